import { ApiObject, Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { Host, ServiceHost } from '../../src';
import { LABEL_RULE } from '../support/rules';
import { chart } from '../support/synth';

const WITHOUT_NAMESPACE = "service 'reviews' has no namespace, without which its full name is unknown; "
  + "give its chart { namespace: '...' } or set metadata.namespace";

describe('a host by its DNS name', () => {
  test.each([
    'www.example.com', 'WWW.Example.com', '*.example.com', '*-eu.example.com', 'example.com.', '10.0.0.1', '2001:db8::1',
  ])('%s is taken as it is', (name) => {
    expect(Host.dns(name).name).toBe(name);
  });

  test("'*' is every host", () => {
    expect(Host.dns('*')).toBe(Host.ANY);
    expect(Host.ANY.name).toBe('*');
  });

  test.each([
    ['is short', 'reviews',
      "host 'reviews' is a short name, which means another host in every namespace; "
      + "use ServiceHost.fromName('reviews', { namespace: '...' }) or a full DNS name"],
    ['has a scheme', 'https://example.com', "host must be a DNS name such as 'www.example.com' or '*.example.com', got 'https://example.com'"],
    ['has a port', 'example.com:80', "host must be a DNS name such as 'www.example.com' or '*.example.com', got 'example.com:80'"],
    ['is empty', '', "host must be a DNS name such as 'www.example.com' or '*.example.com', got ''"],
  ])('fails when the name %s', (_, name, message) => {
    expect(() => Host.dns(name)).toThrow(message);
  });
});

describe('a host by the name of its service', () => {
  test('is the full name', () => {
    const host = ServiceHost.fromName('reviews', { namespace: 'books' });

    expect(host).toMatchObject({ name: 'reviews.books.svc.cluster.local', serviceName: 'reviews', namespace: 'books' });
  });

  test('ends with the domain of the cluster', () => {
    expect(ServiceHost.fromName('reviews', { namespace: 'books', clusterDomain: 'corp.example' }).name).toBe('reviews.books.svc.corp.example');
  });

  test.each<[string, () => ServiceHost, string]>([
    ['the name of the service', () => ServiceHost.fromName('reviews.books', { namespace: 'books' }),
      `service name ${LABEL_RULE}, got 'reviews.books'`],
    ['the namespace', () => ServiceHost.fromName('reviews', { namespace: '' }),
      `namespace of the service ${LABEL_RULE}, got ''`],
    ['the domain', () => ServiceHost.fromName('reviews', { namespace: 'books', clusterDomain: 'no domain' }),
      "cluster domain must be a DNS name such as 'www.example.com' or '*.example.com', got 'no domain'"],
    ['the domain, as it has a wildcard,', () => ServiceHost.fromName('reviews', { namespace: 'books', clusterDomain: '*.local' }),
      "cluster domain cannot have a wildcard, got '*.local'"],
  ])('fails when %s is malformed', (_, make, message) => expect(make).toThrow(message));
});

describe.each([
  ['cdk8s-plus-27', (scope: Chart, namespace?: string) =>
    new plus27.Service(scope, 'service', { metadata: { name: 'reviews', namespace }, ports: [{ port: 80 }] })],
  ['cdk8s-plus-34', (scope: Chart, namespace?: string) =>
    new plus34.Service(scope, 'service', { metadata: { name: 'reviews', namespace }, ports: [{ port: 80 }] })],
])('a host by a Service of %s', (_, service) => {
  test('is in the namespace of the chart', () => {
    expect(ServiceHost.fromService(service(chart())).name).toBe('reviews.shop.svc.cluster.local');
  });

  test('is in the namespace of the Service, if that has one of its own', () => {
    expect(ServiceHost.fromService(service(chart(), 'books')).name).toBe('reviews.books.svc.cluster.local');
  });

  test('ends with the domain of the cluster', () => {
    expect(ServiceHost.fromService(service(chart()), { clusterDomain: 'corp.example' }).name).toBe('reviews.shop.svc.corp.example');
  });

  test('fails when no namespace is known', () => {
    expect(() => ServiceHost.fromService(service(new Chart(chart(), 'bare')))).toThrow(WITHOUT_NAMESPACE);
  });
});

test('fails for a Deployment, even of the same shape', () => {
  const deployment = new plus34.Deployment(chart(), 'deployment', { metadata: { name: 'reviews' }, containers: [{ image: 'reviews' }] });

  expect(() => ServiceHost.fromService(deployment))
    .toThrow("a service host takes a Service, got the Deployment 'reviews'; pass the Service that exposes it");
});

describe('a host by an ApiObject', () => {
  const object = (scope: Chart, kind: string) => new ApiObject(scope, 'object', { apiVersion: 'v1', kind, metadata: { name: 'reviews' } });

  test('is the full name of the Service', () => {
    expect(ServiceHost.fromApiObject(object(chart(), 'Service')).name).toBe('reviews.shop.svc.cluster.local');
  });

  test('ends with the domain of the cluster', () => {
    expect(ServiceHost.fromApiObject(object(chart(), 'Service'), { clusterDomain: 'corp.example' }).name).toBe('reviews.shop.svc.corp.example');
  });

  test.each([
    ['it is of another kind', () => object(chart(), 'Pod'),
      "a service host takes a Service, got the Pod 'reviews'; pass the Service that exposes it"],
    ['no namespace is known', () => object(new Chart(chart(), 'bare'), 'Service'), WITHOUT_NAMESPACE],
  ])('fails when %s', (_, make, message) => {
    expect(() => ServiceHost.fromApiObject(make())).toThrow(message);
  });
});

test('fails with a full name that is too long', () => {
  const clusterDomain = Array.from({ length: 4 }, () => 'a'.repeat(60)).join('.');
  expect(() => ServiceHost.fromName('reviews', { namespace: 'books', clusterDomain }))
    .toThrow("full name of the service 'reviews' must have at most 255 characters, got 261; shorten its parts");
});
