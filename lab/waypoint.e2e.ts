import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ApiObject, App, Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { bookshop } from '../examples/install-ambient/main';
import { AMBIENT, STAGES, tutorial } from '../examples/tutorial/main';
import { Host, istio, mesh as m, ServiceHost } from '../src';
import { Mesh, startMesh } from './full';
import { workloadManifests } from './full/workloads';
import { moduleFolder } from './toolchain';

const CATALOG = { host: 'catalog.bookshop.svc.cluster.local', port: 8080, waypoint: 'bookshop/waypoint' };

const PLANES: Record<string, m.DataPlane> = { sidecar: m.DataPlane.sidecar(), ambient: m.DataPlane.ambient(), none: m.DataPlane.none() };

/** Each data plane of a workload in each of a namespace, but for the one that the constructs refuse. */
const PAIRS = Object.keys(PLANES).flatMap((namespace) => Object.keys(PLANES).map((workload) => ({ namespace, workload })))
  .filter(({ namespace, workload }) => namespace !== 'none' || workload !== 'sidecar');

/** Namespaces of all data planes, and in each one workloads of all. */
function definePlanes(chart: Chart) {
  for (const [name, dataPlane] of Object.entries(PLANES)) new m.MeshNamespace(chart, name, { metadata: { name }, dataPlane });
  for (const { namespace, workload } of PAIRS) {
    for (const manifest of workloadManifests({ namespace, name: `in-${workload}` }) as any[]) {
      const object = new ApiObject(chart, `${namespace}-${workload}-${manifest.kind}`, manifest);
      if (manifest.kind === 'Deployment') m.MeshWorkload.enrollApiObject(object, PLANES[workload]);
    }
  }
}

/** A waypoint that one other namespace may use and another may not, each with a Service that does. */
function defineShared(chart: Chart) {
  const waypoint = new m.Waypoint(chart, 'shared', { metadata: { name: 'shared', namespace: 'edge' } });
  for (const name of ['edge', 'guest']) {
    const namespace = new m.MeshNamespace(chart, name, { metadata: { name }, dataPlane: m.DataPlane.ambient() });
    if (name === 'guest') waypoint.allowNamespace(namespace);
    waypoint.enrollService(new ApiObject(chart, `${name}-cart`, {
      apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart', namespace: name }, spec: { selector: { app: 'cart' }, ports: [{ name: 'http', port: 80 }] },
    }));
  }
}

/** What nobody allowed, as the constructs would not have it. */
const STRANGER = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'stranger', labels: { 'istio.io/dataplane-mode': 'ambient' } } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cart', namespace: 'stranger', labels: { 'istio.io/use-waypoint': 'shared', 'istio.io/use-waypoint-namespace': 'edge' } },
    spec: { selector: { app: 'cart' }, ports: [{ name: 'http', port: 80 }] },
  },
];

let mesh: Mesh;

beforeAll(async () => {
  const chart = new Chart(new App(), 'lab');
  definePlanes(chart);
  defineShared(chart);
  const examples = [bookshop(new App()), tutorial(new App(), STAGES.v1Only, AMBIENT)].flatMap(({ charts }) => charts.flatMap((one) => one.toJson()));
  mesh = await startMesh({ manifests: [...examples, ...chart.toJson(), ...STRANGER] });
});

afterAll(() => mesh?.close());

