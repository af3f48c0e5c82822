import * as fc from 'fast-check';
import { PARTNER } from './base';

/** Each value seldom or often. */
const often = <T>(arbitrary: fc.Arbitrary<T>, probability: number) => fc.oneof(
  { weight: Math.round(100 - probability * 100), arbitrary: fc.constant(undefined) },
  { weight: Math.round(probability * 100), arbitrary },
);

/** An object of those fields that were generated. */
export const object = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(fields).map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as Record<string, unknown>);

export const PATHS = ['/', '/a', '/a/', '/a/b', '/a/b/c', '/ab', '/A/b', '/cart/1', '/cart/12', '/x.y'];
const PREFIXES = ['/', '/a', '/a/', '/cart', '/a/b', '/ab'];
const PATH_REGEXES = ['.*', '/a.*', '/cart/[0-9]+', '/(a|ab)/?', '/[a-z]', '/x.y'];
const VALUES = ['gold', 'silver', 'golden', ''];
const VALUE_REGEXES = ['g.*', 'gold|silver', '[a-z]+', '*', '.*'];
export const HEADERS = ['tier', 'X-User', 'x-added'];
export const PARAMS = ['page', 'mode'];

const uri = fc.oneof(
  fc.constantFrom(...PATHS).map((exact) => ({ exact })),
  fc.constantFrom(...PREFIXES).map((prefix) => ({ prefix })),
  fc.constantFrom(...PATH_REGEXES).map((regex) => ({ regex })),
);

const text = fc.oneof(
  fc.constantFrom(...VALUES.slice(0, 3)).map((exact) => ({ exact })),
  fc.constantFrom('go', 's').map((prefix) => ({ prefix })),
  fc.constantFrom(...VALUE_REGEXES).map((regex) => ({ regex })),
);

const method = fc.constantFrom({ exact: 'GET' }, { exact: 'POST' }, { regex: 'GET|PUT' }, { prefix: 'P' });
const authority = fc.constantFrom({ exact: 'web' }, { prefix: 'web' }, { regex: '.*[.]com' }, { exact: 'web:8080' });
const mapOf = (keys: string[], value: fc.Arbitrary<unknown>) => fc.dictionary(fc.constantFrom(...keys), value, { minKeys: 1, maxKeys: 2 });

export const GATEWAYS = ['shop/edge', 'shop/other'];

const match = object({
  uri: often(uri, 0.7),
  ignoreUriCase: often(fc.constant(true), 0.1),
  method: often(method, 0.15),
  authority: often(authority, 0.08),
  scheme: often(fc.constantFrom({ exact: 'http' }, { exact: 'https' }), 0.04),
  headers: often(mapOf(HEADERS, text), 0.3),
  withoutHeaders: often(mapOf(HEADERS, text), 0.15),
  queryParams: often(mapOf(PARAMS, text), 0.15),
  port: often(fc.constantFrom(80, 8080), 0.1),
  sourceLabels: often(fc.constantFrom<object>({ app: 'news' }, { app: 'far' }, { app: 'news', version: 'v2' }), 0.08),
  sourceNamespace: often(fc.constantFrom('shop', 'apps'), 0.08),
  gateways: often(fc.constantFrom(['mesh'], ['edge'], ['mesh', 'shop/edge']), 0.08),
});

const HOSTS = ['web', 'cart', 'web.shop.svc.cluster.local', 'cart.shop.svc.cluster.local', 'far.apps.svc.cluster.local', 'news', 'empty', 'nowhere', PARTNER];

const destination = object({
  host: fc.constantFrom(...HOSTS),
  subset: often(fc.constantFrom('v1', 'v2', 'v3', 'all'), 0.5),
  port: often(fc.constantFrom({ number: 80 }, { number: 8080 }), 0.4),
});

const names = fc.constantFrom('tier', 'x-added', 'x-other', 'X-User');
const changes = object({
  set: often(fc.dictionary(names, fc.constantFrom('one', 'two'), { minKeys: 1, maxKeys: 2 }), 0.5),
  add: often(fc.dictionary(names, fc.constantFrom('three', 'four'), { minKeys: 1, maxKeys: 2 }), 0.4),
  remove: often(fc.uniqueArray(fc.constantFrom('tier', 'x-added', 'x-user'), { minLength: 1, maxLength: 2 }), 0.4),
});
const hostChange = fc.constantFrom({ set: { ':authority': 'set.example.com' } }, { add: { host: 'added.example.com' } });
const requestChanges = fc.oneof({ weight: 6, arbitrary: changes as fc.Arbitrary<object> }, { weight: 1, arbitrary: hostChange });
const headers = object({ request: often(requestChanges, 0.7), response: often(changes, 0.4) });

