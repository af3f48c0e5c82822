import { field, listOf, textOf } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { SelectorIndex } from '../../../model/match/selector-index';
import { hasSidecar } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { Pod, podOf, push } from '../../../model/pods';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

interface Port {
  readonly service: string;
  readonly number: number;
  readonly protocol: string;
  readonly target: string;
}

const MANAGED = 'gateway.istio.io/managed';
const WAYPOINT = 'istio.io-mesh-controller';

/** Services of one Deployment agree about what is at a port. */
export const services: Rule = {
  id: 'workload/services',
  codes: ['IST0116', 'IST0137'],
  *check(mesh) {
    const ports = selectedPorts(mesh);
    for (const resource of mesh.of('apps', 'Deployment')) {
      const pod = podOf(resource)!;
      if (textsOf(field(resource.object, 'metadata', 'labels'))[MANAGED] === WAYPOINT || !hasSidecar(pod, mesh)) continue;
      yield* conflicts(pod, ports.selecting(resource.namespace, pod.labels).flat());
    }
  },
};

function selectedPorts(mesh: Mesh): SelectorIndex<Port[]> {
  const ports = new SelectorIndex<Port[]>();
  for (const { namespace, name, object } of mesh.of('', 'Service')) {
    const selector = textsOf(field(object, 'spec', 'selector'));
    if (Object.keys(selector).length === 0) continue;
    const own = listOf(field(object, 'spec', 'ports')).map((port) => {
      const number = Number(field(port, 'port'));
      const target = field(port, 'targetPort') || number;
      return { service: `${namespace}/${name}`, number, protocol: textOf(field(port, 'protocol')) || 'TCP', target: String(target) };
    });
    ports.add(namespace, selector, own);
  }
  return ports;
}

function* conflicts({ resource }: Pod, ports: readonly Port[]): Iterable<Finding> {
  const path = ['metadata', 'name'];
  for (const [number, same] of groups(ports, (port) => port.number)) {
    if (!differ(same, ({ protocol }) => protocol)) continue;
    const message = `the Services ${servicesOf(same)} have different protocols at the port ${number}`;
    yield { code: 'IST0116', message, resource, path };
  }
  for (const [target, same] of groups(ports, (port) => port.target)) {
    if (!differ(same, ({ number }) => number)) continue;
    const numbers = [...new Set(same.map(({ number }) => number))].sort((a, b) => a - b);
    const message = `the Services ${servicesOf(same)} lead to the port ${target} of the pods from the different ports ${numbers.join(', ')}`;
    yield { code: 'IST0137', message, resource, path };
  }
}

function groups<Key>(ports: readonly Port[], keyOf: (port: Port) => Key): ReadonlyMap<Key, Port[]> {
  const found = new Map<Key, Port[]>();
  for (const port of ports) push(found, keyOf(port), port);
  return found;
}

const differ = (ports: readonly Port[], valueOf: (port: Port) => unknown) => new Set(ports.map(valueOf)).size > 1;
const servicesOf = (ports: readonly Port[]) => [...new Set(ports.map(({ service }) => service))].sort().join(', ');
