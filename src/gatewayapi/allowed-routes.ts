import { FromNamespaces } from './from-namespaces';

/** Kinds of routes. */
export enum RouteKind {
  /** HTTPRoute, at listeners of http and https. */
  HTTP_ROUTE = 'HTTPRoute',
  /** GRPCRoute, at listeners of http and https. */
  GRPC_ROUTE = 'GRPCRoute',
  /** TLSRoute, at listeners of tls. */
  TLS_ROUTE = 'TLSRoute',
  /** TCPRoute, at listeners of tcp, and of tls that end TLS. */
  TCP_ROUTE = 'TCPRoute',
}

/**
 * Which routes may join a listener.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes
 */
export interface AllowedRoutes {
  /**
   * Namespaces whose routes may join.
   *
   * @default FromNamespaces.SAME
   */
  readonly namespaces?: FromNamespaces;

  /**
   * Kinds of routes that may join, 1 to 8 of those that fit the listener's protocol.
   *
   * @default - all kinds that fit the protocol
   */
  readonly kinds?: RouteKind[];
}
