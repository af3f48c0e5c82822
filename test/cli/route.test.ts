import { Exit } from '../../src/cli/exit';
import { run } from '../../src/cli/run';
import { TUNNELLED, WAYPOINT } from '../support/ambient';
import { session } from '../support/session';
import { answer, BASE, edge, istio, routes, service, to } from '../support/simulator';

const stdin = (objects: object[]) => objects.map((one) => JSON.stringify(one)).join('\n---\n');

async function call(objects: object[], args: string[], terminal = false) {
  const asked = session({ stdin: stdin(objects), terminal });
  const exit = await run(['route', '-', ...args], asked, '1.2.3');
  return { exit, out: asked.stdout.text, err: asked.stderr.text };
}

const NEWS = ['--source', 'shop/news-v1'];
const SPLIT = [...BASE, routes(
  answer('gold', [{ headers: { tier: { exact: 'gold' } } }]),
  { name: 'split', route: [to('web', 'v1', { weight: 3 }), to('web', 'v2', { weight: 1 })] },
)];

const atEdge = (...http: object[]) => [...BASE, edge(['a.com']), istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], http })];

test('the steps, and with --explain what was not taken', async () => {
  const { exit, out, err } = await call(SPLIT, ['--url', 'http://web', '--header', 'tier=silver', ...NEWS]);
  expect({ exit, err }).toEqual({ exit: Exit.CLEAN, err: '' });
  expect(out).toBe(`GET http://web/ from the workload shop/news-v1
  tier: silver

listener      sidecar of shop/news-v1, port 80
virtual host  web.shop.svc.cluster.local
route         VirtualService shop/web, http[1] 'split'
destination   web.shop.svc.cluster.local subset v1 port 80 (75 %): shop/web-v1
destination   web.shop.svc.cluster.local subset v2 port 80 (25 %): shop/web-v2
`);
  expect((await call(SPLIT, ['--url', 'http://web', '--explain', ...NEWS])).out).toContain(
    "route         VirtualService shop/web, http[1] 'split'\n              not VirtualService shop/web, http[0].match[0]: misses: header 'tier' is 'gold'\n");
});

test('JSON', async () => {
  const { out } = await call(SPLIT, ['--url', 'web:80?a=b', '--method', 'PUT', '-o', 'json', ...NEWS]);
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    request: { from: { workload: 'shop/news-v1' }, host: 'web', port: 80, path: '/?a=b', method: 'PUT', headers: {} },
    kind: 'forwarded',
    listener: 'sidecar of shop/news-v1, port 80',
    virtualHost: 'web.shop.svc.cluster.local',
    route: "VirtualService shop/web, http[1] 'split'",
    unsure: [],
    destinations: [
      { host: 'web.shop.svc.cluster.local', subset: 'v1', port: 80, weight: 3, share: 0.75, endpoints: ['shop/web-v1'] },
      { host: 'web.shop.svc.cluster.local', subset: 'v2', port: 80, weight: 1, share: 0.25, endpoints: ['shop/web-v2'] },
    ],
    trace: [{ stage: 'listener' }, { stage: 'virtual host' }, { stage: 'route' }, { stage: 'destination' }, { stage: 'destination' }],
  });
  expect(JSON.parse((await call(atEdge(answer('hello', [{ uri: { exact: '/x' } }])), ['--url', 'http://a.com', '-o', 'json'])).out)).toMatchObject({
    ok: false, status: 404, by: 'no route',
  });
});

test('calls of gRPC and connections, with and without TLS', async () => {
  const first = async (...args: string[]) => (await call(SPLIT, [...args, ...NEWS])).out.split('\n')[0];
  const asked = async (...args: string[]) => JSON.parse((await call(SPLIT, [...args, '-o', 'json', ...NEWS])).out).request;

  expect(await first('--url', 'https://web')).toBe('GET https://web/ from the workload shop/news-v1');
  expect(await first('--url', 'https://web:80/a')).toBe('GET https://web:80/a from the workload shop/news-v1');
  expect(await first('--url', 'grpc://web/a.B/C')).toBe('gRPC http://web/a.B/C from the workload shop/news-v1');
  expect(await first('--url', 'grpcs://web:90/a.B/C')).toBe('gRPC https://web:90/a.B/C from the workload shop/news-v1');
  expect(await first('--url', 'tcp://web:5432')).toBe('TCP to web:5432 from the workload shop/news-v1');
  expect(await first('--url', 'tls://web/')).toBe('TLS to web:443 from the workload shop/news-v1');
  expect(await asked('--url', 'https://web', '--sni', 'x', '--certificate')).toMatchObject({ port: 443, tls: { sni: 'x', certificate: {} } });
  expect((await asked('--url', 'tls://web', '--certificate', 'a.com,spiffe://b')).tls).toEqual({ certificate: { names: ['a.com', 'spiffe://b'] } });
});

