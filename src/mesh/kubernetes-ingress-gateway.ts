import { Construct } from 'constructs';
import { GatewayService } from './gateway-service';
import { KubernetesGateway, KubernetesGatewayProps } from './kubernetes-gateway';

/**
 * The way into the mesh by the Gateway API: a Gateway, for which Istio makes a Deployment and a Service
 * `<name>-<class>`. Routes join it by their parents.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export class KubernetesIngressGateway extends KubernetesGateway {
  /**
   * Defines an ingress gateway.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props listeners, Service and pods
   */
  public constructor(scope: Construct, id: string, props: KubernetesGatewayProps = {}) {
    super(scope, id, props, props.service ?? GatewayService.loadBalancer());
  }
}
