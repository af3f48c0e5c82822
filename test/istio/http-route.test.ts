import { Chart, Duration } from 'cdk8s';
import { ServiceHost, StringMatch } from '../../src';
import { Destination, FaultAbort, HttpRedirect, HttpRewrite, HttpRoute, RedirectPath, RedirectPort, VirtualService } from '../../src/istio';
import { definingHttpRoute, httpRouteOf, WWW } from '../support/istio';
import { LABEL_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, synth } from '../support/synth';

const V1 = Destination.host(ServiceHost.fromName('v1', { namespace: 'books' }));
const V2 = Destination.host(ServiceHost.fromName('v2', { namespace: 'books' }));
const V1_HOST = 'v1.books.svc.cluster.local';
const V2_HOST = 'v2.books.svc.cluster.local';

const COMMON = {
  name: 'canary',
  matches: [{ uri: StringMatch.prefix('/api') }, { port: 8080 }],
  headers: { request: { set: { 'x-route': 'canary' } } },
  corsPolicy: { allowOrigins: [StringMatch.exact('https://example.com')] },
};
const COMMON_SPEC = {
  name: 'canary',
  match: [{ uri: { prefix: '/api' } }, { port: 8080 }],
  headers: { request: { set: { 'x-route': 'canary' } } },
  corsPolicy: { allowOrigins: [{ exact: 'https://example.com' }] },
};
const FORWARDING = {
  ...COMMON,
  rewrite: HttpRewrite.uri('/v2'),
  timeout: Duration.seconds(5),
  retries: { attempts: 3 },
  fault: { abort: FaultAbort.httpStatus(503, { percentage: 10 }) },
  mirrors: [{ destination: V2 }],
};
const FORWARDING_SPEC = {
  ...COMMON_SPEC,
  rewrite: { uri: '/v2' },
  timeout: '5s',
  retries: { attempts: 3 },
  fault: { abort: { httpStatus: 503, percentage: { value: 10 } } },
  mirrors: [{ destination: { host: V2_HOST } }],
};

test.each<[string, HttpRoute, object]>([
  ['route', HttpRoute.route({ ...FORWARDING, destinations: [{ destination: V1, weight: 100, headers: { response: { remove: ['x-version'] } } }] }), {
    ...FORWARDING_SPEC,
    route: [{ destination: { host: V1_HOST }, weight: 100, headers: { response: { remove: ['x-version'] } } }],
  }],
  ['redirect', HttpRoute.redirect({ ...COMMON, redirect: { authority: 'example.org' } }), { ...COMMON_SPEC, redirect: { authority: 'example.org' } }],
  ['direct response', HttpRoute.directResponse({ ...COMMON, directResponse: { status: 404 } }), { ...COMMON_SPEC, directResponse: { status: 404 } }],
  ['delegate', HttpRoute.delegate({ ...FORWARDING, delegate: VirtualService.fromVirtualServiceName('books/reviews') }), {
    ...FORWARDING_SPEC,
    delegate: { name: 'reviews', namespace: 'books' },
  }],
])('all fields of a %s', (_, route, spec) => {
  expect(httpRouteOf(route)).toEqual(spec);
});

test.each<[string, HttpRoute, object]>([
  ['route', HttpRoute.route({ destinations: [{ destination: V1 }] }), { route: [{ destination: { host: V1_HOST } }] }],
  ['redirect', HttpRoute.redirect({ redirect: { scheme: 'https' } }), { redirect: { scheme: 'https' } }],
  ['direct response', HttpRoute.directResponse({ directResponse: { status: 200 } }), { directResponse: { status: 200 } }],
  ['delegate', HttpRoute.delegate({ delegate: { name: 'reviews' } }), { delegate: { name: 'reviews', namespace: 'shop' } }],
])('a %s has nothing that is left out', (_, route, spec) => {
  expect(httpRouteOf(route)).toEqual(spec);
});

