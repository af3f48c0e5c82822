import { Chart } from 'cdk8s';
import { gatewayapi, istio, mesh } from 'cdk8s-istio';
import { Construct } from 'constructs';
import { Bookshop } from './bookshop';

export interface TrafficProps {
  readonly namespace: string;
  readonly waypoint: mesh.Waypoint;
  readonly shop: Bookshop;
}

/** What the waypoint does: where requests to the catalog go, and who may send them. */
export class Traffic extends Chart {
  public constructor(scope: Construct, id: string, { namespace, waypoint, shop }: TrafficProps) {
    super(scope, id, { namespace });
    const v1 = gatewayapi.Backend.service(shop.catalogV1, { port: 8080 });
    const v2 = gatewayapi.Backend.service(shop.catalogV2, { port: 8080 });

    new gatewayapi.HttpRoute(this, 'catalog', {
      metadata: { name: 'catalog' },
      parents: [gatewayapi.ParentRef.service(shop.catalog, { port: 8080 })],
      rules: [
        { matches: [{ headers: { 'x-reader': gatewayapi.ValueMatch.exact('early') } }], backends: [{ backend: v2 }] },
        { backends: [{ backend: v1 }] },
      ],
    });

    new istio.AuthorizationPolicy(this, 'readers', {
      metadata: { name: 'readers' },
      target: istio.PolicyTarget.gateway(waypoint),
      rules: [{
        sources: [{ serviceAccounts: [istio.ServiceIdentity.fromServiceAccount(shop.storefront)] }],
        operations: [{ methods: ['GET'] }],
      }],
    });
  }
}
