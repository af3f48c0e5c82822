import { Rule } from '../../rule';
import { destinationsOf } from './destinations';

/** The hosts of destinations are there, with their ports. */
export const hosts: Rule = {
  id: 'virtual-service/hosts',
  codes: ['IST0101', 'IST0112'],
  *check(mesh) {
    for (const resource of mesh.istio('VirtualService')) {
      for (const { destination: { host = '', port }, mirror, path } of destinationsOf(resource.spec)) {
        const found = mesh.destinations.find(host, resource.namespace, resource.spec.exportTo);
        if (!found) {
          const message = `the ${mirror ? 'mirror ' : ''}host '${host}' is there neither as a Service nor in a ServiceEntry`;
          yield { code: 'IST0101', message, resource, path: [...path, 'host'] };
        } else if (!port) {
          if (found.ports.length < 2) continue;
          const message = `the host '${host}' has the ports ${found.ports.join(', ')}; say which`;
          yield { code: 'IST0112', message, resource, path: [...path, 'host'] };
        } else if (!found.ports.includes(port.number ?? 0)) {
          const message = `the host '${host}' has no port ${port.number ?? 0}; it has ${found.ports.join(', ') || 'none'}`;
          yield { code: 'IST0101', message, resource, path: [...path, 'port'] };
        }
      }
    }
  },
};
