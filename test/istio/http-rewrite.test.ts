import { Destination, HttpRewrite, HttpRoute } from '../../src/istio';
import { httpRouteOf, WWW } from '../support/istio';

test.each<[string, HttpRewrite, object]>([
  ['the path', HttpRewrite.uri('/new'), { uri: '/new' }],
  ['path and authority', HttpRewrite.uri('/new', { authority: 'example.org' }), { uri: '/new', authority: 'example.org' }],
  ['part of the path', HttpRewrite.uriRegex('^/v([12])', '/\\1'), { uriRegexRewrite: { match: '^/v([12])', rewrite: '/\\1' } }],
  ['part of the path and the authority', HttpRewrite.uriRegex('a', 'b', { authority: 'example.org' }),
    { uriRegexRewrite: { match: 'a', rewrite: 'b' }, authority: 'example.org' }],
  ['the authority', HttpRewrite.authority('example.org'), { authority: 'example.org' }],
])('replaces %s', (_, rewrite, spec) => {
  expect(httpRouteOf(HttpRoute.route({ rewrite, destinations: [{ destination: Destination.host(WWW) }] })).rewrite).toEqual(spec);
});

test.each<[string, () => HttpRewrite, string]>([
  ['an empty path', () => HttpRewrite.uri(''), 'uri of a rewrite must not be empty'],
  ['an empty authority', () => HttpRewrite.authority(''), 'authority of a rewrite must not be empty'],
  ['an empty authority beside a path', () => HttpRewrite.uri('/new', { authority: '' }), 'authority of a rewrite must not be empty'],
  ['an empty authority beside an expression', () => HttpRewrite.uriRegex('a', 'b', { authority: '' }), 'authority of a rewrite must not be empty'],
  ['an empty expression', () => HttpRewrite.uriRegex('', 'b'), 'match of a regex rewrite must not be empty'],
  ['a long expression', () => HttpRewrite.uriRegex('a'.repeat(1025), 'b'), 'match of a regex rewrite must have at most 1024 bytes in UTF-8, got 1025'],
  ['an expression that RE2 has not', () => HttpRewrite.uriRegex('(?=a)', 'b'),
    "match of a regex rewrite must be an RE2 regular expression (no lookaround, no backreferences), got '(?=a)': error parsing regexp: invalid or unsupported Perl syntax: `(?=`"],
  ['an empty replacement', () => HttpRewrite.uriRegex('a', ''), 'rewrite of a regex rewrite must not be empty'],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
