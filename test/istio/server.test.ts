import { Gateway, HttpServerOptions, Server, ServerOptions, ServerTls, TlsServerOptions } from '../../src/istio';
import { LABEL_RULE } from '../support/rules';
import { only } from '../support/synth';

const HOSTS = ['www.example.com'];
const tls = ServerTls.passthrough();

const specOf = (server: Server) => only((scope) => new Gateway(scope, 'gateway', { servers: [server] })).spec.servers[0];

describe('protocols', () => {
  test.each<[string, (options: HttpServerOptions) => Server]>([
    ['HTTP', Server.http],
    ['HTTP2', Server.http2],
    ['GRPC', Server.grpc],
    ['GRPC-WEB', Server.grpcWeb],
  ])('%s is on port 80 unless given', (protocol, server) => {
    const name = protocol.toLowerCase();
    expect(specOf(server({ hosts: HOSTS }))).toEqual({ hosts: HOSTS, port: { name: `${name}-80`, number: 80, protocol } });
    expect(specOf(server({ hosts: HOSTS, port: 8080 })).port).toEqual({ name: `${name}-8080`, number: 8080, protocol });
  });

  test.each<[string, (options: TlsServerOptions) => Server]>([
    ['HTTPS', Server.https],
    ['TLS', Server.tls],
  ])('%s is on port 443 unless given', (protocol, server) => {
    const name = protocol.toLowerCase();
    expect(specOf(server({ hosts: HOSTS, tls })))
      .toEqual({ hosts: HOSTS, port: { name: `${name}-443`, number: 443, protocol }, tls: { mode: 'PASSTHROUGH' } });
    expect(specOf(server({ hosts: HOSTS, tls, port: 8443 })).port).toEqual({ name: `${name}-8443`, number: 8443, protocol });
  });

  const OTHERS: Array<[string, (options: ServerOptions) => Server]> = [
    ['TCP', Server.tcp],
    ['MONGO', Server.mongo],
    ['MYSQL', Server.mysql],
    ['REDIS', Server.redis],
  ];

  test.each(OTHERS)('%s is on the port given', (protocol, server) => {
    expect(specOf(server({ hosts: HOSTS, port: 9000 })))
      .toEqual({ hosts: HOSTS, port: { name: `${protocol.toLowerCase()}-9000`, number: 9000, protocol } });
  });

  test.each(OTHERS)('fails for %s without a port', (protocol, server) => {
    expect(() => server({ hosts: HOSTS })).toThrow(`${protocol.toLowerCase()} server needs a port`);
  });
});

const ALL: ServerOptions = {
  hosts: ['www.example.com', 'api.example.com'],
  port: 8080,
  portName: 'web',
  name: 'public',
  bind: '127.0.0.1',
};
const { port, portName, ...SAME } = ALL;

test('all fields come out for plain HTTP', () => {
  expect(specOf(Server.http({ ...ALL, httpsRedirect: true })))
    .toEqual({ ...SAME, port: { name: portName, number: port, protocol: 'HTTP' }, tls: { httpsRedirect: true } });
});

