import { fullHost } from '../../../model/match/host';
import { hasSidecar } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { rootNamespaceOf } from '../../../model/mesh-settings';
import { waypointOf } from '../../../model/waypoints';
import { Rule } from '../../rule';
import { MESH } from '../virtual-service/gateway-names';
import { ambientService, hostsOfGateways } from './hosts';

/** A waypoint takes what routes from its own namespace and that of the Service. Who calls has no say, as a sidecar has. */
export const routingNamespaces: Rule = {
  id: 'ambient/routing-namespaces',
  codes: ['CDI0113'],
  *check(mesh) {
    const withSidecars = namespacesWithSidecars(mesh);
    const ignored = (host: string, namespace: string, ...more: string[]) => {
      const service = ambientService(mesh, host, namespace);
      const waypoint = service && waypointOf(service, mesh);
      if (!waypoint || withSidecars().has(namespace) || [service.namespace, waypoint.namespace, ...more].includes(namespace)) return undefined;
      return `has no effect at the waypoint ${waypoint.namespace}/${waypoint.name} of the Service ${service.namespace}/${service.name}; move it to the namespace '${service.namespace}'`;
    };
    for (const resource of mesh.istio('VirtualService')) {
      const { namespace, spec: { gateways = [], hosts = [] } } = resource;
      if (gateways.length > 0 && !gateways.includes(MESH)) continue;
      for (const [index, host] of hosts.entries()) {
        const message = ignored(host, namespace);
        if (message !== undefined) yield { code: 'CDI0113', message, resource, path: ['spec', 'hosts', index] };
      }
    }
    const fromGateways = hostsOfGateways(mesh);
    for (const resource of mesh.istio('DestinationRule')) {
      const { namespace, spec: { host = '' } } = resource;
      if (fromGateways.has(fullHost(host, namespace))) continue;
      const message = ignored(host, namespace, rootNamespaceOf(mesh.settings));
      if (message !== undefined) yield { code: 'CDI0113', message, resource, path: ['spec', 'host'] };
    }
  },
};

function namespacesWithSidecars(mesh: Mesh): () => ReadonlySet<string> {
  let known: ReadonlySet<string> | undefined;
  return () => known ??= new Set(mesh.pods.all.filter((pod) => hasSidecar(pod, mesh)).map(({ namespace }) => namespace));
}
