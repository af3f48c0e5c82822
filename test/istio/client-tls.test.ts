import { ClientMutualTlsOptions, ClientSimpleTlsOptions, ClientTls, ClientTlsOptions } from '../../src/istio';
import { trafficPolicyOf } from '../support/istio';

const specOf = (tls: ClientTls) => trafficPolicyOf({ tls }).tls;

const NAMES: ClientTlsOptions = { sni: 'reviews.example.com', subjectAltNames: ['reviews.example.com', 'spiffe://cluster.local/ns/shop/sa/reviews'] };
const CA: ClientSimpleTlsOptions = { caCertificates: '/certs/ca.pem', caCrl: '/certs/crl.pem' };
const CLIENT: ClientMutualTlsOptions = { clientCertificate: '/certs/client.pem', privateKey: '/certs/client.key' };

test.each([
  ['disable', ClientTls.disable(), 'DISABLE'],
  ['simple', ClientTls.simple(), 'SIMPLE'],
  ['istioMutual', ClientTls.istioMutual(), 'ISTIO_MUTUAL'],
])('%s needs nothing more', (_, tls, mode) => {
  expect(specOf(tls)).toEqual({ mode });
});

test.each<[string, ClientTls, object]>([
  ['simple by files', ClientTls.simple({ ...NAMES, ...CA, insecureSkipVerify: false }), { mode: 'SIMPLE', ...NAMES, ...CA, insecureSkipVerify: false }],
  ['simple by Secret', ClientTls.simple({ ...NAMES, credentialName: 'ca' }), { mode: 'SIMPLE', ...NAMES, credentialName: 'ca' }],
  ['simple without verification', ClientTls.simple({ sni: 'reviews', insecureSkipVerify: true }),
    { mode: 'SIMPLE', sni: 'reviews', insecureSkipVerify: true }],
  ['mutual by files', ClientTls.mutual({ ...NAMES, ...CA, ...CLIENT, insecureSkipVerify: false }),
    { mode: 'MUTUAL', ...NAMES, ...CA, ...CLIENT, insecureSkipVerify: false }],
  ['mutual by Secret', ClientTls.mutual({ ...NAMES, credentialName: 'client' }), { mode: 'MUTUAL', ...NAMES, credentialName: 'client' }],
  ['mutual by files without verification', ClientTls.mutual({ ...CLIENT, insecureSkipVerify: true }),
    { mode: 'MUTUAL', ...CLIENT, insecureSkipVerify: true }],
  ['mutual by Secret without verification', ClientTls.mutual({ credentialName: 'client', insecureSkipVerify: true }),
    { mode: 'MUTUAL', credentialName: 'client', insecureSkipVerify: true }],
  ['istioMutual', ClientTls.istioMutual(NAMES), { mode: 'ISTIO_MUTUAL', ...NAMES }],
])('all fields come out: %s', (_, tls, spec) => {
  expect(specOf(tls)).toEqual(spec);
});

test.each<[string, (options: ClientTlsOptions) => ClientTls]>([
  ['simple', ClientTls.simple],
  ['mutual', (options) => ClientTls.mutual({ ...CLIENT, ...options })],
  ['istioMutual', ClientTls.istioMutual],
])('the names of %s are those given, whatever happens to the list later', (_, tls) => {
  const subjectAltNames = ['a'];
  const made = tls({ subjectAltNames });
  subjectAltNames.push('b');

  expect(specOf(made).subjectAltNames).toEqual(['a']);
});

