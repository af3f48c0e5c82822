import { field, listOf, textOf } from '../../../model/loose';
import { selectorText, textsOf } from '../../../model/match/labels';
import { SelectorIndex } from '../../../model/match/selector-index';
import { Resource } from '../../../model/resource';
import { Rule } from '../../rule';
import { firstLabel, noPods } from '../selector';

/** A Gateway selects pods, and a Service leads to the ports on which they are to listen. */
export const workload: Rule = {
  id: 'gateway/workload',
  codes: ['IST0101', 'IST0162'],
  *check(mesh) {
    const services = new SelectorIndex<Resource>();
    for (const service of mesh.of('', 'Service')) services.add(service.namespace, textsOf(field(service.object, 'spec', 'selector')), service);
    for (const resource of mesh.istio('Gateway')) {
      const { selector = {}, servers = [] } = resource.spec;
      const pods = mesh.pods.select(selector);
      const text = selectorText(selector);
      if (pods.length === 0) {
        yield { code: 'IST0101', message: text === '' ? 'there is no pod' : noPods(selector), resource, path: firstLabel(selector, 'spec', 'selector') };
        continue;
      }
      const ports = new Set(pods.flatMap((pod) => services.selecting(pod.namespace, pod.labels).flatMap(portsOf)));
      for (const [index, { port }] of servers.entries()) {
        if (!port || ports.has(port.number ?? 0)) continue;
        const message = `no Service for the pods with the labels ${text} has the port ${port.number ?? 0}`;
        yield { code: 'IST0162', message, resource, path: ['spec', 'servers', index, 'port', 'number'] };
      }
    }
  },
};

/** The ports of a Service, by its own number and by that of the pods. */
function portsOf({ object }: Resource): number[] {
  return listOf(field(object, 'spec', 'ports')).filter((port) => (textOf(field(port, 'protocol')) || 'TCP') === 'TCP').flatMap((port) => {
    const target = Number(field(port, 'targetPort'));
    return target > 0 ? [Number(field(port, 'port')), target] : [Number(field(port, 'port'))];
  });
}
