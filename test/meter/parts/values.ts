import { Duration } from 'cdk8s';
import { Host, StringMatch } from '../../../src';
import { Probe } from '../probe';

export const host = (probe: Probe, leaf: string) => Host.dns(probe.text(leaf, (text) => `${text}.example.com`));

/** A host whose name is part of an object that only a factory takes. */
export const hostName = (probe: Probe, leaf: string) => probe.text(leaf, (text) => `${text}.example.com`);

export const seconds = (probe: Probe, leaf: string) => probe.of(leaf, Duration.seconds(1), Duration.seconds(2));

export const port = (probe: Probe, leaf: string) => probe.number(leaf, 8001, 8002);

export const labels = (probe: Probe, leaf: string) => ({ app: probe.text(`${leaf}.*`) });

export const path = (probe: Probe, leaf: string) => probe.text(leaf, (text) => `/${text}`);

/** Each way to compare a text; the last asks only for its presence, which has no leaf. */
export const stringMatches = (probe: Probe, leaf: string): StringMatch[] => [
  StringMatch.exact(probe.text(`${leaf}.exact`)),
  StringMatch.prefix(probe.text(`${leaf}.prefix`)),
  StringMatch.regex(probe.text(`${leaf}.regex`)),
];
