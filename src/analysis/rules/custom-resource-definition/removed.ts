import { field, textOf } from '../../../model/loose';
import { Rule } from '../../rule';

const GROUP = 'rbac.istio.io';
const KINDS = ['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding'];

/** Kinds that Istio had once. */
export const removed: Rule = {
  id: 'custom-resource-definition/removed',
  codes: ['IST0002'],
  *check(mesh) {
    for (const resource of mesh.of('apiextensions.k8s.io', 'CustomResourceDefinition')) {
      const kind = textOf(field(resource.object, 'spec', 'names', 'kind'));
      if (field(resource.object, 'spec', 'group') !== GROUP || !KINDS.includes(kind)) continue;
      const message = `Istio has no ${kind} any more; AuthorizationPolicy stands for the kinds of ${GROUP}`;
      yield { code: 'IST0002', message, resource, path: ['spec', 'names', 'kind'] };
    }
  },
};
