import { AuthorizerAnswers, Token } from './policy';

/** Who sends a request: a client of a Gateway, or a workload of the mesh; both as 'namespace/name'. */
export type Source = { readonly gateway: string } | { readonly workload: string };

/** What is to send a request is not there; the message says what to give. */
export class UnknownSource extends Error {}

/** A request of HTTP, a call of gRPC, or a connection for something else. */
export interface Request {
  readonly from: Source;
  readonly host: string;
  /** Of TCP only the connection is looked at, whose client speaks first, and neither HTTP nor TLS. @default 'http' */
  readonly protocol?: 'http' | 'grpc' | 'tcp';
  /** How the client opens TLS. @default plaintext */
  readonly tls?: ClientTls;
  /** @default '/' */
  readonly path?: string;
  /** @default 'GET' */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the Service that is called, or of the gateway's. @default 80, with TLS 443 */
  readonly port?: number;
  /** The address that is called. @default the one that DNS gives for the host */
  readonly address?: string;
  /** Tokens (JWT) that it bears. */
  readonly tokens?: readonly Token[];
  /** IP address of what sends it, which some policies ask for. @default not known */
  readonly sourceAddress?: string;
  /** What authorizers outside the mesh say to it, by their names in the mesh configuration: `allow` or `deny`. @default not known */
  readonly authorizers?: AuthorizerAnswers;
}

export interface ClientTls {
  /** The name that it asks for; none where that is empty. @default the request's host */
  readonly sni?: string;
  /** Protocols that it offers. @default that of the request */
  readonly alpn?: readonly string[];
  /** Its own certificate, which is taken to be of whom the server trusts. @default none */
  readonly certificate?: ClientCertificate;
}

export interface ClientCertificate {
  /** Hosts and URIs that it is for. @default not known */
  readonly names?: readonly string[];
}

export const portOf = ({ port, tls }: Request) => port ?? (tls ? 443 : 80);