test('all fields come out for TLS', () => {
  expect(specOf(Server.tls({ ...ALL, tls })))
    .toEqual({ ...SAME, port: { name: portName, number: port, protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' } });
});

test('all fields come out for TCP', () => {
  expect(specOf(Server.tcp(ALL))).toEqual({ ...SAME, port: { name: portName, number: port, protocol: 'TCP' } });
});

test('a redirect to https can be turned off', () => {
  expect(specOf(Server.http({ hosts: HOSTS, httpsRedirect: false })).tls).toEqual({ httpsRedirect: false });
});

describe('hosts', () => {
  test.each([
    '*',
    'www.example.com',
    'WWW.example.com',
    '*.example.com',
    'www.example.com.',
    '10.0.0.1',
    '*/www.example.com',
    './*.example.com',
    'shop/*',
    'shop/10.0.0.1',
  ])('may be %s', (host) => {
    expect(specOf(Server.http({ hosts: [host] })).hosts).toEqual([host]);
  });

  const DNS_NAME = "hosts of the http server must be a DNS name such as 'www.example.com' or '*.example.com', got";
  const FULL_NAME = 'hosts of the http server must be full DNS names whose wildcard, if any, is the whole first label, got';
  const NAMESPACE = `namespace in a host of the http server ${LABEL_RULE}, got`;

  test.each([
    ['', `${DNS_NAME} ''`],
    ['a_b.example.com', `${DNS_NAME} 'a_b.example.com'`],
    ['www.*.com', `${DNS_NAME} 'www.*.com'`],
    ['10.0.0.256', `${DNS_NAME} '10.0.0.256'`],
    ['shop/', `${DNS_NAME} ''`],
    ['www', `${FULL_NAME} 'www'`],
    ['*-www.example.com', `${FULL_NAME} '*-www.example.com'`],
    ['*www.example.com', `${FULL_NAME} '*www.example.com'`],
    ['/www.example.com', `${NAMESPACE} ''`],
    ['Shop/www.example.com', `${NAMESPACE} 'Shop'`],
    ['a/b/c', "hosts of the http server must be '<host>' or '<namespace>/<host>', got 'a/b/c'"],
  ])("fails with '%s'", (host, message) => {
    expect(() => Server.http({ hosts: [host] })).toThrow(message);
  });

  test('fails without any', () => {
    expect(() => Server.https({ hosts: [], tls })).toThrow('hosts of the https server must have at least one entry, got none');
  });
});

describe('port', () => {
  test.each([0, -1, 65536, 1.5])('fails with %s', (number) => {
    expect(() => Server.tcp({ hosts: HOSTS, port: number }))
      .toThrow(`port of the tcp server must be a whole number from 1 to 65535, got ${number}`);
  });

  test('fails with an empty name', () => {
    expect(() => Server.grpcWeb({ hosts: HOSTS, portName: '' })).toThrow('portName of the grpc-web server must not be empty');
  });
});

describe('bind', () => {
  test.each(['10.0.0.1', '::1'])('may be the address %s', (bind) => {
    expect(specOf(Server.http({ hosts: HOSTS, bind }))).toEqual({ hosts: HOSTS, bind, port: { name: 'http-80', number: 80, protocol: 'HTTP' } });
  });

  test.each(['unix:///run/gateway.sock', 'unix://@gateway'])('may be the socket %s, which has no port', (bind) => {
    expect(specOf(Server.http({ hosts: HOSTS, bind }))).toEqual({ hosts: HOSTS, bind, port: { name: 'http-0', number: 0, protocol: 'HTTP' } });
    expect(specOf(Server.tcp({ hosts: HOSTS, bind, port: 0 })).port).toEqual({ name: 'tcp-0', number: 0, protocol: 'TCP' });
  });

  const SOCKET = "bind of the http server must have an absolute path or '@<name>' after unix://, got";

  test.each([
    ['localhost', "bind of the http server must be an IP address, got 'localhost'"],
    ['', "bind of the http server must be an IP address, got ''"],
    ['unix://', `${SOCKET} 'unix://'`],
    ['unix://run/gateway.sock', `${SOCKET} 'unix://run/gateway.sock'`],
    ['unix:///run/', `${SOCKET} 'unix:///run/'`],
  ])("fails with '%s'", (bind, message) => {
    expect(() => Server.http({ hosts: HOSTS, bind })).toThrow(message);
  });

  test('fails with a socket beside a port', () => {
    expect(() => Server.http({ hosts: HOSTS, bind: 'unix://@gateway', port: 8080 }))
      .toThrow('http server is bound to a Unix socket, which has no port, got port 8080; drop one of them');
  });
});

test.each(['::1', './2001:db8::1'])("fails with the IPv6 address of '%s' as a host", (host) => {
  expect(() => Server.http({ hosts: [host] }))
    .toThrow(`hosts of the http server cannot be an IPv6 address, got '${host}'; use '*' and let bind name the address`);
});
