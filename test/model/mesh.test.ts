import { Mesh } from '../../src/model/mesh';
import { readText } from '../../src/model/read';

const mesh = (yaml: string, settings?: object) => new Mesh(readText(yaml, 'a.yaml').resources, settings as Record<string, unknown>);
const host = (spec: string, name = 'a') => `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n---\n`;

test('resources by kind and by name', () => {
  const one = mesh(host('{ hosts: [a] }'));
  expect(one.of('networking.istio.io', 'VirtualService').map(({ name }) => name)).toEqual(['a']);
  expect(one.of('', 'VirtualService')).toEqual([]);
  expect(one.find('networking.istio.io', 'VirtualService', 'shop', 'a')?.name).toBe('a');
  expect(one.find('networking.istio.io', 'VirtualService', 'shop', 'b')).toBeUndefined();
});

test('specs without nulls, and not of resources with wrong types', () => {
  const one = mesh(host('{ hosts: [a], http: null }') + host('{ hosts: 1 }', 'b') + host('null', 'c'));
  expect(one.istio('VirtualService').map(({ spec }) => spec)).toEqual([{ hosts: ['a'] }, {}]);
  expect(one.istio('VirtualService')).toBe(one.istio('VirtualService'));
  expect(one.of('networking.istio.io', 'VirtualService')).toHaveLength(3);
});

test('what is in namespaces of Kubernetes itself is among all resources only', () => {
  const one = mesh('apiVersion: v1\nkind: Namespace\nmetadata: { name: kube-system }\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: kube-public }\n');
  expect([one.resources.length, one.of('', 'Namespace'), one.of('', 'Pod'), one.pods.all]).toEqual([2, [], [], []]);
});

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\n';

test('the mesh configuration of the ConfigMap, unless one is given', () => {
  const text = `${CONFIG}data: { mesh: "rootNamespace: edge" }\n`;
  expect(mesh(text).settings).toEqual({ rootNamespace: 'edge' });
  expect(mesh(text, { a: 1 }).settings).toEqual({ a: 1 });
  expect(mesh(`${CONFIG}data: { mesh: "- 1" }\n`).settings).toEqual({});
  expect(mesh(`${CONFIG}data: { mesh: "" }\n`).settings).toEqual({});
  expect(mesh(CONFIG).settings).toEqual({});
  expect(mesh('').settings).toEqual({});
});

describe('pods', () => {
  const pod = (name: string, labels: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: ${labels} }\n---\n`;
  const deployment = (name: string, labels: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, namespace: shop }\nspec: { template: { metadata: { labels: ${labels} } } }\n---\n`;

  test('are those given, and what templates make besides them', () => {
    const { pods } = mesh(pod('a-1', '{ app: a, hash: x }') + deployment('a', '{ app: a }') + deployment('b', '{ app: b }'));
    expect(pods.all.map(({ name }) => name)).toEqual(['a-1', 'b']);
  });

  test('of a CronJob', () => {
    const { pods } = mesh('apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: a }\nspec: { jobTemplate: { spec: { template: { metadata: { labels: { app: a } } } } } }\n');
    expect(pods.select({ app: 'a' })).toHaveLength(1);
  });

  test('by labels and namespace', () => {
    const { pods } = mesh(pod('a', '{ app: a, version: v1 }') + pod('b', '{ app: a }') + pod('c', '{ app: 1 }'));
    const names = (selector: Record<string, string>, namespace?: string) => pods.select(selector, namespace).map(({ name }) => name);
    expect(names({ app: 'a' })).toEqual(['a', 'b']);
    expect(names({ app: 'a', version: 'v1' })).toEqual(['a']);
    expect(names({ app: 'a', version: 'v2' })).toEqual([]);
    expect(names({})).toEqual(['a', 'b', 'c']);
    expect(names({ app: 'a' }, 'shop')).toEqual(['a', 'b']);
    expect(names({ app: 'a' }, 'edge')).toEqual([]);
    expect([pods.has({ app: 'a' }, 'shop'), pods.has({ app: 'a' }, 'edge'), pods.has({ app: 'b' })]).toEqual([true, false, false]);
  });
});
