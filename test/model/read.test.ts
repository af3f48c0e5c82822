import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifests, readSources, readText } from '../../src/model/read';
import { titleOf } from '../../src/model/resource';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';

function read(text: string) {
  const { resources, problems } = readText(text, 'a.yaml');
  return {
    titles: resources.map(titleOf),
    problems: problems.map(({ code, severity, message, file, line }) => `${file}:${line} ${severity} ${code}: ${message}`),
  };
}

test('objects with their place', () => {
  const [service, route] = readText(`${SERVICE}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: b, namespace: shop}
spec: {hosts: [a]}
`, 'a.yaml').resources;

  expect(service).toMatchObject({ group: '', version: 'v1', kind: 'Service', name: 'a', namespace: 'default' });
  expect(route).toMatchObject({ group: 'networking.istio.io', version: 'v1', kind: 'VirtualService', name: 'b', namespace: 'shop' });
  expect(route.object.spec).toEqual({ hosts: ['a'] });
  expect(route.source).toMatchObject({ document: { file: 'a.yaml', line: 5 }, path: [] });
  expect(Object.isFrozen(route) && Object.isFrozen(route.object.spec)).toBe(true);
});

test('what stands in no namespace has none, even if it says so', () => {
  expect(read('apiVersion: v1\nkind: Namespace\nmetadata: {name: a, namespace: b}\n')).toEqual({ titles: ['Namespace a'], problems: [] });
  expect(read('apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: a}\n').titles).toEqual(['GatewayClass a']);
});

test('the namespace of what names none', () => {
  expect(readText(SERVICE, 'a.yaml', { namespace: 'shop' }).resources[0].namespace).toBe('shop');
});

test('Lists, also of Lists and with a kind of their own', () => {
  const item = '{apiVersion: v1, kind: Service, metadata: {name: NAME}}';
  const list = `{apiVersion: v1, kind: ServiceList, items: [${item.replace('NAME', 'b')}]}`;
  expect(read(`apiVersion: v1\nkind: List\nitems: [${item.replace('NAME', 'a')}, ${list}]\n`))
    .toEqual({ titles: ['Service default/a', 'Service default/b'], problems: [] });
  expect(read('{"apiVersion": "v1", "kind": "List", "items": []}')).toEqual({ titles: [], problems: [] });
});

test('objects of JSON one after the other', () => {
  const object = (name: string) => `{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "${name}"}}`;
  expect(read(`${object('a')}${object('b')}\n${object('c')} x\n`)).toEqual({
    titles: ['Service default/a', 'Service default/b'],
    problems: ["a.yaml:2 error broken-yaml: it goes on behind its end; put a line '---' before a further object"],
  });
  expect(readText(`\n${object('a')} ${object('')}`, 'a.yaml').problems[0]).toMatchObject({ line: 2, column: 121 });
});

test('objects whose names are generated are all there', () => {
  const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: a-}\n';
  expect(read(`${job}---\n${job}`)).toEqual({ titles: ['Job default/', 'Job default/'], problems: [] });
});

test('kinds of others are taken as they are', () => {
  expect(read('apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\n')).toEqual({ titles: ['Thing default/a'], problems: [] });
});

test('an empty text, comments and null are nothing', () => {
  expect(read('')).toEqual({ titles: [], problems: [] });
  expect(read('# note\n---\nnull\n')).toEqual({ titles: [], problems: [] });
});

