import { Chart } from 'cdk8s';
import { Host } from '../../src';
import { CaptureMode, EgressHost, EgressListener, Protocol, Sidecar } from '../../src/istio';
import { LABEL_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const { ALL, NONE, SAME_NAMESPACE } = EgressHost;
const API = EgressHost.host(Host.dns('api.example.com'));
const BOOKS = EgressHost.namespace('books');
const SOCKET = 'unix:///run/out.sock';

const specOf = (...egress: EgressListener[]) => only((scope) => new Sidecar(scope, 'sidecar', { egress })).spec.egress;
const defining = (...egress: EgressListener[]) => () => new Sidecar(chart(), 'sidecar', { egress });

test('a listener needs only hosts', () => {
  expect(specOf({ hosts: [SAME_NAMESPACE, API] })).toEqual([{ hosts: ['./*', '*/api.example.com'] }]);
});

test('all fields come out', () => {
  expect(specOf({ hosts: [API], port: 443, protocol: Protocol.TLS, portName: 'tls', bind: '127.0.0.1', captureMode: CaptureMode.NONE })).toEqual([{
    hosts: ['*/api.example.com'], port: { number: 443, protocol: 'TLS', name: 'tls' }, bind: '127.0.0.1', captureMode: 'NONE',
  }]);
});

test.each(Object.values(Protocol))('the protocol may be %s', (protocol) => {
  expect(specOf({ hosts: [API], port: 80, protocol })[0].port).toEqual({ number: 80, protocol });
});

test.each([undefined, 0])('a socket has the port 0, given as %s', (port) => {
  expect(specOf({ hosts: [API], bind: SOCKET, port, protocol: Protocol.HTTP })).toEqual([{ hosts: ['*/api.example.com'], bind: SOCKET, port: { number: 0, protocol: 'HTTP' } }]);
});

test('the listener of all ports comes last', () => {
  expect(specOf({ hosts: [ALL] }, { hosts: [API], port: 443 }, { hosts: [API], bind: SOCKET }, { hosts: [API], bind: 'unix://@out' }))
    .toMatchObject([{ port: { number: 443 } }, { bind: SOCKET }, { bind: 'unix://@out' }, { hosts: ['*/*'] }]);
});

test.each<[string, EgressHost[], string[]]>([
  ['none', [NONE], ['~/*']],
  ['all but some', [ALL, EgressHost.except(BOOKS)], ['*/*', '~books/*']],
  ['the same name in two namespaces', [API, EgressHost.host(Host.dns('api.example.com'), { namespace: 'books' })], ['*/api.example.com', 'books/api.example.com']],
])('hosts may be %s', (_, hosts, spec) => {
  expect(specOf({ hosts })[0].hosts).toEqual(spec);
});

const OWN = EgressHost.host(Host.dns('api.example.com'), { namespace: '.' });
const SHOP = EgressHost.host(Host.dns('api.example.com'), { namespace: 'shop' });

test('without a namespace of its own a Sidecar may name any beside it', () => {
  const scope = new Chart(chart(), 'bare');
  new Sidecar(scope, 'sidecar', { egress: [{ hosts: [OWN, SHOP] }] });
  expect(synth(scope)[0].spec.egress[0].hosts).toEqual(['./api.example.com', 'shop/api.example.com']);
});

test.each<[string, EgressHost[], string]>([
  ['no host', [], 'hosts of an egress listener must have at least one entry, got none [test/sidecar]'],
  ['a host twice', [API, API], "hosts of an egress listener has '*/api.example.com' twice; drop one [test/sidecar]"],
  ['no host at all beside a host', [NONE, API], 'an egress listener has EgressHost.NONE beside other hosts, which it would all take out; keep it alone [test/sidecar]'],
  ['only exceptions', [EgressHost.except(API)],
    'an egress listener has only exceptions, so no host at all; add what they are exceptions of, such as EgressHost.ALL [test/sidecar]'],
  ['all beside others', [API, ALL], 'an egress listener has EgressHost.ALL beside other hosts, which it covers; keep it alone [test/sidecar]'],
  ['a namespace and one of its hosts', [SHOP, EgressHost.namespace('shop')],
    "an egress listener has both 'shop/*' and 'shop/api.example.com', which is part of it; drop one of them [test/sidecar]"],
  ['its own namespace twice', [OWN, SHOP],
    "an egress listener has both 'shop/api.example.com' and './api.example.com', which is part of it; drop one of them [test/sidecar]"],
])('fails with %s', (_, hosts, message) => {
  expect(defining({ hosts })).toThrow(message);
});

test.each<[string, Partial<EgressListener>, string]>([
  ['a port that is none', { port: 0 }, 'port of the egress listener of port 0 must be a whole number from 1 to 65535, got 0 [test/sidecar]'],
  ['a malformed port name', { port: 80, portName: 'a_b' }, `portName of the egress listener of port 80 ${LABEL_RULE}, got 'a_b' [test/sidecar]`],
  ['a socket and a port', { port: 80, bind: SOCKET }, 'the egress listener of port 80 is bound to a Unix socket, which has no port; drop one of them [test/sidecar]'],
  ['redirection to a socket', { bind: SOCKET, captureMode: CaptureMode.IPTABLES },
    'an egress listener is a Unix socket, to which nothing is redirected; drop CaptureMode.IPTABLES [test/sidecar]'],
  ['a malformed address', { port: 80, bind: 'localhost' }, "bind of the egress listener of port 80 must be an IP address, got 'localhost' [test/sidecar]"],
  ['what belongs to a port', { protocol: Protocol.HTTP, portName: 'web', bind: '127.0.0.1' },
    'an egress listener has protocol, portName, bind but no port; give it the port, or drop them [test/sidecar]'],
])('fails with %s', (_, listener, message) => {
  expect(defining({ hosts: [API], ...listener })).toThrow(message);
});

test.each<[string, Partial<EgressListener>]>([
  ['all ports', {}],
  ['the port 80', { port: 80 }],
  [`the socket '${SOCKET}'`, { bind: SOCKET }],
])('fails with two listeners of %s', (place, listener) => {
  expect(defining({ hosts: [API], ...listener }, { hosts: [BOOKS], ...listener }))
    .toThrow(`two egress listeners have ${place}; put their hosts into one [test/sidecar]`);
});
