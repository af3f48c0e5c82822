import { invalid } from '../../../core/private/errors';

const CERTIFICATES = /^(\s*-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/;

/** One certificate or several in PEM. Errors do not show the text, which could be a private key. */
export function pem(what: string, text: string): string {
  if (!CERTIFICATES.test(text)) {
    throw invalid(`${what} must be certificates in PEM ('-----BEGIN CERTIFICATE-----' and so on) and nothing else`);
  }
  return text;
}
