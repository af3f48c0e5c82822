import type { KindHistory, Release, VersionHistory } from '../../src/schema/releases';
import { banner } from '../banner';
import { Crd, Schema } from '../crds';
import { placeHistory } from './place';
import { ReleaseCrds } from './read';

/** What earlier minor versions of Istio had otherwise than the pinned API. */
export interface History {
  readonly releases: readonly Release[];
  readonly kinds: Readonly<Record<string, KindHistory>>;
}

/**
 * Compares the pinned CRDs with those of some versions, the pinned one the last of them.
 *
 * @param pinned the pinned CRDs
 * @param releases from the oldest on
 */
export function historyOf(pinned: readonly Crd[], releases: readonly ReleaseCrds[]): History {
  const kinds = pinned.flatMap((crd) => {
    const history = kindHistory(crd, releases);
    return Object.keys(history).length > 0 ? [[`${crd.spec.group}/${crd.spec.names.kind}`, history] as const] : [];
  });
  return { releases: releases.map(({ minor, gatewayApi }) => ({ minor, gatewayApi })), kinds: Object.fromEntries(kinds) };
}

function kindHistory({ metadata: { name }, spec: { versions: [pinned] } }: Crd, releases: readonly ReleaseCrds[]): KindHistory {
  const then = releases.map(({ minor, experimental, standard }) => ({
    minor, experimental: specOf(experimental.get(name), pinned.name), standard: specOf(standard.get(name), pinned.name),
  }));
  // Of a time when there was no such kind the fields say nothing.
  const known = then.filter(({ experimental }) => experimental !== undefined).map((one) => ({ ...one, standard: one.standard ?? one.experimental }));
  const begin = { since: known[0].minor, standard: known[0].minor };
  const spec = placeHistory(pinned.schema.openAPIV3Schema.properties!.spec, known, begin);
  const versions = versionsOf(name, releases);
  return { ...versions && { versions }, ...spec && { spec } };
}

/** The spec by the schema of a version, or of the one that is served in its place. */
function specOf(crd: Crd | undefined, version: string): Schema | undefined {
  const found = crd?.spec.versions.find(({ name }) => name === version) ?? crd?.spec.versions[0];
  return found?.schema.openAPIV3Schema.properties!.spec;
}

function versionsOf(crd: string, releases: readonly ReleaseCrds[]): KindHistory['versions'] {
  const names = new Set(releases.flatMap(({ experimental }) => experimental.get(crd)?.spec.versions.map(({ name }) => name) ?? []));
  const versions = [...names].sort().map((name) => [name, versionHistory(crd, name, releases)] as const);
  const [first, last] = [releases[0].minor, releases[releases.length - 1].minor];
  const always = JSON.stringify({ served: [first, last], standard: [first, last] });
  return versions.every(([, history]) => JSON.stringify(history) === always) ? undefined : Object.fromEntries(versions);
}

function versionHistory(crd: string, version: string, releases: readonly ReleaseCrds[]): VersionHistory {
  const rangeIn = (channel: 'experimental' | 'standard'): [number, number] | undefined => {
    const minors = releases.filter((one) => one[channel].get(crd)?.spec.versions.some(({ name }) => name === version)).map(({ minor }) => minor);
    return minors.length > 0 ? [minors[0], minors[minors.length - 1]] : undefined;
  };
  const standard = rangeIn('standard');
  const isDeprecated = ({ experimental }: ReleaseCrds) =>
    experimental.get(crd)?.spec.versions.some((one) => one.name === version && one.deprecated) ?? false;
  const deprecated = releases.find(isDeprecated)?.minor;
  return { served: rangeIn('experimental')!, ...standard && { standard }, ...deprecated !== undefined && { deprecated } };
}

/** The same as code. */
export function historyTable({ releases, kinds }: History): string {
  const lines = Object.entries(kinds).map(([kind, history]) => `  '${kind}': ${JSON.stringify(history)},`);
  return `${banner('imports/releases.json')}import type { KindHistory, Release } from '../releases';

/** The minor versions of Istio that are known, from the oldest on. */
export const RELEASES: readonly Release[] = ${JSON.stringify(releases)};

/** What was otherwise in earlier ones than in the last, by group and kind. */
export const HISTORY: Readonly<Record<string, KindHistory>> = {
${lines.join('\n')}
};
`;
}
