import { Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { Host, ServiceHost } from '../../src';
import { Destination, DestinationRule, HttpRoute, Subset } from '../../src/istio';
import { httpRouteOf } from '../support/istio';
import { LABEL_RULE } from '../support/rules';
import { chart } from '../support/synth';

const REVIEWS = ServiceHost.fromName('reviews', { namespace: 'books' });

/** A destination as it comes out in a manifest. */
const specOf = (destination: Destination) => httpRouteOf(HttpRoute.route({ destinations: [{ destination }] })).route[0].destination;

test.each<[string, Destination, object]>([
  ['a host', Destination.host(REVIEWS), { host: 'reviews.books.svc.cluster.local' }],
  ['a port of a host', Destination.host(REVIEWS, { port: 65535 }), { host: 'reviews.books.svc.cluster.local', port: { number: 65535 } }],
  ['a host outside the cluster', Destination.host(Host.dns('api.example.com')), { host: 'api.example.com' }],
  ['a subset that is defined elsewhere', Destination.subset(Subset.fromSubsetName(REVIEWS, 'v1')),
    { host: 'reviews.books.svc.cluster.local', subset: 'v1' }],
  ['a port of a subset', Destination.subset(Subset.fromSubsetName(REVIEWS, 'v1'), { port: 1 }),
    { host: 'reviews.books.svc.cluster.local', subset: 'v1', port: { number: 1 } }],
])('can be %s', (_, destination, spec) => {
  expect(specOf(destination)).toEqual(spec);
});

test('can be a subset of a DestinationRule', () => {
  const rule = new DestinationRule(chart(), 'reviews', { host: REVIEWS });

  expect(specOf(Destination.subset(rule.addSubset('v2')))).toEqual({ host: 'reviews.books.svc.cluster.local', subset: 'v2' });
});

test.each([
  ['cdk8s-plus-27', (scope: Chart) => new plus27.Service(scope, 'web', { metadata: { name: 'web' }, ports: [{ port: 80 }] })],
  ['cdk8s-plus-34', (scope: Chart) => new plus34.Service(scope, 'web', { metadata: { name: 'web' }, ports: [{ port: 80 }] })],
])('can be a Service of %s', (_, define) => {
  expect(specOf(Destination.service(define(chart())))).toEqual({ host: 'web.shop.svc.cluster.local' });
  expect(specOf(Destination.service(define(chart()), { port: 80 }))).toEqual({ host: 'web.shop.svc.cluster.local', port: { number: 80 } });
});

test.each<[string, () => unknown, string]>([
  ['every host', () => Destination.host(Host.ANY), "a destination cannot be the host '*'; name the host that the traffic goes to"],
  ['an IPv4 address', () => Destination.host(Host.dns('10.0.0.1')),
    "a destination cannot be an IP address, got '10.0.0.1'; give it a ServiceEntry and name that one's host"],
  ['an IPv6 address', () => Destination.subset(Subset.fromSubsetName(Host.dns('2001:db8::1'), 'v1')),
    "a destination cannot be an IP address, got '2001:db8::1'; give it a ServiceEntry and name that one's host"],
  ['port 0', () => Destination.host(REVIEWS, { port: 0 }), 'port of the destination must be a whole number from 1 to 65535, got 0'],
  ['a port of a subset with a fraction', () => Destination.subset(Subset.fromSubsetName(REVIEWS, 'v1'), { port: 80.5 }),
    'port of the destination must be a whole number from 1 to 65535, got 80.5'],
  ['a Service in no known namespace',
    () => Destination.service(new plus34.Service(new Chart(chart(), 'bare'), 'web', { metadata: { name: 'web' }, ports: [{ port: 80 }] })),
    "service 'web' has no namespace, without which its full name is unknown; give its chart { namespace: '...' } or set metadata.namespace"],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));

test('fails with the malformed name of a subset of your own', () => {
  expect(() => Destination.subset({ host: Host.dns('reviews.example.com'), name: 'a.b' })).toThrow(`subset name ${LABEL_RULE}, got 'a.b'`);
});
