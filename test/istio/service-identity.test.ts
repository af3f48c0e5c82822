import { App, Chart } from 'cdk8s';
import { Service, ServiceAccount } from 'cdk8s-plus-27';
import { ServiceIdentity } from '../../src/istio';
import { LABEL_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart } from '../support/synth';

const partsOf = ({ name, namespace }: ServiceIdentity) => ({ name, namespace });

test('a service account is known by its object', () => {
  const account = new ServiceAccount(chart(), 'account', { metadata: { name: 'web' } });

  expect(partsOf(ServiceIdentity.fromServiceAccount(account))).toEqual({ name: 'web', namespace: 'shop' });
});

test('a service account is known by its name', () => {
  expect(partsOf(ServiceIdentity.fromName('web.v1', { namespace: 'shop' }))).toEqual({ name: 'web.v1', namespace: 'shop' });
});

test('fails for a service account without namespace', () => {
  const account = new ServiceAccount(new Chart(new App(), 'bare'), 'account', { metadata: { name: 'web' } });

  expect(() => ServiceIdentity.fromServiceAccount(account)).toThrow(
    "service account 'web' has no namespace, without which it is nobody; give its chart { namespace: '...' } or set metadata.namespace");
});

test('fails for another kind', () => {
  const service = new Service(chart(), 'service', { metadata: { name: 'web' }, ports: [{ port: 80 }] });

  expect(() => ServiceIdentity.fromServiceAccount(service))
    .toThrow("a service identity takes a ServiceAccount, got the Service 'web'; pass the one that its pods run as");
});

test.each([
  ['Web', 'shop', `service account ${SUBDOMAIN_RULE}, got 'Web'`],
  ['web', 'a.b', `namespace of the service account ${LABEL_RULE}, got 'a.b'`],
])('fails with the name %s in %s', (name, namespace, message) => {
  expect(() => ServiceIdentity.fromName(name, { namespace })).toThrow(message);
});
