import { Grants, routesOf } from '../../../model/gateway-api';
import { field, listOf } from '../../../model/loose';
import { Mesh } from '../../../model/mesh';
import { ObjectPath } from '../../../model/resource';
import type { HTTPRouteRulesBackendRefs } from '../../../schema/gateway.networking.k8s.io.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

/** The backends of routes are there, with their port and the leave to send to them, and one of them gets requests. */
export const backends: Rule = {
  id: 'gateway-api/backends',
  codes: ['CDI0122', 'CDI0123', 'CDI0124'],
  *check(mesh) {
    const grants = new Grants(mesh);
    for (const resource of routesOf(mesh)) {
      for (const [index, { backendRefs = [], filters = [] }] of (resource.spec.rules ?? []).entries()) {
        const path: ObjectPath = ['spec', 'rules', index];
        const mirrors = filters.flatMap((filter, at) => {
          const backend = filter.requestMirror?.backendRef;
          return backend ? [{ backend, at: [...path, 'filters', at, 'requestMirror', 'backendRef'] }] : [];
        });
        const all = [...backendRefs.map((backend, at) => ({ backend, at: [...path, 'backendRefs', at] })), ...mirrors];
        for (const { backend, at } of all) {
          const target = { group: '', kind: 'Service', namespace: resource.namespace, ...backend };
          if (target.namespace !== resource.namespace && !grants.allow(resource, target)) {
            const message = `${target.kind} ${target.namespace}/${target.name} is in another namespace, and no ReferenceGrant there lets a ${resource.kind} of '${resource.namespace}' refer to it`;
            yield { code: 'CDI0123', message, resource, path: at };
          }
          const problem = missing(backend, target.namespace, mesh);
          if (problem !== undefined) yield { code: 'CDI0122', message: problem, resource, path: at };
        }
        if (backendRefs.length > 0 && backendRefs.every(({ weight }) => weight === 0)) {
          yield weightless(resource, path);
        }
      }
    }
  },
};

const weightless = (resource: Finding['resource'], path: ObjectPath): Finding =>
  ({ code: 'CDI0124', message: 'all backends have the weight 0, so every request is answered with 500', resource, path: [...path, 'backendRefs'] });

function missing({ group = '', kind = 'Service', name, port }: HTTPRouteRulesBackendRefs, namespace: string, mesh: Mesh): string | undefined {
  if (group !== '' || kind !== 'Service') return undefined;
  const service = mesh.find('', 'Service', namespace, name);
  if (!service) return `the Service ${namespace}/${name} is not there`;
  const ports = listOf(field(service.object, 'spec', 'ports')).map((one) => field(one, 'port'));
  return port === undefined || ports.includes(port) ? undefined : `the Service ${namespace}/${name} has no port ${port}; it has ${ports.join(', ')}`;
}
