import { Duration } from 'cdk8s';
import { istio, StringMatch } from 'cdk8s-istio';
import { until } from './http';
import { LightMesh, MeshRequest, startLightMesh } from './light';
import { hostOf, made } from './light/constructs';
import { workload } from './light/testing';

let mesh: LightMesh;

beforeAll(async () => {
  mesh = await startLightMesh();
});

afterAll(() => mesh?.close());

const WEB = hostOf('web');
const WORKLOADS = [
  ...workload('news', { http: 80 }),
  ...workload('solo', { http: 80 }),
  ...workload('web', { 'http': 80, 'http-other': 8080 }, { versions: ['v1', 'v2', 'v3', 'v4'] }),
];

const ruled = (trafficPolicy: istio.TrafficPolicy, host = WEB) =>
  mesh.apply([...WORKLOADS, ...made((chart) => new istio.DestinationRule(chart, 'rule', { host, trafficPolicy }))]);
const ask = (more: Partial<MeshRequest> = {}) => mesh.request({ from: { workload: 'shop/news-v1' }, host: WEB.name, ...more });

/** The pods that answer so many requests, one after the other. */
async function pods(times: number, more?: Partial<MeshRequest>): Promise<string[]> {
  const answered: string[] = [];
  for (let i = 0; i < times; i++) answered.push((await ask(more)).headers!['x-lab-pod']);
  return answered;
}

const different = (names: string[]) => new Set(names).size;

test('round robin takes each pod in turn', async () => {
  await ruled({ loadBalancer: istio.LoadBalancer.roundRobin() });
  const answered = await pods(12);

  expect(different(answered.slice(0, 4))).toBe(4);
  expect(answered.slice(4)).toEqual(answered.slice(0, 8));
});

describe('consistent hash', () => {
  const { ConsistentHash, HashAlgorithm } = istio;
  const header = (key: string) => ({ headers: { 'x-user': key } });

  test.each<[string, istio.ConsistentHash, (key: string) => Partial<MeshRequest>]>([
    ['a header', ConsistentHash.httpHeader('x-user'), header],
    ['a header, by maglev', ConsistentHash.httpHeader('x-user', { algorithm: HashAlgorithm.maglev() }), header],
    ['a header, by a ring', ConsistentHash.httpHeader('x-user', { algorithm: HashAlgorithm.ringHash(4096) }), header],
    ['a query parameter', ConsistentHash.httpQueryParameter('user'), (key) => ({ path: `/?user=${key}` })],
    ['a cookie', ConsistentHash.httpCookie('user'), (key) => ({ headers: { cookie: `user=${key}` } })],
  ])('of %s', async (_, hash, having) => {
    await ruled({ loadBalancer: istio.LoadBalancer.consistentHash(hash) });
    const chosen: string[] = [];
    for (let key = 0; key < 20; key++) {
      const answered = await pods(5, having(`user-${key}`));
      expect(different(answered)).toBe(1);
      chosen.push(answered[0]);
    }

    expect(different(chosen)).toBeGreaterThan(1);
  });

  test('a cookie with a lifetime is made where there is none', async () => {
    await ruled({ loadBalancer: istio.LoadBalancer.consistentHash(ConsistentHash.httpCookie('user', { ttl: Duration.minutes(1), path: '/shop' })) });
    const { headers } = await ask();
    const [cookie, ...attributes] = headers!['set-cookie'].split('; ');

    expect(attributes).toEqual(['Max-Age=60', 'Path=/shop', 'HttpOnly']);
    expect(await pods(10, { headers: { cookie } })).toEqual(Array(10).fill(headers!['x-lab-pod']));
  });
});

test('settings of a port take the place of the others', async () => {
  const loadBalancer = istio.LoadBalancer.consistentHash(istio.ConsistentHash.httpHeader('x-user'));
  await ruled({ loadBalancer, portLevelSettings: [{ port: 8080, loadBalancer: istio.LoadBalancer.roundRobin() }] });
  const headers = { 'x-user': 'one' };

  expect(different(await pods(8, { headers }))).toBe(1);
  expect(different(await pods(8, { headers, port: 8080 }))).toBe(4);
});

