import { Duration } from 'cdk8s';
import { StringMatch } from '../../src';
import { CorsPolicy, HttpRoute, UnmatchedPreflights } from '../../src/istio';
import { definingHttpRoute, httpRouteOf } from '../support/istio';

const route = (corsPolicy: CorsPolicy) => HttpRoute.directResponse({ name: 'api', corsPolicy, directResponse: { status: 200 } });
const policyOf = (policy: CorsPolicy) => httpRouteOf(route(policy)).corsPolicy;

test('all fields', () => {
  expect(policyOf({
    allowOrigins: [StringMatch.exact('https://example.com'), StringMatch.prefix('https://a'), StringMatch.regex('https://.*')],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['x-token', '*'],
    exposeHeaders: ['x-count', '*'],
    maxAge: Duration.hours(1),
    allowCredentials: true,
    unmatchedPreflights: UnmatchedPreflights.IGNORE,
  })).toEqual({
    allowOrigins: [{ exact: 'https://example.com' }, { prefix: 'https://a' }, { regex: 'https://.*' }],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['x-token', '*'],
    exposeHeaders: ['x-count', '*'],
    maxAge: '3600s',
    allowCredentials: true,
    unmatchedPreflights: 'IGNORE',
  });
});

test('what is left out does not appear', () => {
  expect(policyOf({})).toEqual({});
});

test('unmatched preflight requests can be forwarded in so many words', () => {
  expect(policyOf({ unmatchedPreflights: UnmatchedPreflights.FORWARD })).toEqual({ unmatchedPreflights: 'FORWARD' });
});

test('every method that HTTP has can be allowed', () => {
  const allowMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

  expect(policyOf({ allowMethods })).toEqual({ allowMethods });
});

const POLICY = "of the CORS policy of http route 'api'";

test.each<[string, CorsPolicy, string]>([
  ['an unknown method', { allowMethods: ['GET', 'get'] },
    `allowMethods ${POLICY} must be among GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE, *, got 'get' [test/routes]`],
  ['a malformed header that is allowed', { allowHeaders: ['x token'] },
    `header ${POLICY} must be an HTTP header name such as 'end-user', got 'x token' [test/routes]`],
  ['a malformed header that is exposed', { exposeHeaders: [''] }, `header ${POLICY} must be an HTTP header name such as 'end-user', got '' [test/routes]`],
  ['an origin that is only asked to be there', { allowOrigins: [StringMatch.present()] },
    `allowOrigins ${POLICY} has an origin without a value; compare it by StringMatch.exact, prefix or regex [test/routes]`],
  ['an empty origin', { allowOrigins: [StringMatch.exact('')] },
    `allowOrigins ${POLICY} has an origin without a value; compare it by StringMatch.exact, prefix or regex [test/routes]`],
  ['no age', { maxAge: Duration.seconds(0) }, `maxAge ${POLICY} must be a whole number of seconds of at least 1, got 0s [test/routes]`],
  ['a fraction of a second', { maxAge: Duration.millis(1500) }, `maxAge ${POLICY} must be a whole number of seconds of at least 1, got 1500ms [test/routes]`],
  ['a fraction of a millisecond', { maxAge: Duration.millis(0.5) },
    `maxAge ${POLICY} must be a whole number of milliseconds, got 0.5 milliseconds [test/routes]`],
])('fails with %s', (_, policy, message) => {
  expect(definingHttpRoute(route(policy))).toThrow(message);
});
