import { scopesOf } from '../../../model/destinations';
import { fullHost, hostsOverlap } from '../../../model/match/host';
import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { Resource } from '../../../model/resource';
import { Rule } from '../../rule';
import { MESH } from './gateway-names';

const ALL = '*';

/** For sidecars, a host has one VirtualService: of several the first in an order of istiod's counts. */
export const meshHosts: Rule = {
  id: 'virtual-service/mesh-hosts',
  codes: ['IST0109'],
  *check(mesh) {
    const scopes = hostsByScope(mesh);
    const everywhere = scopes.get(ALL) ?? new Map<string, Resource[]>();
    const wildcards = [...everywhere.keys()].filter((host) => host.startsWith('*'));
    const reported = new Set<Resource>();
    for (const [scope, hosts] of scopes) {
      for (const [host, own] of hosts) {
        const rivals = scope === ALL ? own : [...own, ...overlapping(host, everywhere, wildcards)];
        if (rivals.length < 2) continue;
        const names = [...new Set(rivals.map(({ namespace, name }) => `${namespace}/${name}`))].sort();
        for (const resource of rivals) {
          if (reported.has(resource)) continue;
          reported.add(resource);
          const message = `the VirtualServices ${names.join(', ')} have the host '${host}' for the same sidecars, and only one of them counts; merge them`;
          yield { code: 'IST0109', message, resource, path: ['metadata', 'name'] };
        }
      }
    }
  },
};

/** By the namespaces that see them, the full hosts of what sidecars use. */
function hostsByScope(mesh: Mesh): ReadonlyMap<string, ReadonlyMap<string, Resource[]>> {
  const scopes = new Map<string, Map<string, Resource[]>>();
  for (const resource of mesh.istio('VirtualService')) {
    const { namespace, spec: { gateways = [], hosts = [], exportTo } } = resource;
    if (gateways.length > 0 && !gateways.includes(MESH)) continue;
    for (const scope of scopesOf(exportTo, namespace)) {
      let known = scopes.get(scope);
      if (!known) scopes.set(scope, known = new Map());
      for (const host of hosts) push(known, fullHost(host, namespace), resource);
    }
  }
  return scopes;
}

function overlapping(host: string, everywhere: ReadonlyMap<string, Resource[]>, wildcards: readonly string[]): Resource[] {
  const candidates = host.startsWith('*') ? [...everywhere.keys()] : [host, ...wildcards];
  return candidates.filter((one) => hostsOverlap(host, one)).flatMap((one) => everywhere.get(one) ?? []);
}
