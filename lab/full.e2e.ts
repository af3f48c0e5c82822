import { App } from 'cdk8s';
import { STAGES, tutorial } from '../examples/tutorial/main';
import { Weights } from '../examples/tutorial/routing';
import * as kinds from '../test/meter/kinds';
import { samplesOf } from '../test/meter/meter';
import { examplesOf, LESSONS } from '../test/support/lessons';
import { Mesh, startMesh } from './full';
import { workloadManifests } from './full/workloads';
import { Verdict } from './referee';

const manifests = (weights: Weights): any[] => tutorial(new App(), weights).charts.flatMap((chart) => chart.toJson());

const istio = (group: string, kind: string, namespace: string, name: string, spec: object) =>
  ({ apiVersion: `${group}/v1`, kind, metadata: { namespace, name }, spec });

let mesh: Mesh;

beforeAll(async () => {
  mesh = await startMesh({ workloads: [{ namespace: 'outside', name: 'client' }] });
  await apply(manifests(STAGES.v1Only));
});

afterAll(() => mesh?.close());

/** Applies what must be accepted, and waits until it is in use. */
async function apply(objects: object[]): Promise<Verdict[]> {
  const verdicts = await mesh.apply(objects);
  expect(verdicts.filter(({ layer }) => layer)).toEqual([]);
  await mesh.waitSynced();
  return verdicts;
}

/** Applies what one test needs, and removes it. */
async function applied(objects: object[], test: () => Promise<void>): Promise<void> {
  await apply(objects);
  try {
    await test();
  } finally {
    await mesh.delete(objects);
    await mesh.waitSynced();
  }
}

const DESIGN = { host: 'design.studio.svc.cluster.local', port: 9080, path: '/design' };
const DON_NORMAN = { 'end-user': 'don-norman' };

const through = (path: string) => mesh.request({ from: { gateway: 'studio/studio-ingress' }, host: 'studio.example.com', path });
const fromSidecar = (headers = {}) => mesh.request({ ...DESIGN, from: { workload: 'studio/apppage-v1' }, headers });
const fromOutside = () => mesh.request({ ...DESIGN, from: { workload: 'outside/client' } });

/** All but the ingress gateway. */
async function podsOfTheApplication(): Promise<any[]> {
  const pods = await mesh.list({ apiVersion: 'v1', kind: 'Pod', namespace: 'studio' });
  return pods.filter(({ metadata }) => metadata.labels.app !== 'studio-ingress');
}

