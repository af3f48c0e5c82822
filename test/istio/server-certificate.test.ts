import { CertificateFiles, Gateway, Server, ServerCertificate, ServerTls } from '../../src/istio';
import { only } from '../support/synth';

const RSA: CertificateFiles = { serverCertificate: '/certs/rsa.pem', privateKey: '/certs/rsa.key' };
const ECDSA: CertificateFiles = { serverCertificate: '/certs/ecdsa.pem', privateKey: '/certs/ecdsa.key' };
const CA = { caCertificates: '/certs/ca.pem', caCrl: '/certs/crl.pem' };

const specOf = (tls: ServerTls) =>
  only((scope) => new Gateway(scope, 'gateway', { servers: [Server.tls({ hosts: ['*'], tls })] })).spec.servers[0].tls;

describe('secrets', () => {
  test.each([
    ['one by name', ServerCertificate.secret('www'), { credentialName: 'www' }],
    ['one with a CA apart', ServerCertificate.secret('www', { caCertCredentialName: 'ca' }), { credentialName: 'www', caCertCredentialName: 'ca' }],
    ['a list of one', ServerCertificate.secrets(['rsa']), { credentialNames: ['rsa'] }],
    ['two', ServerCertificate.secrets(['rsa', 'ecdsa']), { credentialNames: ['rsa', 'ecdsa'] }],
    ['two with a CA apart', ServerCertificate.secrets(['rsa', 'ecdsa'], { caCertCredentialName: 'ca' }),
      { credentialNames: ['rsa', 'ecdsa'], caCertCredentialName: 'ca' }],
  ])('%s: come out, whether clients show a certificate or not', (_, certificate, spec) => {
    expect(specOf(ServerTls.simple(certificate))).toEqual({ mode: 'SIMPLE', ...spec });
    expect(specOf(ServerTls.mutual(certificate))).toEqual({ mode: 'MUTUAL', ...spec });
    expect(specOf(ServerTls.optionalMutual(certificate))).toEqual({ mode: 'OPTIONAL_MUTUAL', ...spec });
  });

  test('are those given, whatever happens to the list later', () => {
    const names = ['rsa'];
    const certificate = ServerCertificate.secrets(names);
    names.push('ecdsa');
    expect(specOf(ServerTls.simple(certificate)).credentialNames).toEqual(['rsa']);
  });

  test('fails without a name', () => {
    expect(() => ServerCertificate.secret('')).toThrow('credentialName must not be empty');
  });

  test.each([
    [[], 'credentialNames must have at least one entry, got none'],
    [['a', ''], 'credentialNames must not be empty'],
    [['a', 'a'], "credentialNames has 'a' twice; drop one"],
    [['a', 'b', 'c'], 'credentialNames must have one or two entries, got 3'],
  ])('fails with the names %j', (names, message) => {
    expect(() => ServerCertificate.secrets(names)).toThrow(message);
  });
});

describe('files', () => {
  test.each([
    ['one certificate', [RSA], RSA],
    ['two certificates', [RSA, ECDSA], { tlsCertificates: [RSA, ECDSA] }],
  ])('%s: come out, with the CA where clients are asked for a certificate', (_, files, spec) => {
    expect(specOf(ServerTls.simple(ServerCertificate.files(files)))).toEqual({ mode: 'SIMPLE', ...spec });
    expect(specOf(ServerTls.mutual(ServerCertificate.files(files, CA)))).toEqual({ mode: 'MUTUAL', ...spec, ...CA });
    expect(specOf(ServerTls.optionalMutual(ServerCertificate.files(files, CA)))).toEqual({ mode: 'OPTIONAL_MUTUAL', ...spec, ...CA });
  });

  test('may have a CA that is not used', () => {
    const certificate = ServerCertificate.files([RSA], { caCertificates: '/certs/ca.pem' });
    expect(specOf(ServerTls.simple(certificate))).toEqual({ mode: 'SIMPLE', ...RSA, caCertificates: '/certs/ca.pem' });
  });

  test.each<[string, CertificateFiles[], string]>([
    ['no certificate', [], 'certificates must have at least one entry, got none'],
    ['three certificates', [RSA, ECDSA, RSA], 'certificates must have one or two entries, got 3'],
    ['an empty path of the certificate', [RSA, { ...ECDSA, serverCertificate: '' }], 'serverCertificate must not be empty'],
    ['an empty path of the key', [{ ...RSA, privateKey: '' }], 'privateKey must not be empty'],
  ])('fails with %s', (_, files, message) => {
    expect(() => ServerCertificate.files(files)).toThrow(message);
  });

  test.each([['mutual', ServerTls.mutual], ['optionalMutual', ServerTls.optionalMutual]])('fails for %s without a CA', (_, tls) => {
    expect(() => tls(ServerCertificate.files([RSA])))
      .toThrow('a server that asks clients for a certificate needs caCertificates beside its certificate files; add them to ServerCertificate.files');
  });

  test('fails for simple with a list of revoked certificates', () => {
    expect(() => ServerTls.simple(ServerCertificate.files([RSA], CA)))
      .toThrow('caCrl needs a mode that asks clients for a certificate; use ServerTls.mutual or ServerTls.optionalMutual, or drop it');
  });
});
