import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Schema } from '../../build-tools/crds';
import { PlaceHistory } from '../../src/schema/releases';
import { HISTORY, RELEASES } from '../../src/schema/tables/releases.generated';
import { SERVED_CRDS } from '../support/crds';
import { ROOT } from './sources';

const imports = (file: string) => JSON.parse(readFileSync(join(ROOT, 'imports', file), 'utf8'));

test('the known versions of Istio follow one another, up to the pinned one', () => {
  const modules = [...Object.values<any>(imports('releases.json')), imports('versions.json')];
  expect(RELEASES).toEqual(modules.map((one, index) => ({
    minor: RELEASES[0].minor + index,
    gatewayApi: one['sigs.k8s.io/gateway-api'].replace(/^v(\d+\.\d+)\..*/, '$1'),
  })));
  expect(modules.map((one) => one['istio.io/api'].replace(/^v1\.(\d+)\..*/, '1.$1'))).toEqual(RELEASES.map(({ minor }) => `1.${minor}`));
  expect(Object.keys(imports('releases.json'))).toEqual(RELEASES.slice(0, -1).map(({ minor }) => `1.${minor}`));
});

test('what the table of versions tells is about places of the pinned API', () => {
  const unknown: string[] = [];
  const compare = (place: PlaceHistory, schema: Schema | undefined, path: string): void => {
    if (schema === undefined) unknown.push(path);
    const items = schema?.items ?? schema?.additionalProperties;
    if (place.items) compare(place.items, typeof items === 'object' ? items : undefined, `${path}[]`);
    for (const [name, child] of Object.entries(place.fields ?? {})) compare(child, schema?.properties?.[name], `${path}.${name}`);
  };
  for (const [kind, { spec }] of Object.entries(HISTORY)) {
    const crd = SERVED_CRDS.find((one) => `${one.spec.group}/${one.spec.names.kind}` === kind)!;
    if (spec) compare(spec, crd.spec.versions[0].schema.openAPIV3Schema.properties!.spec, kind);
  }
  expect(unknown).toEqual([]);
});