const share = object({ destination, weight: fc.constantFrom(0, 1, 20, 50, 99), headers: often(headers, 0.15) });
const weighted = fc.array(share, { minLength: 2, maxLength: 3 })
  .filter((all) => all.some(({ weight }) => (weight as number) > 0));
const single = fc.tuple(object({ destination, headers: often(headers, 0.2) })) as fc.Arbitrary<unknown[]>;
const route = fc.oneof({ weight: 3, arbitrary: single }, { weight: 2, arbitrary: weighted });

const rewrite = fc.oneof(
  object({ uri: often(fc.constantFrom('/', '/new', '/new/', '/v1/x'), 0.8), authority: often(fc.constantFrom('new.example.com'), 0.4) })
    .filter((made) => Object.keys(made).length > 0),
  fc.constantFrom(
    { match: '/([a-z]+)/([a-z0-9]+)', rewrite: '/\\2/\\1' }, { match: 'a', rewrite: 'zz' }, { match: '^/cart(/[0-9]*)?', rewrite: '/basket\\1' }, { match: '/b*', rewrite: '/x' },
  ).map((uriRegexRewrite) => ({ uriRegexRewrite })),
);

const redirect = object({
  uri: often(fc.constantFrom('/gone', '/gone?why=x', '/'), 0.5),
  authority: often(fc.constantFrom('gone.example.com', 'gone.example.com:81'), 0.4),
  scheme: often(fc.constantFrom('https', 'http'), 0.3),
  port: often(fc.constantFrom(80, 443, 8443), 0.2),
  redirectCode: often(fc.constantFrom(301, 302, 303, 307, 308), 0.5),
}).filter((made) => Object.keys(made).length > 0);

const prefixRedirect = object({ prefixRewrite: fc.constantFrom('/', '/moved', '/moved/'), derivePort: often(fc.constantFrom('FROM_REQUEST_PORT', 'FROM_PROTOCOL_DEFAULT'), 0.3) });

const corsPolicy = object({
  allowOrigins: fc.constantFrom([{ exact: 'http://gold.com' }], [{ prefix: 'http://' }], [{ regex: 'http://(a|b).com' }]),
  allowMethods: often(fc.constant(['GET', 'POST']), 0.5),
  allowHeaders: often(fc.constant(['tier']), 0.3),
  exposeHeaders: often(fc.constant(['x-added', 'tier']), 0.3),
  maxAge: often(fc.constantFrom('24h', '90s'), 0.3),
  allowCredentials: often(fc.boolean(), 0.3),
  unmatchedPreflights: often(fc.constantFrom('FORWARD', 'IGNORE'), 0.4),
});

const fault = fc.constantFrom<object>(
  { abort: { httpStatus: 418, percentage: { value: 100 } } }, { abort: { httpStatus: 418 } }, { delay: { fixedDelay: '0.001s', percentage: { value: 100 } } },
);

const directResponse = fc.record({
  status: fc.constantFrom(200, 203, 404, 503),
  body: fc.constantFrom<object>({ string: 'one' }, { string: 'two' }, { bytes: 'dGhyZWU=' }),
});

const action = fc.oneof(
  { weight: 12, arbitrary: object({ route, rewrite: often(rewrite, 0.25) }) },
  { weight: 2, arbitrary: object({ redirect: fc.oneof({ weight: 3, arbitrary: redirect }, { weight: 1, arbitrary: prefixRedirect }) }) },
  { weight: 3, arbitrary: object({ directResponse }) },
);

const own = {
  name: often(fc.constantFrom('first', 'second'), 0.2),
  match: often(fc.array(match, { minLength: 1, maxLength: 3 }), 0.8),
};

/** A route of a VirtualService that has hosts. */
export const httpRoute = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(object({ ...own, headers: often(headers, 0.2), fault: often(fault, 0.05), corsPolicy: often(corsPolicy, 0.2) }), action)
      .map(([one, other]) => ({ ...one, ...other }) as Record<string, unknown>),
  },
  { weight: 2, arbitrary: object({ ...own, delegate: fc.constantFrom<object>({ name: 'delegate' }, { name: 'delegate', namespace: 'apps' }) }) },
);

/** A route of a VirtualService to which others delegate. */
export const delegatedRoute = fc.tuple(object({ ...own, headers: often(headers, 0.2) }), action)
  .map(([one, other]) => ({ ...one, ...other }) as Record<string, unknown>);

export { often };