/** How often each version of the design service answers. */
async function versions(times: number, headers?: Record<string, string>) {
  const answers = await Promise.all(Array.from({ length: times }, () => fromSidecar(headers)));
  const counts: Record<string, number> = {};
  for (const { status, seen } of answers) {
    const version = seen?.version ?? `status ${status}`;
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return counts;
}

describe('the tutorial, as its users see it', () => {
  test('pods have a sidecar because of the label of their namespace', async () => {
    const pods = await podsOfTheApplication();

    expect(pods).toHaveLength(4);
    for (const { spec } of pods) {
      expect([...spec.initContainers, ...spec.containers].map(({ name }: any) => name)).toEqual(expect.arrayContaining(['istio-init', 'istio-proxy']));
    }
  });

  test('the page is open to the outside, and nothing else', async () => {
    expect(await through('/apppage')).toMatchObject({ status: 200, seen: { service: 'apppage', version: 'v1', path: '/apppage' } });
    expect(await through('/apppage/about')).toMatchObject({ status: 200 });
    expect(await through('/elsewhere')).toMatchObject({ status: 404 });
  });

  test('don norman gets v2 and everyone else v1, then v1 or v3', async () => {
    expect(await versions(200)).toEqual({ v1: 200 });
    expect(await versions(200, DON_NORMAN)).toEqual({ v2: 200 });

    await apply(manifests(STAGES.split));

    expect(await versions(200, DON_NORMAN)).toEqual({ v2: 200 });
    const { v1, v3, ...rest } = await versions(1000);
    expect(rest).toEqual({});
    expect(v1 + v3).toBe(1000);
    // Four standard deviations: a fair split fails this once in 16,000 runs.
    expect(Math.abs(v1 - 500)).toBeLessThanOrEqual(4 * Math.sqrt(1000 / 4));
  });

  test('without the route for don norman, he is everyone', async () => {
    const routes = manifests(STAGES.v1Only).find(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === 'design');
    await apply([{ ...routes, spec: { ...routes.spec, http: routes.spec.http.slice(1) } }]);
    expect(await versions(100, DON_NORMAN)).toEqual({ v1: 100 });
    expect((await through('/apppage')).status).toBe(200);

    await apply(manifests(STAGES.v1Only));
    expect(await versions(100, DON_NORMAN)).toEqual({ v2: 100 });
  });
});

describe('mutual TLS', () => {
  test('sidecars speak it to each other, and take plain text until it is strict', async () => {
    expect((await fromSidecar()).seen!.headers!['x-forwarded-client-cert']).toContain('URI=spiffe://cluster.local/ns/studio/sa/apppage');
    expect(await fromOutside()).toMatchObject({ status: 200 });

    await applied([istio('security.istio.io', 'PeerAuthentication', 'studio', 'default', { mtls: { mode: 'STRICT' } })], async () => {
      expect(await fromOutside()).toEqual({ error: expect.objectContaining({ kind: 'closed' }) });
      expect(await fromSidecar()).toMatchObject({ status: 200 });
    });
  });

  test('a policy tells principals apart', async () => {
    const spec = {
      selector: { matchLabels: { app: 'design' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/studio/sa/apppage'] } }] }],
    };
    await applied([istio('security.istio.io', 'AuthorizationPolicy', 'studio', 'design', spec)], async () => {
      expect(await fromSidecar()).toMatchObject({ status: 200 });
      expect(await fromOutside()).toMatchObject({ status: 403, body: 'RBAC: access denied' });
    });
  });
});

const virtualService = (spec: object) => istio('networking.istio.io', 'VirtualService', 'studio', 'refused', spec);

test.each([
  ['a wrong field', 'schema', 'hots', { hots: ['design'] }],
  ['a wrong type', 'schema', 'boolean', { hosts: ['design'], http: [{ match: [{ ignoreUriCase: 'yes' }], route: [{ destination: { host: 'design' } }] }] }],
  ['a broken CEL rule', 'cel', 'a valid duration greater than 1ms', { hosts: ['design'], http: [{ timeout: '0s', route: [{ destination: { host: 'design' } }] }] }],
  ['what only the webhook knows', 'webhook', 'weight -1 < 0', { hosts: ['design'], http: [{ route: [{ destination: { host: 'design' }, weight: -1 }] }] }],
] as const)('%s is refused by the layer %s, and nothing of the same set is applied', async (_, layer, message, spec) => {
  const beside = virtualService({ hosts: ['beside'], http: [{ directResponse: { status: 200 } }] });
  const verdicts = await mesh.apply([{ ...beside, metadata: { ...beside.metadata, name: 'beside' } }, virtualService(spec)]);

  expect(verdicts.map((one) => one.layer)).toEqual([undefined, layer]);
  expect(verdicts[1].message).toContain(message);
  expect(await mesh.list({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'studio' })).toHaveLength(2);
});

const withNamespace = (one: any) => ({ ...one, metadata: { namespace: 'default', ...one.metadata } });
const refusedOf = async (objects: object[]) => (await mesh.judge(objects)).filter(({ layer }) => layer);

test.each(Object.values(kinds).map((one) => [one.apiVersion, one.kind, one] as const))('every field of %s %s is taken', async (_version, _kind, coverage) => {
  const objects = samplesOf(coverage).map((one, index) => ({ ...one, metadata: { ...one.metadata, name: `${one.metadata.name}-${index}` } }));

  expect(objects.length).toBeGreaterThan(0);
  expect(await refusedOf(objects)).toEqual([]);
});

/** Kinds of operators that install a mesh, which the lab does not have. */
const OF_OPERATORS = /^(sailoperator|argoproj|.*\.toolkit\.fluxcd)\.io\//;

test.each(LESSONS)('what %s shows is taken', async (page) => {
  const objects = examplesOf(page).flatMap(({ manifests: shown = [] }) => shown).filter(({ apiVersion }) => !OF_OPERATORS.test(apiVersion));

  expect(await refusedOf(objects.map(withNamespace))).toEqual([]);
});

test('istioctl finds a gateway that is missing, and Envoy has the route', async () => {
  const lost = istio('networking.istio.io', 'VirtualService', 'studio', 'lost', {
    hosts: ['lost.example.com'], gateways: ['edge/public'], http: [{ directResponse: { status: 200 } }],
  });
  await applied([lost], async () => {
    const findings = await mesh.analyze();
    expect(findings.map(({ code, origin }) => `${code} ${origin}`)).toContain('IST0101 VirtualService studio/lost');
  });
  expect(JSON.stringify(await mesh.config('studio/apppage-v1'))).toContain('"name":"don-norman"');
});

describe('the Gateway API', () => {
  const gateway = (name: string, className: string, listener: object) => istio('gateway.networking.k8s.io', 'Gateway', 'studio', name, {
    gatewayClassName: className, listeners: [listener],
  });

  test('istiod makes a Gateway its own Envoy, which follows its routes', async () => {
    const objects = [
      gateway('edge', 'istio', { name: 'http', port: 80, protocol: 'HTTP' }),
      istio('gateway.networking.k8s.io', 'HTTPRoute', 'studio', 'design', {
        parentRefs: [{ name: 'edge' }],
        hostnames: ['design.example.com'],
        rules: [{ backendRefs: [{ name: 'design', port: 9080 }] }],
      }),
    ];
    await applied(objects, async () => {
      const ask = (host: string) => mesh.request({ from: { gateway: 'studio/edge-istio' }, host });
      expect(await ask('design.example.com')).toMatchObject({ status: 200, seen: { service: 'design' } });
      expect(await ask('other.example.com')).toMatchObject({ status: 404 });
      const { status } = await mesh.get(objects[0]);
      expect(status.conditions).toContainEqual(expect.objectContaining({ type: 'Programmed', status: 'True' }));
    });
    expect(await podsOfTheApplication()).toHaveLength(4);
  });

  test('a waypoint routes what comes through its tunnel, by the route of the Service', async () => {
    const services = ['v1', 'v2'].map((version) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace: 'ambient', name: `design-${version}` },
      spec: { selector: { app: 'design', version }, ports: [{ name: 'http', port: 9080 }] },
    }));
    const objects = [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ambient', labels: { 'istio.io/dataplane-mode': 'ambient' } } },
      ...['v1', 'v2'].flatMap((version) => workloadManifests({
        namespace: 'ambient', name: `design-${version}`, labels: { app: 'design', version }, ports: [9080],
      })),
      ...services,
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { namespace: 'ambient', name: 'design', labels: { 'istio.io/use-waypoint': 'waypoint' } },
        spec: { selector: { app: 'design' }, ports: [{ name: 'http', port: 9080 }] },
      },
      {
        ...istio('gateway.networking.k8s.io', 'Gateway', 'ambient', 'waypoint', {
          gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
        }),
      },
      istio('gateway.networking.k8s.io', 'HTTPRoute', 'ambient', 'design', {
        parentRefs: [{ group: '', kind: 'Service', name: 'design', port: 9080 }],
        rules: [
          { matches: [{ headers: [{ name: 'end-user', value: 'don-norman' }] }], backendRefs: [{ name: 'design-v2', port: 9080 }] },
          { backendRefs: [{ name: 'design-v1', port: 9080 }] },
        ],
      }),
    ];
    await applied(objects, async () => {
      const ask = (headers = {}) => mesh.request({
        from: { workload: 'outside/client' }, waypoint: 'ambient/waypoint', host: 'design.ambient.svc.cluster.local', port: 9080, headers,
      });
      expect(await ask()).toMatchObject({ status: 200, seen: { version: 'v1' } });
      expect(await ask(DON_NORMAN)).toMatchObject({ status: 200, seen: { version: 'v2' } });
    });
  });
});
