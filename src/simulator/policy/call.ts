import { AuthorizerAnswers } from './authorizers';

/*
 * What policies look at. It does not matter where they are asked: at a gateway, at the sidecar of what is called, or at a waypoint.
 */

/** A request or a connection, as the proxy sees it that policies are asked at. */
export interface PolicyCall {
  /** What authorizers outside the mesh say to it. @default not known */
  readonly authorizers?: AuthorizerAnswers;
  /** Port of the workload, not that of its Service. */
  readonly port: number;
  /** Undefined for a connection of which nothing but its ends is known. */
  readonly http?: HttpCall;
  /** Name that the client asks for by TLS, empty without TLS. @default not known */
  readonly sni?: string;
  /** IP address that is called. @default not known */
  readonly address?: string;
}

/** A request of HTTP. */
export interface HttpCall {
  readonly method: string;
  /** With the port, as it was sent. */
  readonly authority: string;
  /** Without the query. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The tokens in it, by their text. */
  readonly tokens?: ReadonlyMap<string, Token>;
  /** What a token claims that was found to be right. */
  readonly claims?: Claims;
}

/** Who calls. */
export interface Peer {
  /** Known by its certificate alone; undefined without mutual TLS. */
  readonly identity?: Identity;
  /** IP address at the other end of the connection. @default not known */
  readonly ip?: string;
  /** IP address of the client, as proxies on the way tell it. @default not known */
  readonly remoteIp?: string;
}

export interface Identity {
  readonly trustDomain: string;
  readonly namespace: string;
  /** Undefined where it is not known which. */
  readonly serviceAccount: string | undefined;
}

export type Claims = Readonly<Record<string, unknown>>;

/** A token (JWT) that a request bears. */
export interface Token {
  /** Such as `{ iss: 'https://issuer.example.com', sub: 'ann' }`. */
  readonly claims: Claims;
  /** What is wrong with it, besides what it claims. @default nothing */
  readonly wrong?: 'signature' | 'expired';
  /** Where it stands. @default the header `Authorization`, after `Bearer ` */
  readonly at?: TokenPlace;
}

export type TokenPlace =
  | { readonly header: string; readonly prefix?: string }
  | { readonly param: string }
  | { readonly cookie: string };
