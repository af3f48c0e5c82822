import * as fc from 'fast-check';
import { Manifest } from '../../light';
import { object as manifest } from '../../light/testing';
import { PARTNER } from './base';
import { HEADERS, object, often, PARAMS, PATHS } from './route';

/*
 * Gateways, HTTPRoutes and ReferenceGrants.
 */

const V1 = 'gateway.networking.k8s.io/v1';
const GROUP = 'gateway.networking.k8s.io';

const path = fc.oneof(
  fc.constantFrom(...PATHS).map((value) => ({ type: 'Exact', value })),
  fc.constantFrom('/', '/a', '/a/', '/cart', '/a/b', '/ab').map((value) => ({ type: 'PathPrefix', value })),
  fc.constantFrom('/a.*', '/cart/[0-9]+', '/(a|ab)/?', '/[a-z]').map((value) => ({ type: 'RegularExpression', value })),
  fc.constantFrom<object>({ value: '/cart' }, {}),
);
const value = fc.oneof(
  fc.constantFrom('gold', 'silver', 'golden').map((text) => ({ value: text })),
  fc.constantFrom('g.*', 'gold|silver', '[a-z]+').map((text) => ({ type: 'RegularExpression', value: text })),
);
const oneOrTwo = { minLength: 1, maxLength: 2, selector: ({ name }: { name: string }) => name };
const valuesOf = (names: string[]) => fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value).map(([name, one]) => ({ name, ...one })), oneOrTwo);

const matchOf = (paths: fc.Arbitrary<object>) => object({
  path: often(paths, 0.8),
  headers: often(valuesOf(HEADERS), 0.3),
  queryParams: often(valuesOf(PARAMS), 0.2),
  method: often(fc.constantFrom('GET', 'POST'), 0.2),
});

const headers = (values: string[]) =>
  fc.uniqueArray(fc.record({ name: fc.constantFrom('tier', 'x-added', 'x-other', 'X-User'), value: fc.constantFrom(...values) }), oneOrTwo);
const modifier = object({
  set: often(headers(['one', 'two']), 0.6),
  add: often(headers(['three', 'four']), 0.4),
  remove: often(fc.uniqueArray(fc.constantFrom('tier', 'x-added', 'x-user'), { minLength: 1, maxLength: 2 }), 0.4),
});
const requestHeaders = modifier.map((one) => ({ type: 'RequestHeaderModifier', requestHeaderModifier: one }));
const responseHeaders = modifier.map((one) => ({ type: 'ResponseHeaderModifier', responseHeaderModifier: one }));
const headerFilters = fc.tuple(often(requestHeaders, 0.6), often(responseHeaders, 0.4))
  .map((all) => all.filter((one) => one !== undefined) as object[]);

const fullPath = fc.constantFrom('/', '/new', '/new/').map((replaceFullPath) => ({ type: 'ReplaceFullPath', replaceFullPath }));
const prefixPath = fc.constantFrom('/', '/new', '/new/').map((replacePrefixMatch) => ({ type: 'ReplacePrefixMatch', replacePrefixMatch }));

const rewrite = (newPath: fc.Arbitrary<object>) => object({ hostname: often(fc.constantFrom('new.example.com'), 0.4), path: often(newPath, 0.7) })
  .map((urlRewrite) => ({ type: 'URLRewrite', urlRewrite }));
const redirect = (newPath: fc.Arbitrary<object>) => object({
  hostname: often(fc.constantFrom('gone.example.com'), 0.4),
  scheme: often(fc.constantFrom('http', 'https'), 0.3),
  port: often(fc.constantFrom(80, 443, 8443), 0.3),
  statusCode: often(fc.constantFrom(301, 302, 303, 307, 308), 0.4),
  path: often(newPath, 0.5),
}).map((requestRedirect) => ({ type: 'RequestRedirect', requestRedirect }));
const cors = object({
  allowOrigins: fc.constantFrom(['http://gold.com'], ['*'], ['http://*.com'], ['http://a.com', 'https://*']),
  allowMethods: often(fc.constant(['GET', 'POST']), 0.5),
  allowHeaders: often(fc.constant(['tier']), 0.3),
  exposeHeaders: often(fc.constant(['x-added', 'tier']), 0.3),
  maxAge: often(fc.constantFrom(60), 0.3),
  allowCredentials: often(fc.boolean(), 0.3),
}).map((one) => ({ type: 'CORS', cors: one }));

const backend = object({
  kind: often(fc.constantFrom('Service', 'Unknown'), 0.1),
  name: fc.constantFrom('web', 'cart', 'news', 'empty', 'nowhere', 'web'),
  port: fc.constantFrom(80, 80, 80, 8080),
  weight: often(fc.constantFrom(0, 1, 20, 50), 0.5),
});
const elsewhere = object({ name: fc.constantFrom('far', 'far', 'web'), namespace: fc.constantFrom('apps', 'apps', 'shop'), port: fc.constant(80) });
const host = fc.constant<Record<string, unknown>>({ group: 'networking.istio.io', kind: 'Hostname', name: PARTNER, port: 80 });
const backendRef = fc.tuple(
  fc.oneof({ weight: 8, arbitrary: backend }, { weight: 3, arbitrary: elsewhere }, { weight: 1, arbitrary: host }),
  often(headerFilters, 0.2),
).map(([one, filters]) => ({ ...one, ...filters?.length && { filters } }));
const backendRefs = fc.array(backendRef, { minLength: 1, maxLength: 3 });

