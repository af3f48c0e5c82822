import * as fc from 'fast-check';
import { ObjectLike } from '../../src/schema/problem';
import { validateObject } from '../../src/schema/validate-object';
import { SERVED_CRDS } from '../support/crds';

const metadata = { name: 'a' };
const spec = { host: 'a' };

test.each(['v1', 'v1beta1', 'v1alpha3'])('a kind is the same in the version %s that a cluster serves', (version) => {
  expect(validateObject({ apiVersion: `networking.istio.io/${version}`, kind: 'DestinationRule', metadata, spec })).toEqual([]);
});

test('fails for a version that no cluster serves', () => {
  expect(validateObject({ apiVersion: 'networking.istio.io/v2', kind: 'DestinationRule', metadata, spec })).toEqual([{
    path: ['apiVersion'],
    message: "has no kind DestinationRule in the version 'networking.istio.io/v2'; it is served as networking.istio.io/v1, networking.istio.io/v1alpha3, networking.istio.io/v1beta1",
    severity: 'error',
    layer: 'schema',
    code: 'unserved-version',
  }]);
});

test('problems of metadata and spec are told at once, those of rules only when there are no others', () => {
  const object = { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name: 'A' }, spec: { hots: 'a', trafficPolicy: { retryBudget: {} } } };
  expect(validateObject(object).map(({ path, layer, code }) => [path.join('.'), layer, code])).toEqual([
    ['metadata.name', 'schema', 'wrong-value'],
    ['spec.hots', 'schema', 'unknown-field'],
    ['spec.host', 'schema', 'missing-field'],
  ]);
});

test.each<[unknown]>([
  [undefined], [null], ['text'], [5], [[]], [{}], [{ apiVersion: 'v1', kind: 'Service', metadata: 5 }], [{ apiVersion: 5, kind: 'Gateway' }],
  [{ apiVersion: 'networking.istio.io/v1', kind: 5 }], [{ apiVersion: 'networking.istio.io/v1', kind: 'constructor' }],
  [{ apiVersion: 'example.com/v1', kind: 'VirtualService' }], [{ apiVersion: 'constructor/v1', kind: 'name' }],
])('%j is no object of a pinned kind, of which nothing is said', (object) => {
  expect(validateObject(object as ObjectLike)).toEqual([]);
});

test('no input makes it throw', () => {
  const kinds = SERVED_CRDS.map(({ spec: { group, names, versions } }) => ({ apiVersion: `${group}/${versions[0].name}`, kind: names.kind }));
  const fields = fc.constantFrom('hosts', 'http', 'match', 'rules', 'filters', 'listeners', 'trafficPolicy', 'selector', 'name', 'type');
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true });
  const tree = fc.letrec((tie) => ({ tree: fc.oneof(anything, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(fields, tie('tree'))) })).tree;
  fc.assert(fc.property(fc.constantFrom(...kinds), tree, tree, (kind, meta, other) => {
    expect(Array.isArray(validateObject({ ...kind, metadata: meta, spec: other }))).toBe(true);
  }));
});
