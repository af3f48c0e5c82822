import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { IService } from '../../core';
import { bind } from './permissions';

/** An account with the role `view`, which every cluster has. */
export function defineViewer(scope: Construct, service: IService): kplus.ServiceAccount {
  const metadata = {
    name: `${service.name}-viewer`,
    namespace: service.metadata.namespace,
    labels: { 'app.kubernetes.io/name': 'headlamp', 'app.kubernetes.io/instance': service.name },
  };
  const viewer = new kplus.ServiceAccount(scope, 'viewer', { metadata });
  bind(viewer, metadata, kplus.ClusterRole.fromClusterRoleName(viewer, 'role', 'view'));
  return viewer;
}