/** What replaces a prefix needs one match of a prefix. */
const ruleOf = (matches: fc.Arbitrary<unknown>, newPath: fc.Arbitrary<object>) => fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ matches, filters: fc.tuple(headerFilters, often(rewrite(newPath), 0.3), often(cors, 0.15)), backendRefs })
      .map(({ filters: [changes, ...others], ...one }) => ({ ...one, filters: [...changes, ...others.filter((other) => other !== undefined)] })),
  },
  { weight: 1, arbitrary: fc.record({ matches, filters: fc.tuple(redirect(newPath)) }) },
  { weight: 1, arbitrary: fc.record({ matches }) },
).map((rule) => JSON.parse(JSON.stringify(rule)) as object);

const anyMatches = often(fc.array(matchOf(path), { minLength: 1, maxLength: 3 }), 0.85);
const prefixMatches = fc.tuple(matchOf(fc.constantFrom('/', '/a', '/a/', '/cart', '/a/b').map((prefix) => ({ type: 'PathPrefix', value: prefix }))));
const rule = fc.oneof({ weight: 3, arbitrary: ruleOf(anyMatches, fullPath) }, { weight: 1, arbitrary: ruleOf(prefixMatches, prefixPath) });

const service = fc.record({
  name: fc.constantFrom('web', 'web', 'web', 'web', 'cart', 'far', 'nowhere'), namespace: fc.constantFrom(undefined, 'shop', 'shop', 'apps'), port: fc.constantFrom(undefined, undefined, 80, 8080),
}).map((one) => ({ group: '', kind: 'Service', ...one }));
const entry = fc.constant({ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'partner', namespace: 'shop' });
const gateway = fc.record({
  name: fc.constantFrom(...Array<string>(9).fill('api'), 'edge'),
  namespace: fc.constant('shop'),
  sectionName: fc.constantFrom(...Array<undefined>(8).fill(undefined), 'first', 'second'),
  port: fc.constantFrom(...Array<undefined>(8).fill(undefined), 80, 8080),
});
const parent = fc.oneof({ weight: 5, arbitrary: gateway as fc.Arbitrary<object> }, { weight: 4, arbitrary: service }, { weight: 1, arbitrary: entry })
  .map((one) => JSON.parse(JSON.stringify(one)) as object);

const ROUTE_HOSTS = ['www.example.com', '*.example.com', 'a.example.com', '*.com', 'unknown.example.org'];

export const httpRoute: fc.Arbitrary<Manifest> = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  namespace: fc.constantFrom('shop', 'shop', 'apps'),
  spec: object({
    parentRefs: fc.uniqueArray(parent, { minLength: 1, maxLength: 2, selector: (one) => JSON.stringify(one) }),
    hostnames: often(fc.uniqueArray(fc.constantFrom(...ROUTE_HOSTS), { minLength: 1, maxLength: 2 }), 0.4),
    rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
  }),
}).map(({ name, namespace, spec }) => manifest(V1, 'HTTPRoute', name, spec, namespace));

const listener = fc.record({
  port: fc.constantFrom(80, 80, 80, 8080),
  hostname: fc.constantFrom(undefined, undefined, undefined, undefined, 'www.example.com', '*.example.com', '*.com'),
  from: fc.constantFrom<object | undefined>(
    undefined, { from: 'All' }, { from: 'All' }, { from: 'All' }, { from: 'All' }, { from: 'Same' },
    { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } },
    { from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['outer'] }] } },
    { from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] } },
  ),
  kinds: fc.constantFrom<object[] | undefined>(...Array<undefined>(10).fill(undefined), [{ kind: 'GRPCRoute' }], [{ kind: 'HTTPRoute' }]),
}).map(({ port, hostname, from, kinds }) => ({ port, protocol: 'HTTP', hostname, allowedRoutes: { namespaces: from, kinds } }));

export const apiGateway: fc.Arbitrary<Manifest> = fc.uniqueArray(listener, { minLength: 1, maxLength: 3, selector: ({ port, hostname }) => `${port} ${hostname}` })
  .map((listeners) => manifest(V1, 'Gateway', 'api', {
    gatewayClassName: 'istio',
    listeners: JSON.parse(JSON.stringify(listeners.map((one, index) => ({ name: ['first', 'second', 'third'][index], ...one })))),
  }));

export const referenceGrant: fc.Arbitrary<Manifest> = fc.record({
  namespace: fc.constantFrom('apps', 'shop'),
  from: fc.constantFrom('shop', 'apps'),
  kind: fc.constantFrom('HTTPRoute', 'HTTPRoute', 'HTTPRoute', 'GRPCRoute'),
  name: fc.constantFrom(undefined, undefined, 'far', 'else'),
}).map(({ namespace, from, kind, name }) => manifest(`${GROUP}/v1beta1`, 'ReferenceGrant', 'grant', {
  from: [{ group: GROUP, kind, namespace: from }], to: [{ group: '', kind: 'Service', ...name && { name } }],
}, namespace));
