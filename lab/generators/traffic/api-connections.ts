import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { Manifest } from '../../light';
import { object as manifest } from '../../light/testing';
import { object, often } from './route';

/*
 * TLSRoutes and TCPRoutes of the Gateway `shop/api` and of Services, and connections for them. They lead to what the base of
 * generated connections has.
 */

const V1 = 'gateway.networking.k8s.io/v1';

const backend = object({
  name: fc.constantFrom('cart', 'cart', 'news', 'far', 'nowhere', 'empty'),
  port: fc.constantFrom(9000, 9000, 80),
  namespace: often(fc.constantFrom('apps'), 0.15),
  weight: often(fc.constantFrom(0, 1, 3), 0.4),
  kind: often(fc.constantFrom('Bucket'), 0.05),
});
const rules = fc.tuple(fc.record({ backendRefs: fc.array(backend, { minLength: 1, maxLength: 3 }) }));

const atGateway = fc.constantFrom<object>(
  { name: 'api' }, { name: 'api' }, { name: 'api', port: 443 }, { name: 'api', port: 9000 },
  ...['pass', 'pass', 'end', 'tcp', 'https'].map((sectionName) => ({ name: 'api', sectionName })),
);
const service = fc.record({
  group: fc.constant(''), kind: fc.constant('Service'), name: fc.constantFrom('web', 'web', 'cart', 'pods', 'nowhere'), port: fc.constantFrom(undefined, undefined, 9000, 9443, 7000),
}).map((one) => JSON.parse(JSON.stringify(one)) as object);
const entry = fc.constant<object>({ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'partner' });

const parents = (mesh: fc.Arbitrary<object>) => fc.uniqueArray(
  fc.oneof({ weight: 4, arbitrary: atGateway }, { weight: 3, arbitrary: mesh }),
  { minLength: 1, maxLength: 2, selector: (one) => JSON.stringify(one) },
);

const NAMES = ['a.example.com', 'b.example.com', '*.example.com', '*.b.example.com', 'web.shop.svc.cluster.local', 'api.partner.com', '*.com'];

export const tlsRoute: fc.Arbitrary<Manifest> = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  spec: fc.record({
    parentRefs: parents(fc.oneof(service, entry)), hostnames: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 2 }), rules,
  }),
}).map(({ name, spec }) => manifest(V1, 'TLSRoute', name, spec));

export const tcpRoute: fc.Arbitrary<Manifest> = fc.record({
  name: fc.constantFrom('a', 'b', 'c'), spec: fc.record({ parentRefs: parents(service), rules }),
}).map(({ name, spec }) => manifest(V1, 'TCPRoute', name, spec));

const host = fc.constantFrom(undefined, 'a.example.com', '*.example.com', '*.b.example.com');
const kinds = fc.constantFrom(undefined, undefined, undefined, undefined, [{ kind: 'TCPRoute' }], [{ kind: 'TLSRoute' }]);

/** Listeners of which each is there or not: those that hand on TLS, that end it, of TCP, and of HTTPS. */
export const opaqueGateway: fc.Arbitrary<Manifest> = fc.record({ pass: host, end: host, https: fc.constantFrom('a.example.com', '*.b.example.com', 'c.example.com'), kinds, left: fc.subarray(['pass', 'end', 'tcp', 'https'], { minLength: 2 }) })
  .map((one) => {
    const allowedRoutes = one.kinds && { kinds: one.kinds };
    const tls = { certificateRefs: [{ name: 'cert' }], mode: 'Terminate' };
    const all = [
      { name: 'pass', port: 443, protocol: 'TLS', hostname: one.pass, tls: { mode: 'Passthrough' }, allowedRoutes },
      { name: 'end', port: 9443, protocol: 'TLS', hostname: one.end, tls, allowedRoutes },
      { name: 'tcp', port: 9000, protocol: 'TCP', allowedRoutes },
      { name: 'https', port: 443, protocol: 'HTTPS', hostname: one.https, tls },
    ];
    return manifest(V1, 'Gateway', 'api', JSON.parse(JSON.stringify({ gatewayClassName: 'istio', listeners: all.filter(({ name }) => one.left.includes(name)) })));
  });

export const apiConnection: fc.Arbitrary<Request> = fc.tuple(
  fc.oneof(
    fc.record({ from: fc.constant({ gateway: 'shop/api' }), host: fc.constantFrom('a.example.com', 'b.example.com', 'x.b.example.com', 'other.org'), port: fc.constantFrom(443, 443, 9443, 9000) }),
    fc.record({ from: fc.constant({ workload: 'shop/news-v1' }), host: fc.constantFrom('web', 'web.shop.svc.cluster.local', 'cart', 'pods', 'api.partner.com', 'a.example.com'), port: fc.constantFrom(9000, 9443, 9443, 7000) }),
  ),
  fc.constantFrom<Pick<Request, 'tls' | 'protocol'>>({ tls: {} }, { tls: {} }, { tls: { sni: 'a.example.com' } }, { protocol: 'tcp' }, { protocol: 'tcp', tls: {} }, {}),
).map(([to, how]) => ({ ...to, ...how }));