test('where connections go', async () => {
  const db = service('db', ['v1'], { ports: [{ name: 'tcp', port: 5432 }] });
  const tcp = istio('VirtualService', 'db', { hosts: ['db'], tcp: [{ route: [to('db'), to('web', 'v9', { weight: 1 })].map((one) => ({ weight: 1, ...one })) }] });
  const lines = async (objects: object[], ...args: string[]) => (await call([...BASE, ...objects], [...args, ...NEWS])).out.split('\n').slice(2, -1);

  expect(await lines([...db, tcp], '--url', 'tcp://db:5432')).toEqual([
    'listener     sidecar of shop/news-v1, port 5432',
    'route        VirtualService shop/db, tcp[0]',
    'destination  db.shop.svc.cluster.local port 5432 (50 %): shop/db-v1',
    "destination  web.shop.svc.cluster.local subset v9 port 80 (50 %): closed: no DestinationRule that the proxy follows gives 'web.shop.svc.cluster.local' a subset 'v9'",
  ]);
  expect(await lines([], '--url', 'grpc://web/x')).toContain('route         the service itself, which no VirtualService routes');
  expect((await call(atEdge(answer('hello', [{ uri: { exact: '/x' } }])), ['--url', 'grpc://a.com/a.B/C'])).out).toContain('answer        gRPC status 12: no route\n');
});

test('what becomes of a request', async () => {
  const lines = async (route: object, path = '/') =>
    (await call(atEdge(route), ['--url', `http://a.com${path}`, '--header', 'Old=1', '--header', 'kept=2'])).out.split('\n').slice(8, -1);

  expect(await lines({
    match: [{ uri: { prefix: '/old/' } }],
    rewrite: { uri: '/new/', authority: 'web' },
    headers: { request: { set: { added: 'x' }, remove: ['old'] } },
    route: [to('web', 'v1')],
    mirrors: [{ destination: { host: 'web', subset: 'v2' }, percentage: { value: 5 } }],
    fault: { delay: { fixedDelay: '1s', percentage: { value: 10 } }, abort: { httpStatus: 500, percentage: { value: 20 } } },
    timeout: '3s',
  }, '/old/cart')).toEqual([
    'sent          path /new/cart',
    'sent          host web',
    'sent          header added: x',
    'sent          no header old',
    'mirror        web.shop.svc.cluster.local subset v2 port 80 (5 %)',
    'delay         1s (10 %)',
    'abort         500 (20 %)',
    'timeout       3s',
  ]);
  expect(await lines({ fault: { abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 20 } } }, route: [to('web', 'v1')] })).toEqual(['abort         UNAVAILABLE (20 %)']);
  expect((await call(atEdge({ redirect: { uri: '/b' } }), ['--url', 'http://a.com'])).out).toContain('answer        301: redirect http://a.com/b\n');
  expect((await call(atEdge(answer('hello')), ['--url', 'http://a.com'])).out).toContain('answer        200: direct response hello\n');
});

test('the exit code tells whether it gets through', async () => {
  const exit = async (objects: object[], ...args: string[]) => (await call(objects, args)).exit;
  expect(await exit(atEdge({ redirect: { uri: '/b' } }), '--url', 'http://a.com')).toBe(Exit.CLEAN);
  expect(await exit(BASE, '--url', 'http://elsewhere.com', ...NEWS)).toBe(Exit.CLEAN);
  expect(await exit(atEdge(answer('hello')), '--url', 'http://b.com')).toBe(Exit.FINDINGS);
  expect(await exit(atEdge(answer('hello')), '--url', 'http://a.com:81')).toBe(Exit.FINDINGS);
  expect(await exit(atEdge({ route: [to('web', 'v3')] }), '--url', 'http://a.com')).toBe(Exit.FINDINGS);
});

test('the way through a waypoint', async () => {
  const { exit, out } = await call(WAYPOINT, ['--url', 'http://web', ...NEWS]);
  expect({ exit, lines: out.split('\n').slice(2) }).toEqual({
    exit: Exit.CLEAN,
    lines: [
      "ztunnel      of shop/news-v1: 'web.shop.svc.cluster.local' has the waypoint shop/waypoint",
      "waypoint     shop/waypoint, 'web.shop.svc.cluster.local' port 80",
      'route        the service itself, which no VirtualService routes',
      'destination  web.shop.svc.cluster.local port 80 (100 %): shop/web-v1, shop/web-v2',
      'unconfirmed  what ztunnel does is as its documentation has it: no test of this package can run it',
      '',
    ],
  });
  const json = JSON.parse((await call(WAYPOINT, ['--url', 'http://web', ...NEWS, '-o', 'json'])).out);
  expect(json).toMatchObject({ ok: true, passes: ['ztunnel of shop/news-v1'], listener: "waypoint shop/waypoint, 'web.shop.svc.cluster.local' port 80", unsure: [] });
  expect(json.unconfirmed).toHaveLength(1);
});

