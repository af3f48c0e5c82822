import { ApiObject, ApiObjectMetadata, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Permission } from './program';

export const READ = ['get', 'list', 'watch'];

/** A role of its own for an account. */
export function permit(account: kplus.ServiceAccount, metadata: ApiObjectMetadata, permissions: readonly Permission[]): void {
  const role = new kplus.ClusterRole(account, 'role', { metadata: clusterWide(metadata) });
  for (const { apiGroup, resources, verbs } of permissions) {
    role.allow([...verbs], ...resources.map((resourceType) => kplus.ApiResource.custom({ apiGroup, resourceType })));
  }
  ApiObject.of(role).addJsonPatch(WITHOUT_NAMESPACE);
  bind(account, metadata, role);
}

/** Gives a role to an account, in all namespaces. */
export function bind(account: kplus.ServiceAccount, metadata: ApiObjectMetadata, role: kplus.IClusterRole): void {
  const binding = new kplus.ClusterRoleBinding(account, 'binding', { metadata: clusterWide(metadata), role });
  binding.addSubjects(account);
  ApiObject.of(binding).addJsonPatch(WITHOUT_NAMESPACE);
}

/** A name that differs where several namespaces have the addon. */
const clusterWide = (metadata: ApiObjectMetadata) => ({ ...metadata, name: `${metadata.name}-${metadata.namespace}` });

/** cdk8s gives the chart's namespace to everything in it. */
const WITHOUT_NAMESPACE = JsonPatch.remove('/metadata/namespace');
