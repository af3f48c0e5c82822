import { Duration } from 'cdk8s';
import { ServiceHost } from '../../src';
import {
  Backend, Gateway, HttpFilter, HttpMethod, HttpPathMatch, HttpPathModifier, HttpRoute, HttpRouteProps, HttpRouteRule, ParentRef, ValueMatch,
} from '../../src/gatewayapi';
import { definingHttpRule, httpRuleOf, PUBLIC, REVIEWS, REVIEWS_SPEC } from '../support/gatewayapi';
import { HOSTNAME_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const backends = [{ backend: REVIEWS }];
const prefix = (value: string) => HttpPathMatch.pathPrefix(value);

test('all fields come out', () => {
  expect(only((scope) => {
    const route = new HttpRoute(scope, 'routes', { parents: [PUBLIC], hostnames: ['www.example.com', '*.example.org'], rules: [{ backends }] });
    route.addParent(ParentRef.service({ name: 'reviews', kind: 'Service', metadata: { namespace: 'shop' } as never }));
    route.addRule({
      name: 'v2',
      matches: [{
        path: prefix('/api'),
        headers: { 'x-user': ValueMatch.exact('a'), 'x-b': ValueMatch.regularExpression('.*') },
        queryParams: { q: ValueMatch.exact('1') },
        method: HttpMethod.GET,
      }],
      filters: [HttpFilter.requestMirror(REVIEWS)],
      backends: [
        { backend: REVIEWS, weight: 90, requestHeaderModifier: { remove: ['x-a'] }, responseHeaderModifier: { set: { 'x-b': 'b' } } },
        { backend: REVIEWS, weight: 10 },
      ],
      timeouts: { request: Duration.seconds(90), backendRequest: Duration.millis(1500) },
      retry: { codes: [503, 429], attempts: 3, backoff: Duration.millis(100) },
    });
  })).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'test-routes', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'public' }, { group: '', kind: 'Service', name: 'reviews' }],
      hostnames: ['www.example.com', '*.example.org'],
      rules: [
        { backendRefs: [REVIEWS_SPEC] },
        {
          name: 'v2',
          matches: [{
            path: { type: 'PathPrefix', value: '/api' },
            headers: [{ name: 'x-user', type: 'Exact', value: 'a' }, { name: 'x-b', type: 'RegularExpression', value: '.*' }],
            queryParams: [{ name: 'q', type: 'Exact', value: '1' }],
            method: 'GET',
          }],
          filters: [{ type: 'RequestMirror', requestMirror: { backendRef: REVIEWS_SPEC } }],
          backendRefs: [
            {
              ...REVIEWS_SPEC,
              weight: 90,
              filters: [
                { type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['x-a'] } },
                { type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'x-b', value: 'b' }] } },
              ],
            },
            { ...REVIEWS_SPEC, weight: 10 },
          ],
          timeouts: { request: '1m30s', backendRequest: '1s500ms' },
          retry: { codes: [503, 429], attempts: 3, backoff: '100ms' },
        },
      ],
    },
  });
});

test('the backends of other namespaces are granted there, each once', () => {
  const scope = chart();
  const abroad = (name: string) => Backend.serviceHost(ServiceHost.fromName(name, { namespace: 'books' }), { port: 80 });
  const route = new HttpRoute(scope, 'routes', {
    parents: [PUBLIC],
    rules: [
      { filters: [HttpFilter.requestMirror(abroad('shadow')), HttpFilter.cors({ allowOrigins: ['*'] })], backends: [{ backend: abroad('reviews') }, { backend: abroad('reviews') }] },
      { filters: [HttpFilter.requestRedirect({ port: 1 })] },
    ],
  });
  route.grantReferences(scope, 'grant');

  expect(synth(scope)[1]).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: 'test-grant-books', namespace: 'books' },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
      to: [{ group: '', kind: 'Service', name: 'reviews' }, { group: '', kind: 'Service', name: 'shadow' }],
    },
  });
});

test.each<[string, HttpPathMatch, object]>([
  ['exact', HttpPathMatch.exact('/a%20b'), { type: 'Exact', value: '/a%20b' }],
  ['pathPrefix', prefix('/'), { type: 'PathPrefix', value: '/' }],
  ['regularExpression', HttpPathMatch.regularExpression('/v[0-9]+'), { type: 'RegularExpression', value: '/v[0-9]+' }],
])('a path is compared by %s', (_, path, spec) => {
  expect(httpRuleOf({ matches: [{ path }], backends }).matches).toEqual([{ path: spec }]);
});

const rewritten = HttpFilter.urlRewrite({ path: HttpPathModifier.replacePrefixMatch('/new') });
test.each<[string, HttpRouteRule['matches']]>([['without a match', undefined], ['with a match of any path', [{}]], ['with a match by prefix', [{ path: prefix('/old') }]]])(
  'the prefix may be replaced %s', (_, matches) => {
    expect(httpRuleOf({ matches, filters: [rewritten], backends }).filters).toHaveLength(1);
  });

