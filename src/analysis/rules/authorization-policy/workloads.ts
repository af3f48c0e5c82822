import { hasSidecar, isAmbientPod } from '../../../model/membership';
import { rootNamespaceOf } from '../../../model/mesh-settings';
import { PodIndex } from '../../../model/pods';
import { Rule } from '../../rule';
import { noPods } from '../selector';

/** A policy is for pods that are in the mesh. */
export const workloads: Rule = {
  id: 'authorization-policy/workloads',
  codes: ['IST0127'],
  *check(mesh) {
    const pods = new PodIndex(mesh.pods.all.filter((pod) => hasSidecar(pod, mesh) || isAmbientPod(pod, mesh)));
    const root = rootNamespaceOf(mesh.settings);
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      const { namespace, spec: { selector } } = resource;
      const everywhere = namespace === root;
      if (everywhere && !selector) continue;
      const labels = selector?.matchLabels ?? {};
      if (pods.has(labels, everywhere ? undefined : namespace)) continue;
      const message = selector ? `${noPods(labels, everywhere ? undefined : namespace)} and is in the mesh` : `no pod of the namespace '${namespace}' is in the mesh`;
      yield { code: 'IST0127', message, resource };
    }
  },
};