describe('outlier detection', () => {
  const failing = (status: number) => ({ headers: { 'x-lab-status': `${status}` } });

  test.each<[string, istio.OutlierDetection, number]>([
    ['answers of 5xx', { consecutive5xxErrors: 1 }, 500],
    ['answers of a gateway', { consecutiveGatewayErrors: 1, consecutive5xxErrors: 0 }, 504],
  ])('ejects a pod for %s', async (_, settings, status) => {
    await ruled({
      loadBalancer: istio.LoadBalancer.roundRobin(),
      outlierDetection: { ...settings, maxEjectionPercent: 100, baseEjectionTime: Duration.minutes(5) },
    });
    const [ejected] = await pods(1, failing(status));
    const answered = await pods(12);

    expect(answered).not.toContain(ejected);
    expect(different(answered)).toBe(3);
  });

  // Envoy tells its load balancer of the first change at once, and of those within a second after it together.
  const comesTo = async (count: number) => expect(await until(async () => different(await pods(12)) === count, 5000)).toBe(true);

  test('ejects no more pods than it may, and lets them back', async () => {
    await ruled({
      loadBalancer: istio.LoadBalancer.roundRobin(),
      outlierDetection: { consecutive5xxErrors: 1, maxEjectionPercent: 50, interval: Duration.millis(100), baseEjectionTime: Duration.seconds(3) },
    });
    await pods(12, failing(500));

    await comesTo(2);
    await comesTo(4);
  });
});

describe('connection pools', () => {
  // Each pod may have one connection, whatever the limit.
  const SOLO = hostOf('solo');

  /** How often each status comes of so many requests at once. */
  async function atOnce(times: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { status, headers } of await Promise.all(Array.from({ length: times }, () => ask({ host: SOLO.name, headers: { 'x-lab-delay-ms': '300' } })))) {
      const key = `${status}${headers!['x-envoy-overloaded'] ? ' overloaded' : ''}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  test('one connection and one request that waits; more get 503', async () => {
    await ruled({ connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } } }, SOLO);

    expect(await atOnce(6)).toEqual({ '200': 2, '503 overloaded': 4 });
  });

  test('no more requests at once than allowed', async () => {
    await ruled({ connectionPool: { http: { http2MaxRequests: 2 } } }, SOLO);

    expect(await atOnce(6)).toEqual({ '200': 2, '503 overloaded': 4 });
  });

  test('requests are raised to HTTP/2', async () => {
    await ruled({ connectionPool: { http: { h2UpgradePolicy: istio.H2UpgradePolicy.UPGRADE } } });
    expect((await ask()).seen).toMatchObject({ protocol: 'http/2' });

    await ruled({ connectionPool: { http: { h2UpgradePolicy: istio.H2UpgradePolicy.DO_NOT_UPGRADE } } });
    expect((await ask()).seen).toMatchObject({ protocol: 'http/1.1' });
  });
});

test('a subset has a policy of its own', async () => {
  await mesh.apply([...WORKLOADS, ...made((chart) => {
    const rule = new istio.DestinationRule(chart, 'web', { host: WEB });
    const first = rule.addSubset('first', { labels: { version: 'v1' }, trafficPolicy: { connectionPool: { http: { h2UpgradePolicy: istio.H2UpgradePolicy.UPGRADE } } } });
    const route = (path: string, subset: istio.ISubset) => istio.HttpRoute.route({
      matches: [{ uri: StringMatch.exact(path) }], destinations: [{ destination: istio.Destination.subset(subset) }],
    });
    new istio.VirtualService(chart, 'routes', { hosts: [WEB], http: [route('/first', first), route('/second', rule.addSubset('v2'))] });
  })]);

  expect((await ask({ path: '/first' })).seen).toMatchObject({ version: 'v1', protocol: 'http/2' });
  expect((await ask({ path: '/second' })).seen).toMatchObject({ version: 'v2', protocol: 'http/1.1' });
});
