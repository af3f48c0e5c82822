import {
  Gateway, Server, ServerCertificate, ServerClientVerification, ServerMutualTlsOptions, ServerTls, ServerTlsOptions, TlsVersion,
} from '../../src/istio';
import { only } from '../support/synth';

const SECRET = ServerCertificate.secret('www-cert');

const specOf = (tls: ServerTls) =>
  only((scope) => new Gateway(scope, 'gateway', { servers: [Server.https({ hosts: ['*'], tls })] })).spec.servers[0].tls;

const TLS_OPTIONS: ServerTlsOptions = {
  minProtocolVersion: TlsVersion.TLSV1_2,
  maxProtocolVersion: TlsVersion.TLSV1_3,
  cipherSuites: ['ECDHE-RSA-AES128-GCM-SHA256', 'AES128-SHA'],
};
const VERIFICATION: ServerClientVerification = { subjectAltNames: ['spiffe://cluster.local/ns/shop/sa/web'], insecureSkipVerify: true };
const SPKI = { verifyCertificateSpki: ['NvqYIYSbgK2vCJpQhObf77vv+bQWtc5ek5RIOwPiC9A='] };
const HASH = { verifyCertificateHash: ['df6ff72fe9116521268f6f2dd4966f51df479883fe7037b39f75916ac3049d1a'] };
const MUTUAL_OPTIONS: ServerMutualTlsOptions = { ...TLS_OPTIONS, ...VERIFICATION, ...SPKI, ...HASH };

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
  [{ mode: 'ISTIO_MUTUAL', ...VERIFICATION }, ServerTls.istioMutual(VERIFICATION)],
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

  const TERMINATING: Array<[string, (options: ServerTlsOptions) => ServerTls]> = [
    ['simple', (options) => ServerTls.simple(SECRET, options)],
    ['mutual', (options) => ServerTls.mutual(SECRET, options)],
    ['optionalMutual', (options) => ServerTls.optionalMutual(SECRET, options)],
  ];

  test.each(TERMINATING)('fails for %s when the oldest is newer than the newest', (_, tls) => {
    expect(() => tls({ minProtocolVersion: TlsVersion.TLSV1_3, maxProtocolVersion: TlsVersion.TLSV1_2 }))
      .toThrow('minProtocolVersion TLSV1_3 is above maxProtocolVersion TLSV1_2, so no client could connect; lower the one or raise the other');
  });

  test.each(TERMINATING)('fails for %s when the newest is older than 1.2, the oldest by default', (_, tls) => {
    const message = 'minProtocolVersion TLSV1_2 (the default) is above maxProtocolVersion TLSV1_1, so no client could connect; lower the one or raise the other';
    expect(() => tls({ maxProtocolVersion: TlsVersion.TLSV1_1 })).toThrow(message);
    expect(() => tls({ minProtocolVersion: TlsVersion.TLS_AUTO, maxProtocolVersion: TlsVersion.TLSV1_1 })).toThrow(message);
  });

  test.each([
    ['the newest alone', { maxProtocolVersion: TlsVersion.TLSV1_2 }],
    ['the newest alone, left to Envoy', { maxProtocolVersion: TlsVersion.TLS_AUTO }],
    ['the oldest alone', { minProtocolVersion: TlsVersion.TLSV1_3 }],
    ['old ones on purpose', { minProtocolVersion: TlsVersion.TLSV1_0, maxProtocolVersion: TlsVersion.TLSV1_1 }],
  ])('may be %s', (_, versions) => {
    expect(specOf(ServerTls.simple(SECRET, versions))).toMatchObject(versions);
  });
});

describe('pinned hashes', () => {
  const WAYS: Array<[string, (certificate: ServerCertificate, options: ServerMutualTlsOptions) => ServerTls]> = [
    ['mutual', ServerTls.mutual],
    ['optionalMutual', ServerTls.optionalMutual],
  ];

  describe.each(WAYS)('%s', (_, tls) => {
    test.each([['of keys', SPKI], ['of certificates', HASH]])('%s may be beside a Secret or two', (__, hashes) => {
      expect(specOf(tls(SECRET, hashes))).toMatchObject({ credentialName: 'www-cert', ...hashes });
      expect(specOf(tls(ServerCertificate.secrets(['rsa', 'ecdsa']), hashes))).toMatchObject({ credentialNames: ['rsa', 'ecdsa'], ...hashes });
    });

    test.each([['of keys', SPKI], ['of certificates', HASH], ['of both', { ...SPKI, ...HASH }]])('fails with hashes %s beside files', (__, hashes) => {
      const files = ServerCertificate.files([{ serverCertificate: '/certs/rsa.pem', privateKey: '/certs/rsa.key' }], { caCertificates: '/certs/ca.pem' });

      expect(() => tls(files, hashes)).toThrow(
        'verifyCertificateSpki and verifyCertificateHash are checked only beside a Secret, and would let every client in here; use ServerCertificate.secret');
    });
  });
});

test('lists that change later change nothing', () => {
  const cipherSuites = ['AES128-SHA'];
  const subjectAltNames = ['a'];
  const hashes = ['0'];
  const mutual = ServerTls.mutual(SECRET, { cipherSuites, subjectAltNames, verifyCertificateHash: hashes, verifyCertificateSpki: hashes });
  const istioMutual = ServerTls.istioMutual({ subjectAltNames });
  cipherSuites.push('AES128-SHA');
  subjectAltNames.push('b');
  hashes.push('1');

  expect(specOf(mutual))
    .toMatchObject({ cipherSuites: ['AES128-SHA'], subjectAltNames: ['a'], verifyCertificateHash: ['0'], verifyCertificateSpki: ['0'] });
  expect(specOf(istioMutual)).toEqual({ mode: 'ISTIO_MUTUAL', subjectAltNames: ['a'] });
});

test('fails when a cipher suite is named twice', () => {
  expect(() => ServerTls.simple(SECRET, { cipherSuites: ['AES128-SHA', 'AES256-SHA', 'AES128-SHA'] }))
    .toThrow("cipherSuites has 'AES128-SHA' twice; drop one");
});
