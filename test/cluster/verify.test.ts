import { Cluster, LiveObject } from '../../src/cluster/cluster';
import { isFine, verify } from '../../src/cluster/verify';
import { readText } from '../../src/model/read';
import { FakeCluster, live } from '../support/fake-cluster';

const deployment = (rest: Record<string, any> = {}) => live('apps/v1', 'Deployment', 'shop/cart', rest);
const READY = { status: { updatedReplicas: 1, replicas: 1, availableReplicas: 1 }, spec: {} };
const configMaps = (count: number, namespace = 'shop') => Array.from({ length: count }, (_, index) => live('v1', 'ConfigMap', `${namespace}/c${index}`, { data: { a: 'b' } }));

let fake: FakeCluster;
let waited: string[];

beforeEach(() => {
  fake = new FakeCluster();
  waited = [];
});

/** Verifies objects, and sums up what became of each. */
async function verdicts(wanted: object[], { timeout = 0, onWait = () => {} }: { timeout?: number; onWait?: () => void } = {}) {
  const { resources } = readText(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: wanted }), 'app.yaml');
  const verified = await verify(new Cluster(fake.run), resources, {
    timeout,
    interval: 1,
    signal: new AbortController().signal,
    waiting: (unready) => {
      waited.push(unready.map(({ resource, detail }) => `${resource.name}: ${detail}`).join());
      onWait();
    },
  });
  return verified.map(({ resource: { name }, state, detail, differences }) => [name, state, detail, differences.length]);
}

test('what is there, unchanged and ready', async () => {
  fake.objects = [deployment(READY), live('v1', 'Namespace', 'shop')];
  expect(await verdicts([deployment(), live('v1', 'Namespace', 'shop')])).toEqual([['cart', 'ready', '1 of 1 pod', 0], ['shop', 'ready', undefined, 0]]);
});

test('what is missing, changed, not ready or failed', async () => {
  fake.objects = [
    live('v1', 'ConfigMap', 'shop/b', { data: { a: '2' } }),
    live('v1', 'Pod', 'shop/c'),
    live('v1', 'Pod', 'shop/d', { status: { phase: 'Failed' } }),
    live('v1', 'Pod', 'shop/e', { spec: { nodeName: 'x' } }),
  ];
  expect(await verdicts([
    live('v1', 'ConfigMap', 'shop/a'),
    live('v1', 'ConfigMap', 'shop/b', { data: { a: '1' } }),
    live('v1', 'Pod', 'shop/c'),
    live('v1', 'Pod', 'shop/d'),
    live('v1', 'Pod', 'shop/e', { spec: { nodeName: 'y' } }),
  ])).toEqual([
    ['a', 'missing', undefined, 0],
    ['b', 'changed', undefined, 1],
    ['c', 'not-ready', 'not ready', 0],
    ['d', 'failed', 'it has failed', 0],
    ['e', 'changed', 'not ready', 1],
  ]);
});

test('an object of another namespace is another one', async () => {
  fake.objects = [...configMaps(30), live('v1', 'ConfigMap', 'other/x')];
  const wanted = [...configMaps(30), live('v1', 'ConfigMap', 'shop/x')];
  expect((await verdicts(wanted)).filter(([, state]) => state !== 'ready')).toEqual([['x', 'missing', undefined, 0]]);
});

test('an object without a name is not asked for', async () => {
  expect(await verdicts([{ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'once-' } }])).toEqual([['', 'nameless', 'it has only a generateName', 0]]);
  expect(fake.asked).toEqual([]);
});

test('a kind without a namespace, of which the manifest does not tell', async () => {
  fake.objects = [live('a.b/v1', 'Policy', 'all')];
  expect(await verdicts([live('a.b/v1', 'Policy', 'all')])).toEqual([['all', 'ready', undefined, 0]]);
});

describe('the calls', () => {
  const READ = 'get --filename - --ignore-not-found --output json';

  test('few objects of a kind are asked for in one', async () => {
    await verdicts([...configMaps(3), live('v1', 'Namespace', 'shop')]);
    expect(fake.asked).toEqual([READ, READ]);
  });

  test('many are listed, from one namespace or from all', async () => {
    await verdicts(configMaps(30));
    await verdicts([...configMaps(30), ...configMaps(1, 'other')]);
    expect(fake.asked).toEqual(['get ConfigMap.v1. --namespace shop --output json', 'get ConfigMap.v1. --all-namespaces --output json']);
  });

  test('who may not list may read', async () => {
    fake.objects = configMaps(30);
    fake.unlisted.push('ConfigMap');
    expect((await verdicts(configMaps(30))).every(([, state]) => state === 'ready')).toBe(true);
    expect(fake.asked).toHaveLength(2);
  });
});

test.each([1, 30])('what may not be read is said (%d objects)', async (count) => {
  fake.unread.push('ConfigMap');
  const results = await verdicts(configMaps(count));
  expect(results.at(-1)).toEqual([`c${count - 1}`, 'unreadable', `ConfigMap "c${count - 1}" is forbidden: User "me" cannot get it`, 0]);
});

test.each([1, 30])('a kind that the cluster does not have is missing (%d objects)', async (count) => {
  fake.unserved.push('VirtualService');
  const routes = Array.from({ length: count }, (_, index) => live('networking.istio.io/v1', 'VirtualService', `shop/v${index}`));
  expect((await verdicts(routes))[0]).toEqual(['v0', 'missing', 'the cluster does not serve the kind VirtualService.v1.networking.istio.io', 0]);
});

