import { Construct } from 'constructs';
import { GatewayService } from './gateway-service';
import { GatewayWorkload } from './gateway-workload';
import { GatewayWorkloadProps } from './gateway-workload-props';

/**
 * The way into the mesh by the Istio API: proxies with a load balancer. `addGateway` says what they listen to, and
 * VirtualServices where it goes.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export class IngressGateway extends GatewayWorkload {
  /**
   * Defines an ingress gateway.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props Service, ports and pods
   */
  public constructor(scope: Construct, id: string, props: GatewayWorkloadProps = {}) {
    super(scope, id, props, props.service ?? GatewayService.loadBalancer());
  }
}
