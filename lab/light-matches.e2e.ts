import { istio, StringMatch } from 'cdk8s-istio';
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
  ...workload('web', { 'http': 80, 'http-other': 8080 }),
  ...workload('far', { http: 80 }, { namespace: 'apps' }),
];

const ask = (asked: Partial<MeshRequest>) => mesh.request({ from: { workload: 'shop/news-v1' }, host: WEB.name, ...asked });
const answering = (name: string, matches?: istio.HttpMatch[]) =>
  istio.HttpRoute.directResponse({ matches, directResponse: { status: 200, body: istio.HttpBody.text(name) } });

interface Case {
  readonly match: istio.HttpMatch;
  readonly hits: Partial<MeshRequest>[];
  readonly misses: Partial<MeshRequest>[];
}

const { exact, prefix, regex, present } = StringMatch;
const on = (path: string, more: Partial<MeshRequest> = {}) => ({ path, ...more });

const CASES: Record<string, Case> = {
  'exact path': { match: { uri: exact('/exact') }, hits: [on('/exact'), on('/exact?a=b')], misses: [on('/exact/'), on('/Exact')] },
  'prefix, of the text and not of its segments': { match: { uri: prefix('/pre') }, hits: [on('/pre'), on('/prefix/a')], misses: [on('/Pre')] },
  'regex, of the whole path': { match: { uri: regex('/order/[0-9]+') }, hits: [on('/order/17'), on('/order/1?a=b')], misses: [on('/order/17/a')] },
  'path in any case': { match: { uri: exact('/case'), ignoreUriCase: true }, hits: [on('/CaSe')], misses: [on('/cases')] },
  'method': { match: { uri: exact('/method'), method: regex('PUT|POST') }, hits: [on('/method', { method: 'PUT' })], misses: [on('/method')] },
  'authority': { match: { uri: exact('/authority'), authority: exact('web.shop') }, hits: [on('/authority', { host: 'web.shop' })], misses: [on('/authority')] },
  'header': {
    match: { uri: exact('/header'), headers: { tier: regex('gold|silver') } },
    hits: [on('/header', { headers: { tier: 'gold' } })],
    misses: [on('/header', { headers: { tier: 'golden' } }), on('/header')],
  },
  'header of any value': {
    match: { uri: exact('/any'), headers: { tier: present() } },
    hits: [on('/any', { headers: { tier: 'x' } })],
    misses: [on('/any')],
  },
  'without a header': {
    match: { uri: exact('/without'), withoutHeaders: { tier: exact('gold') } },
    hits: [on('/without'), on('/without', { headers: { tier: 'silver' } })],
    misses: [on('/without', { headers: { tier: 'gold' } })],
  },
  'query': {
    match: { uri: exact('/query'), queryParams: { page: regex('[0-9]+'), mode: exact('list') } },
    hits: [on('/query?mode=list&page=2')],
    misses: [on('/query?mode=list'), on('/query?mode=list&page=x'), on('/query')],
  },
  'port': { match: { uri: exact('/port'), port: 8080 }, hits: [on('/port', { port: 8080 })], misses: [on('/port')] },
  'labels of the caller': {
    match: { uri: exact('/labels'), sourceLabels: { app: 'news' } },
    hits: [on('/labels')],
    misses: [on('/labels', { from: { workload: 'apps/far-v1' } })],
  },
  'namespace of the caller': {
    match: { uri: exact('/namespace'), sourceNamespace: 'apps' },
    hits: [on('/namespace', { from: { workload: 'apps/far-v1' } })],
    misses: [on('/namespace')],
  },
};

describe('matches', () => {
  beforeAll(() => mesh.apply([...WORKLOADS, ...made((chart) => new istio.VirtualService(chart, 'web', {
    hosts: [WEB], http: [...Object.entries(CASES).map(([name, { match }]) => answering(name, [match])), answering('none')],
  }))]));

  test.each(Object.keys(CASES))('%s', async (name) => {
    const { hits, misses } = CASES[name];

    for (const hit of hits) expect(await ask(hit)).toMatchObject({ status: 200, body: name });
    for (const miss of misses) expect(await ask(miss)).toMatchObject({ status: 200, body: 'none' });
  });
});

test('one match of several suffices, and the first route that matches answers', async () => {
  await mesh.apply([...WORKLOADS, ...made((chart) => new istio.VirtualService(chart, 'web', {
    hosts: [WEB],
    http: [answering('first', [{ uri: exact('/a') }, { uri: exact('/b') }]), answering('second', [{ uri: exact('/b') }, { uri: exact('/c') }])],
  }))]);

  expect(await Promise.all(['/a', '/b', '/c', '/d'].map(async (path) => (await ask({ path })).body || 'nobody')))
    .toEqual(['first', 'first', 'second', 'nobody']);
});

test('a delegate answers what both it and its root match', async () => {
  const delegate = istio.VirtualService.fromVirtualServiceName('apps/lab-carts');
  const carts = made((chart) => new istio.VirtualService(chart, 'carts', {
    http: [answering('gold carts', [{ uri: prefix('/cart'), headers: { tier: exact('gold') } }]), answering('carts')],
  }), { namespace: 'apps' });
  const root = made((chart) => new istio.VirtualService(chart, 'web', {
    hosts: [WEB], http: [istio.HttpRoute.delegate({ matches: [{ uri: prefix('/cart') }], delegate }), answering('root')],
  }));
  await mesh.apply([...WORKLOADS, ...carts, ...root]);
  const answers = (path: string, headers = {}) => ask({ path, headers }).then(({ body }) => body);

  expect(await answers('/cart/1', { tier: 'gold' })).toBe('gold carts');
  expect(await answers('/cart/1')).toBe('carts');
  expect(await answers('/', { tier: 'gold' })).toBe('root');
});
