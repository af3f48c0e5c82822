import { ServiceHost, WorkloadSelector } from '../../src';
import { EnvoyFilter, EnvoyFilterProps, EnvoyOperation, EnvoyPatch, PolicyTarget } from '../../src/istio';
import { chart, only } from '../support/synth';

const PATCH = EnvoyPatch.cluster({ operation: EnvoyOperation.merge({ connect_timeout: '1s' }) });
const CONFIG_PATCH = { applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: { connect_timeout: '1s' } } };

const filterOf = (props: EnvoyFilterProps) => only((scope) => new EnvoyFilter(scope, 'filter', { patches: [PATCH], ...props }));

test('an envoy filter may be for a whole namespace', () => {
  expect(filterOf({})).toEqual({
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: 'test-filter', namespace: 'shop' },
    spec: { configPatches: [CONFIG_PATCH] },
  });
});

test.each<[string, PolicyTarget, object]>([
  ['workloads', PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })), { workloadSelector: { labels: { app: 'cart' } } }],
  ['what a waypoint serves', PolicyTarget.serviceHost(ServiceHost.fromName('cart', { namespace: 'shop' })), { targetRefs: [{ kind: 'Service', name: 'cart' }] }],
])('it may be for %s', (_, target, spec) => {
  expect(filterOf({ target }).spec).toEqual({ ...spec, configPatches: [CONFIG_PATCH] });
});

test('it may be for the mesh, from the root namespace', () => {
  expect(filterOf({ target: PolicyTarget.mesh(), metadata: { labels: { team: 'mesh' } } }).metadata)
    .toEqual({ name: 'test-filter', namespace: 'istio-system', labels: { team: 'mesh' } });
});

test.each([10, 0, -10])('its priority may be %d', (priority) => {
  expect(filterOf({ priority }).spec.priority).toBe(priority);
});

test('patches can be added', () => {
  const { spec } = only((scope) => {
    const filter = new EnvoyFilter(scope, 'filter', { patches: [PATCH] });
    filter.addPatch(PATCH);
  });
  expect(spec).toEqual({ configPatches: [CONFIG_PATCH, CONFIG_PATCH] });
});

test('fails without a patch', () => {
  expect(() => filterOf({ patches: [] })).toThrow('an envoy filter needs at least one patch; add one by addPatch');
});

test('fails with a priority that is none', () => {
  expect(() => new EnvoyFilter(chart(), 'filter', { priority: 0.5 })).toThrow('priority must be a whole number of at least -2147483648, got 0.5 [test/filter]');
});