test('a rule of another controller needs no backends', () => {
  const filter = HttpFilter.extensionRef({ group: 'example.com', kind: 'Answer', name: 'maintenance' });
  expect(httpRuleOf({ filters: [filter] })).toEqual({
    filters: [{ type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Answer', name: 'maintenance' } }],
  });
});

const redirect = HttpFilter.requestRedirect({ hostname: 'example.org' });
const match = (one: object) => ({ matches: [one], backends });
const AT = '[test/routes]';
test.each<[string, HttpRouteRule, string]>([
  ['neither backends nor a redirect', {}, `a rule has neither backends nor a redirect, so every request would be answered by a 500; give it backends ${AT}`],
  ['no backends', { name: 'a', backends: [] }, `rule 'a' has neither backends nor a redirect, so every request would be answered by a 500; give it backends ${AT}`],
  ['only weights of 0', { backends: [{ backend: REVIEWS, weight: 0 }] },
    `a rule has only weights of 0, so it would refuse all traffic; give at least one backend a weight above 0 ${AT}`],
  ['a weight that is too large', { backends: [{ backend: REVIEWS, weight: 1000001 }] },
    `weight of a backend of a rule must be a whole number from 0 to 1000000, got 1000001 ${AT}`],
  ['17 backends', { backends: Array(17).fill({ backend: REVIEWS }) }, `backends of a rule must have at most 16 entries, got 17 ${AT}`],
  ['a redirect and a rewrite', { filters: [redirect, rewritten] },
    `a rule has both a redirect and a rewrite, but what is redirected goes to no backend; drop one of them ${AT}`],
  ['a redirect and backends', { filters: [redirect], backends }, `a rule redirects, so it goes to no backend; drop its backends, timeouts and retry, or the redirect ${AT}`],
  ['a redirect and timeouts', { filters: [redirect], timeouts: {} }, `a rule redirects, so it goes to no backend; drop its backends, timeouts and retry, or the redirect ${AT}`],
  ['a redirect and a retry', { filters: [redirect], retry: {} }, `a rule redirects, so it goes to no backend; drop its backends, timeouts and retry, or the redirect ${AT}`],
  ['two redirects', { filters: [redirect, redirect] }, `a rule has two filters RequestRedirect; make them one ${AT}`],
  ['17 filters', { filters: Array(17).fill(HttpFilter.requestMirror(REVIEWS)), backends }, `filters of a rule must have at most 16 entries, got 17 ${AT}`],
  ...[[{}, {}], [{ path: HttpPathMatch.exact('/a') }]].map((matches): [string, HttpRouteRule, string] => [
    `a prefix to replace and ${matches.length} matches`, { matches, filters: [rewritten], backends },
    `a rule replaces the prefix of the path, so it must have exactly one match, whose path is compared by HttpPathMatch.pathPrefix; divide the rule, or use replaceFullPath ${AT}`,
  ]),
  ['a prefix to redirect and a regular expression',
    { matches: [{ path: HttpPathMatch.regularExpression('/a') }], filters: [HttpFilter.requestRedirect({ path: HttpPathModifier.replacePrefixMatch('/') })] },
    `a rule replaces the prefix of the path, so it must have exactly one match, whose path is compared by HttpPathMatch.pathPrefix; divide the rule, or use replaceFullPath ${AT}`],
  ['no matches', { matches: [], backends }, `matches of a rule must have at least one entry, got none ${AT}`],
  ['65 matches', { matches: Array(65).fill({}), backends }, `matches of a rule must have at most 64 entries, got 65 ${AT}`],
  ['a name that is none', { name: 'A', backends }, `name of a rule ${SUBDOMAIN_RULE}, got 'A' ${AT}`],
  ['a header that is none', match({ headers: { 'a b': ValueMatch.exact('a') } }), `header of a rule must be an HTTP header name such as 'end-user', got 'a b' ${AT}`],
  ['a long header', match({ headers: { ['a'.repeat(257)]: ValueMatch.exact('a') } }), `header of a rule must have at most 256 characters, got 257 ${AT}`],
  ['a header twice', match({ headers: { 'x-a': ValueMatch.exact('a'), 'X-A': ValueMatch.exact('b') } }),
    `a match of a rule has the header 'x-a' twice, of which Istio would take one; drop the other ${AT}`],
  ['an empty value', match({ headers: { a: ValueMatch.exact('') } }), `value of header of a rule must not be empty ${AT}`],
  ['a long value', match({ queryParams: { a: ValueMatch.exact('x'.repeat(1025)) } }), `value of query parameter of a rule must have at most 1024 characters, got 1025 ${AT}`],
  ['17 headers', match({ headers: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`a${index}`, ValueMatch.exact('a')])) }),
    `names in a match (header of a rule) must have at most 16 entries, got 17 ${AT}`],
  ['timeouts that say nothing', { backends, timeouts: {} }, `timeouts of a rule say nothing; give them request or backendRequest, or leave them out ${AT}`],
  ['a timeout of 0', { backends, timeouts: { request: Duration.millis(0) } },
    `timeouts.request of a rule must be a whole number of milliseconds of at least 1, got 0 milliseconds ${AT}`],
  ['a timeout that is too long', { backends, timeouts: { request: Duration.hours(100000) } },
    `timeouts.request of a rule must be less than 100000 hours, got 360000000000 milliseconds ${AT}`],
  ['a try that is longer than all', { backends, timeouts: { request: Duration.seconds(1), backendRequest: Duration.seconds(2) } },
    `timeouts.backendRequest of a rule (2s) is longer than timeouts.request (1s); shorten it ${AT}`],
  ['a retry upon success', { backends, retry: { codes: [200] } }, `codes of the retry of a rule must be a whole number from 400 to 599, got 200 ${AT}`],
  ['a code twice', { backends, retry: { codes: [503, 503] } }, `codes of the retry of a rule has '503' twice; drop one ${AT}`],
  ['no attempts', { backends, retry: { attempts: 0 } }, `attempts of the retry of a rule must be a whole number of at least 1, got 0 ${AT}`],
])('fails with %s', (_, rule, message) => {
  expect(definingHttpRule(rule)).toThrow(message);
});

