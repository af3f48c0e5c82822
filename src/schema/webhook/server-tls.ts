import type { GatewayServersTls } from '../networking.istio.io.generated';
import { show } from '../values/show';
import { Place } from './place';

const CIPHERS = new Set(('ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-RSA-AES256-GCM-SHA384 '
  + 'ECDHE-ECDSA-CHACHA20-POLY1305 ECDHE-RSA-CHACHA20-POLY1305 ECDHE-ECDSA-AES128-SHA ECDHE-RSA-AES128-SHA ECDHE-ECDSA-AES256-SHA '
  + 'ECDHE-RSA-AES256-SHA AES128-GCM-SHA256 AES256-GCM-SHA384 AES128-SHA AES256-SHA DES-CBC3-SHA ALL').split(' '));
const CERTIFICATES = ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'] as const;

const isGiven = (value: string | readonly unknown[] | undefined) => value !== undefined && value.length > 0;

/** TLS of a server's connections. */
export function serverTls(tls: GatewayServersTls, place: Place): void {
  const { mode = 'PASSTHROUGH', minProtocolVersion = 'TLS_AUTO', cipherSuites = [] } = tls;
  if ((minProtocolVersion === 'TLSV1_0' || minProtocolVersion === 'TLSV1_1') && cipherSuites.length === 0) {
    place.at('minProtocolVersion').warning(`${minProtocolVersion} needs cipherSuites as well, as none of the default ones is older than TLS 1.2`);
  }
  place.one('cipherSuites', cipherSuites, ciphers);

  switch (mode) {
    case 'ISTIO_MUTUAL':
      for (const field of CERTIFICATES.filter((name) => isGiven(tls[name]))) {
        place.at(field).error('cannot stand beside mode ISTIO_MUTUAL, which takes the certificates of the mesh; drop it');
      }
      return;
    case 'PASSTHROUGH': case 'AUTO_PASSTHROUGH':
      for (const field of [...CERTIFICATES, 'caCrl' as const].filter((name) => isGiven(tls[name]))) {
        place.at(field).warning(`does nothing beside mode ${mode}, which leaves TLS to the destination; drop it`);
      }
      oneSource(tls, place);
      break;
    default:
      oneSource(tls, place);
      if (isGiven(tls.credentialName) || isGiven(tls.credentialNames)) return;
      certificates(tls, place, mode);
  }
  if (isGiven(tls.caCrl)) {
    if (isGiven(tls.credentialName)) place.at('caCrl').error('cannot stand beside credentialName, whose Secret has it; put it there');
    if (mode === 'SIMPLE') place.at('caCrl').error('is for certificates of clients, which mode SIMPLE does not ask for; drop it');
  }
}

function ciphers(list: readonly string[], place: Place): void {
  list.forEach((cipher, index) => {
    // What begins with a sign is an expression over ciphers.
    if (/^[^\x00-\x7f]|^[a-z0-9]/i.test(cipher) && !CIPHERS.has(cipher)) {
      place.at(index).warning(`should be a cipher suite in OpenSSL's spelling such as 'ECDHE-RSA-AES128-GCM-SHA256', got ${show(cipher)}, which is left out`);
    } else if (list.indexOf(cipher) < index) {
      place.at(index).warning(`should be another for each entry, got ${show(cipher)} twice`);
    }
  });
}

function oneSource(tls: GatewayServersTls, place: Place): void {
  const files = isGiven(tls.serverCertificate) && isGiven(tls.privateKey);
  const others = [tls.credentialName, tls.credentialNames, tls.tlsCertificates].filter(isGiven);
  if (others.length + Number(files) > 1) {
    place.error('must have one of credentialName, credentialNames, tlsCertificates, and serverCertificate with privateKey');
  }
}

function certificates(tls: GatewayServersTls, place: Place, mode: string): void {
  if (mode !== 'SIMPLE' && !isGiven(tls.caCertificates)) {
    place.at('caCertificates').error(`must be given for mode ${mode}, or a credentialName instead of the files`);
  }
  const pair = (given: { serverCertificate?: string; privateKey?: string }, at: Place) => {
    for (const field of ['serverCertificate', 'privateKey'] as const) {
      if (!isGiven(given[field])) at.at(field).error(`must be given for mode ${mode}, or a credentialName instead of the files`);
    }
  };
  if (isGiven(tls.tlsCertificates)) place.each('tlsCertificates', tls.tlsCertificates, pair);
  else pair(tls, place);
}
