import { Construct } from 'constructs';
import { GatewayService } from './gateway-service';
import { GatewayWorkload } from './gateway-workload';
import { GatewayWorkloadProps } from './gateway-workload-props';

/**
 * A way out of the mesh by the Istio API: proxies within the cluster, to which VirtualServices lead what leaves it.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/
 */
export class EgressGateway extends GatewayWorkload {
  /**
   * Defines an egress gateway.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props Service, ports and pods
   */
  public constructor(scope: Construct, id: string, props: GatewayWorkloadProps = {}) {
    super(scope, id, props, props.service ?? GatewayService.clusterIp());
  }
}
