import { Mesh } from '../../../src/model/mesh';
import { readText } from '../../../src/model/read';
import { DataPlanes } from '../../../src/simulator/ambient/data-plane';
import { AMBIENT, namespace } from '../../support/ambient';

type Fields = Record<string, any>;

function planeOf(labels: Fields, given?: object, { kind = 'Deployment', annotations = {}, spec = {}, more = [] as object[] } = {}) {
  const pod = { metadata: { labels, annotations }, spec: { containers: [{ name: 'app' }], ...spec } };
  const workload = kind === 'Pod' ? { apiVersion: 'v1', kind, ...pod, metadata: { ...pod.metadata, name: 'a', namespace: 'shop' } }
    : { apiVersion: 'apps/v1', kind, metadata: { name: 'a', namespace: 'shop' }, spec: { template: pod } };
  const { resources } = readText([workload, ...given ? [given] : [], ...more].map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml');
  return new DataPlanes(new Mesh(resources)).of('shop/a');
}

const shop = (labels: Fields) => namespace('shop', labels);
const SIDECAR = { 'istio-injection': 'enabled' };
const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };

test.each([
  ['a namespace that is not given may be labelled', {}, undefined, 'sidecar'],
  ['a namespace that says nothing', {}, shop({}), 'none'],
  ['a namespace with sidecars', {}, shop(SIDECAR), 'sidecar'],
  ['a namespace of a revision', {}, shop({ 'istio.io/rev': 'prod' }), 'sidecar'],
  ['a namespace in ambient mode', {}, shop(AMBIENT), 'ztunnel'],
  ['a namespace with sidecars comes before ambient mode', {}, shop({ ...SIDECAR, ...AMBIENT }), 'sidecar'],
  ['a namespace closed to sidecars', { 'sidecar.istio.io/inject': 'true' }, shop({ 'istio-injection': 'disabled' }), 'none'],
  ['a pod that wants a sidecar', { 'sidecar.istio.io/inject': 'true' }, shop({}), 'sidecar'],
  ['a pod of a revision', { 'istio.io/rev': 'prod' }, shop({}), 'sidecar'],
  ['a pod that wants none', NO_SIDECAR, shop(SIDECAR), 'none'],
  ['a pod that wants none, of a namespace that is not given', NO_SIDECAR, undefined, 'none'],
  ['a pod that wants none, in ambient mode all the same', NO_SIDECAR, shop({ ...SIDECAR, ...AMBIENT }), 'ztunnel'],
  ['a pod in ambient mode', AMBIENT, shop({}), 'ztunnel'],
  ['a pod in ambient mode, of a namespace that is not given', AMBIENT, undefined, 'ztunnel'],
  ['a pod that leaves ambient mode', { 'istio.io/dataplane-mode': 'none' }, shop(AMBIENT), 'none'],
])('%s', (_, labels, given, plane) => {
  expect(planeOf(labels, given)).toBe(plane);
});

test('what runs says itself what stands before it', () => {
  expect(planeOf({}, shop(SIDECAR), { kind: 'Pod', annotations: { 'ambient.istio.io/redirection': 'enabled' } })).toBe('ztunnel');
  expect(planeOf({}, shop(AMBIENT), { kind: 'Pod', annotations: { 'sidecar.istio.io/status': '{}' } })).toBe('sidecar');
  expect(planeOf({}, shop(AMBIENT), { kind: 'Pod' })).toBe('ztunnel');
});

test('a proxy that is written down is one', () => {
  expect(planeOf({}, shop(AMBIENT), { spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } })).toBe('sidecar');
  expect(planeOf({}, shop(AMBIENT), { spec: { containers: [{ name: 'istio-proxy' }] } })).toBe('ztunnel');
});

test('pods in the network of their node are not in the mesh', () => {
  expect(planeOf({}, shop(AMBIENT), { spec: { hostNetwork: true } })).toBe('none');
  expect(planeOf({}, shop(SIDECAR), { spec: { hostNetwork: true } })).toBe('none');
});

test('where all namespaces have sidecars by default, one that says nothing has', () => {
  const injector = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio-sidecar-injector', namespace: 'istio-system' },
    data: { values: '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}' },
  };
  expect(planeOf({}, shop({}), { more: [injector] })).toBe('sidecar');
});

test('a workload that is none has a sidecar, as a gateway that is thought of', () => {
  expect(new DataPlanes(new Mesh([])).of('shop/a')).toBe('sidecar');
});
