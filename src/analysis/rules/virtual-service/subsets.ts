import { serviceOfHost } from '../../../model/match/host';
import { Mesh } from '../../../model/mesh';
import { Rule } from '../../rule';
import { destinationsOf } from './destinations';

/** The subsets of destinations are those of a DestinationRule. */
export const subsets: Rule = {
  id: 'virtual-service/subsets',
  codes: ['IST0101'],
  *check(mesh) {
    const known = knownSubsets(mesh);
    for (const resource of mesh.istio('VirtualService')) {
      for (const { destination: { host = '', subset = '' }, path } of destinationsOf(resource.spec)) {
        if (subset === '' || known.has(keyOf(host, resource.namespace, subset))) continue;
        const message = `no DestinationRule for the host '${host}' has the subset '${subset}'`;
        yield { code: 'IST0101', message, resource, path: [...path, 'subset'] };
      }
    }
  },
};

function knownSubsets(mesh: Mesh): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { namespace, spec } of mesh.istio('DestinationRule')) {
    for (const { name } of spec.subsets ?? []) known.add(keyOf(spec.host ?? '', namespace, name));
  }
  return known;
}

function keyOf(host: string, namespace: string, subset: string): string {
  const service = serviceOfHost(host, namespace);
  return `${service.namespace}/${service.name}/${subset}`;
}