describe('without verification', () => {
  test.each<[string, ClientSimpleTlsOptions]>([
    ['caCertificates', { caCertificates: '/certs/ca.pem' }],
    ['credentialName', { credentialName: 'ca' }],
    ['subjectAltNames', { subjectAltNames: ['reviews'] }],
    ['caCertificates, credentialName, subjectAltNames', { caCertificates: '/certs/ca.pem', credentialName: 'ca', subjectAltNames: ['reviews'] }],
  ])('simple fails with %s', (names, options) => {
    expect(() => ClientTls.simple({ ...options, insecureSkipVerify: true }))
      .toThrow(`simple TLS has insecureSkipVerify beside ${names}, which then mean nothing; drop one or the other`);
  });

  test.each<[string, ClientMutualTlsOptions]>([
    ['caCertificates', { caCertificates: '/certs/ca.pem' }],
    ['subjectAltNames', { subjectAltNames: ['reviews'] }],
    ['caCertificates, subjectAltNames', { caCertificates: '/certs/ca.pem', subjectAltNames: ['reviews'] }],
  ])('mutual fails with %s', (names, options) => {
    expect(() => ClientTls.mutual({ ...CLIENT, ...options, insecureSkipVerify: true }))
      .toThrow(`mutual TLS has insecureSkipVerify beside ${names}, which then mean nothing; drop one or the other`);
  });
});

describe('the certificate of a client', () => {
  test.each<[string, ClientMutualTlsOptions]>([
    ['nothing', {}],
    ['only the certificate', { clientCertificate: '/certs/client.pem' }],
    ['only the key', { privateKey: '/certs/client.key' }],
    ['an empty key', { ...CLIENT, privateKey: '' }],
    ['an empty Secret', { credentialName: '' }],
  ])('mutual fails with %s', (_, options) => {
    expect(() => ClientTls.mutual(options))
      .toThrow('mutual TLS needs a certificate to show; give it a credentialName, or a clientCertificate and a privateKey');
  });
});

describe('a Secret', () => {
  test.each<[string, () => ClientTls]>([
    ['simple', () => ClientTls.simple({ credentialName: '' })],
    ['mutual', () => ClientTls.mutual({ ...CLIENT, credentialName: '' })],
  ])('%s fails without its name', (_, tls) => {
    expect(tls).toThrow('credentialName must not be empty');
  });

  test.each<[string, ClientSimpleTlsOptions]>([
    ['caCertificates', { caCertificates: '/certs/ca.pem' }],
    ['caCrl', { caCrl: '/certs/crl.pem' }],
    ['caCertificates, caCrl', CA],
  ])('simple fails with %s beside it', (files, options) => {
    expect(() => ClientTls.simple({ ...options, credentialName: 'ca' }))
      .toThrow(`simple TLS has credentialName beside ${files}; keep the Secret or the files`);
  });

  test('mutual fails with any file beside it', () => {
    expect(() => ClientTls.mutual({ ...CLIENT, ...CA, credentialName: 'client' }))
      .toThrow('mutual TLS has credentialName beside clientCertificate, privateKey, caCertificates, caCrl; keep the Secret or the files');
  });
});

describe('a ConfigMap', () => {
  const WAYS: Array<[string, (credentialName: string) => ClientTls]> = [
    ['simple', (credentialName) => ClientTls.simple({ credentialName })],
    ['mutual', (credentialName) => ClientTls.mutual({ credentialName })],
  ];

  test.each(WAYS)('%s may name one with its namespace', (_, tls) => {
    expect(specOf(tls('configmap://shop/ca')).credentialName).toBe('configmap://shop/ca');
  });

  describe.each(WAYS)('%s', (_, tls) => {
    test.each([
      'configmap:', 'configmap:ca', 'configmap:/shop/ca', 'configmap://', 'configmap://ca', 'configmap:///ca', 'configmap://shop/', 'configmap://shop/ca/x',
    ])("fails with '%s'", (credentialName) => {
      expect(() => tls(credentialName)).toThrow(`credentialName of a ConfigMap must be 'configmap://<namespace>/<name>', got '${credentialName}'`);
    });
  });
});

test('fails with a ConfigMap of another namespace than the rule', () => {
  expect(() => trafficPolicyOf({ tls: ClientTls.simple({ credentialName: 'configmap://edge/ca' }) })).toThrow(
    "credentialName names a ConfigMap in 'edge', but must name one in the namespace of the destination rule; use 'configmap://shop/ca'");
});
