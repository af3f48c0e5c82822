import { Chart } from 'cdk8s';
import { Host, istio, mesh, StringMatch } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

export interface IngressProps {
  readonly namespace: string;
  /** The page that is open to the outside. */
  readonly apppage: kplus.Service;
  /** Addresses at which nodes of the cluster take traffic from outside. */
  readonly externalIps: string[];
}

/** The way in: the ingress gateway, its address, and what it lets through. */
export class Ingress extends Chart {
  public constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id, { namespace: props.namespace });

    const ingress = new mesh.IngressGateway(this, 'gateway', {
      metadata: { name: 'studio-ingress' },
      service: mesh.GatewayService.loadBalancer({ externalIPs: props.externalIps }),
    });
    const gateway = ingress.addGateway('studio', {
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
