import { metadataProblems } from '../../src/schema/metadata';
import { pathText } from '../../src/schema/problem';

const told = (metadata: unknown) => metadataProblems(metadata).map(({ path, message }) => `${pathText(path)}: ${message}`);

const SUBDOMAIN = "must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit";
const LABEL = "must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit";
const KEY = "must have a key such as 'app' (at most 63), optionally after a DNS name and '/'";
const VALUE = "must have at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit";

test.each([
  [{ name: 'a' }],
  [{ name: 'a.b-c.9', namespace: 'shop', labels: { 'app': 'a', 'example.com/A_b.c': '', 'gone': null }, annotations: { 'Example.com/Any': ' ä\n', 'gone': null } }],
  [{ generateName: 'a-' }],
  [{ name: 'a', namespace: '', labels: null, annotations: null, uid: 'x', ownerReferences: [], finalizers: ['a/b'] }],
])('%j is fine', (metadata) => {
  expect(told(metadata)).toEqual([]);
});

test.each<[unknown, string[]]>([
  [undefined, ['metadata: must be an object with a name']],
  [null, ['metadata: must be an object with a name']],
  [['a'], ['metadata: must be an object with a name']],
  [{}, ['metadata.name: is required']],
  [{ name: 'A_b' }, [`metadata.name: ${SUBDOMAIN}, got 'A_b'`]],
  [{ name: 5 }, [`metadata.name: ${SUBDOMAIN}, got 5`]],
  [{ name: { a: 1 } }, [`metadata.name: ${SUBDOMAIN}, got an object`]],
  [{ name: 'a'.repeat(254) }, [`metadata.name: ${SUBDOMAIN}, got '${'a'.repeat(254)}'`]],
  [{ name: 'a', namespace: 'a.b' }, [`metadata.namespace: ${LABEL}, got 'a.b'`]],
  [{ name: 'a', namespace: 7 }, [`metadata.namespace: ${LABEL}, got 7`]],
  [{ name: 'a', label: {} }, ["metadata.label: is no field here; did you mean 'labels'?"]],
  [{ name: 'a', labels: ['a'] }, ['metadata.labels: must be an object of strings, got a list']],
  [{ name: 'a', labels: { version: 1 } }, ['metadata.labels.version: must be a string, got 1; put it in quotes']],
  [{ name: 'a', labels: { a: 'b c' } }, [`metadata.labels.a: ${VALUE}, got 'b c'`]],
  [{ name: 'a', labels: { a: 'b'.repeat(64) } }, [`metadata.labels.a: ${VALUE}, got '${'b'.repeat(64)}'`]],
  [{ name: 'a', labels: { 'A.b/c': 'd', '/a': 'b', 'a/': 'b', 'a/b/c': 'd' } }, ['A.b/c', '/a', 'a/', 'a/b/c'].map((key) => `metadata.labels['${key}']: ${KEY}`)],
  [{ name: 'a', labels: { [`${'a'.repeat(254)}/b`]: 'c' } }, [`metadata.labels['${'a'.repeat(254)}/b']: ${KEY}`]],
  [{ name: 'a', annotations: 'b' }, ['metadata.annotations: must be an object of strings, got \'b\'']],
  [{ name: 'a', annotations: { b: true } }, ['metadata.annotations.b: must be a string, got true; put it in quotes']],
  [{ name: 'a', annotations: { 'b c': 'd' } }, [`metadata.annotations['b c']: ${KEY}`]],
  [{ name: 'a', annotations: { b: 'c'.repeat(262144) } }, ['metadata.annotations: must have at most 262144 bytes, got 262145']],
])('fails for %j', (metadata, problems) => {
  expect(told(metadata)).toEqual(problems);
});
