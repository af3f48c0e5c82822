import { Host, ServiceHost } from '../../src';
import { EgressHost } from '../../src/istio';
import { LABEL_RULE } from '../support/rules';

const CART = ServiceHost.fromName('cart', { namespace: 'shop' });
const API = Host.dns('api.example.com');
const SERVICE: any = { name: 'cart', kind: 'Service', metadata: { namespace: 'shop' } };

test.each<[string, EgressHost]>([
  ['*/*', EgressHost.ALL],
  ['./*', EgressHost.SAME_NAMESPACE],
  ['~/*', EgressHost.NONE],
  ['books/*', EgressHost.namespace('books')],
  ['shop/cart.shop.svc.cluster.local', EgressHost.service(SERVICE)],
  ['shop/cart.shop.svc.cluster.local', EgressHost.host(CART)],
  ['edge/cart.shop.svc.cluster.local', EgressHost.host(CART, { namespace: 'edge' })],
  ['*/api.example.com', EgressHost.host(API)],
  ['./api.example.com', EgressHost.host(API, { namespace: '.' })],
  ['edge/*.example.com', EgressHost.host(Host.dns('*.example.com'), { namespace: 'edge' })],
  ['*/*', EgressHost.host(Host.ANY)],
  ['~books/*', EgressHost.except(EgressHost.namespace('books'))],
  ['~*/api.example.com', EgressHost.except(EgressHost.host(API))],
])('%s', (spec, host) => {
  expect(host._toSpec()).toBe(spec);
});

const RULE = 'an exception takes out hosts that others bring in, got';

test.each<[string, () => EgressHost, string]>([
  ['a malformed namespace', () => EgressHost.namespace('*'), `namespace of an egress host ${LABEL_RULE}, got '*'`],
  ['a malformed namespace of a host', () => EgressHost.host(API, { namespace: '~' }), `namespace of an egress host ${LABEL_RULE}, got '~'`],
  ['an address', () => EgressHost.host(Host.dns('10.0.0.1')),
    "an egress host has a name, got the IP address '10.0.0.1'; give it a ServiceEntry and name that one's host"],
  ['an exception from no host', () => EgressHost.except(EgressHost.NONE), `${RULE} '~/*'; name a host or a namespace`],
  ['an exception from an exception', () => EgressHost.except(EgressHost.except(EgressHost.ALL)), `${RULE} '~*/*'; name a host or a namespace`],
])('fails with %s', (_, make, message) => {
  expect(make).toThrow(message);
});