describe('the waypoint of the example', () => {
  const ask = (request = {}, workload = 'storefront') => mesh.request({ ...CATALOG, from: { workload: `bookshop/${workload}` }, ...request });

  test('sends early readers to the second version and all others to the first', async () => {
    expect(await ask()).toMatchObject({ status: 200, seen: { version: 'v1' } });
    expect(await ask({ headers: { 'x-reader': 'early' } })).toMatchObject({ status: 200, seen: { version: 'v2' } });
  });

  test('lets nobody but the storefront read, and nobody write', async () => {
    expect(await ask({ method: 'POST' })).toMatchObject({ status: 403, body: 'RBAC: access denied' });
    expect(await ask({}, 'catalog-v1')).toMatchObject({ status: 403, body: 'RBAC: access denied' });
  });

  test('is what the namespace is bound to, and has the pods asked for', async () => {
    const place = { namespace: 'bookshop', name: 'waypoint' };
    const { spec: autoscaler } = await mesh.get({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: place });
    const { spec: budget } = await mesh.get({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: place });
    const { spec: deployment } = await mesh.get({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: place });

    expect(autoscaler).toMatchObject({ minReplicas: 2, maxReplicas: 5, scaleTargetRef: { kind: 'Deployment', name: 'waypoint' } });
    expect(budget).toEqual({ minAvailable: 1, selector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' } } });
    expect(deployment.template.spec.topologySpreadConstraints).toHaveLength(1);
    const attached = { status: 'True', message: 'Successfully attached to waypoint bookshop/waypoint' };
    expect(await bound('bookshop', 'catalog', attached)).toMatchObject(attached);
  });
});

test('the waypoint of the tutorial routes as its sidecars do', async () => {
  const ask = (headers = {}) => mesh.request({
    from: { workload: 'studio/apppage-v1' }, host: 'design.studio.svc.cluster.local', port: 9080, path: '/design', waypoint: 'studio/waypoint', headers,
  });

  for (let times = 0; times < 20; times++) {
    expect(await ask({ 'end-user': 'don-norman' })).toMatchObject({ status: 200, seen: { version: 'v2' } });
    expect(await ask()).toMatchObject({ status: 200, seen: { version: 'v1' } });
  }
  expect(await mesh.request({ from: { gateway: 'studio/studio-ingress' }, host: 'studio.example.com', path: '/apppage' }))
    .toMatchObject({ status: 200, seen: { service: 'apppage' } });
});

test('what comes through an ingress gateway passes the waypoint only where that is asked for', async () => {
  const chart = new Chart(new App(), 'edge', { namespace: 'edge' });
  const ingress = new m.IngressGateway(chart, 'ingress', { metadata: { name: 'ingress' } });
  const catalog = ServiceHost.fromName('catalog', { namespace: 'bookshop' });
  new istio.VirtualService(chart, 'catalog', {
    hosts: [Host.ANY],
    gateways: [ingress.addGateway('public', { servers: [istio.Server.http({ hosts: ['*'] })] })],
    http: [istio.HttpRoute.route({ destinations: [{ destination: istio.Destination.host(catalog, { port: 8080 }) }] })],
  });
  const waypoint = m.Waypoint.fromWaypointName('bookshop/waypoint');
  const namespace = (options: m.AmbientOptions) => ({
    apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bookshop', labels: m.DataPlane.ambient({ waypoint, ...options }).namespaceLabels('bookshop') },
  });
  const ask = async (options: m.AmbientOptions) => {
    await mesh.apply([namespace(options), ...chart.toJson()]);
    await mesh.waitSynced();
    return mesh.request({ from: { gateway: 'edge/ingress' }, host: 'www.example.com' });
  };

  expect(await ask({ ingressUseWaypoint: false })).toMatchObject({ status: 200, seen: { service: 'catalog' } });
  // The waypoint lets the storefront read, and nobody else.
  expect(await ask({ ingressUseWaypoint: true })).toMatchObject({ status: 403 });
});

/** What istiod says of the waypoint of a Service, once it says so. */
async function bound(namespace: string, name: string, wanted: object) {
  for (const end = Date.now() + 10_000; ; await setTimeout(20)) {
    const { status } = await mesh.get({ apiVersion: 'v1', kind: 'Service', metadata: { namespace, name } });
    const condition = status.conditions?.find(({ type }: any) => type === 'istio.io/WaypointBound') ?? {};
    if (Object.entries(wanted).every(([key, value]) => condition[key] === value) || Date.now() > end) return condition;
  }
}

test.each([
  ['edge', { status: 'True' }],
  ['guest', { status: 'True' }],
  ['stranger', { status: 'False', reason: 'AttachmentDenied' }],
])('a waypoint takes services of its own namespace and of those that it allows: %s', async (namespace, condition) => {
  expect(await bound(namespace, 'cart', condition)).toMatchObject(condition);
});

test.each(PAIRS)('in a namespace of $namespace pods of $workload have what they shall', async ({ namespace, workload }) => {
  const [pod] = (await mesh.list({ apiVersion: 'v1', kind: 'Pod', namespace })).filter(({ metadata }) => metadata.labels.app === `in-${workload}`);
  const sidecar = pod.metadata.annotations?.['sidecar.istio.io/status'] !== undefined;

  expect(sidecar).toBe(workload === 'sidecar');
  // The agent of a node leaves pods with a sidecar alone.
  expect(!sidecar && await captured(pod.metadata.labels, PLANES[namespace].namespaceLabels(namespace))).toBe(workload === 'ambient');
});

type Labels = Record<string, string>;

/** Whether the agent of a node takes a pod for one of the ambient mesh, by the selectors in its chart. */
async function captured(pod: Labels, namespace: Labels): Promise<boolean> {
  const values = join(await moduleFolder('istio.io/istio'), 'manifests', 'charts', 'istio-cni', 'values.yaml');
  const { _internal_defaults_do_not_set: { ambient } } = load(readFileSync(values, 'utf8')) as any;
  return ambient.enablementSelectors
    .some(({ podSelector, namespaceSelector }: any) => selects(podSelector, pod) && selects(namespaceSelector, namespace));
}

function selects({ matchLabels = {}, matchExpressions = [] }: any = {}, labels: Labels): boolean {
  expect(matchExpressions.filter(({ operator }: any) => operator !== 'NotIn')).toEqual([]);
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, values }: any) => !values.includes(labels[key]));
}

test('a namespace that is closed to sidecars has none, whatever a pod says', async () => {
  await mesh.apply(workloadManifests({ namespace: 'none', name: 'stubborn', sidecar: true }));
  await mesh.waitSynced();
  const [pod] = (await mesh.list({ apiVersion: 'v1', kind: 'Pod', namespace: 'none' })).filter(({ metadata }) => metadata.labels.app === 'stubborn');

  expect(pod.metadata.annotations?.['sidecar.istio.io/status']).toBeUndefined();
});
