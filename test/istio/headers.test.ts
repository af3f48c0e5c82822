import { Destination, HeaderManipulation, HttpRoute, VirtualService } from '../../src/istio';
import { definingHttpRoute, httpRouteOf, WWW } from '../support/istio';
import { chart, synth } from '../support/synth';

const onRoute = (headers: HeaderManipulation) => HttpRoute.route({ name: 'api', headers, destinations: [{ destination: Destination.host(WWW) }] });
const onDestination = (headers: HeaderManipulation) => HttpRoute.route({ name: 'api', destinations: [{ destination: Destination.host(WWW), headers }] });

const ALL: HeaderManipulation = {
  request: { set: { 'x-a': '1' }, add: { 'x-b': '2' }, remove: ['x-c'] },
  response: { set: { 'x-d': '3' }, add: { 'x-e': '4' }, remove: ['x-f'] },
};

test('all fields of a route', () => {
  expect(httpRouteOf(onRoute(ALL)).headers).toEqual(ALL);
});

test('all fields of a destination', () => {
  expect(httpRouteOf(onDestination(ALL)).route[0].headers).toEqual(ALL);
});

test.each<[string, HeaderManipulation]>([
  ['the request', { request: { remove: ['x-a'] } }],
  ['the response', { response: { remove: ['x-a'] } }],
])('may change only %s', (_, headers) => {
  expect(httpRouteOf(onRoute(headers)).headers).toEqual(headers);
});

test.each(['Host', 'host', ':authority'])('the authority of a request can be changed as %s', (name) => {
  const headers = { request: { set: { [name]: 'example.org' } } };

  expect(httpRouteOf(onRoute(headers)).headers).toEqual(headers);
  expect(httpRouteOf(onDestination(headers)).route[0].headers).toEqual(headers);
});

test('lists and maps that change later change nothing', () => {
  const set: Record<string, string> = { 'x-a': '1' };
  const remove = ['x-b'];
  const scope = chart();
  new VirtualService(scope, 'routes', { hosts: [WWW], http: [onRoute({ request: { set }, response: { remove } })] });
  set['x-c'] = '100%';
  remove.push(':path');

  expect(synth(scope)[0].spec.http[0].headers).toEqual({ request: { set: { 'x-a': '1' } }, response: { remove: ['x-b'] } });
});

const kept = (name: string) => (where: string) => `${where} have '${name}', which cannot be changed there; `
  + 'the authority of a request can be set or added, or rewritten by HttpRewrite';
const nameless = (where: string) => `name of a header in the ${where} must not be empty`;

test.each<[string, HeaderManipulation, (where: string) => string]>([
  ['the path of a request set', { request: { set: { ':path': '/' } } }, kept(':path')],
  ['the path of a request added', { request: { add: { ':path': '/' } } }, kept(':path')],
  ['the authority of a request removed', { request: { remove: ['Host'] } }, kept('Host')],
  ['the status of a response set', { response: { set: { ':status': '200' } } }, kept(':status')],
  ['the authority of a response added', { response: { add: { ':authority': 'a' } } }, kept(':authority')],
  ['the host of a response removed', { response: { remove: ['host'] } }, kept('host')],
  ['an empty name set', { request: { set: { '': 'a' } } }, nameless],
  ['an empty name removed', { response: { remove: [''] } }, nameless],
])('fails with %s', (_, headers, message) => {
  const direction = headers.request ? 'request' : 'response';
  expect(definingHttpRoute(onRoute(headers))).toThrow(`${message(`${direction} headers of http route 'api'`)} [test/routes]`);
  expect(definingHttpRoute(onDestination(headers)))
    .toThrow(`${message(`${direction} headers of a destination of http route 'api'`)} [test/routes]`);
});

describe('a value', () => {
  const WAYS: Array<[string, string, (value: string) => HeaderManipulation]> = [
    ['set in the request', 'request', (value) => ({ request: { set: { 'x-a': value } } })],
    ['added to the request', 'request', (value) => ({ request: { add: { 'x-a': value } } })],
    ['set in the response', 'response', (value) => ({ response: { set: { 'x-a': value } } })],
    ['added to the response', 'response', (value) => ({ response: { add: { 'x-a': value } } })],
  ];

  describe.each(WAYS)('%s', (_, direction, headersOf) => {
    test.each([
      '', 'plain', 'a\tb', 'ä', '100%%', '%HOSTNAME%', '%REQ(x-id)% and more', '%REQ(X-A?:PATH)%%HOSTNAME%', '%START_TIME(%Y-%m)%', 'a %%%HOSTNAME%%% b',
    ])("may be '%s'", (value) => {
      expect(httpRouteOf(onRoute(headersOf(value))).headers).toEqual(headersOf(value));
    });

    test.each([
      ['a percent sign within', 'abc%123'],
      ['a percent sign at the end', '100%'],
      ['a percent sign alone', '%'],
      ['a percent sign after an escaped one', '100%%%'],
      ['a variable that is not closed', '%REQ(x-id) and more'],
      ['a length behind a variable', '%REQ(x-id):9%'],
      ['two percent signs apart', '50% or 60%'],
      ['a variable with empty arguments', '%REQ()%'],
      ['a variable with a quoted argument', '%REQ("a")%'],
    ])('fails with %s', (__, value) => {
      expect(definingHttpRoute(onRoute(headersOf(value)))).toThrow(
        `value of x-a in the ${direction} headers of http route 'api' has a '%' that begins no variable such as %HOSTNAME%, got '${value}'; `
        + "write '%%' for a percent sign [test/routes]");
    });

    test.each([
      ['a line feed', 'x\ny', '"x\\ny"'],
      ['a carriage return', 'x\r', '"x\\r"'],
      ['a NUL', '\0', '"\\u0000"'],
      ['a DEL', '\x7f', '"\x7f"'],
    ])('fails with %s', (__, value, shown) => {
      expect(definingHttpRoute(onDestination(headersOf(value)))).toThrow(
        `value of x-a in the ${direction} headers of a destination of http route 'api' cannot have control characters, got ${shown} [test/routes]`);
    });
  });
});
