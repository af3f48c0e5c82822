import { covers, isForAll } from '../../src/analysis/rules/virtual-service/http-match';

const MESH = ['mesh'];

test.each([
  ['nothing asked', {}, { uri: { exact: '/a' } }, true],
  ['a path asked', { uri: { prefix: '/a' } }, {}, false],
  ['a path in any case', { uri: { prefix: '/API' }, ignoreUriCase: true }, { uri: { exact: '/api/v1' } }, true],
  ['a path in any case, and none', { uri: { prefix: '/API' }, ignoreUriCase: true }, {}, false],
  ['a path in this case only', { uri: { prefix: '/api' } }, { uri: { exact: '/api/v1' }, ignoreUriCase: true }, false],
  ['any case, and no path', {}, { uri: { exact: '/api' }, ignoreUriCase: true }, true],
  ['an expression, which has its case', { uri: { regex: '/API.' }, ignoreUriCase: true }, { uri: { exact: '/api1' } }, false],
  ['a header in any case', { headers: { 'X-A': { exact: '1' } } }, { headers: { 'x-a': { exact: '1' }, 'b': {} } }, true],
  ['a header more', { headers: { a: {}, b: {} } }, { headers: { a: {} } }, false],
  ['a claim alike', { headers: { '@request.auth.claims.a': { exact: '1' } } }, { headers: { '@request.auth.claims.a': { exact: '1' } } }, true],
  ['a claim that may be a list', { headers: { '@request.auth.claims.a': {} } }, { headers: { '@request.auth.claims.a': { exact: '1' } } }, false],
  ['a query', { queryParams: { a: { exact: '1' } } }, { queryParams: { a: { exact: '1' } } }, true],
  ['a header that is not there', { withoutHeaders: { a: {} } }, { withoutHeaders: { a: {}, b: {} } }, true],
  ['a header that may be there', { withoutHeaders: { a: {} } }, {}, false],
  ['a header that is not there, in any case', { withoutHeaders: { A: {} } }, { withoutHeaders: { a: {} } }, true],
  ['a value that a wider one forbids', { withoutHeaders: { a: { exact: 'xy' } } }, { withoutHeaders: { a: { prefix: 'x' } } }, true],
  ['a value that a narrower one forbids', { withoutHeaders: { a: { prefix: 'x' } } }, { withoutHeaders: { a: { exact: 'xy' } } }, false],
  ['a value, of a header that is not there', { withoutHeaders: { a: { exact: 'x' } } }, { withoutHeaders: { a: {} } }, true],
  ['an empty value, of a header that is not there', { withoutHeaders: { a: { regex: 'x?' } } }, { withoutHeaders: { a: { regex: '*' } } }, false],
  ['a header, of which a value is not there', { withoutHeaders: { a: {} } }, { withoutHeaders: { a: { exact: 'x' } } }, false],
  ['a value, beside another one', { withoutHeaders: { a: { exact: 'x' } } }, { headers: { a: { exact: 'y' } } }, true],
  ['a value, beside it', { withoutHeaders: { a: { exact: 'x' } } }, { headers: { a: { exact: 'x' } } }, false],
  ['a value, beside one that is not known', { withoutHeaders: { a: { exact: 'x' } } }, { headers: { a: { prefix: 'y' } } }, false],
  ['a header, beside it', { withoutHeaders: { a: {} } }, { headers: { a: { exact: 'x' } } }, false],
  ['a claim that is not there', { withoutHeaders: { '@request.auth.claims.a': { exact: 'x' } } }, { withoutHeaders: { '@request.auth.claims.a': {} } }, false],
  ['a method', { method: { exact: 'GET' } }, { method: { exact: 'POST' } }, false],
  ['labels', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'a', version: 'v1' } }, true],
  ['other labels', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'b' } }, false],
  ['a namespace', { sourceNamespace: 'a' }, { sourceNamespace: 'a' }, true],
  ['another namespace', { sourceNamespace: 'a' }, {}, false],
  ['a port', { port: 80 }, { port: 80 }, true],
  ['another port', { port: 80 }, { port: 81 }, false],
  ['the gateways of the whole', { gateways: ['mesh', 'a'] }, {}, true],
  ['one of its gateways', { gateways: ['mesh', 'a'] }, { gateways: ['a'] }, true],
  ['another gateway', { gateways: ['a'] }, {}, false],
])('covers with %s', (_, wide, narrow, expected) => {
  expect(covers(wide, narrow, MESH)).toBe(expected);
});

test.each([
  ['nothing', {}, true],
  ['the path that all begin with', { uri: { prefix: '/' }, name: 'all' }, true],
  ['any path', { uri: { regex: '.*' }, ignoreUriCase: true }, true],
  ['a path', { uri: { prefix: '/a' } }, false],
  ['a header', { headers: { a: {} } }, false],
])('a match of %s is for all: %j %s', (_, match, expected) => {
  expect(isForAll(match)).toBe(expected);
});
