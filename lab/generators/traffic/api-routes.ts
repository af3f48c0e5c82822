import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { Manifest } from '../../light';
import { object as manifest } from '../../light/testing';
import { object, often } from './route';

/*
 * GRPCRoutes of the Gateway `shop/api` and of Services, and calls for them.
 */

const V1 = 'gateway.networking.k8s.io/v1';
const HOSTS = ['a.example.com', 'b.example.com', '*.example.com'];
const NAMES = ['tier', 'x-user'];

const method = fc.oneof(
  object({ service: often(fc.constantFrom('shop.Cart', 'shop.Cat', 'shop'), 0.8), method: often(fc.constantFrom('Add', 'List'), 0.7), type: often(fc.constantFrom('Exact'), 0.3) }),
  object({ type: fc.constant('RegularExpression'), service: often(fc.constantFrom('shop[.].+', 'shop.Cart'), 0.8), method: often(fc.constantFrom('A.*', 'Add|List'), 0.7) }),
).filter((one: { service?: string; method?: string }) => one.service !== undefined || one.method !== undefined);

const headers = fc.uniqueArray(fc.oneof(
  fc.record({ name: fc.constantFrom(...NAMES), value: fc.constantFrom('gold', 'silver') }),
  fc.record({ name: fc.constantFrom(...NAMES), type: fc.constant('RegularExpression'), value: fc.constantFrom('g.*', '[a-z]+') }),
), { minLength: 1, maxLength: 2, selector: ({ name }) => name });

const changes = object({
  set: often(fc.constantFrom([{ name: 'tier', value: 'new' }], [{ name: 'x-added', value: 'one' }, { name: 'X-Added', value: 'two' }]), 0.6),
  add: often(fc.constant([{ name: 'x-user', value: 'added' }]), 0.4),
  remove: often(fc.constantFrom(['tier'], ['x-user']), 0.3),
});
const filter = fc.oneof(
  { weight: 4, arbitrary: changes.map((one): object => ({ type: 'RequestHeaderModifier', requestHeaderModifier: one })) },
  { weight: 4, arbitrary: changes.map((one): object => ({ type: 'ResponseHeaderModifier', responseHeaderModifier: one })) },
  { weight: 1, arbitrary: fc.constantFrom('cart', 'nowhere').map((name): object => ({ type: 'RequestMirror', requestMirror: { backendRef: { name, port: 9443 } } })) },
) as fc.Arbitrary<{ type?: string }>;
const filters = fc.uniqueArray(filter, { minLength: 1, maxLength: 2, selector: ({ type }) => type });
const ownFilters = filters.filter((all) => all.every(({ type }) => type !== 'RequestMirror'));

const backend = object({
  name: fc.constantFrom('cart', 'cart', 'calls', 'far', 'nowhere', 'empty'),
  port: fc.constant(9443),
  namespace: often(fc.constantFrom('apps'), 0.15),
  weight: often(fc.constantFrom(0, 1, 3), 0.4),
  filters: often(ownFilters, 0.2),
});

const rule = object({
  matches: often(fc.array(object({ method: often(method, 0.8), headers: often(headers, 0.3) }), { maxLength: 3 }), 0.85),
  filters: often(filters, 0.3),
  backendRefs: often(fc.array(backend, { minLength: 1, maxLength: 2 }), 0.9),
});

const parent = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<object>({ name: 'api' }, { name: 'api', sectionName: 'first' }, { name: 'api', port: 8080 }) },
  { weight: 3, arbitrary: fc.constantFrom<object>({ group: '', kind: 'Service', name: 'calls' }, { group: '', kind: 'Service', name: 'calls', port: 9443 }) },
);

export const grpcRoute: fc.Arbitrary<Manifest> = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  spec: object({
    parentRefs: fc.tuple(parent),
    hostnames: often(fc.uniqueArray(fc.constantFrom(...HOSTS), { minLength: 1, maxLength: 2 }), 0.4),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  }),
}).map(({ name, spec }) => manifest(V1, 'GRPCRoute', name, spec));

/** Listeners at which such routes meet those of HTTPRoutes. */
export const grpcGateway: fc.Arbitrary<Manifest> = fc.constantFrom(
  [{ name: 'first', port: 80 }, { name: 'second', port: 8080 }],
  [{ name: 'first', port: 80, hostname: '*.example.com' }, { name: 'second', port: 80 }],
  [{ name: 'first', port: 80, allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }] } }, { name: 'second', port: 8080, allowedRoutes: { kinds: [{ kind: 'HTTPRoute' }] } }],
).map((listeners) => manifest(V1, 'Gateway', 'api', { gatewayClassName: 'istio', listeners: listeners.map((one) => ({ protocol: 'HTTP', ...one })) }));

/** An HTTPRoute beside them, whose paths are of calls. */
export const besideCalls: fc.Arbitrary<Manifest> = fc.constantFrom('/shop.Cart/Add', '/shop.Cart', '/').map((value) => manifest(V1, 'HTTPRoute', 'beside', {
  parentRefs: [{ name: 'api' }],
  rules: [{ matches: [{ path: { type: value.includes('Add') ? 'Exact' : 'PathPrefix', value } }], backendRefs: [{ name: 'cart', port: 9443 }] }],
}));

export const call: fc.Arbitrary<Request> = fc.tuple(
  fc.oneof(
    fc.record({ from: fc.constant({ gateway: 'shop/api' }), host: fc.constantFrom('a.example.com', 'b.example.com', 'x.example.com', 'other.org'), port: fc.constantFrom(80, 80, 8080) }),
    fc.record({ from: fc.constant({ workload: 'shop/news-v1' }), host: fc.constant('calls'), port: fc.constant(9443) }),
  ),
  fc.constantFrom('/shop.Cart/Add', '/shop.Cart/List', '/shop.Cat/Add', '/shop/Add', '/shop.Cartel/Add', '/shop.Cart/Add/more', '/shop.Cart/AddAll'),
  object({ 'tier': often(fc.constantFrom('gold', 'silver'), 0.4), 'x-user': often(fc.constantFrom('gold'), 0.3) }),
).map(([to, path, given]) => ({ ...to, protocol: 'grpc', path, headers: given as Record<string, string> }));
