import { RouteDestination } from './destination';
import { L4Match } from './l4-match';

/**
 * Conditions on a TLS connection that stays encrypted, all of which must hold.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes
 */
export interface TlsMatch extends L4Match {
  /** Server names (SNI) that the client asks for, any of them. Each must be covered by a host of the VirtualService. */
  readonly sniHosts: string[];
}

/**
 * One rule of a VirtualService for TLS that is passed through: which connections, and where they go.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute
 */
export interface TlsRoute {
  /** Which connections take this route: those that fulfil any of the matches, at least one. */
  readonly matches: TlsMatch[];

  /** Where connections go, at least one destination. */
  readonly destinations: RouteDestination[];
}
