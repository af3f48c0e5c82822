import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * All that is for the same cluster: what the app has, or where an app serves several clusters, what stands under the
 * construct that holds a cluster's charts.
 */
export function sameCluster(construct: IConstruct): IConstruct[] {
  return Chart.of(construct).node.scope!.node.findAll();
}
