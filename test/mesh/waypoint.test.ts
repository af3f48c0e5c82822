import { ApiObject, Chart, Testing } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { Host, IService } from '../../src';
import { FromNamespaces, Listener } from '../../src/gatewayapi';
import { PolicyTarget, Protocol, ServiceEntry, ServiceEntryResolution } from '../../src/istio';
import { DataPlane, DisruptionBudget, MeshNamespace, ProxyScaling, Waypoint, WaypointFor, WaypointProps } from '../../src/mesh';
import { LABEL_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const waypointOf = (props: WaypointProps = {}) => only((scope) => new Waypoint(scope, 'waypoint', props));

const service = (scope: Chart, namespace?: string) =>
  new ApiObject(scope, `cart-${namespace}`, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart', namespace } });

const labelsOf = (scope: Chart, name = 'cart') => synth(scope).find(({ metadata }) => metadata.name === name)!.metadata.labels;

test('is a Gateway for the tunnels of the ambient mode', () => {
  expect(waypointOf()).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'test-waypoint', namespace: 'shop' },
    spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
  });
});

test('says for which traffic and of which revision it is', () => {
  const { metadata } = waypointOf({ waypointFor: WaypointFor.ALL, revision: 'prod', metadata: { name: 'waypoint', labels: { team: 'web' } } });

  expect(metadata).toEqual({ name: 'waypoint', namespace: 'shop', labels: { 'team': 'web', 'istio.io/waypoint-for': 'all', 'istio.io/rev': 'prod' } });
});

test('is for services unless told otherwise', () => {
  expect(new Waypoint(chart(), 'waypoint').waypointFor).toBe(WaypointFor.SERVICE);
  expect(new Waypoint(chart(), 'waypoint', { waypointFor: WaypointFor.WORKLOAD }).waypointFor).toBe(WaypointFor.WORKLOAD);
});

test.each([
  ['waypoint', {}, { name: 'waypoint', waypointFor: 'service' }],
  ['edge/waypoint', { waypointFor: WaypointFor.ALL }, { name: 'waypoint', namespace: 'edge', waypointFor: 'all' }],
])("'%s' stands for one that is defined elsewhere", (name, attributes, reference) => {
  expect(Waypoint.fromWaypointName(name, attributes)).toEqual({ apiGroup: 'gateway.networking.k8s.io', kind: 'Gateway', ...reference });
});

test('fails with a name that cannot be', () => {
  const reserved = "a waypoint cannot be named 'none', which stands for no waypoint; give it another name";
  expect(() => waypointOf({ metadata: { name: 'none' } })).toThrow(`${reserved} [test/waypoint]`);
  expect(() => Waypoint.fromWaypointName('shop/none')).toThrow(reserved);
  expect(() => waypointOf({ metadata: { name: 'a.b' } })).toThrow(`name of a gateway ${LABEL_RULE}, got 'a.b' [test/waypoint]`);
  expect(() => Waypoint.fromWaypointName('Shop')).toThrow(`name of the gateway ${SUBDOMAIN_RULE}, got 'Shop'`);
  expect(() => waypointOf({ revision: '1.31' })).toThrow(`revision ${LABEL_RULE}, got '1.31' [test]`);
});

test('fails with a budget that would keep its one pod', () => {
  expect(() => waypointOf({ deployment: { disruptionBudget: DisruptionBudget.minAvailable(1) } }))
    .toThrow('disruptionBudget keeps 1 of at least 1 pods available');
});

test('a policy can be attached to it', () => {
  expect(() => PolicyTarget.gateway(new Waypoint(chart(), 'waypoint'))).not.toThrow();
});

