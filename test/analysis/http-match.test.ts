import { covers } from '../../src/analysis/rules/virtual-service/http-match';

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
