import { fullHost } from '../../../model/match/host';
import { isWithoutWaypoint } from '../../../model/waypoints';
import { Rule } from '../../rule';
import { MESH } from '../virtual-service/gateway-names';
import { ambientService, hostsOfGateways } from './hosts';

/** In ambient mode a waypoint is what routes. */
export const routing: Rule = {
  id: 'ambient/routing',
  codes: ['CDI0101'],
  *check(mesh) {
    const fromGateways = hostsOfGateways(mesh);
    const bypassed = (host: string, namespace: string) => {
      const service = ambientService(mesh, host, namespace);
      return service && isWithoutWaypoint(service, mesh)
        ? `has no effect on requests of the mesh to the Service ${service.namespace}/${service.name}, which is in ambient mode without a waypoint; give it one by the label istio.io/use-waypoint`
        : undefined;
    };
    for (const resource of mesh.istio('VirtualService')) {
      const { namespace, spec: { gateways = [], hosts = [] } } = resource;
      if (gateways.length > 0 && !gateways.includes(MESH)) continue;
      for (const [index, host] of hosts.entries()) {
        const message = bypassed(host, namespace);
        if (message !== undefined) yield { code: 'CDI0101', message, resource, path: ['spec', 'hosts', index] };
      }
    }
    for (const resource of mesh.istio('DestinationRule')) {
      const { namespace, spec: { host = '', trafficPolicy, subsets = [] } } = resource;
      if ((!trafficPolicy && subsets.length === 0) || fromGateways.has(fullHost(host, namespace))) continue;
      const message = bypassed(host, namespace);
      if (message !== undefined) yield { code: 'CDI0101', message, resource, path: ['spec', 'host'] };
    }
  },
};
