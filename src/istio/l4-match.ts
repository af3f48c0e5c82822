import { IGateway } from './reference';

/**
 * Conditions on a connection, all of which must hold.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes
 */
export interface L4Match {
  /**
   * Addresses or CIDR ranges that the connection goes to, any of them.
   *
   * @default - any address
   */
  readonly destinationSubnets?: string[];

  /**
   * Port of the host that the connection goes to, 1 to 65535.
   *
   * @default - any port
   */
  readonly port?: number;

  /**
   * Labels that the calling workload must have. Not applied at gateways, nor where `gateways` is given.
   *
   * @default - any caller
   */
  readonly sourceLabels?: Record<string, string>;

  /**
   * Namespace of the calling workload. Not applied where `gateways` is given.
   *
   * @default - any namespace
   */
  readonly sourceNamespace?: string;

  /**
   * Gateways to which this match applies; replaces those of the VirtualService.
   *
   * @default - the gateways of the VirtualService
   */
  readonly gateways?: IGateway[];
}