test('a construct can be delegated to', () => {
  const delegate = new VirtualService(chart(), 'part');

  expect(httpRouteOf(HttpRoute.delegate({ delegate }))).toEqual({ delegate: { name: 'test-part', namespace: 'shop' } });
});

test.each([
  ['books/reviews.v1', { name: 'reviews.v1', namespace: 'books' }],
  ['reviews.v1', { name: 'reviews.v1', namespace: 'shop' }],
])('the name of a delegate may have dots: %s', (name, delegate) => {
  expect(httpRouteOf(HttpRoute.delegate({ delegate: VirtualService.fromVirtualServiceName(name) }))).toEqual({ delegate });
});

test('a delegate has no namespace where none is known', () => {
  const scope = new Chart(chart(), 'bare');
  const delegate = new VirtualService(scope, 'part', { http: [HttpRoute.directResponse({ directResponse: { status: 404 } })] });
  new VirtualService(scope, 'routes', { hosts: [WWW], http: [HttpRoute.delegate({ delegate }), HttpRoute.delegate({ delegate: { name: 'other' } })] });

  expect(synth(scope)[1].spec.http).toEqual([{ delegate: { name: 'test-bare-part' } }, { delegate: { name: 'other' } }]);
});

test('fails to delegate to a construct without namespace from one that has a namespace', () => {
  const delegate = new VirtualService(new Chart(chart(), 'bare'), 'part');

  expect(definingHttpRoute(HttpRoute.delegate({ delegate }))).toThrow(
    "virtual service 'test-bare-part' has no namespace, but VirtualService 'test-routes' is in 'shop', so it cannot be named from there; "
    + 'give the virtual service a namespace [test/routes]');
});

test('destinations share by weight, of which some may be 0', () => {
  expect(httpRouteOf(HttpRoute.route({ destinations: [{ destination: V1, weight: 3 }, { destination: V2, weight: 0 }] })).route).toEqual([
    { destination: { host: V1_HOST }, weight: 3 },
    { destination: { host: V2_HOST }, weight: 0 },
  ]);
});

test('a redirect rewrites the prefix that is matched, and takes matches without a uri', () => {
  const route = HttpRoute.redirect({
    matches: [{ uri: StringMatch.prefix('/old') }, { port: 80 }],
    redirect: { path: RedirectPath.prefixRewrite('/new') },
  });

  expect(httpRouteOf(route)).toEqual({ match: [{ uri: { prefix: '/old' } }, { port: 80 }], redirect: { prefixRewrite: '/new' } });
});

test('a redirect that replaces the whole path takes any match', () => {
  const route = HttpRoute.redirect({
    matches: [{ uri: StringMatch.exact('/old') }],
    redirect: { path: RedirectPath.uri('/new'), port: RedirectPort.number(8443) } satisfies HttpRedirect,
  });

  expect(httpRouteOf(route)).toEqual({ match: [{ uri: { exact: '/old' } }], redirect: { uri: '/new', port: 8443 } });
});

test.each([
  ['set', { request: { set: { Host: 'example.org' } } }],
  ['added', { request: { add: { ':authority': 'example.org' } } }],
])('the authority can be %s by a header', (_, headers) => {
  expect(httpRouteOf(HttpRoute.route({ headers, rewrite: HttpRewrite.uri('/'), destinations: [{ destination: V1 }] })).headers).toEqual(headers);
});

const to = [{ destination: V1 }];