describe('Services', () => {
  const service = (name: string, selector: object = { app: 'cart' }) => live('v1', 'Service', name, { spec: { selector } });
  const slice = (name: string, ...ready: Array<boolean | undefined>) => live('discovery.k8s.io/v1', 'EndpointSlice', `${name}-1`, {
    metadata: { labels: { 'kubernetes.io/service-name': name.split('/')[1] } },
    endpoints: ready.map((one) => ({ conditions: { ready: one } })),
  });

  test('have ready endpoints, or not', async () => {
    const services = ['shop/a', 'shop/b', 'shop/c', 'other/a'].map((name) => service(name));
    fake.objects = [...services, slice('shop/a', true, false), slice('shop/b', false), slice('shop/x', undefined), { ...slice('other/a', undefined), endpoints: null }];
    expect(await verdicts(services)).toEqual([
      ['a', 'ready', undefined, 0], ['b', 'not-ready', 'no ready pod behind it', 0], ['c', 'not-ready', 'no ready pod behind it', 0],
      ['a', 'not-ready', 'no ready pod behind it', 0],
    ]);
  });

  test('of one namespace need only what is there', async () => {
    fake.objects = [service('shop/a'), slice('shop/a', undefined)];
    expect(await verdicts([service('shop/a')])).toEqual([['a', 'ready', undefined, 0]]);
    expect(fake.asked.at(-1)).toBe('get EndpointSlice.v1.discovery.k8s.io --namespace shop --output json');
  });

  test('of many namespaces are asked for in one call', async () => {
    fake.objects = Array.from({ length: 11 }, (_, index) => service(`n${index}/a`));
    await verdicts(fake.objects);
    expect(fake.asked.filter((call) => call.includes('EndpointSlice'))).toEqual(['get EndpointSlice.v1.discovery.k8s.io --all-namespaces --output json']);
  });

  test('are believed where endpoints may not be listed', async () => {
    fake.objects = [service('shop/a')];
    fake.unlisted.push('EndpointSlice');
    expect(await verdicts([service('shop/a')])).toEqual([['a', 'ready', undefined, 0]]);
  });
});

test('an autoscaler of the set may scale', async () => {
  const scaler = live('autoscaling/v2', 'HorizontalPodAutoscaler', 'shop/cart', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'cart' } } });
  fake.objects = [deployment({ spec: { replicas: 2 }, status: { updatedReplicas: 2, replicas: 2, availableReplicas: 2 } })];
  const wanted = deployment({ spec: { replicas: 1 } });
  expect(await verdicts([wanted, scaler])).toEqual([['cart', 'ready', '2 of 2 pods', 0], ['cart', 'missing', undefined, 0]]);
  expect(await verdicts([wanted])).toEqual([['cart', 'changed', undefined, 1]]);
});

describe('waiting', () => {
  test('ends when all is ready', async () => {
    fake.objects = [deployment({ spec: {} }), live('v1', 'ConfigMap', 'shop/a')];
    const onWait = () => fake.objects = [deployment(READY)];
    expect(await verdicts([deployment(), live('v1', 'ConfigMap', 'shop/a')], { timeout: 10_000, onWait })).toEqual([
      ['cart', 'ready', '1 of 1 pod', 0], ['a', 'ready', undefined, 0],
    ]);
    expect(waited).toEqual(['cart: 0 of 1 pod updated']);
  });

  test('ends with the timeout', async () => {
    fake.objects = [deployment({ spec: {} })];
    expect(await verdicts([deployment()], { timeout: 20 })).toEqual([['cart', 'not-ready', '0 of 1 pod updated', 0]]);
    expect(waited.length).toBeGreaterThan(0);
  });

  test('outlasts an API server that is away for a moment', async () => {
    fake.objects = [deployment({ spec: {} })];
    const onWait = () => {
      fake.broken = fake.broken ? undefined : 'Unable to connect to the server: EOF';
      fake.objects = [deployment(READY)];
    };
    expect(await verdicts([deployment()], { timeout: 10_000, onWait })).toEqual([['cart', 'ready', '1 of 1 pod', 0]]);
    expect(waited).toHaveLength(2);
  });

  test('fails where something else goes wrong', async () => {
    fake.objects = [deployment({ spec: {} })];
    const onWait = () => fake.broken = 'error: You must be logged in to the server (Unauthorized)';
    await expect(verdicts([deployment()], { timeout: 10_000, onWait })).rejects.toThrow('You must be logged in to the server (Unauthorized)');
  });
});

test.each([1, 30])('fails where the cluster does not answer (%d objects)', async (count) => {
  fake.broken = 'Unable to connect to the server: dial tcp 127.0.0.1:1: connect: connection refused';
  await expect(verdicts(configMaps(count))).rejects.toThrow('Unable to connect to the server: dial tcp 127.0.0.1:1: connect: connection refused');
});

test('fails where endpoints cannot be asked for', async () => {
  fake.objects = [live('v1', 'Service', 'shop/a', { spec: { selector: { a: 'b' } } })];
  fake.unserved.push('EndpointSlice');
  await expect(verdicts(fake.objects as LiveObject[])).rejects.toThrow('the server doesn\'t have a resource type "EndpointSlice"');
});

test('fails with what a program throws', async () => {
  fake.run = () => Promise.reject(new Error('aborted'));
  await expect(verdicts(configMaps(30))).rejects.toThrow('aborted');
});

test('nothing is wrong with what is ready or has no name', () => {
  const states = ['ready', 'nameless', 'missing', 'changed', 'not-ready', 'failed', 'unreadable'] as const;
  expect(states.filter((state) => isFine({ state } as any))).toEqual(['ready', 'nameless']);
});
