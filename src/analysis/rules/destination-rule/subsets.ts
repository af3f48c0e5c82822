import { field, textOf } from '../../../model/loose';
import { Labels, selectorText, textsOf } from '../../../model/match/labels';
import { Mesh } from '../../../model/mesh';
import { Pod, PodIndex } from '../../../model/pods';
import { Rule } from '../../rule';

/** The host of a DestinationRule is there, and each of its subsets has pods. */
export const subsets: Rule = {
  id: 'destination-rule/subsets',
  codes: ['IST0173', 'IST0174'],
  *check(mesh) {
    const pods = placedPods(mesh);
    for (const resource of mesh.istio('DestinationRule')) {
      const { host = '', exportTo, subsets: parts = [] } = resource.spec;
      const destination = mesh.destinations.find(host, resource.namespace, exportTo);
      if (!destination) {
        const message = `the host '${host}' is there neither as a Service nor in a ServiceEntry`;
        yield { code: 'IST0174', message, resource, path: ['spec', 'host'] };
        continue;
      }
      for (const [index, { name, labels }] of parts.entries()) {
        const replaced = parts.some((part, at) => at > index && part.name === name);
        const selector = { ...destination.selector, ...labels };
        if (replaced || pods.has(selector)) continue;
        const message = `no pod has the labels ${selectorText(selector)} of the subset '${name}'`;
        yield { code: 'IST0173', message, resource, path: ['spec', 'subsets', index] };
      }
    }
  },
};

/** Pods with the labels that istiod adds for the node on which they run. */
function placedPods(mesh: Mesh): PodIndex {
  const nodes = new Map(mesh.of('', 'Node').map(({ name, object }) => [name, textsOf(field(object, 'metadata', 'labels'))]));
  return new PodIndex(mesh.pods.all.map((pod) => {
    const name = textOf(field(pod.spec, 'nodeName'));
    return name === '' ? pod : { ...pod, labels: labelsOn(name, nodes.get(name) ?? {}, pod) };
  }));
}

const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';
const SUBZONE = 'topology.istio.io/subzone';

/** A subzone counts within a zone only. */
function labelsOn(name: string, { [REGION]: region, [ZONE]: zone, [SUBZONE]: subzone }: Labels, { labels }: Pod): Labels {
  return {
    ...labels,
    ...(region && { [REGION]: region }),
    ...(zone && { [ZONE]: zone, ...(subzone && { [SUBZONE]: subzone }) }),
    'kubernetes.io/hostname': name,
  };
}
