import { Duration } from 'cdk8s';
import {
  CorsMethod, HeaderModifier, HttpCors, HttpFilter, HttpPathModifier, HttpRequestRedirect, HttpScheme, HttpUrlRewrite, MirrorShare,
} from '../../src/gatewayapi';
import { filterOf, REVIEWS, REVIEWS_SPEC } from '../support/gatewayapi';
import { PRECISE_HOSTNAME_RULE, SUBDOMAIN_RULE } from '../support/rules';

const CHANGES = { set: { 'x-a': 'a', 'x-b': '%HOSTNAME%' }, add: { 'x-c': 'c' }, remove: ['x-d'] };
const CHANGES_SPEC = { set: [{ name: 'x-a', value: 'a' }, { name: 'x-b', value: '%HOSTNAME%' }], add: [{ name: 'x-c', value: 'c' }], remove: ['x-d'] };
const backendRef = REVIEWS_SPEC;

test.each<[string, HttpFilter, object]>([
  ['changes headers of requests', HttpFilter.requestHeaderModifier(CHANGES), { type: 'RequestHeaderModifier', requestHeaderModifier: CHANGES_SPEC }],
  ['changes headers of responses', HttpFilter.responseHeaderModifier(CHANGES), { type: 'ResponseHeaderModifier', responseHeaderModifier: CHANGES_SPEC }],
  ['mirrors', HttpFilter.requestMirror(REVIEWS), { type: 'RequestMirror', requestMirror: { backendRef } }],
  ['mirrors a percentage', HttpFilter.requestMirror(REVIEWS, { share: MirrorShare.percent(50) }), { type: 'RequestMirror', requestMirror: { backendRef, percent: 50 } }],
  ['mirrors a fraction', HttpFilter.requestMirror(REVIEWS, { share: MirrorShare.fraction(1, 1000) }),
    { type: 'RequestMirror', requestMirror: { backendRef, fraction: { numerator: 1, denominator: 1000 } } }],
  ['rewrites', HttpFilter.urlRewrite({ hostname: 'example.org', path: HttpPathModifier.replaceFullPath('/new') }),
    { type: 'URLRewrite', urlRewrite: { hostname: 'example.org', path: { type: 'ReplaceFullPath', replaceFullPath: '/new' } } }],
  ['rewrites only the host', HttpFilter.urlRewrite({ hostname: 'example.org' }), { type: 'URLRewrite', urlRewrite: { hostname: 'example.org' } }],
  ['answers about origins', HttpFilter.cors({ allowOrigins: ['*'] }), { type: 'CORS', cors: { allowOrigins: ['*'] } }],
  ['answers about origins in full', HttpFilter.cors({
    allowOrigins: ['https://*.example.com:8443', 'http://localhost'],
    allowMethods: [CorsMethod.GET, CorsMethod.PUT],
    allowHeaders: ['x-a'],
    exposeHeaders: ['x-b'],
    maxAge: Duration.hours(1),
    allowCredentials: true,
  }), {
    type: 'CORS',
    cors: {
      allowOrigins: ['https://*.example.com:8443', 'http://localhost'],
      allowMethods: ['GET', 'PUT'],
      allowHeaders: ['x-a'],
      exposeHeaders: ['x-b'],
      maxAge: 3600,
      allowCredentials: true,
    },
  }],
])('%s', (_, filter, spec) => {
  expect(filterOf(filter)).toEqual(spec);
});

