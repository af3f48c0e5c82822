import { RouteDestination } from './destination';
import { L4Match } from './l4-match';

/**
 * Conditions on a TCP connection, all of which must hold.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes
 */
export interface TcpMatch extends L4Match {
  /**
   * Address or CIDR range of the caller.
   *
   * @default - any caller
   */
  readonly sourceSubnet?: string;
}

/**
 * One rule of a VirtualService for TCP: which connections, and where they go.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute
 */
export interface TcpRoute {
  /**
   * Which connections take this route: those that fulfil any of the matches.
   *
   * @default - every connection that no earlier route took
   */
  readonly matches?: TcpMatch[];

  /** Where connections go, at least one destination. */
  readonly destinations: RouteDestination[];
}
