import { isAmbientNamespace, isAmbientPod, namespaceLabels } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { Pod, push } from '../../../model/pods';
import { Typed } from '../../../model/resource';
import type { SidecarSpec } from '../../../schema/networking.istio.io.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { firstLabel, noPods } from '../selector';

type Sidecar = Typed<SidecarSpec>;

/** A pod has one Sidecar: that which selects it, or else that of its namespace. In ambient mode it has none. */
export const selectors: Rule = {
  id: 'sidecar/selectors',
  codes: ['IST0101', 'IST0110', 'IST0111', 'IST0167'],
  *check(mesh) {
    const ofPods = new Map<Pod, Sidecar[]>();
    const ofNamespaces = new Map<string, Sidecar[]>();
    for (const resource of mesh.istio('Sidecar')) {
      const selector = resource.spec.workloadSelector?.labels ?? {};
      if (Object.keys(selector).length === 0) {
        push(ofNamespaces, resource.namespace, resource);
        continue;
      }
      const pods = mesh.pods.select(selector, resource.namespace);
      for (const pod of pods) push(ofPods, pod, resource);
      if (pods.length > 0) continue;
      const path = firstLabel(selector, 'spec', 'workloadSelector', 'labels');
      yield { code: 'IST0101', message: noPods(selector, resource.namespace), resource, path };
    }
    yield* overlaps(ofPods, mesh);
    yield* ofWholeNamespaces(ofNamespaces, mesh);
  },
};

function* overlaps(ofPods: ReadonlyMap<Pod, Sidecar[]>, mesh: Mesh): Iterable<Finding> {
  // A Sidecar may be both: without effect on one pod, and one of several for another.
  const reported = { IST0110: new Set<Sidecar>(), IST0167: new Set<Sidecar>() };
  for (const [pod, sidecars] of ofPods) {
    const ambient = isAmbientPod(pod, mesh);
    if (sidecars.length === 1 && !ambient) continue;
    for (const resource of sidecars) {
      const those = reported[ambient ? 'IST0167' : 'IST0110'];
      if (those.has(resource)) continue;
      those.add(resource);
      if (ambient) yield { code: 'IST0167', message: `has no effect on the pod '${pod.name}', which is in ambient mode`, resource };
      else {
        const message = `the Sidecars ${namesOf(sidecars)} all select the pod '${pod.name}', and only one of them counts`;
        yield { code: 'IST0110', message, resource, path: ['metadata', 'name'] };
      }
    }
  }
}

function* ofWholeNamespaces(ofNamespaces: ReadonlyMap<string, Sidecar[]>, mesh: Mesh): Iterable<Finding> {
  for (const [namespace, sidecars] of ofNamespaces) {
    const labels = namespaceLabels(mesh, namespace) ?? {};
    for (const resource of sidecars) {
      if (isAmbientNamespace(labels)) {
        yield { code: 'IST0167', message: `has no effect, as the namespace '${namespace}' is in ambient mode`, resource };
      } else if (sidecars.length > 1) {
        const message = `the Sidecars ${namesOf(sidecars)} are all for the whole namespace '${namespace}', and only one of them counts`;
        yield { code: 'IST0111', message, resource };
      }
    }
  }
}

const namesOf = (sidecars: readonly Sidecar[]) => sidecars.map(({ name }) => name).sort().join(', ');
