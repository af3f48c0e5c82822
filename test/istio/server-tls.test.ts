import { Gateway, Server, ServerCertificate, ServerMutualTlsOptions, ServerTls, ServerTlsOptions, TlsVersion } from '../../src/istio';
import { only } from '../support/synth';

const SECRET = ServerCertificate.secret('www-cert');

const specOf = (tls: ServerTls) =>
  only((scope) => new Gateway(scope, 'gateway', { servers: [Server.https({ hosts: ['*'], tls })] })).spec.servers[0].tls;

const TLS_OPTIONS: ServerTlsOptions = {
  minProtocolVersion: TlsVersion.TLSV1_2,
  maxProtocolVersion: TlsVersion.TLSV1_3,
  cipherSuites: ['ECDHE-RSA-AES128-GCM-SHA256', 'AES128-SHA'],
};
const MUTUAL_OPTIONS: ServerMutualTlsOptions = {
  ...TLS_OPTIONS,
  subjectAltNames: ['spiffe://cluster.local/ns/shop/sa/web'],
  verifyCertificateSpki: ['NvqYIYSbgK2vCJpQhObf77vv+bQWtc5ek5RIOwPiC9A='],
  verifyCertificateHash: ['df6ff72fe9116521268f6f2dd4966f51df479883fe7037b39f75916ac3049d1a'],
  insecureSkipVerify: true,
};

test.each([
  ['PASSTHROUGH', ServerTls.passthrough()],
  ['AUTO_PASSTHROUGH', ServerTls.autoPassthrough()],
  ['ISTIO_MUTUAL', ServerTls.istioMutual()],
])('mode %s needs nothing more', (mode, tls) => {
  expect(specOf(tls)).toEqual({ mode });
});

test.each([
  ['SIMPLE', ServerTls.simple(SECRET)],
  ['MUTUAL', ServerTls.mutual(SECRET)],
  ['OPTIONAL_MUTUAL', ServerTls.optionalMutual(SECRET)],
])('mode %s has a certificate', (mode, tls) => {
  expect(specOf(tls)).toEqual({ mode, credentialName: 'www-cert' });
});

test.each([
  [{ mode: 'SIMPLE', credentialName: 'www-cert', ...TLS_OPTIONS }, ServerTls.simple(SECRET, TLS_OPTIONS)],
  [{ mode: 'MUTUAL', credentialName: 'www-cert', ...MUTUAL_OPTIONS }, ServerTls.mutual(SECRET, MUTUAL_OPTIONS)],
  [{ mode: 'OPTIONAL_MUTUAL', credentialName: 'www-cert', ...MUTUAL_OPTIONS }, ServerTls.optionalMutual(SECRET, MUTUAL_OPTIONS)],
  [{ mode: 'ISTIO_MUTUAL', ...MUTUAL_OPTIONS }, ServerTls.istioMutual(MUTUAL_OPTIONS)],
])('all fields come out for $mode', (spec, tls) => {
  expect(specOf(tls)).toEqual(spec);
});

describe('versions', () => {
  test.each(Object.values(TlsVersion))('may be %s', (version) => {
    expect(specOf(ServerTls.simple(SECRET, { minProtocolVersion: version, maxProtocolVersion: version })))
      .toMatchObject({ minProtocolVersion: version, maxProtocolVersion: version });
  });

  test('may be left to Envoy at either end', () => {
    const { TLS_AUTO, TLSV1_2 } = TlsVersion;
    expect(specOf(ServerTls.simple(SECRET, { minProtocolVersion: TLSV1_2, maxProtocolVersion: TLS_AUTO })))
      .toMatchObject({ minProtocolVersion: 'TLSV1_2', maxProtocolVersion: 'TLS_AUTO' });
    expect(specOf(ServerTls.simple(SECRET, { minProtocolVersion: TLS_AUTO, maxProtocolVersion: TLSV1_2 })))
      .toMatchObject({ minProtocolVersion: 'TLS_AUTO', maxProtocolVersion: 'TLSV1_2' });
  });

  test.each([
    ['simple', (options: ServerTlsOptions) => ServerTls.simple(SECRET, options)],
    ['mutual', (options: ServerTlsOptions) => ServerTls.mutual(SECRET, options)],
    ['optionalMutual', (options: ServerTlsOptions) => ServerTls.optionalMutual(SECRET, options)],
    ['istioMutual', (options: ServerTlsOptions) => ServerTls.istioMutual(options)],
  ])('fails for %s when the oldest is newer than the newest', (_, tls) => {
    expect(() => tls({ minProtocolVersion: TlsVersion.TLSV1_3, maxProtocolVersion: TlsVersion.TLSV1_2 }))
      .toThrow('minProtocolVersion TLSV1_3 is above maxProtocolVersion TLSV1_2; no client could connect');
  });
});

test('fails when a cipher suite is named twice', () => {
  expect(() => ServerTls.simple(SECRET, { cipherSuites: ['AES128-SHA', 'AES256-SHA', 'AES128-SHA'] }))
    .toThrow("cipherSuites has 'AES128-SHA' twice; drop one");
});
