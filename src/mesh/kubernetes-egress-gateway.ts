import { Construct } from 'constructs';
import { GatewayService } from './gateway-service';
import { KubernetesGateway, KubernetesGatewayProps } from './kubernetes-gateway';

/**
 * A way out of the mesh by the Gateway API: a Gateway within the cluster, for which Istio makes a Deployment and a Service
 * `<name>-<class>`. Routes lead to it, and from it to the outside.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/
 */
export class KubernetesEgressGateway extends KubernetesGateway {
  /**
   * Defines an egress gateway.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props listeners, Service and pods
   */
  public constructor(scope: Construct, id: string, props: KubernetesGatewayProps = {}) {
    super(scope, id, props, props.service ?? GatewayService.clusterIp());
  }
}
