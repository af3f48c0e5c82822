import { scopesOf } from '../../../model/destinations';
import { push } from '../../../model/pods';
import { Resource } from '../../../model/resource';
import { Rule } from '../../rule';

interface Entry {
  readonly resource: Resource;
  readonly protocol: string;
}

const ALL = '*';

/** ServiceEntries agree about the protocol at a port of a host. */
export const protocols: Rule = {
  id: 'service-entry/protocols',
  codes: ['IST0177'],
  *check(mesh) {
    const entries = new Map<string, Entry[]>();
    for (const resource of mesh.istio('ServiceEntry')) {
      const { hosts = [], ports = [], exportTo } = resource.spec;
      for (const scope of scopesOf(exportTo, resource.namespace)) {
        for (const host of hosts) {
          for (const { number, protocol } of ports) push(entries, `${scope} ${host}:${number}`, { resource, protocol: protocol?.toUpperCase() ?? '' });
        }
      }
    }
    const reported = new Set<Resource>();
    for (const [key, own] of entries) {
      const [scope, place] = key.split(' ');
      const all = scope === ALL ? own : [...own, ...entries.get(`${ALL} ${place}`) ?? []];
      const found = [...new Set(all.map(({ protocol }) => protocol))].sort();
      if (found.length < 2) continue;
      const names = [...new Set(all.map(({ resource: { namespace, name } }) => `${namespace}/${name}`))].sort();
      for (const { resource } of all) {
        if (reported.has(resource)) continue;
        reported.add(resource);
        const message = `the ServiceEntries ${names.join(', ')} have the different protocols ${found.join(', ')} for ${place}`;
        yield { code: 'IST0177', message, resource, path: ['metadata', 'name'] };
      }
    }
  },
};