test.each([
  ['hello', "a.yaml:1 error no-object: holds 'hello' where an object of Kubernetes must be"],
  ['\n- 1', 'a.yaml:2 error no-object: holds a list where an object of Kubernetes must be'],
  ['a: 1', 'a.yaml:1 error no-object: is no object of Kubernetes: it has neither apiVersion nor kind'],
  ['kind: Service', "a.yaml:1 error no-object: apiVersion must be a text such as 'networking.istio.io/v1', got nothing"],
  ['apiVersion: 1\nkind: Service', "a.yaml:1 error no-object: apiVersion must be a text such as 'networking.istio.io/v1', got 1; put it in quotes"],
  ['apiVersion: v1\nkind: ""', "a.yaml:2 error no-object: kind must be a text such as 'VirtualService', got nothing"],
  ['apiVersion: v1\nkind: Service', 'a.yaml:1 error no-object: metadata must be an object with a name, got nothing'],
  ['apiVersion: v1\nkind: Service\nmetadata: {}', "a.yaml:3 error no-object: metadata.name must be a text such as 'reviews', got nothing"],
  ['apiVersion: v1\nkind: Service\nmetadata:\n  name: y',
    "a.yaml:4 error no-object: metadata.name must be a text such as 'reviews', got true; put it in quotes (Kubernetes reads a bare y as true or false)"],
  ['apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  namespace: [b]',
    "a.yaml:5 error no-object: metadata.namespace must be a text such as 'default', got a list"],
  ['apiVersion: v1\nkind: List\nitems:\n- a\n', "a.yaml:4 error no-object: holds 'a' where an object of Kubernetes must be"],
  ['a: .inf', 'a.yaml:1 error broken-yaml: a number is infinite or none at all; put it in quotes if it is a text'],
  ['a: {{ .Values.b }}', "a.yaml:1 error broken-yaml: a key is an object; put it in quotes if it is a text that begins with '{'; it is a template, give what it renders to"],
  ['&a [*a]', 'a.yaml:1 error broken-yaml: an anchor contains itself, or it is nested too deeply'],
  [`a: &a [${'1,'.repeat(9)}]\n${[...'bcdefgh'].map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(9)}]\n`).join('')}`,
    'a.yaml:2 error broken-yaml: its aliases make far more of it than stands there; write out what they repeat'],
])('fails for %j', (text, problem) => {
  expect(read(text)).toEqual({ titles: [], problems: [problem] });
});

test.each([
  ['networking.istio.io/v1', 'VirtualServices', "error unknown-kind: kind 'VirtualServices' is none that 'networking.istio.io/v1' has; did you mean 'VirtualService'?"],
  ['v1', 'Servicee', "warning unknown-kind: kind 'Servicee' is none that 'v1' has; did you mean 'Service'?"],
  ['apps/v1', 'Thing', "warning unknown-kind: kind 'Thing' is none that 'apps/v1' has"],
])('fails for a kind that is not known: %s %s', (apiVersion, kind, problem) => {
  expect(read(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`))
    .toEqual({ titles: [`${kind} default/a`], problems: [`a.yaml:2 ${problem}`] });
});

test('fails for labels and annotations that are no texts, where no schema does', () => {
  expect(read(`${SERVICE.trim().slice(0, -1)}, labels: {a: on, b: "1", c: null}, annotations: 1}\n`).problems).toEqual([
    'a.yaml:3 error no-object: metadata.labels.a must be a string, got true; put it in quotes (Kubernetes reads a bare on as true or false)',
    'a.yaml:3 error no-object: metadata.annotations must be an object of strings, got 1',
  ]);
  expect(read('apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a, labels: 1}\n').problems).toEqual([]);
});

test('fails for an object that is there twice, and takes the last', () => {
  expect(read(`${SERVICE}---\n${SERVICE}`)).toEqual({
    titles: ['Service default/a'],
    problems: ['a.yaml:5 warning doubled: Service default/a is there already (a.yaml:1); the last one counts'],
  });
});

test('a broken document does not hide the others', () => {
  expect(read(`a: [\n---\n${SERVICE}---\nb: *b\n`)).toEqual({
    titles: ['Service default/a'],
    problems: [
      'a.yaml:1 error broken-yaml: unexpected end of the stream within a flow collection',
      'a.yaml:7 error broken-yaml: unidentified alias "b"',
    ],
  });
});

test('what is read is told', () => {
  const seen: number[][] = [];
  const bytes = Buffer.from(SERVICE);
  readSources([{ file: 'a', bytes }, { file: 'b', bytes: Buffer.from([0xff]) }], { progress: (...numbers) => seen.push(numbers) });
  expect(seen).toEqual([[bytes.length, bytes.length + 1], [bytes.length + 1, bytes.length + 1]]);
});

test('files and what is wrong with them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-'));
  writeFileSync(join(folder, 'a.yaml'), SERVICE);
  const { resources, problems } = readManifests([folder, join(folder, 'b.yaml')]);
  rmSync(folder, { recursive: true });

  expect(resources.map(titleOf)).toEqual(['Service default/a']);
  expect(problems).toEqual([{ code: 'unreadable', severity: 'error', message: 'is not there', file: join(folder, 'b.yaml') }]);
});
