import { HttpBody, HttpDirectResponse, HttpRoute } from '../../src/istio';
import { definingHttpRoute, httpRouteOf } from '../support/istio';

const MIB = 1024 * 1024;
const route = (directResponse: HttpDirectResponse) => HttpRoute.directResponse({ name: 'gone', directResponse });

test.each<[string, HttpDirectResponse, object]>([
  ['text', { status: 503, body: HttpBody.text('closed') }, { status: 503, body: { string: 'closed' } }],
  ['bytes', { status: 200, body: HttpBody.bytes('Y2xvc2Vk') }, { status: 200, body: { bytes: 'Y2xvc2Vk' } }],
  ['no body', { status: 599 }, { status: 599 }],
])('answers with a status and %s', (_, response, spec) => {
  expect(httpRouteOf(route(response)).directResponse).toEqual(spec);
});

test.each(['YQ==', 'YWI=', 'YWJj', '+/+/'])("takes the base64 '%s'", (base64) => {
  expect(HttpBody.bytes(base64)._toSpec()).toEqual({ bytes: base64 });
});

test('takes bodies up to 1 MiB', () => {
  expect(HttpBody.text('a'.repeat(MIB))._toSpec().string).toHaveLength(MIB);
  expect(HttpBody.bytes(Buffer.alloc(MIB).toString('base64'))._toSpec().bytes).toHaveLength(1398104);
});

test.each([199, 600])('fails with the status %d', (status) => {
  expect(definingHttpRoute(route({ status })))
    .toThrow(`status of the direct response of http route 'gone' must be a whole number from 200 to 599, got ${status} [test/routes]`);
});

const NOT_BASE64 = "bytes of a direct response must be base64 with padding, as Buffer.toString('base64') gives it";

test.each<[string, () => HttpBody, string]>([
  ['a text of more than 1 MiB', () => HttpBody.text('a'.repeat(MIB + 1)),
    'body of a direct response has 1048577 bytes, at most 1048576 are allowed; serve it from a workload'],
  ['a text whose UTF-8 has more than 1 MiB', () => HttpBody.text('ä'.repeat(MIB / 2 + 1)),
    'body of a direct response has 1048578 bytes, at most 1048576 are allowed; serve it from a workload'],
  ['more bytes than 1 MiB', () => HttpBody.bytes(Buffer.alloc(MIB + 1).toString('base64')),
    'body of a direct response has 1048577 bytes, at most 1048576 are allowed; serve it from a workload'],
  ['base64 without padding', () => HttpBody.bytes('YQ'), NOT_BASE64],
  ['base64 for URLs', () => HttpBody.bytes('-_-_'), NOT_BASE64],
  ['text in place of base64', () => HttpBody.bytes('gone away'), NOT_BASE64],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));

test('fails with no bytes', () => {
  expect(() => HttpBody.bytes('')).toThrow('bytes of a direct response must not be empty');
});
