import { Host } from '../../src';
import { Destination, HeaderManipulation, HttpRoute, VirtualService } from '../../src/istio';
import { chart, only } from '../support/synth';

const WWW = Host.dns('www.example.com');
const onRoute = (headers: HeaderManipulation) => HttpRoute.route({ headers, destinations: [{ destination: Destination.host(WWW) }] });
const onDestination = (headers: HeaderManipulation) => HttpRoute.route({ destinations: [{ destination: Destination.host(WWW), headers }] });
const routeOf = (route: HttpRoute) => only((scope) => new VirtualService(scope, 'routes', { hosts: [WWW], http: [route] })).spec.http[0];

const ALL: HeaderManipulation = {
  request: { set: { 'x-a': '1' }, add: { 'x-b': '2' }, remove: ['x-c'] },
  response: { set: { 'x-d': '3' }, add: { 'x-e': '4' }, remove: ['x-f'] },
};

test('all fields of a route', () => {
  expect(routeOf(onRoute(ALL)).headers).toEqual(ALL);
});

test('all fields of a destination', () => {
  expect(routeOf(onDestination(ALL)).route[0].headers).toEqual(ALL);
});

test.each<[string, HeaderManipulation]>([
  ['the request', { request: { remove: ['x-a'] } }],
  ['the response', { response: { remove: ['x-a'] } }],
])('may change only %s', (_, headers) => {
  expect(routeOf(onRoute(headers)).headers).toEqual(headers);
});

test.each(['Host', 'host', ':authority'])('the authority of a request can be changed as %s', (name) => {
  const headers = { request: { set: { [name]: 'example.org' } } };

  expect(routeOf(onRoute(headers)).headers).toEqual(headers);
  expect(routeOf(onDestination(headers)).route[0].headers).toEqual(headers);
});

const kept = (where: string, name: string) => `${where} headers have '${name}', which cannot be changed there; `
  + 'the authority of a request can be set or added, or rewritten by HttpRewrite [test/routes]';

test.each<[string, HeaderManipulation, string]>([
  ['the path of a request set', { request: { set: { ':path': '/' } } }, kept('request', ':path')],
  ['the path of a request added', { request: { add: { ':path': '/' } } }, kept('request', ':path')],
  ['the authority of a request removed', { request: { remove: ['Host'] } }, kept('request (remove) or response', 'Host')],
  ['the status of a response set', { response: { set: { ':status': '200' } } }, kept('request (remove) or response', ':status')],
  ['the authority of a response added', { response: { add: { ':authority': 'a' } } }, kept('request (remove) or response', ':authority')],
  ['the host of a response removed', { response: { remove: ['host'] } }, kept('request (remove) or response', 'host')],
  ['an empty name set', { request: { set: { '': 'a' } } }, 'header name in the request headers must not be empty [test/routes]'],
  ['an empty name removed', { response: { remove: [''] } },
    'header name in the request (remove) or response headers must not be empty [test/routes]'],
])('fails with %s', (_, headers, message) => {
  expect(() => new VirtualService(chart(), 'routes', { hosts: [WWW], http: [onRoute(headers)] })).toThrow(message);
  expect(() => new VirtualService(chart(), 'routes', { hosts: [WWW], http: [onDestination(headers)] })).toThrow(message);
});