test.each<[string, HttpRoute, string]>([
  ['no destinations', HttpRoute.route({ destinations: [] }), 'http route must have at least one destination, got none [test/routes]'],
  ['no destinations, in a route with a name', HttpRoute.route({ name: 'canary', destinations: [] }),
    "http route 'canary' must have at least one destination, got none [test/routes]"],
  ['several destinations and too few weights', HttpRoute.route({ destinations: [{ destination: V1, weight: 1 }, { destination: V2 }] }),
    'http route has 2 destinations and 1 weights; give each destination its weight, as one without gets no traffic [test/routes]'],
  ['weights that are all 0', HttpRoute.route({ destinations: [{ destination: V1, weight: 0 }, { destination: V2, weight: 0 }] }),
    'http route has only weights of 0; give at least one destination a weight above 0 [test/routes]'],
  ['a negative weight', HttpRoute.route({ destinations: [{ destination: V1, weight: -1 }] }),
    'weight of a destination of http route must be a whole number of at least 0, got -1 [test/routes]'],
  ['a weight with a fraction', HttpRoute.route({ name: 'canary', destinations: [{ destination: V1, weight: 0.5 }, { destination: V2, weight: 1 }] }),
    "weight of a destination of http route 'canary' must be a whole number of at least 0, got 0.5 [test/routes]"],
  ['an empty list of matches', HttpRoute.route({ matches: [], destinations: to }),
    'http route has an empty list of matches; leave matches out to take every request [test/routes]'],
  ['a timeout of 0', HttpRoute.route({ timeout: Duration.seconds(0), destinations: to }),
    'timeout of http route must be at least 1 millisecond, got 0 [test/routes]'],
  ['a timeout below a millisecond', HttpRoute.delegate({ name: 'canary', timeout: Duration.millis(0.5), delegate: { name: 'reviews' } }),
    "timeout of http route 'canary' must be a whole number of milliseconds, got 0.5 milliseconds [test/routes]"],
  ['the authority in a header and in the rewrite',
    HttpRoute.route({ headers: { request: { set: { Host: 'a' } } }, rewrite: HttpRewrite.authority('b'), destinations: to }),
    "http route changes the authority in header 'Host' and rewrite; keep one of them [test/routes]"],
  ['the authority in two headers', HttpRoute.delegate({ headers: { request: { set: { Host: 'a' }, add: { ':authority': 'b' } } }, delegate: { name: 'x' } }),
    "http route changes the authority in header 'Host' and header ':authority'; keep one of them [test/routes]"],
  ['the authority in two headers of a redirect',
    HttpRoute.redirect({ headers: { request: { set: { Host: 'a' }, add: { host: 'b' } } }, redirect: { scheme: 'https' } }),
    "http route changes the authority in header 'Host' and header 'host'; keep one of them [test/routes]"],
  ['a delegate without a name', HttpRoute.delegate({ delegate: { name: '' } }), `delegate of http route ${SUBDOMAIN_RULE}, got '' [test/routes]`],
  ['a delegate with a malformed name', HttpRoute.delegate({ name: 'canary', delegate: { name: 'a_b' } }),
    `delegate of http route 'canary' ${SUBDOMAIN_RULE}, got 'a_b' [test/routes]`],
  ['a delegate with a malformed namespace', HttpRoute.delegate({ delegate: { name: 'reviews', namespace: 'a.b' } }),
    `namespace of the virtual service ${LABEL_RULE}, got 'a.b' [test/routes]`],
  ...[StringMatch.exact('/old'), StringMatch.regex('/old')].map((uri): [string, HttpRoute, string] => [
    'a prefix that is rewritten but not matched',
    HttpRoute.redirect({ name: 'old', matches: [{ uri }], redirect: { path: RedirectPath.prefixRewrite('/new') } }),
    "http route 'old' redirects by prefixRewrite, but has a match whose uri is not compared by prefix; use StringMatch.prefix or RedirectPath.uri [test/routes]",
  ]),
])('fails with %s', (_, route, message) => {
  expect(definingHttpRoute(route)).toThrow(message);
});

test('fails likewise where the route is added later', () => {
  const routes = new VirtualService(chart(), 'routes', { hosts: [WWW] });

  expect(() => routes.addHttpRoute(HttpRoute.route({ destinations: [] }))).toThrow('http route must have at least one destination, got none [test/routes]');
});
