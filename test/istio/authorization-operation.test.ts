import { AuthorizationOperation } from '../../src/istio';
import { ruleOf } from '../support/policy';

const operationOf = (operation: AuthorizationOperation) => ruleOf({ operations: [operation] }).to[0].operation;
const defining = (operation: AuthorizationOperation) => () => ruleOf({ operations: [operation] });

test('all fields come out', () => {
  const texts = {
    hosts: ['www.example.com', '*.example.com'],
    notHosts: ['example.com:*', '*'],
    methods: ['GET', 'P*', 'M-SEARCH'],
    notMethods: ['*', '*ET'],
    paths: ['/', '/api/*', '*/info', '*', '/a.b/c'],
    notPaths: ['/users/{*}/orders', '/files/{**}', '/{*}/{*}/x/{**}/end', '/{**}/'],
  };

  expect(operationOf({ ...texts, ports: [1, 8080], notPorts: [65535] })).toEqual({ ...texts, ports: ['1', '8080'], notPorts: ['65535'] });
});

test('fails for an operation that asks for nothing', () => {
  expect(defining({})).toThrow('an operation asks for nothing; give it a field, or leave it out');
});

test.each(['hosts', 'notHosts', 'ports', 'notPorts', 'methods', 'notMethods', 'paths', 'notPaths'])('fails with no %s in their list', (field) => {
  expect(defining({ [field]: [] })).toThrow(`${field} of an operation must have at least one entry, got none`);
});

const SEGMENT = "is a template, whose segments are '{*}', '{**}' or plain text, got the segment";

test.each<[AuthorizationOperation, string]>([
  [{ hosts: [''] }, 'hosts of an operation must not be empty'],
  [{ hosts: ['http://a'] }, "hosts of an operation must be a host such as 'www.example.com' or '*.example.com', got 'http://a'"],
  [{ notHosts: ['a.*.com'] }, "notHosts of an operation may have '*' once, at its beginning or end, got 'a.*.com'"],
  [{ ports: [0] }, 'ports of an operation must be a whole number from 1 to 65535, got 0'],
  [{ notPorts: [65536] }, 'notPorts of an operation must be a whole number from 1 to 65535, got 65536'],
  [{ methods: ['get'] }, "methods of an operation must be an HTTP method in capitals such as 'GET', got 'get'"],
  [{ notMethods: [''] }, 'notMethods of an operation must not be empty'],
  [{ paths: [''] }, 'paths of an operation must not be empty'],
  [{ paths: ['api'] }, "paths of an operation must begin with '/' or '*', got 'api'"],
  [{ paths: ['/a?b=c'] }, "paths of an operation is compared without the query, got '/a?b=c'; drop what begins with '?' or '#'"],
  [{ paths: ['/a/*/b'] }, "paths of an operation may have '*' once, at its beginning or end, got '/a/*/b'; write '{*}' for a whole segment"],
  [{ notPaths: ['/{id}'] }, `notPaths of an operation ${SEGMENT} '{id}' in '/{id}'`],
  [{ paths: ['/{*}/b*'] }, `paths of an operation ${SEGMENT} 'b*' in '/{*}/b*'`],
  [{ paths: ['//{*}'] }, `paths of an operation ${SEGMENT} '' in '//{*}'`],
  [{ paths: ['*/{*}'] }, `paths of an operation ${SEGMENT} '*' in '*/{*}'`],
  [{ paths: ['/{**}/{*}'] }, "paths of an operation may have no '{*}' or '{**}' after '{**}', got '/{**}/{*}'"],
  [{ paths: ['/{**}/a/{**}'] }, "paths of an operation may have no '{*}' or '{**}' after '{**}', got '/{**}/a/{**}'"],
])('fails with %j', (operation, message) => {
  expect(defining(operation)).toThrow(message);
});
