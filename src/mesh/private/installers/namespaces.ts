import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { sameCluster } from '../cluster';
import { clusterObject } from '../cluster-object';

/** Namespaces that every cluster has. */
const ALWAYS_THERE = ['kube-system', 'default'];

/** Defines the Namespaces of components that no other construct of the cluster has defined. */
export function defineNamespaces(scope: Construct, names: readonly string[]): void {
  const there = sameCluster(scope).filter((one) => ApiObject.isApiObject(one) && one.kind === 'Namespace').map((one) => (one as ApiObject).name);
  for (const name of new Set(names)) {
    if (![...ALWAYS_THERE, ...there].includes(name)) {
      clusterObject(scope, `namespace-${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
  }
}
