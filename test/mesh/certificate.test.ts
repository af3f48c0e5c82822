import { Duration } from 'cdk8s';
import { CertificateRef, Gateway, Listener, ListenerTls } from '../../src/gatewayapi';
import { Certificate, CertificateIssuer, CertificateOptions } from '../../src/mesh';
import { SUBDOMAIN_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const OPTIONS: CertificateOptions = { dnsNames: ['www.example.com'], issuer: CertificateIssuer.issuer('local') };

const certificateOf = (options: Partial<CertificateOptions> = {}) => only((scope) => new Certificate(scope, 'www', { ...OPTIONS, ...options }));

test('is written into a Secret of its own name', () => {
  expect(certificateOf()).toEqual({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'test-www', namespace: 'shop' },
    spec: { secretName: 'test-www', dnsNames: ['www.example.com'], issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'local' } },
  });
});

test('has all that is given', () => {
  const { metadata, spec } = certificateOf({
    metadata: { name: 'public', namespace: 'edge' },
    dnsNames: ['example.com', '*.example.com'],
    issuer: CertificateIssuer.clusterIssuer('public'),
    secretName: 'example',
    duration: Duration.days(30),
    renewBefore: Duration.days(10),
  });

  expect(metadata).toEqual({ name: 'public', namespace: 'edge' });
  expect(spec).toEqual({
    secretName: 'example',
    dnsNames: ['example.com', '*.example.com'],
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'public' },
    duration: '2592000s',
    renewBefore: '864000s',
  });
});

test('its Secret is that of a listener', () => {
  const scope = chart();
  const { secret } = new Certificate(scope, 'www', { ...OPTIONS, secretName: 'example' });
  new Gateway(scope, 'public', { listeners: [Listener.https({ tls: ListenerTls.terminate([CertificateRef.fromSecret(secret)]) })] });

  expect({ name: secret.name, kind: secret.kind, namespace: secret.metadata.namespace }).toEqual({ name: 'example', kind: 'Secret', namespace: 'shop' });
  expect(synth(scope)[1].spec.listeners[0].tls.certificateRefs).toEqual([{ name: 'example' }]);
});

test.each<[string, Partial<CertificateOptions>]>([
  ['dnsNames must have at least one entry, got none', { dnsNames: [] }],
  ["dnsNames has 'a.example.com' twice; drop one", { dnsNames: ['a.example.com', 'a.example.com'] }],
  ['dnsNames must be', { dnsNames: ['https://www.example.com'] }],
  [`secretName ${SUBDOMAIN_RULE}, got 'WWW'`, { secretName: 'WWW' }],
  ['duration of a certificate must be at least an hour, got 1800s', { duration: Duration.minutes(30) }],
  ['renewBefore of a certificate must be less than its duration, got 7200s and 7200s', { duration: Duration.hours(2), renewBefore: Duration.hours(2) }],
  ['renewBefore of a certificate must be a whole number of seconds of at least 1, got 0s', { renewBefore: Duration.seconds(0) }],
])('fails: %s', (message, options) => {
  expect(() => certificateOf(options)).toThrow(message);
  expect(() => certificateOf(options)).toThrow(/ \[test\]$/);
});

test('fails with the name of an issuer that cannot be', () => {
  expect(() => CertificateIssuer.issuer('Public')).toThrow(`name of an issuer ${SUBDOMAIN_RULE}, got 'Public'`);
  expect(() => CertificateIssuer.clusterIssuer('')).toThrow(`name of an issuer ${SUBDOMAIN_RULE}, got ''`);
});
