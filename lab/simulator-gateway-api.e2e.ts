import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { Outcome, Request, simulate } from '../src/simulator';
import { apiConnection, opaqueGateway, tcpRoute, tlsRoute } from './generators/traffic/api-connections';
import { besideCalls, call, grpcGateway, grpcRoute } from './generators/traffic/api-routes';
import { CLIENT, connectionBase } from './generators/traffic/connections';
import { Credentials, LightMesh, Manifest, startLightMesh } from './light';
import { object, secret, workload } from './light/testing';
import { meshOf } from './simulator/chance';
import { Asking, lastingDifference } from './simulator/difference';
import { isValid, SEED } from './simulator/generated';
import { sentBy } from './simulator/sent';
import { Tally } from './simulator/tally';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 15);

const GROUP = 'gateway.networking.k8s.io';
const V1 = `${GROUP}/v1`;
const FROM = { gateway: 'shop/api' };

let lab: LightMesh;
let client: Credentials;
let base: Manifest[];

beforeAll(async () => {
  lab = await startLightMesh();
  const partner = await lab.serve('partner', 8080);
  client = await lab.credentials(CLIENT);
  const { certificate, key, authority } = await lab.credentials('a.example.com');
  const pair = { 'tls.crt': certificate, 'tls.key': key };
  const trusted = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, data: { 'ca.crt': authority } });
  base = [
    ...connectionBase(partner),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { team: 'outer' } } },
    ...workload('far', { http: 80, tcp: 9000, grpc: 9443 }, { namespace: 'apps' }),
    secret('cert', 'kubernetes.io/tls', { ...pair, 'ca.crt': authority }),
    secret('plain', 'kubernetes.io/tls', pair),
    secret('empty', 'Opaque', { other: 'text' }),
    secret('authority', 'Opaque', { 'ca.crt': authority }),
    secret('cert', 'kubernetes.io/tls', { ...pair, 'ca.crt': authority }, 'apps'),
    trusted('trusted'),
    { ...trusted('nothing'), data: { other: 'text' } },
  ] as Manifest[];
});

afterAll(() => lab?.close());

const ASKING: Asking = { ask: (request) => lab.request(sentBy(client, request)), tries: 40, pauses: [200, 500] };

type Asked = Omit<Request, 'from'> & Partial<Pick<Request, 'from'>>;

/** Both are asked, and have to say the same; the simulator has to be sure. */
async function agree(added: object[], requests: readonly Asked[]): Promise<string[]> {
  const manifests = [...base, ...added] as Manifest[];
  const mesh = meshOf(manifests);
  const asked = requests.map((one): Request => ({ from: FROM, ...one }));
  if (asked.some((one) => isRefused(simulate(mesh, one)))) return ['taken by no Envoy'];
  await lab.apply(base);
  await lab.apply(manifests);
  const outcomes: string[] = [];
  for (const request of asked) {
    const outcome = simulate(mesh, request);
    expect([request, outcome.unsure]).toEqual([request, []]);
    const different = await lastingDifference(mesh, request, ASKING);
    if (different) throw new Error(`${added.map((other) => dump(other)).join('---\n')}---\n${dump(different)}`);
    const [by] = outcome.decision.route?.resource.split(' ') ?? [];
    outcomes.push(by ? `${outcome.kind} by ${by}` : outcome.kind);
  }
  return outcomes;
}

/** Such meshes are compared where connections are: here a proxy whose Gateway goes would keep what it refused. */
const isRefused = (outcome: Outcome) => outcome.kind === 'unmodelled' && outcome.reason.includes('Envoy refuses');

const gateway = (listeners: object[], more: object = {}) => object(V1, 'Gateway', 'api', { gatewayClassName: 'istio', listeners, ...more });
const certificate = (name: string, more: object = {}) => ({ certificateRefs: [{ name, ...more }] });
const listener = (name: string, protocol: string, port: number, more: object = {}) => ({ name, protocol, port, ...more });
const toApi = [{ name: 'api' }];
const backend = (name: string, port = 80, more: object = {}) => ({ name, port, ...more });
const httpRoute = (name: string, backends: object[], more: object = {}) => object(V1, 'HTTPRoute', name, { parentRefs: toApi, rules: [{ backendRefs: backends }], ...more });
const grant = (from: string, to: string, namespace = 'apps', name?: string) => object(`${GROUP}/v1beta1`, 'ReferenceGrant', `${from}-${to}`.toLowerCase(), {
  from: [{ group: GROUP, kind: from, namespace: 'shop' }], to: [{ group: '', kind: to, ...name && { name } }],
}, namespace);