test.each<[string, HttpRouteProps, string]>([
  ['no hostnames', { hostnames: [] }, `hostnames must have at least one entry, got none ${AT}`],
  ['17 hostnames', { hostnames: Array.from({ length: 17 }, (_, index) => `a${index}`) }, `hostnames must have at most 16 entries, got 17 ${AT}`],
  ['a hostname twice', { hostnames: ['a', 'a'] }, `hostnames has 'a' twice; drop one ${AT}`],
  ['a hostname that is none', { hostnames: ['*'] }, `hostname ${HOSTNAME_RULE}, got '*' ${AT}`],
  ['rules of one name', { rules: [{ name: 'a', backends }, { name: 'a', backends }] }, `two rules have the name 'a'; give one of them another name ${AT}`],
  ['17 rules', { rules: Array(17).fill({ backends }) }, `rules must have at most 16 entries, got 17 ${AT}`],
  ['129 matches', { rules: [{ matches: Array(64).fill({}), backends }, { matches: Array(64).fill({}), backends }, { backends }] },
    `rules must have at most 128 matches in all, got 129; put some of the rules into another route ${AT}`],
])('fails with %s', (_, props, message) => {
  expect(() => new HttpRoute(chart(), 'routes', props)).toThrow(message);
});

const mesh = ParentRef.serviceHost(ServiceHost.fromName('reviews', { namespace: 'shop' }));
test.each<[string, HttpRouteProps, string]>([
  ['a parent', { rules: [{ backends }] }, 'a route without a parent gets no traffic; add one by addParent'],
  ['rules', { parents: [PUBLIC] }, 'a route needs at least one rule; add one by addRule'],
  ['hostnames that count', { parents: [mesh, ParentRef.serviceEntry({ name: 'api' })], hostnames: ['a.com'], rules: [{ backends }] },
    'hostnames are compared only at gateways, but all parents are of the mesh; drop the hostnames, or add a parent by ParentRef.gateway'],
])('fails at synthesis without %s', (_, props, message) => {
  expect(() => only((scope) => new HttpRoute(scope, 'routes', props))).toThrow(`[test/routes] ${message}`);
});

test('hostnames are for gateways beside the mesh', () => {
  const props = { parents: [mesh, ParentRef.gateway(Gateway.fromGatewayName('public'))], hostnames: ['a.com'], rules: [{ backends }] };
  expect(only((scope) => new HttpRoute(scope, 'routes', props)).spec.hostnames).toEqual(['a.com']);
});

const PATH_RULE = "path of a match must begin with '/' and have only characters that a path may have, others as %XX";
test.each<[string, () => unknown, string]>([
  ['a path without slash', () => prefix('a'), `${PATH_RULE}, got 'a'`],
  ['a path with a blank', () => HttpPathMatch.exact('/a b'), `${PATH_RULE}, got '/a b'`],
  ...[['/a//b', '//'], ['/./a', '/./'], ['/a/..', '/..'], ['/%2Fa', '%2F']].map(([path, found]): [string, () => unknown, string] => [
    `path ${path}`, () => prefix(path), `path of a match cannot have '${found}', as it is compared with normalized paths, got '${path}'`,
  ]),
  ['a long path', () => prefix(`/${'a'.repeat(1024)}`), 'path of a match must have at most 1024 characters, got 1025'],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
