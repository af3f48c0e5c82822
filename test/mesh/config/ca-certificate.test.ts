import { CaCertificate } from '../../../src/mesh';
import { meshConfigOf } from '../../support/mesh';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const PEM_RULE = "pem of a CA certificate must be certificates in PEM ('-----BEGIN CERTIFICATE-----' and so on) and nothing else";
const URL_RULE = "spiffeBundleUrl must be an https URL such as 'https://spire.example.com/bundle', got";

test.each<[string, CaCertificate, object]>([
  ['for all', CaCertificate.pem(PEM), { pem: PEM }],
  ['of several texts', CaCertificate.pem(PEM + PEM), { pem: PEM + PEM }],
  ['for some', CaCertificate.pem(PEM, { certSigners: ['signers.example.com/one'], trustDomains: ['example.com'] }),
    { pem: PEM, certSigners: ['signers.example.com/one'], trustDomains: ['example.com'] }],
  ['of another trust domain', CaCertificate.spiffeBundleUrl('https://spire.example.com/bundle', { trustDomains: ['example.com'] }),
    { spiffeBundleUrl: 'https://spire.example.com/bundle', trustDomains: ['example.com'] }],
])('a certificate %s', (_, certificate, spec) => {
  expect(meshConfigOf({ caCertificates: [certificate] })).toEqual({ caCertificates: [spec] });
});

test.each<[string, () => CaCertificate, string]>([
  ['what is no certificate', () => CaCertificate.pem('MIIB'), PEM_RULE],
  ['a key beside it', () => CaCertificate.pem(`${PEM}-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----`), PEM_RULE],
  ['plain HTTP', () => CaCertificate.spiffeBundleUrl('http://spire.example.com'), `${URL_RULE} 'http://spire.example.com'`],
  ['what is no URL', () => CaCertificate.spiffeBundleUrl('https://[spire'), `${URL_RULE} 'https://[spire'`],
  ['no signer', () => CaCertificate.pem(PEM, { certSigners: [] }), 'certSigners must have at least one entry, got none'],
  ['no trust domain', () => CaCertificate.pem(PEM, { trustDomains: [] }), 'trustDomains must have at least one entry, got none'],
  ['a trust domain with a wildcard', () => CaCertificate.pem(PEM, { trustDomains: ['*.example.com'] }), "trust domain cannot have a wildcard, got '*.example.com'"],
])('fails with %s', (_, define, message) => {
  expect(define).toThrow(new Error(message));
});
