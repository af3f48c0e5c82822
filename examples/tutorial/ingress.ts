import { Chart } from 'cdk8s';
import { Host, istio, StringMatch } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

export interface IngressProps {
  readonly namespace: string;
  /** The page that is open to the outside. */
  readonly apppage: kplus.Service;
  /** Addresses at which nodes of the cluster take traffic from outside. */
  readonly externalIps: string[];
}

/** The way in: the address of the ingress gateway, and what it lets through. */
export class Ingress extends Chart {
  public constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id, { namespace: props.namespace });

    new kplus.Service(this, 'address', {
      metadata: { name: 'studio-ingress', namespace: 'istio-system' },
      type: kplus.ServiceType.LOAD_BALANCER,
      externalIPs: props.externalIps,
      selector: kplus.Pods.select(this, 'gateway-pods', { labels: { istio: 'ingressgateway' } }),
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: kplus.Protocol.TCP }],
    });

    const gateway = new istio.Gateway(this, 'gateway', {
      metadata: { name: 'studio' },
      servers: [istio.Server.http({ hosts: ['*'] })],
    });

    new istio.VirtualService(this, 'apppage', {
      metadata: { name: 'apppage' },
      hosts: [Host.ANY],
      gateways: [gateway],
      http: [istio.HttpRoute.route({
        matches: [{ uri: StringMatch.exact('/apppage') }, { uri: StringMatch.prefix('/apppage/') }],
        destinations: [{ destination: istio.Destination.service(props.apppage, { port: 9080 }) }],
      })],
    });
  }
}
