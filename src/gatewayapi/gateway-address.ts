import { ipAddress } from '../core/private/checks';
import type { GatewayAddresses } from '../schema/gateway.networking.k8s.io.generated';
import { preciseHostname } from './private/checks';

/**
 * An address of a Gateway.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspecaddress
 */
export class GatewayAddress {
  /**
   * The IP address that the load balancer of the gateway shall have.
   *
   * @param value an IPv4 or IPv6 address
   */
  public static ipAddress(value: string): GatewayAddress {
    return new GatewayAddress({ type: 'IPAddress', value: ipAddress('address of a gateway', value) });
  }

  /**
   * A Service that is the gateway already. Istio then deploys none.
   *
   * @param value name of the Service in the namespace of the Gateway, or its full name `<name>.<namespace>.svc.cluster.local`
   */
  public static hostname(value: string): GatewayAddress {
    return new GatewayAddress({ type: 'Hostname', value: preciseHostname('address of a gateway', value) });
  }

  private constructor(private readonly spec: GatewayAddresses) {}

  /** @internal */
  public _toSpec(): GatewayAddresses {
    return this.spec;
  }
}
