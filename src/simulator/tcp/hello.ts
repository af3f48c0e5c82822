import { isIP } from 'node:net';
import { withoutPort } from '../http/call';
import { Request } from '../request';

/** What the first bytes of a connection tell. */
export interface Hello {
  readonly speaks: 'http' | 'tls' | 'other';
  /** The name that a client of TLS asks for, in lower case. */
  readonly sni?: string;
  readonly alpn: readonly string[];
}

const PLAIN: Readonly<Record<'http' | 'other', Hello>> = { http: { speaks: 'http', alpn: [] }, other: { speaks: 'other', alpn: [] } };

export function helloOf({ host, protocol = 'http', tls }: Request): Hello {
  if (!tls) return protocol === 'tcp' ? PLAIN.other : PLAIN.http;
  const sni = tls.sni ?? nameOf(host);
  return { speaks: 'tls', ...sni && { sni: sni.toLowerCase() }, alpn: tls.alpn ?? ALPN[protocol] };
}

const ALPN: Readonly<Record<NonNullable<Request['protocol']>, readonly string[]>> = { http: ['http/1.1'], grpc: ['h2'], tcp: [] };

/** Clients ask for names, not for addresses. */
function nameOf(host: string): string {
  const name = withoutPort(host).replace(/\.$/, '');
  return isIP(name.replace(/^\[|\]$/g, '')) ? '' : name;
}
