import { GatewayServersTls } from '../../schema/networking.istio.io.generated';
import { ClientTls } from '../request';
import { Credential } from './credential';

/** How a server takes clients that speak TLS to it. */
export interface Termination {
  readonly client: 'none' | 'optional' | 'required';
  /** Hosts and URIs, one of which the certificate of a client must be for; none where any will do. */
  readonly names: readonly string[];
  /** Whether it knows certificates of clients by what is not modelled. */
  readonly pins: boolean;
  readonly credential: Credential;
}

export function terminationOf({ mode = 'PASSTHROUGH', subjectAltNames = [], verifyCertificateHash, verifyCertificateSpki }: GatewayServersTls, credential: Credential): Termination {
  return {
    client: CLIENTS[mode] ?? 'none',
    names: subjectAltNames,
    pins: !!verifyCertificateHash?.length || !!verifyCertificateSpki?.length,
    credential,
  };
}

const CLIENTS: Readonly<Partial<Record<NonNullable<GatewayServersTls['mode']>, Termination['client']>>> = {
  MUTUAL: 'required', ISTIO_MUTUAL: 'required', OPTIONAL_MUTUAL: 'optional',
};

/** How a handshake ends: with why it fails, if it does, and what may let it. */
export interface Handshake {
  readonly refusal?: string;
  readonly unsure: readonly string[];
}

export function handshakeOf({ client, names, pins, credential }: Termination, { certificate }: ClientTls): Handshake {
  if (credential.failure) return { refusal: credential.failure, unsure: [] };
  if (client === 'none') return { unsure: credential.unsure };
  if (!certificate) return { ...client === 'required' && { refusal: 'the client has no certificate, which the server asks for' }, unsure: credential.unsure };
  const known = certificate.names;
  if (names.length > 0 && known && !known.some((one) => names.includes(one))) {
    return { refusal: `the certificate of the client is for none of ${names.join(', ')}`, unsure: credential.unsure };
  }
  return {
    unsure: [
      ...credential.unsure,
      ...names.length > 0 && !known ? [`the certificate of the client must be for ${names.join(' or ')}`] : [],
      ...pins ? ['the server takes only certain certificates of clients'] : [],
    ],
  };
}
