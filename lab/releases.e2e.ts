import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, loadAll } from 'js-yaml';
import { Crd, Schema } from '../build-tools/crds';
import { readRelease, ReleaseCrds } from '../build-tools/releases/read';
import { fields } from '../src/analysis/rules/target/fields';
import { Mesh } from '../src/model/mesh';
import { readText } from '../src/model/read';
import { pathText } from '../src/schema/problem';
import { PlaceHistory } from '../src/schema/releases';
import { HISTORY } from '../src/schema/tables/releases.generated';
import { SERVED_CRDS } from '../test/support/crds';
import { leavesOf } from '../test/support/leaves';
import { Referee } from './referee';

const IMPORTS = join(__dirname, '..', 'imports');
const modulesIn = (file: string) => JSON.parse(readFileSync(join(IMPORTS, file), 'utf8'));

/** The earlier versions of Istio, and the pinned one behind them, as their own modules have them. */
const RELEASES: readonly ReleaseCrds[] = [...Object.values<any>(modulesIn('releases.json')), modulesIn('versions.json')].map(readRelease);
const EARLIER = RELEASES.slice(0, -1);
const CHANNELS = ['experimental', 'standard'] as const;

type Channel = (typeof CHANNELS)[number];

const nameOf = ({ spec }: Crd) => `${spec.group}/${spec.names.kind}`;
const specOf = (crd: Crd | undefined, version: string): Schema | undefined =>
  (crd?.spec.versions.find(({ name }) => name === version) ?? crd?.spec.versions[0])?.schema.openAPIV3Schema.properties!.spec;

describe.each(EARLIER.flatMap((release) => CHANNELS.map((channel) => [release.minor, channel, release] as const)))('Istio 1.%s, %s channel', (minor, channel, release) => {
  test('each leaf and each value of the pinned API is there, or the table says since when', () => {
    const wrong = SERVED_CRDS.flatMap((crd) => {
      const [{ name: version, schema }] = crd.spec.versions;
      const then = specOf(release[channel].get(crd.metadata.name), version);
      if (then === undefined) return [];
      const old = new Set(leavesOf(then));
      const spec = HISTORY[nameOf(crd)]?.spec;
      return leavesOf(schema.openAPIV3Schema.properties!.spec)
        .filter((leaf) => old.has(leaf) === isLater(leaf, spec, minor, channel) && !isExperimentalStill(leaf))
        .map((leaf) => `${nameOf(crd)} ${leaf}`);
    });
    expect(wrong).toEqual([]);
  });

  test('an API server refuses what is found newer, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-releases-'));
    for (const [name, crd] of release[channel]) writeFileSync(join(folder, `${name}.yaml`), dump(crd));
    const referee = await Referee.start(folder);
    try {
      const verdicts = await referee.verdicts(TEXT);
      const refused = verdicts.map(({ layer, message = '' }) => (layer === 'schema' ? placesIn(message) : []));
      const found = OBJECTS.map((object) => newerIn(object, minor, channel, release));
      expect(refused.flatMap((places, index) => titled(index, places))).toEqual(found.flatMap((places, index) => titled(index, places)));
      expect(found.flat().length).toBeGreaterThan(0);
    } finally {
      await referee.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

test('the table has the API versions that are served', () => {
  for (const { minor, experimental, standard } of RELEASES) {
    for (const crd of SERVED_CRDS) {
      const versionsIn = (crds: ReadonlyMap<string, Crd>) => crds.get(crd.metadata.name)?.spec.versions.map(({ name }) => name).sort() ?? [];
      const { versions } = HISTORY[nameOf(crd)] ?? {};
      const told = (key: 'served' | 'standard') => versions && Object.keys(versions).filter((name) => {
        const range = versions[name][key];
        return range !== undefined && range[0] <= minor && minor <= range[1];
      });
      const always = crd.spec.versions.map(({ name }) => name).sort();
      expect([nameOf(crd), minor, told('served') ?? always]).toEqual([nameOf(crd), minor, versionsIn(experimental)]);
      expect([nameOf(crd), minor, told('standard') ?? always]).toEqual([nameOf(crd), minor, versionsIn(standard)]);
    }
  }
});

/** Whether the table says of a leaf such as `servers[].tls.mode=SIMPLE` that a version did not have it. */
function isLater(leaf: string, spec: PlaceHistory | undefined, minor: number, channel: Channel): boolean {
  const [path, value] = leaf.split('=');
  let place = spec;
  for (const step of path.match(/\[\]|\*|[^.[\]]+/g) ?? []) {
    place = step === '[]' || step === '*' ? place?.items : place?.fields?.[step];
    if (place === undefined) return false;
    if (place.since! > minor || (channel === 'standard' && place.standard! > minor)) return true;
  }
  const limits = (place?.limits ?? []).filter(({ before, standard }) => minor < before && (standard === undefined || channel === 'standard'));
  return value !== undefined && limits.some((limit) => limit.enum !== undefined && !limit.enum.map(String).includes(value));
}

/** What is pinned of the experimental channel, and stands in no standard one yet. */
const isExperimentalStill = (path: string) => /^(?:spec\.)?rules\[\d*\]\.retry\b/.test(path);

/** Samples that use every field, and values of their own. */
const TEXT = [
  ...readdirSync(join(__dirname, 'samples')).filter((file) => file.endsWith('.yaml')).map((file) => join('samples', file)), 'newer-values.yaml',
].map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n---\n');
const OBJECTS = loadAll(TEXT) as Array<{ apiVersion: string; kind: string; metadata: { name: string } }>;

const titled = (index: number, places: readonly string[]) => places.map((place) => `${OBJECTS[index].kind} ${OBJECTS[index].metadata.name}: ${place}`);

/** The places that a refusal names: unknown fields, or values. */
function placesIn(message: string): string[] {
  const [, unknown] = /^unknown field (.*)$/.exec(message) ?? [];
  if (unknown !== undefined) return unknown.split(', ').filter((path) => !isExperimentalStill(path)).sort();
  return [...message.matchAll(/\bspec[^:,;]*(?=: (?:Unsupported|Too many|Invalid value))/g)].map(([place]) => place);
}

/** The places that the analyzer finds newer, of an object whose API version is served; of values only where all fields are known, as an API server does. */
function newerIn(object: (typeof OBJECTS)[number], minor: number, channel: Channel, release: ReleaseCrds): string[] {
  const [group, version] = object.apiVersion.split('/');
  const crd = [...release[channel].values()].find(({ spec }) => spec.group === group && spec.names.kind === object.kind);
  if (!crd?.spec.versions.some(({ name }) => name === version)) return [];
  const { resources } = readText(JSON.stringify(object), 'a.yaml');
  const codes = channel === 'standard' ? ['CDI0160', 'CDI0162'] : ['CDI0160'];
  const found = [...fields.check(new Mesh(resources), minor)].filter(({ code }) => codes.includes(code));
  const unknown = found.filter(({ message }) => / is (?:there|in the standard channel) since /.test(message) && !message.includes(' of '));
  return (unknown.length > 0 ? unknown : found).map(({ path }) => pathText(path!)).sort();
}