/** Clients of HTTPS: with the name of the host, with another, with none, without TLS, with a certificate. */
const clients = (...hosts: string[]): Asked[] => hosts.flatMap((host) => [
  { host, port: 443, tls: {} },
  { host, port: 443, tls: { sni: 'b.example.com' } },
  { host, port: 443, tls: { sni: '' } },
  { host, port: 443 },
  { host, port: 443, tls: { certificate: { names: [CLIENT] } } },
]);

describe('listeners of TLS', () => {
  const https = (name: string, tls: object, more: object = {}) => listener(name, 'HTTPS', 443, { tls, ...more });

  test.each<[string, () => object[]]>([
    ['by name, the narrowest first', () => [gateway([https('wide', certificate('cert')), https('a', certificate('plain'), { hostname: 'a.example.com' })])]],
    ['of names alone', () => [gateway([https('a', certificate('cert'), { hostname: 'a.example.com' }), https('b', certificate('cert'), { hostname: '*.example.com' })])]],
    ['with a Secret that is none', () => [gateway([https('a', certificate('empty'))])]],
    ['one with a Secret that is none', () => [gateway([https('a', certificate('empty'), { hostname: 'a.example.com' }), https('b', certificate('cert'))])]],
    ['with a certificate of another kind', () => [gateway([https('a', certificate('trusted', { kind: 'ConfigMap' }))])]],
    ['with a certificate of another namespace', () => [gateway([https('a', certificate('cert', { namespace: 'apps' }))])]],
    ['the same, permitted', () => [gateway([https('a', certificate('cert', { namespace: 'apps' }))]), grant('Gateway', 'Secret')]],
    ['the same, permitted for another', () => [gateway([https('a', certificate('cert', { namespace: 'apps' }))]), grant('Gateway', 'Secret', 'apps', 'other')]],
    ['the same, permitted to another kind', () => [gateway([https('a', certificate('cert', { namespace: 'apps' }))]), grant('HTTPRoute', 'Secret')]],
    ['with two certificates', () => [gateway([https('a', { certificateRefs: [{ name: 'cert' }, { name: 'plain' }] })])]],
    ['with two certificates, one of them none', () => [gateway([https('a', { certificateRefs: [{ name: 'cert' }, { name: 'empty' }] })])]],
    ['with three certificates', () => [gateway([https('a', { certificateRefs: [{ name: 'cert' }, { name: 'plain' }, { name: 'cert', namespace: 'shop' }] })])]],
    ['for clients by the option MUTUAL', () => [gateway([https('a', { ...certificate('cert'), options: { 'gateway.istio.io/tls-terminate-mode': 'MUTUAL' } })])]],
    ['for clients that a ConfigMap trusts', () => [
      gateway([https('a', certificate('plain'))], { tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'trusted' }] } } } } }),
    ]],
    ['for clients that a Secret trusts', () => [
      gateway([https('a', certificate('plain'))], { tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'authority' }] } } } } }),
    ]],
    ['for clients that a ConfigMap without authority trusts', () => [
      gateway([https('a', certificate('plain'))], { tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'nothing' }] } } } } }),
    ]],
    ['for clients of any certificate', () => [gateway([https('a', certificate('plain'))], {
      tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'trusted' }], mode: 'AllowInsecureFallback' } } } },
    })]],
    ['for clients at another port', () => [gateway([https('a', certificate('plain'))], {
      tls: { frontend: { default: {}, perPort: [{ port: 8443, tls: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'trusted' }] } } }] } },
    })]],
    ['for clients at this port', () => [gateway([https('a', certificate('plain'))], {
      tls: { frontend: { default: {}, perPort: [{ port: 443, tls: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'trusted' }] } } }] } },
    })]],
    ['for clients that a Secret elsewhere trusts', () => [
      gateway([https('a', certificate('plain'))], { tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'cert', namespace: 'apps' }] } } } } }),
      grant('Gateway', 'Secret', 'apps'),
    ]],
    ['for clients that a Secret elsewhere trusts, permitted by its name', () => [
      gateway([https('a', certificate('plain'))], { tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'cert', namespace: 'apps' }] } } } } }),
      grant('Gateway', 'Secret', 'apps', 'cert'),
    ]],
    ['before one of HTTP at the same port', () => [gateway([https('a', certificate('cert'), { hostname: 'a.example.com' }), listener('b', 'HTTP', 443, { hostname: 'b.example.com' })])]],
    ['behind one of HTTP at the same port', () => [gateway([https('z', certificate('cert'), { hostname: 'a.example.com' }), listener('b', 'HTTP', 443, { hostname: 'b.example.com' })])]],
    ['of a protocol that Istio does not know', () => [gateway([listener('a', 'UDP', 443), https('b', certificate('cert'), { hostname: 'a.example.com' })])]],
    ['without settings of it', () => [gateway([listener('a', 'HTTPS', 443), https('b', certificate('cert'), { hostname: 'a.example.com' })])]],
    ['for routes of another namespace', () => [gateway([https('a', certificate('cert'), { allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'outer' } } } } })])]],
    ['for routes of any namespace', () => [gateway([https('a', certificate('cert'), { allowedRoutes: { namespaces: { from: 'All' } } })])]],
    ['for routes of no namespace', () => [gateway([https('a', certificate('cert'), { allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'none' } } } } })])]],
  ])('%s', async (_, added) => {
    await agree([...added(), httpRoute('web', [backend('cart')])], clients('a.example.com', 'other.org'));
  });

  test(`generated, at few ports and for few hosts (seed ${SEED})`, async () => {
    const one = fc.record({
      protocol: fc.constantFrom('HTTPS', 'HTTPS', 'HTTP', 'TCP', 'UDP', 'TLS'),
      port: fc.constantFrom(443, 443, 9000),
      hostname: fc.constantFrom(undefined, undefined, 'a.example.com', '*.example.com', 'b.example.com'),
    });
    await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 5 }), async (all) => {
      const made = gateway(all.map(({ hostname, protocol, port }, index) => listener(`l${index}`, protocol, port, {
        ...hostname && ['HTTPS', 'HTTP', 'TLS'].includes(protocol) && { hostname },
        ...protocol === 'HTTPS' && { tls: certificate('cert') },
        ...protocol === 'TLS' && { tls: { mode: 'Passthrough' } },
      })));
      fc.pre(isValid(made));
      const asked = ['a.example.com', 'b.example.com', 'other.org'].flatMap((host) => [443, 9000].flatMap((port) => [{ host, port, tls: {} }, { host, port }]));
      await agree([made, httpRoute('web', [backend('cart')])], asked);
    }), { seed: SEED, numRuns: RUNS, endOnFailure: !!process.env.CI });
  }, 600_000);
});

