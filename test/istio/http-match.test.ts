import { StringMatch } from '../../src';
import { Destination, Gateway, HttpMatch, HttpRoute } from '../../src/istio';
import { definingHttpRoute, httpRouteOf, WWW } from '../support/istio';
import { LABEL_KEY_RULE, LABEL_RULE } from '../support/rules';

const route = (match: HttpMatch) => HttpRoute.route({ name: 'api', matches: [match], destinations: [{ destination: Destination.host(WWW) }] });
const matchOf = (match: HttpMatch) => httpRouteOf(route(match), { gateways: [Gateway.fromGatewayName('edge/public')] }).match[0];

test('all fields', () => {
  expect(matchOf({
    name: 'beta',
    uri: StringMatch.prefix('/api'),
    ignoreUriCase: true,
    scheme: StringMatch.exact('https'),
    method: StringMatch.regex('GET|HEAD'),
    authority: StringMatch.exact('www.example.com'),
    headers: { 'end-user': StringMatch.exact('ann') },
    withoutHeaders: { 'x-debug': StringMatch.prefix('on') },
    queryParams: { page: StringMatch.regex('[0-9]+') },
    port: 8443,
    sourceLabels: { app: 'web' },
    sourceNamespace: 'books',
    gateways: [Gateway.fromGatewayName('edge/public'), Gateway.MESH],
    statPrefix: 'api',
  })).toEqual({
    name: 'beta',
    uri: { prefix: '/api' },
    ignoreUriCase: true,
    scheme: { exact: 'https' },
    method: { regex: 'GET|HEAD' },
    authority: { exact: 'www.example.com' },
    headers: { 'end-user': { exact: 'ann' } },
    withoutHeaders: { 'x-debug': { prefix: 'on' } },
    queryParams: { page: { regex: '[0-9]+' } },
    port: 8443,
    sourceLabels: { app: 'web' },
    sourceNamespace: 'books',
    gateways: ['edge/public', 'mesh'],
    statPrefix: 'api',
  });
});

test('what is left out does not appear', () => {
  expect(matchOf({})).toEqual({});
});

test('headers and query parameters may be asked only to be there', () => {
  const present = { x: StringMatch.present() };

  expect(matchOf({ headers: present, withoutHeaders: present, queryParams: present })).toEqual({
    headers: { x: {} }, withoutHeaders: { x: {} }, queryParams: { x: {} },
  });
});

test.each([':method', ':scheme', ':authority', ':path', ':status'])('the header may be %s', (name) => {
  expect(matchOf({ headers: { [name]: StringMatch.exact('x') } })).toEqual({ headers: { [name]: { exact: 'x' } } });
});

test.each([
  '@request.auth.claims.a', '@request.auth.claims.a.b', '@request.auth.claims[a]', '@request.auth.claims[a][b]', '@request.auth.claims[https://a/b]',
  '@Request.Auth.Claims.a',
])('the header may be the claim %s of a JWT', (name) => {
  const spec = { [name]: { exact: 'x' } };

  expect(matchOf({ headers: { [name]: StringMatch.exact('x') } })).toEqual({ headers: spec });
  expect(matchOf({ withoutHeaders: { [name]: StringMatch.exact('x') } })).toEqual({ withoutHeaders: spec });
});

const OF_MATCH = "of a match of http route 'api'";

test.each<[string, HttpMatch, string]>([
  ...(['uri', 'scheme', 'method', 'authority'] as const).map((field): [string, HttpMatch, string] => [
    `a ${field} that is only asked to be there`, { [field]: StringMatch.present() },
    `${field} ${OF_MATCH} is StringMatch.present(), but every request has one; compare its value or leave it out [test/routes]`,
  ]),
  ['a header name with a space', { headers: { 'end user': StringMatch.present() } },
    `header ${OF_MATCH} must be an HTTP header name such as 'end-user', got 'end user' [test/routes]`],
  ['a pseudo header that does not exist', { headers: { ':host': StringMatch.present() } },
    `header ${OF_MATCH} must be an HTTP header name such as 'end-user', got ':host' [test/routes]`],
  ...['', '.', '[', '[]', '[a', 'a', '/a'].map((rest): [string, HttpMatch, string] => [
    `the claims of a JWT and '${rest}' after them`, { headers: { [`@request.auth.claims${rest}`]: StringMatch.exact('x') } },
    `header ${OF_MATCH} must be an HTTP header name such as 'end-user', got '@request.auth.claims${rest}' [test/routes]`,
  ]),
  ['an empty header name that is ruled out', { withoutHeaders: { '': StringMatch.present() } },
    `header ${OF_MATCH} must be an HTTP header name such as 'end-user', got '' [test/routes]`],
  ['an empty query parameter', { queryParams: { '': StringMatch.present() } }, `query parameter ${OF_MATCH} must not be empty [test/routes]`],
  ['port 0', { port: 0 }, `port ${OF_MATCH} must be a whole number from 1 to 65535, got 0 [test/routes]`],
  ['a malformed label', { sourceLabels: { 'a b': 'x' } }, `sourceLabels ${OF_MATCH} cannot have the key 'a b'; ${LABEL_KEY_RULE} [test/routes]`],
  ['a malformed namespace', { sourceNamespace: 'a.b' }, `sourceNamespace ${OF_MATCH} ${LABEL_RULE}, got 'a.b' [test/routes]`],
  ['a gateway whose name has a dot', { gateways: [{ name: 'a.b' }] }, `name of a gateway ${LABEL_RULE}, got 'a.b' [test/routes]`],
])('fails with %s', (_, match, message) => {
  expect(definingHttpRoute(route(match))).toThrow(message);
});
