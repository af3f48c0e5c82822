import { ForwardClientCertDetails } from './proxy-headers';

/**
 * What stands between callers and the gateways.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#Topology
 */
export interface GatewayTopology {
  /**
   * Proxies in front of the gateways whose `x-forwarded-for` is believed.
   *
   * @default 0
   */
  readonly numTrustedProxies?: number;

  /**
   * What gateways do with `x-forwarded-client-cert`.
   *
   * @default ForwardClientCertDetails.SANITIZE_SET
   */
  readonly forwardClientCertDetails?: ForwardClientCertDetails;

  /**
   * Whether connections begin with the PROXY protocol.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;
}