test('its pods are as a ConfigMap beside it says', () => {
  const scope = chart();
  new Waypoint(scope, 'waypoint', {
    metadata: { name: 'waypoint' },
    deployment: { scaling: ProxyScaling.automatic({ minReplicas: 2, maxReplicas: 3 }), disruptionBudget: DisruptionBudget.minAvailable(1) },
  });
  const [parameters, gateway] = synth(scope);

  expect(parameters).toMatchObject({ kind: 'ConfigMap', metadata: { name: 'waypoint-parameters', namespace: 'shop' } });
  expect(Object.keys((parameters as any).data)).toEqual(['horizontalPodAutoscaler', 'podDisruptionBudget']);
  expect(gateway.spec.infrastructure).toEqual({ parametersRef: { group: '', kind: 'ConfigMap', name: 'waypoint-parameters' } });
});

test('what Istio deploys has labels, and is as a ConfigMap of the user says', () => {
  expect(waypointOf({ infrastructure: { labels: { team: 'web' }, parametersConfigMap: 'mine' } }).spec.infrastructure)
    .toEqual({ labels: { team: 'web' }, parametersRef: { group: '', kind: 'ConfigMap', name: 'mine' } });
});

test('fails with a listener that a waypoint cannot have', () => {
  const scope = chart();
  new Waypoint(scope, 'waypoint').addListener(Listener.http());

  expect(() => synth(scope)).toThrow(
    "[test/waypoint] listener 'http' of HTTP is not served by a gateway of the class 'istio-waypoint'; a waypoint has only Listener.hbone");
});

describe.each<[string, (scope: Chart) => IService]>([
  ['an ApiObject', (scope) => service(scope)],
  ['cdk8s-plus-27', (scope) => new plus27.Service(scope, 'cart', { metadata: { name: 'cart' }, ports: [{ port: 80 }] })],
  ['cdk8s-plus-34', (scope) => new plus34.Service(scope, 'cart', { metadata: { name: 'cart' }, ports: [{ port: 80 }] })],
])('a Service that is %s', (_, serviceIn) => {
  test('is enrolled', () => {
    const scope = chart();
    new Waypoint(scope, 'waypoint', { metadata: { name: 'waypoint' } }).enrollService(serviceIn(scope), { ingressUseWaypoint: true });

    expect(labelsOf(scope)).toEqual({ 'istio.io/use-waypoint': 'waypoint', 'istio.io/ingress-use-waypoint': 'true' });
  });

  test('is exempted', () => {
    const scope = chart();
    Waypoint.exemptService(serviceIn(scope));

    expect(labelsOf(scope)).toEqual({ 'istio.io/use-waypoint': 'none' });
  });
});

