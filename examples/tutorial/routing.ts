import { Chart } from 'cdk8s';
import { istio, ServiceHost, StringMatch } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Shares of the versions, in proportion to their sum. */
export type Weights = Partial<Record<'v1' | 'v2' | 'v3', number>>;

export interface RoutingProps {
  readonly namespace: string;
  /** The service that has several versions. */
  readonly design: kplus.Service;
  /** Share of each version in the requests of everyone but Don Norman. */
  readonly weights: Weights;
}

/** Which version of the design service a request gets. */
export class Routing extends Chart {
  public constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id, { namespace: props.namespace });

    const host = ServiceHost.fromService(props.design);
    const rule = new istio.DestinationRule(this, 'versions', { metadata: { name: 'design' }, host });
    const subsets = {
      v1: rule.addSubset('v1'),
      v2: rule.addSubset('v2'),
      v3: rule.addSubset('v3'),
    };

    const routes = new istio.VirtualService(this, 'routes', { metadata: { name: 'design' }, hosts: [host] });

    // The first route that matches takes a request, so this one stays ahead of the split.
    routes.addHttpRoute(istio.HttpRoute.route({
      name: 'don-norman',
      matches: [{ headers: { 'end-user': StringMatch.exact('don-norman') } }],
      destinations: [{ destination: istio.Destination.subset(subsets.v2) }],
    }));
    routes.addHttpRoute(istio.HttpRoute.route({
      name: 'everyone-else',
      destinations: (Object.keys(props.weights) as Array<keyof Weights>).map((version) => ({
        destination: istio.Destination.subset(subsets[version]),
        weight: props.weights[version],
      })),
    }));
  }
}
