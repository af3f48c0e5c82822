import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { IService } from '../../core';

/** An account with the role `view`, which every cluster has. */
export function defineViewer(scope: Construct, service: IService): kplus.ServiceAccount {
  const { namespace } = service.metadata;
  const labels = { 'app.kubernetes.io/name': 'headlamp', 'app.kubernetes.io/instance': service.name };
  const name = `${service.name}-viewer`;
  const viewer = new kplus.ServiceAccount(scope, 'viewer', { metadata: { name, namespace, labels } });
  const binding = new kplus.ClusterRoleBinding(viewer, 'binding', {
    metadata: { name: `${name}-${namespace}`, namespace, labels },
    role: kplus.ClusterRole.fromClusterRoleName(viewer, 'role', 'view'),
  });
  binding.addSubjects(viewer);
  ApiObject.of(binding).addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return viewer;
}