test('destinations that fail alike give their status', async () => {
  const status = async (...destinations: object[]) =>
    JSON.parse((await call(atEdge({ route: destinations }), ['--url', 'http://a.com', '-o', 'json'])).out).status;
  expect(await status(to('web', 'v3'))).toBe(503);
  expect(await status(to('web', 'v3', { weight: 1 }), to('web', 'v1', { weight: 1 }))).toBeUndefined();
});

test('what is not known is told', async () => {
  const filter = { ...istio('EnvoyFilter', 'own', {}), apiVersion: 'networking.istio.io/v1alpha3' };
  const unsure = await call([...SPLIT, filter], ['--url', 'http://web', ...NEWS], true);
  expect(unsure).toMatchObject({ exit: Exit.CLEAN, err: '' });
  expect(unsure.out).toContain('\x1b[33mEnvoyFilter shop/own changes what the proxy does\x1b[39m');
  const entry = istio('ServiceEntry', 'wild', { hosts: ['*.wild.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DYNAMIC_DNS', location: 'MESH_EXTERNAL' });
  const unknown = await call([...TUNNELLED, entry], ['--url', 'http://a.wild.com', ...NEWS], true);
  expect(unknown.exit).toBe(Exit.FINDINGS);
  expect(unknown.out).toContain("\x1b[33mwhat callers in ambient mode reach by the wildcard '*.wild.com' is not modelled\x1b[39m");
  expect((await call(atEdge(answer('hello')), ['--url', 'http://b.com'], true)).out).toContain('\x1b[31m404: no virtual host\x1b[39m');
});

test('the mesh configuration', async () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: 'istio-system' }, data: { mesh: 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }\nrootNamespace: mesh\ndefaultServiceExportTo: ["*"]' } };
  expect((await call([...BASE, config], ['--url', 'http://elsewhere.com', ...NEWS])).out).toContain('502: unknown host');
  expect(await call(BASE, ['--url', 'http://web', '--mesh-config', 'none.yaml', ...NEWS])).toMatchObject({
    exit: Exit.USAGE, err: expect.stringContaining('error: the mesh configuration cannot be read: ENOENT'),
  });
});

test('fails for what cannot be used', async () => {
  const error = async (objects: object[], ...args: string[]) => {
    const { exit, err } = await call(objects, args);
    expect(exit).toBe(Exit.USAGE);
    return err.trim().split('\n')[0];
  };
  expect(await error(BASE, '--url', 'http://web')).toBe(
    'error: no Gateway is among the manifests; name the gateway that a request comes to, or the workload that sends it');
  expect(await error([edge(), istio('Gateway', 'apps/b', { servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }] })], '--url', 'http://web')).toBe(
    'error: there are several Gateways: apps/b, shop/edge; name the gateway that a request comes to, or the workload that sends it');
  expect(await error(BASE, '--url', 'http://web', '--source', 'shop/none')).toBe(
    "error: no workload 'shop/none' is among the manifests; give 'namespace/name' of one");
  expect(await error(BASE, '--url', 'http://web', '--gateway', 'shop/none')).toBe(
    "error: no Gateway 'shop/none' is among the manifests; give 'namespace/name' of one");
  expect(await error(BASE, '--url', '/path')).toContain('it must be such as https://shop.example.com/cart?page=2.');
  expect(await error(BASE, '--url', 'http://web:65536')).toContain('it must be such as https://shop.example.com/cart?page=2.');
  expect(await error(BASE, '--url', 'ftp://web')).toContain('nobody speaks ftp; give one of http, https, grpc, grpcs, tcp, tls.');
  expect(await error(BASE, '--url', 'tcp://web/x')).toContain("connections of tcp have no path; leave out '/x'.");
  expect(await error(BASE, '--url', 'http://web', '--header', 'tier')).toContain('it must be such as end-user=don-norman.');
  expect(await error(BASE)).toBe("error: give '--url' of a request, or '--expect' with a file of cases");
});

test('fails for what a cluster would not take', async () => {
  const broken = istio('VirtualService', 'broken', { hosts: 5 });
  expect(await call([...BASE, broken], ['--url', 'http://web', ...NEWS])).toEqual({
    exit: Exit.USAGE, out: '', err: 'error: a cluster would not take these manifests:\n  VirtualService shop/broken: spec.hosts must be a list, got 5\n',
  });
});
