import { routeMatch } from '../../../src/simulator/http/match';

const texts = (...args: Parameters<typeof routeMatch>) => routeMatch(...args).conditions.map(({ text }) => text);

test('each condition has its words', () => {
  expect(texts({
    uri: { prefix: '/a' },
    ignoreUriCase: true,
    headers: { 'tier': { exact: 'gold' }, '@request.auth.claims.role': { prefix: 'e' } },
    withoutHeaders: { '@request.auth.claims[team]': { exact: 'b' }, 'X': {} },
    method: { exact: 'PUT' },
    authority: { prefix: 'web' },
    scheme: { exact: 'http' },
    queryParams: { page: { regex: '[0-9]' } },
  })).toEqual([
    "path begins with '/a' in any case", "header 'tier' is 'gold'", "@request.auth.claims.role begins with 'e'", "not: @request.auth.claims[team] is 'b'",
    "header 'X' is absent", "method is 'PUT'", "authority begins with 'web'", "scheme is 'http'", "query parameter 'page' matches '[0-9]'",
  ]);
});

test('what every path has is not asked for', () => {
  expect([texts({ uri: { prefix: '/' } }), texts({ uri: {} }), texts({ uri: { prefix: '/' } }, true), texts(undefined)]).toEqual([[], [], [], []]);
  expect([texts({ uri: { prefix: '/a/' } }, true), texts({ uri: { exact: '/' } })]).toEqual([["path is '/a' or below it"], ["path is '/'"]]);
});

test.each<[object, boolean]>([
  [{}, true], [{ uri: {} }, true], [{ uri: { prefix: '/' } }, true], [{ uri: { regex: '.*' } }, true],
  [{ uri: { prefix: '/a' } }, false], [{ uri: { regex: '.+' } }, false], [{ uri: { exact: '/' } }, false],
  [{ uri: { regex: '.*' }, method: { exact: 'GET' } }, false], [{ uri: { prefix: '/' }, headers: { a: {} } }, false], [{ method: {} }, false],
])('%j matches everything: %s', (match, everything) => {
  expect(routeMatch(match).catchAll).toBe(everything);
});

test.each<[object, object]>([
  [{}, { kind: 'prefix', length: 1 }], [{ uri: {} }, { kind: 'prefix', length: 1 }], [{ uri: { prefix: '/ab' } }, { kind: 'prefix', length: 3 }],
  [{ uri: { exact: '/ab' } }, { kind: 'whole' }], [{ uri: { regex: '/a' } }, { kind: 'whole' }],
])('what %j matches of a path', (match, path) => {
  expect(routeMatch(match).path).toEqual(path);
});