test('a Service whose namespace is not known names that of the waypoint', () => {
  const scope = new Chart(Testing.app(), 'test');
  new Waypoint(scope, 'waypoint', { metadata: { name: 'waypoint', namespace: 'edge' } }).enrollService(service(scope));

  expect(labelsOf(scope)).toEqual({ 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-namespace': 'edge' });
});

const serviceEntry = (scope: Chart) => new ServiceEntry(scope, 'entry', {
  metadata: { name: 'api' }, hosts: [Host.dns('api.example.com')], ports: [{ number: 443, protocol: Protocol.TLS }], resolution: ServiceEntryResolution.dns(),
});

test('a ServiceEntry is enrolled', () => {
  const scope = chart();
  new Waypoint(scope, 'waypoint', { metadata: { name: 'waypoint' } }).enrollServiceEntry(serviceEntry(scope));

  expect(labelsOf(scope, 'api')).toEqual({ 'istio.io/use-waypoint': 'waypoint' });
});

test('a ServiceEntry is enrolled with a canary', () => {
  const scope = chart();
  const canary = { waypoint: Waypoint.fromWaypointName('next'), weightPercent: 10 };
  new Waypoint(scope, 'waypoint', { metadata: { name: 'waypoint' } }).enrollServiceEntry(serviceEntry(scope), { canary });

  expect(synth(scope).find(({ kind }) => kind === 'ServiceEntry')!.metadata).toEqual({
    name: 'api',
    namespace: 'shop',
    labels: { 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-canary': 'next' },
    annotations: { 'istio.io/use-waypoint-canary-weight': '10' },
  });
});

test('fails to enrol what has no use for it', () => {
  const scope = chart();
  const pods = new Waypoint(scope, 'pods', { metadata: { name: 'pods' }, waypointFor: WaypointFor.WORKLOAD });
  expect(() => pods.enrollService(service(scope))).toThrow(
    "Service 'cart' has no use for waypoint 'pods', which is for workloads alone; make it one for services or WaypointFor.ALL [test/pods]");

  const waypoint = new Waypoint(scope, 'waypoint');
  const deployment = new ApiObject(scope, 'deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cart' } });
  expect(() => waypoint.enrollService(deployment))
    .toThrow("a waypoint takes a Service or ServiceEntry, got the Deployment 'cart'; pass the Service that exposes it [test/waypoint]");
});

test('fails to enrol twice', () => {
  const scope = chart();
  const cart = service(scope);
  Waypoint.exemptService(cart);

  expect(() => new Waypoint(scope, 'waypoint').enrollService(cart))
    .toThrow("Service 'cart' is labelled 'istio.io/use-waypoint' already, which the enrolment in a waypoint decides; drop that [test/waypoint]");
});

describe('from another namespace', () => {
  const props = { metadata: { name: 'waypoint' } };
  const allowed = (scope: Chart) => synth(scope).find(({ kind }) => kind === 'Gateway')!.spec.listeners[0].allowedRoutes;

  test('a namespace uses it that it allows, and its own still may', () => {
    const scope = chart();
    const waypoint = new Waypoint(scope, 'waypoint', props);
    waypoint.allowNamespace(new MeshNamespace(scope, 'orders', { metadata: { name: 'orders' }, dataPlane: DataPlane.ambient({ waypoint }) }));

    expect(allowed(scope)).toEqual({
      namespaces: { from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop', 'orders'] }] } },
    });
    expect(labelsOf(scope, 'orders')).toEqual({
      'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-namespace': 'shop',
    });
  });

  test.each([
    ['all', FromNamespaces.ALL, { from: 'All' }],
    ['some', FromNamespaces.selector({ matchLabels: { team: 'web' } }), { from: 'Selector', selector: { matchLabels: { team: 'web' } } }],
  ])('%s may use it', (_, allowedNamespaces, namespaces) => {
    const scope = chart();
    new Waypoint(scope, 'waypoint', { ...props, allowedNamespaces }).enrollService(service(scope, 'orders'));

    expect(allowed(scope)).toEqual({ namespaces });
  });

  test.each([undefined, FromNamespaces.SAME])('fails where it is not allowed (%#)', (allowedNamespaces) => {
    const scope = chart();
    const waypoint = new Waypoint(scope, 'waypoint', { ...props, allowedNamespaces });
    waypoint.enrollService(service(scope, 'orders'));
    waypoint.enrollService(service(scope, 'shop'));

    expect(() => synth(scope)).toThrow(
      "[test/waypoint] namespace 'orders' uses waypoint 'waypoint' of namespace 'shop', which only namespaces that it allows may; allow it by allowNamespace");
  });

  test('fails to allow one where that is decided, or its own is not known', () => {
    const orders = new MeshNamespace(chart(), 'orders', { dataPlane: DataPlane.ambient() });
    expect(() => new Waypoint(chart(), 'waypoint', { allowedNamespaces: FromNamespaces.ALL }).allowNamespace(orders))
      .toThrow('allowedNamespaces decides already which namespaces may use the waypoint; drop it, or take the namespace into it [test/waypoint]');
    expect(() => new Waypoint(new Chart(Testing.app(), 'test'), 'waypoint').allowNamespace(orders))
      .toThrow("waypoint 'test-waypoint' has no namespace, so it cannot be told from others; give it or its chart a namespace [test/waypoint]");
  });
});