test(`GRPCRoutes, generated (seed ${SEED})`, async () => {
  const cases = fc.record({
    routes: fc.uniqueArray(grpcRoute, { minLength: 1, maxLength: 3, selector: ({ metadata }) => metadata.name }),
    api: grpcGateway,
    beside: fc.option(besideCalls, { nil: undefined }),
    calls: fc.array(call, { minLength: 12, maxLength: 12 }),
  });
  const met = new Tally();
  await fc.assert(fc.asyncProperty(cases, async ({ routes, api, beside, calls }) => {
    const added = [...routes, api, ...beside ? [beside] : [], grant('GRPCRoute', 'Service')];
    fc.pre(added.every(isValid));
    for (const outcome of await agree([...added, ...workload('calls', { grpc: 9443 })], calls)) met.add(outcome);
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.CI });
  met.expectMet(['forwarded by GRPCRoute', 'forwarded by HTTPRoute', 'answered by GRPCRoute', 'answered']);
}, 600_000);

test(`TLSRoutes and TCPRoutes, generated (seed ${SEED})`, async () => {
  const named = { selector: ({ metadata }: Manifest) => metadata.name };
  const cases = fc.record({
    tls: fc.uniqueArray(tlsRoute, { ...named, maxLength: 3 }),
    tcp: fc.uniqueArray(tcpRoute, { ...named, minLength: 1, maxLength: 2 }),
    api: opaqueGateway,
    connections: fc.array(apiConnection, { minLength: 12, maxLength: 12 }),
  });
  const met = new Tally();
  await fc.assert(fc.asyncProperty(cases, async ({ tls, tcp, api, connections }) => {
    const added = [...tls, ...tcp, api, httpRoute('beside', [backend('cart')]), grant('TLSRoute', 'Service')];
    fc.pre(added.every(isValid));
    for (const outcome of await agree(added, connections)) met.add(outcome);
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.CI });
  met.expectMet(['connected by TLSRoute', 'connected by TCPRoute', 'connected', 'refused']);
}, 600_000);

test(`ListenerSets, generated (seed ${SEED})`, async () => {
  const listeners = fc.uniqueArray(fc.record({
    protocol: fc.constantFrom('HTTP', 'HTTP', 'HTTPS', 'TCP'), port: fc.constantFrom(8080, 443, 9000), hostname: fc.constantFrom(undefined, 'a.example.com', '*.example.com'),
  }), { minLength: 1, maxLength: 3, selector: ({ port, protocol, hostname }) => `${port} ${protocol} ${hostname}` });
  const cases = fc.record({
    own: listeners,
    allowed: fc.constantFrom<object | undefined>(undefined, { from: 'None' }, { from: 'Same' }, { from: 'All' }, { from: 'All' }, { from: 'Selector', selector: { matchLabels: { team: 'outer' } } }),
    sets: fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'z'), namespace: fc.constantFrom('shop', 'apps'), listeners }), { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
    from: fc.constantFrom('Same', 'All'),
  });
  const met = new Tally();
  await fc.assert(fc.asyncProperty(cases, async ({ own, allowed, sets, from }) => {
    const made = (all: typeof own, namespace: string) => all.map(({ protocol, port, hostname }, index) => listener(`l${index}`, protocol, port, {
      ...hostname && protocol !== 'TCP' && { hostname },
      ...protocol === 'HTTPS' && { tls: certificate('cert', namespace === 'apps' ? { namespace: 'shop' } : {}) },
      allowedRoutes: { namespaces: { from } },
    }));
    const setRef = ({ name, namespace }: { name: string; namespace: string }) => ({ kind: 'ListenerSet', name, namespace });
    const added = [
      gateway(made(own, 'shop'), { ...allowed && { allowedListeners: { namespaces: allowed } } }),
      ...sets.map(({ name, namespace, listeners: all }) => object(V1, 'ListenerSet', name, { parentRef: { name: 'api', namespace: 'shop' }, listeners: made(all, namespace) }, namespace)),
      httpRoute('own', [backend('cart')]),
      ...sets.map((one) => httpRoute(`of-${one.name}`, [backend('news')], { parentRefs: [setRef(one)] })),
      object(V1, 'TCPRoute', 'tcp', { parentRefs: [...toApi, ...sets.map(setRef)], rules: [{ backendRefs: [backend('cart', 9000)] }] }),
      object(`${GROUP}/v1beta1`, 'ReferenceGrant', 'sets', { from: [{ group: GROUP, kind: 'ListenerSet', namespace: 'apps' }], to: [{ group: '', kind: 'Secret' }] }),
    ];
    fc.pre(added.every(isValid));
    const asked = ['a.example.com', 'b.example.com', 'other.org'].flatMap((host) => [8080, 443, 9000].flatMap((port) => [{ host, port, tls: {} }, { host, port }]));
    for (const outcome of await agree(added, asked)) met.add(outcome);
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.CI });
  met.expectMet(['forwarded by HTTPRoute', 'connected by TCPRoute', 'answered', 'refused']);
}, 600_000);

test('a BackendTLSPolicy concerns its service alone, unless an annotation says that it is not for Istio', async () => {
  const policy = (annotations: object) => ({
    ...object(V1, 'BackendTLSPolicy', 'tls', {
      targetRefs: [{ group: '', kind: 'Service', name: 'cart' }], validation: { hostname: 'cart.internal', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'trusted' }] },
    }),
    metadata: { name: 'tls', namespace: 'shop', annotations },
  });
  const routed = [
    gateway([listener('http', 'HTTP', 80)]), httpRoute('cart', [backend('cart')], { hostnames: ['cart.example.com'] }), httpRoute('news', [backend('news')]),
  ];
  const others: Asked[] = [{ host: 'news.example.com' }, { from: { workload: 'shop/news-v1' }, host: 'news' }];
  const own: Asked[] = [{ host: 'cart.example.com' }, { from: { workload: 'shop/news-v1' }, host: 'cart' }];

  await agree([...routed, policy({})], others);
  for (const one of own) {
    const request = { from: FROM, ...one };
    expect(simulate(meshOf([...base, ...routed, policy({})] as Manifest[]), request)).toMatchObject({ destinations: [{ unsure: expect.stringContaining('BackendTLSPolicy shop/tls') }] });
    expect(await lab.request(sentBy(client, request))).toMatchObject({ seen: { service: 'cart', tls: { sni: 'cart.internal' } } });
  }
  await agree([...routed, policy({ 'istio.io/ignore-policy-attachment': 'true' })], [...others, ...own]);
});
