import { Values } from '../../../src/mesh/private/install-plan';
import { BASE } from './base';
import { CNI } from './cni';
import { GLOBAL } from './global';
import { ISTIOD } from './istiod';
import { ZTUNNEL } from './ztunnel';

/** Samples of all that a Mesh takes as values, by its properties. */
export const SAMPLES = { global: GLOBAL, base: BASE, istiod: ISTIOD, cni: CNI, ztunnel: ZTUNNEL };

export type Section = keyof typeof SAMPLES;

/** What some properties make no sense without. */
const COMPANIONS: Readonly<Record<string, readonly [given: object, written: Values]>> = {
  'istiod.replicaCount': [{ autoscaleEnabled: false }, { pilot: { autoscaleEnabled: false } }],
  'istiod.podDisruptionBudget': [{ autoscaleMin: 2 }, { pilot: { autoscaleMin: 2 } }],
};

/** A property with an input, what must be written for it, and with what else it is given. */
export interface Sample {
  readonly section: Section;
  readonly property: string;
  readonly given: unknown;
  readonly written: Values;
  readonly companion: readonly [given: object, written: Values];
}

export const ALL_SAMPLES: readonly Sample[] = Object.entries(SAMPLES).flatMap(([section, samples]) =>
  Object.entries<ReadonlyArray<readonly [unknown, Values]>>(samples as never).flatMap(([property, list]) =>
    list.map(([given, written]) => ({ section: section as Section, property, given, written, companion: COMPANIONS[`${section}.${property}`] ?? [{}, {}] }))));
