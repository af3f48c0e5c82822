import { ApiObject, App, Chart } from 'cdk8s';
import { dnsLabel } from '../../../src/core/private/checks';
import { located, parseReference } from '../../../src/core/private/reference';
import { Gateway } from '../../../src/istio';
import { LABEL_RULE } from '../../support/rules';
import { chart } from '../../support/synth';

const owner = new Gateway(chart(), 'owner');
const placeless = new Gateway(new Chart(new App(), 'test'), 'owner');
const object = (namespace?: string) =>
  new ApiObject(new Chart(new App(), 'other'), 'object', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace } });

test('what is located without a namespace is in that of its owner', () => {
  expect(located('secret', { name: 'a' }, owner)).toEqual({ name: 'a', namespace: 'shop' });
  expect(located('secret', { name: 'a', namespace: 'b' }, owner)).toEqual({ name: 'a', namespace: 'b' });
  expect(located('secret', { name: 'a' }, placeless)).toEqual({ name: 'a' });
  expect(located('secret', object(), placeless)).toEqual({ name: 'a' });
});

test('fails to locate an object whose namespace is unknown', () => {
  expect(() => located('secret', object(), owner)).toThrow(
    "secret 'a' has no namespace, but Gateway 'test-owner' is in 'shop', so it cannot be named from there; give the secret a namespace");
});

test('fails to locate what is in a namespace that is none', () => {
  expect(() => located('secret', { name: 'a', namespace: 'A' }, owner)).toThrow(`namespace of the secret ${LABEL_RULE}, got 'A'`);
});

test('references are read with or without a namespace', () => {
  expect(parseReference('secret', 'a', dnsLabel)).toEqual({ name: 'a' });
  expect(parseReference('secret', 'b/a', dnsLabel)).toEqual({ name: 'a', namespace: 'b' });
});

test.each([
  ['a/b/c', "secret must be given as '<namespace>/<name>' or '<name>', got 'a/b/c'"],
  ['A', `name of the secret ${LABEL_RULE}, got 'A'`],
  ['A/b', `namespace of the secret ${LABEL_RULE}, got 'A'`],
])('fails to read %s', (text, message) => {
  expect(() => parseReference('secret', text, dnsLabel)).toThrow(message);
});
