import { HttpRedirect, HttpRoute, RedirectPath, RedirectPort } from '../../src/istio';
import { definingHttpRoute, httpRouteOf } from '../support/istio';

const route = (redirect: HttpRedirect) => HttpRoute.redirect({ name: 'old', redirect });
const redirectOf = (redirect: HttpRedirect) => httpRouteOf(route(redirect)).redirect;

test('all fields', () => {
  expect(redirectOf({
    path: RedirectPath.uri('/new'),
    authority: 'example.org',
    scheme: 'https',
    port: RedirectPort.number(8443),
    redirectCode: 308,
  })).toEqual({ uri: '/new', authority: 'example.org', scheme: 'https', port: 8443, redirectCode: 308 });
});

test.each<[string, HttpRedirect, object]>([
  ['path', { path: RedirectPath.uri('/new') }, { uri: '/new' }],
  ['prefix', { path: RedirectPath.prefixRewrite('/new') }, { prefixRewrite: '/new' }],
  ['authority', { authority: 'example.org' }, { authority: 'example.org' }],
  ['scheme', { scheme: 'http' }, { scheme: 'http' }],
  ['port', { port: RedirectPort.number(1) }, { port: 1 }],
  ['port, to the usual one', { port: RedirectPort.FROM_PROTOCOL_DEFAULT }, { derivePort: 'FROM_PROTOCOL_DEFAULT' }],
  ['port, to that of the request', { port: RedirectPort.FROM_REQUEST_PORT }, { derivePort: 'FROM_REQUEST_PORT' }],
])('may change only the %s', (_, redirect, spec) => {
  expect(redirectOf(redirect)).toEqual(spec);
});

test.each([301, 302, 303, 307, 308])('may answer with %d', (redirectCode) => {
  expect(redirectOf({ authority: 'example.org', redirectCode })).toEqual({ authority: 'example.org', redirectCode });
});

test.each<[string, HttpRedirect, string]>([
  ['nothing to change', { redirectCode: 302 }, "redirect of http route 'old' changes nothing; give it a path, authority, scheme or port [test/routes]"],
  ['an empty authority', { authority: '', scheme: 'https' }, "authority of the redirect of http route 'old' must not be empty [test/routes]"],
  ['another scheme', { scheme: 'ftp' }, "scheme of the redirect of http route 'old' must be 'http' or 'https', got 'ftp' [test/routes]"],
  ['a code that is no redirect', { authority: 'a', redirectCode: 200 },
    "redirectCode of http route 'old' must be a whole number from 300 to 399, got 200 [test/routes]"],
  ['a code that Envoy has not', { authority: 'a', redirectCode: 300 },
    "redirectCode of http route 'old' must be one of 301, 302, 303, 307, 308, which are all that Envoy answers with, got 300 [test/routes]"],
])('fails with %s', (_, redirect, message) => {
  expect(definingHttpRoute(route(redirect))).toThrow(message);
});

test.each<[string, () => unknown, string]>([
  ['an empty path', () => RedirectPath.uri(''), 'uri of a redirect must not be empty'],
  ['an empty prefix', () => RedirectPath.prefixRewrite(''), 'prefixRewrite of a redirect must not be empty'],
  ['port 65536', () => RedirectPort.number(65536), 'port of a redirect must be a whole number from 1 to 65535, got 65536'],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