test.each<[string, HttpRequestRedirect, object]>([
  ['in full', { scheme: HttpScheme.HTTPS, hostname: 'example.org', path: HttpPathModifier.replacePrefixMatch('/new'), port: 8443, statusCode: 308 },
    { scheme: 'https', hostname: 'example.org', path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' }, port: 8443, statusCode: 308 }],
  ['to another scheme', { scheme: HttpScheme.HTTP }, { scheme: 'http' }],
  ['to another path', { path: HttpPathModifier.replaceFullPath('/') }, { path: { type: 'ReplaceFullPath', replaceFullPath: '/' } }],
  ['to another port', { port: 1 }, { port: 1 }],
])('redirects %s', (_, redirect, spec) => {
  expect(filterOf(HttpFilter.requestRedirect(redirect), [])).toEqual({ type: 'RequestRedirect', requestRedirect: spec });
});

const headers = (changes: HeaderModifier) => () => HttpFilter.requestHeaderModifier(changes);
const cors = (one: Partial<HttpCors>) => () => HttpFilter.cors({ allowOrigins: ['*'], ...one });
const redirect = (one: HttpRequestRedirect) => () => HttpFilter.requestRedirect(one);
const rewrite = (one: HttpUrlRewrite) => () => HttpFilter.urlRewrite(one);
const PATH_RULE = "must be a path that begins with '/', without query, fragment and blanks";
const ORIGIN_RULE = "allowOrigins of a CORS filter must be '*', or scheme and host such as 'https://www.example.com' or 'https://*.example.com'";
test.each<[string, () => unknown, string]>([
  ['no changes', headers({}), 'requestHeaderModifier changes nothing; give it set, add or remove'],
  ['a header that is none', headers({ remove: ['a b'] }), "header of requestHeaderModifier must be an HTTP header name such as 'end-user', got 'a b'"],
  ['a header twice', headers({ set: { a: 'x', A: 'y' } }), "set of requestHeaderModifier has the header 'a' twice, of which Istio would take one; drop the other"],
  ['17 headers', headers({ remove: Array.from({ length: 17 }, (_, index) => `a${index}`) }), 'remove of requestHeaderModifier must have at most 16 entries, got 17'],
  ['an empty value', headers({ add: { a: '' } }), "value of header 'a' of requestHeaderModifier must not be empty"],
  ['a control character', headers({ add: { a: '\n' } }), "value of header 'a' of requestHeaderModifier cannot have control characters, got \"\\n\""],
  ['a lone percent sign', headers({ add: { a: '50%' } }),
    "value of header 'a' of requestHeaderModifier has a '%' that begins no variable such as %HOSTNAME%, got '50%'; write '%%' for a percent sign"],
  ['a share above all', () => MirrorShare.percent(101), 'percent of a mirror must be a whole number from 0 to 100, got 101'],
  ['a fraction above 1', () => MirrorShare.fraction(2, 1), 'fraction of a mirror must be at most 1, got 2/1'],
  ['a fraction of nothing', () => MirrorShare.fraction(0, 0), 'denominator of a mirror must be a whole number of at least 1, got 0'],
  ['a negative fraction', () => MirrorShare.fraction(-1, 2), 'numerator of a mirror must be a whole number of at least 0, got -1'],
  ['a redirect to itself', redirect({ statusCode: 301 }), 'a redirect changes nothing, so the caller would come again; give it a scheme, hostname, path or port'],
  ['a status that is no redirect', redirect({ port: 1, statusCode: 200 }), 'statusCode of a redirect must be one of 301, 302, 303, 307, 308, got 200'],
  ['a redirect to a wildcard', redirect({ hostname: '*.a' }), `hostname of a redirect ${PRECISE_HOSTNAME_RULE}, got '*.a'`],
  ['a redirect to port 0', redirect({ port: 0 }), 'port of a redirect must be a whole number from 1 to 65535, got 0'],
  ['an empty prefix', () => HttpPathModifier.replacePrefixMatch(''), `replacePrefixMatch ${PATH_RULE}, got ''`],
  ['a new query', () => HttpPathModifier.replaceFullPath('/a?b'), `replaceFullPath ${PATH_RULE}, got '/a?b'`],
  ['a long path', () => HttpPathModifier.replaceFullPath(`/${'a'.repeat(1024)}`), 'replaceFullPath must have at most 1024 characters, got 1025'],
  ['a rewrite of nothing', rewrite({}), 'a rewrite changes nothing; give it a hostname or path'],
  ['a rewrite to a wildcard', rewrite({ hostname: '*' }), `hostname of a rewrite ${PRECISE_HOSTNAME_RULE}, got '*'`],
  ['no origins', cors({ allowOrigins: [] }), 'allowOrigins of a CORS filter must have at least one entry, got none'],
  ['an origin without scheme', cors({ allowOrigins: ['a.com'] }), `${ORIGIN_RULE}, got 'a.com'`],
  ['an origin that is too long', cors({ allowOrigins: [`https://${'a'.repeat(250)}`] }), `${ORIGIN_RULE}, got 'https://${'a'.repeat(250)}'`],
  ['all origins beside one', cors({ allowOrigins: ['*', 'https://a'] }), "allowOrigins of a CORS filter has '*' beside others, which it covers; drop the others"],
  ['all methods beside one', cors({ allowMethods: [CorsMethod.ALL, CorsMethod.GET] }), "allowMethods of a CORS filter has '*' beside others, which it covers; drop the others"],
  ['65 headers', cors({ exposeHeaders: Array.from({ length: 65 }, (_, index) => `a${index}`) }), 'exposeHeaders of a CORS filter must have at most 64 entries, got 65'],
  ['a header of a blank', cors({ allowHeaders: ['a b'] }), "allowHeaders of a CORS filter must be an HTTP header name such as 'end-user', got 'a b'"],
  ['no time', cors({ maxAge: Duration.millis(500) }), 'seconds of maxAge of a CORS filter must be a whole number of at least 1, got 0.5'],
  ['an extension without a name', () => HttpFilter.extensionRef({ group: '', kind: 'A', name: '' }), `name of an extension ${SUBDOMAIN_RULE}, got ''`],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));

test('names of headers may repeat where that is harmless', () => {
  expect(filterOf(HttpFilter.cors({ allowOrigins: ['*'], exposeHeaders: ['*', 'x-a'] })).cors.exposeHeaders).toEqual(['*', 'x-a']);
});
