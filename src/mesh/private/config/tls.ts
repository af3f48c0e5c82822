import { invalid } from '../../../core/private/errors';
import { ClientTls } from '../../../istio';

/** Needs istiod, or is not in what proxies make of it when they start. */
const UNKNOWN = ['caCrl', 'credentialName', 'insecureSkipVerify'] as const;

/** TLS of what proxies are connected to from the start, when istiod has not told them anything yet. */
export function startingTlsSpec(what: string, tls: ClientTls) {
  const spec = tls._toSpec();
  const ignored = UNKNOWN.filter((name) => spec[name] !== undefined);
  if (ignored.length > 0) {
    throw invalid(`tlsSettings of ${what} have ${ignored.join(', ')}, which proxies ignore at their start; give them files of the proxy: clientCertificate, privateKey, caCertificates`);
  }
  return spec;
}
