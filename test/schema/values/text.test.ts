import { serviceAccount, withWildcard } from '../../../src/schema/values/identity';
import { jwksUri, readJwks } from '../../../src/schema/values/jwks';
import { labelKey, labelValue } from '../../../src/schema/values/labels';
import { pathTemplate } from '../../../src/schema/values/path-template';
import { isTcp, protocol } from '../../../src/schema/values/protocol';
import { regex } from '../../../src/schema/values/regex';
import { portText } from '../../../src/schema/values/text';

const LONG = 'a'.repeat(63);

test.each([
  ['a', true], ['A_b.c', true], ['a.b/c', true], ['A/c', true], [LONG, true], [`${'a.'.repeat(126)}a/b`, true],
  ['', false], ['/a', false], ['a/', false], ['a/b/c', false], ['-a', false], [`${LONG}a`, false], [`${'a.'.repeat(127)}a/b`, false],
])('%s is the key of a label: %s', (key, right) => expect(labelKey(key) === undefined).toBe(right));

test.each([['', true], ['a_B.c', true], [LONG.repeat(2), true], ['-a', false], ['a b', false]])('%s is the value of a label: %s', (value, right) => {
  expect(labelValue(value) === undefined).toBe(right);
});

test.each([['a*b|c', true], ['', false], ['(?=a)', false], ['a'.repeat(1024), true], ['é'.repeat(513), false]])('%s is a regular expression: %s', (value, right) => {
  expect(regex(value) === undefined).toBe(right);
});

test('fails for a long regular expression, whose length counts in bytes', () => {
  expect(regex('é'.repeat(513))).toBe('must have at most 1024 bytes in UTF-8, got 1026');
});

test.each([
  ['/a*', true], ['/{*}', true], ['{**}', true], ['//a/{*}/{**}//', true], ['/{*}/a.b~c', true],
  ['/{a}', false], ['/{**}/{**}', false], ['/{**}/a', true], ['/{*}//a', false], ['/{*}/é', false],
])('%s is a path: %s', (path, right) => expect(pathTemplate(path) === undefined).toBe(right));

test.each([['a', true], ['a/b', true], ['é'.repeat(160), true], ['é'.repeat(161), false], ['', false], ['a/', false], ['a*', false]])('%s is a service account: %s', (name, right) => {
  expect(serviceAccount(name) === undefined).toBe(right);
});

test.each([['*', true], ['a*', true], ['*a', true], ['a', true], ['', false], ['a*b', false], ['**', false], ['*a*', false]])('%s is a text with or without wildcard: %s', (text, right) => {
  expect(withWildcard(text) === undefined).toBe(right);
});

test.each([['0', true], ['65535', true], ['080', true], ['65536', false], ['-1', false], ['+1', false], ['', false]])('%s is a port: %s', (text, right) => {
  expect(portText(text) === undefined).toBe(right);
});

test('protocols have no case', () => {
  expect(protocol('gRPC-Web')).toBeUndefined();
  expect(protocol('SMTP')).toBe("must be one of HTTP, HTTP2, HTTP_PROXY, GRPC, GRPC-WEB, TCP, HTTPS, TLS, MONGO, REDIS, MYSQL, UDP, got 'SMTP'");
  expect([isTcp('https'), isTcp('http'), isTcp()]).toEqual([true, false, false]);
});

test.each([
  '{"keys":[]}', '{"keys":null}', '{"kty":"RSA","n":"","e":"AQAB"}', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"a-_A"}]}', '{"kty":"RSA","n":"AQ==","e":"A+/A"}',
])('%s is a key set', (text) => expect(readJwks(text)).toEqual({ secret: [] }));

test.each(['null', '[]', '1', '{}', '{"keys":1}', '{"keys":[null]}', '{"keys":[[]]}', '{"kty":1}', '{"kty":"RSA","n":"a-+A","e":"AQAB"}', '{"kty":"RSA","n":"AQAB","e":"AQAB","d":1}'])('fails for the key set %s', (text) => {
  expect(readJwks(text).error).toBeDefined();
});

test.each([['https://a', true], ['https://a:8443/b', true], ['http://[::1]:80', true], ['https://a:9223372036854775808', false]])('%s is the address of a key set: %s', (uri, right) => {
  expect(jwksUri(uri) === undefined).toBe(right);
});
