import { ApiObjectMetadata } from 'cdk8s';
import { GatewayService } from './gateway-service';
import { ProxyDeployment } from './proxy-deployment';
import { GatewayPort } from './values/gateway-service';

/** What a gateway of the Istio API takes. */
export interface GatewayWorkloadProps {
  /**
   * Name, namespace, labels and annotations of all its objects. The pods are selected by their labels `app` and `istio`,
   * which may be given here.
   *
   * @default - named after the construct's path, in the namespace of the chart, and labelled `app` with the name and
   * `istio` with the name without `istio-`
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * How it is reached.
   *
   * @default - GatewayService.loadBalancer() for ingress, GatewayService.clusterIp() for egress
   */
  readonly service?: GatewayService;

  /**
   * Ports of the Service, at least one. It has the port 15021 too, which tells whether the gateway is ready.
   *
   * @default - 80, named `http2`, and 443, named `https`
   */
  readonly ports?: GatewayPort[];

  /**
   * Its pods: how many, where, and with what.
   *
   * @default - 1 to 5, by their processor time
   */
  readonly deployment?: ProxyDeployment;

  /**
   * Revision of the control plane that it belongs to, or a tag.
   *
   * @default - that of its namespace, or the default control plane
   */
  readonly revision?: string;
}
