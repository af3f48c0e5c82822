import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Crd, Schema } from '../../build-tools/crds';
import { schemaTable, tableFacts } from '../../build-tools/schema-tables';
import { findKind } from '../../src/schema/kinds';
import { SERVED_CRDS } from '../support/crds';

const FOLDER = join(__dirname, '..', '..', 'src', 'schema', 'tables');
const GROUPS = [...new Set(SERVED_CRDS.map(({ spec }) => spec.group))];

test.each(GROUPS)('the table of %s is that of the pinned CRDs', (group) => {
  const table = readFileSync(join(FOLDER, `${group}.generated.ts`), 'utf8');
  expect(table).toBe(schemaTable(SERVED_CRDS.filter(({ spec }) => spec.group === group)));
});

test('every pinned kind is found', () => {
  const lost = SERVED_CRDS.filter(({ spec }) => !findKind(spec.group, spec.names.kind)).map(({ metadata }) => metadata.name);
  expect(lost).toEqual([]);
});

const crd = (field: Schema): Crd => ({
  ...SERVED_CRDS[0],
  spec: {
    ...SERVED_CRDS[0].spec,
    versions: [{ ...SERVED_CRDS[0].spec.versions[0], schema: { openAPIV3Schema: { type: 'object', properties: { spec: field } } } }],
  },
});

test.each<[string, Schema]>([
  ['the tables do not know multipleOf', { type: 'integer', multipleOf: 5 }],
  ['the tables know lists with one key, not with a, b', { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['a', 'b'] }],
  ['the pattern \\d may have another meaning in JavaScript', { type: 'string', pattern: '\\d' }],
  ['the tables do not know anyOf', { anyOf: [{ type: 'string' }] }],
  ['the tables do not know [{"required":["a"]},{"required":["b"]}]', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
])('fails to import what it does not know: %s', (message, field) => {
  expect(() => tableFacts([crd(field)])).toThrow(message);
});
