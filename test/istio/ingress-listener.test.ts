import { Duration } from 'cdk8s';
import {
  CaptureMode, CertificateFiles, DefaultEndpoint, IngressListener, Protocol, ServerCertificate, ServerMutualTlsOptions, ServerTls, Sidecar,
  TlsVersion,
} from '../../src/istio';
import { LABEL_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const FILES: CertificateFiles = { serverCertificate: '/certs/tls.crt', privateKey: '/certs/tls.key' };
const CERTIFICATE = ServerCertificate.files([FILES], { caCertificates: '/certs/ca.crt' });

const specOf = (listener: IngressListener) => only((scope) => new Sidecar(scope, 'sidecar', { ingress: [listener] })).spec.ingress[0];
const defining = (...ingress: IngressListener[]) => () => new Sidecar(chart(), 'sidecar', { ingress });

test('a listener needs only its port', () => {
  expect(specOf({ port: 80 })).toEqual({ port: { number: 80 } });
});

test('all fields come out', () => {
  expect(specOf({
    port: 443,
    protocol: Protocol.HTTPS,
    portName: 'https',
    bind: '10.0.0.1',
    captureMode: CaptureMode.IPTABLES,
    defaultEndpoint: DefaultEndpoint.localhost(8080),
    tls: ServerTls.simple(CERTIFICATE),
    connectionPool: { tcp: { maxConnections: 10 }, http: { idleTimeout: Duration.seconds(5) } },
  })).toEqual({
    port: { number: 443, protocol: 'HTTPS', name: 'https' },
    bind: '10.0.0.1',
    captureMode: 'IPTABLES',
    defaultEndpoint: '127.0.0.1:8080',
    tls: { mode: 'SIMPLE', ...FILES, caCertificates: '/certs/ca.crt' },
    connectionPool: { tcp: { maxConnections: 10 }, http: { idleTimeout: '5s' } },
  });
});

describe('tls', () => {
  const options: ServerMutualTlsOptions = {
    minProtocolVersion: TlsVersion.TLSV1_2, maxProtocolVersion: TlsVersion.TLSV1_3, cipherSuites: ['AES128-SHA'], insecureSkipVerify: true,
  };

  test.each<[string, ServerTls]>([
    ['MUTUAL', ServerTls.mutual(CERTIFICATE, options)],
    ['OPTIONAL_MUTUAL', ServerTls.optionalMutual(CERTIFICATE, options)],
  ])('may be %s', (mode, tls) => {
    expect(specOf({ port: 443, protocol: Protocol.TLS, tls }).tls).toEqual({ mode, ...FILES, caCertificates: '/certs/ca.crt', ...options });
  });

  const secret = ServerCertificate.secret('web');
  const secrets = ServerCertificate.secrets(['rsa', 'ec']);
  test.each<[string, ServerTls, string]>([
    ['passed through', ServerTls.passthrough(), 'must be simple, mutual or optionalMutual, got PASSTHROUGH'],
    ['passed through by itself', ServerTls.autoPassthrough(), 'must be simple, mutual or optionalMutual, got AUTO_PASSTHROUGH'],
    ['of Istio', ServerTls.istioMutual(), 'must be simple, mutual or optionalMutual, got ISTIO_MUTUAL'],
    ['of a Secret', ServerTls.simple(secret), 'has a Secret, which sidecars do not read; use ServerCertificate.files'],
    ['of two Secrets', ServerTls.simple(secrets), 'has a Secret, which sidecars do not read; use ServerCertificate.files'],
    ['of two certificates', ServerTls.simple(ServerCertificate.files([FILES, FILES])), 'has 2 certificates, but a sidecar shows one; keep one'],
    ['that compares names', ServerTls.mutual(CERTIFICATE, { subjectAltNames: ['web'] }), 'has subjectAltNames, which a sidecar does not compare; drop them'],
  ])('fails to be %s', (_, tls, message) => {
    expect(defining({ port: 443, protocol: Protocol.HTTPS, tls })).toThrow(`tls of the ingress listener of port 443 ${message} [test/sidecar]`);
  });

  test.each([Protocol.HTTP, undefined])('fails for the protocol %s', (protocol) => {
    expect(defining({ port: 80, protocol, tls: ServerTls.simple(CERTIFICATE) }))
      .toThrow('the ingress listener of port 80 has tls, but its protocol is not of TLS; use Protocol.HTTPS or Protocol.TLS [test/sidecar]');
  });
});

describe('limits of HTTP', () => {
  const connectionPool = { http: { http2MaxRequests: 1 } };

  test('hold for a protocol of HTTP', () => {
    expect(specOf({ port: 80, protocol: Protocol.GRPC, connectionPool }).connectionPool).toEqual(connectionPool);
  });

  test.each<Partial<IngressListener>>([
    {},
    { protocol: Protocol.TCP },
    { protocol: Protocol.HTTPS },
    { protocol: Protocol.TLS, tls: ServerTls.simple(CERTIFICATE) },
  ])('fail with %j', (listener) => {
    expect(defining({ port: 80, connectionPool, ...listener }))
      .toThrow('the ingress listener of port 80 limits HTTP, but its protocol is not of HTTP, so only limits of tcp would hold; use Protocol.HTTP, or drop connectionPool.http [test/sidecar]');
  });
});

test.each<[string, IngressListener, string]>([
  ['a port that is none', { port: 0 }, 'port of an ingress listener must be a whole number from 1 to 65535, got 0 [test/sidecar]'],
  ['a malformed port name', { port: 80, portName: '-' }, `portName of the ingress listener of port 80 ${LABEL_RULE}, got '-' [test/sidecar]`],
  ['a socket', { port: 80, bind: 'unix:///run/in.sock' }, "bind of the ingress listener of port 80 must be an IP address, got 'unix:///run/in.sock' [test/sidecar]"],
  ['the protocol of a proxy', { port: 80, protocol: Protocol.HTTP_PROXY },
    'Protocol.HTTP_PROXY is only for egress listeners of a Sidecar; use Protocol.HTTP [test/sidecar]'],
])('fails with %s', (_, listener, message) => {
  expect(defining(listener)).toThrow(message);
});

test('fails with a port twice', () => {
  expect(defining({ port: 80 }, { port: 80 })).toThrow('two ingress listeners have the port 80; give one of them another port [test/sidecar]');
});
