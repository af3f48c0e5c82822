import { field, listOf } from '../../../model/loose';
import { fullHost, serviceOfHost } from '../../../model/match/host';
import { isAmbientNamespace, namespaceLabels } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { Resource } from '../../../model/resource';
import { isWithoutWaypoint } from '../../../model/waypoints';
import { Rule } from '../../rule';
import { destinationsOf } from '../virtual-service/destinations';
import { MESH } from '../virtual-service/gateway-names';

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

function ambientService(mesh: Mesh, host: string, namespace: string): Resource | undefined {
  const { namespace: own, name } = serviceOfHost(host, namespace);
  const service = mesh.find('', 'Service', own, name);
  return service && isAmbientNamespace(namespaceLabels(mesh, own) ?? {}) ? service : undefined;
}

/** The hosts to which gateways send requests: gateways do as DestinationRules say. */
function hostsOfGateways(mesh: Mesh): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const { namespace, spec } of mesh.istio('VirtualService')) {
    if (!(spec.gateways ?? []).some((name) => name !== MESH)) continue;
    for (const { destination: { host = '' } } of destinationsOf(spec)) hosts.add(fullHost(host, namespace));
  }
  for (const { namespace, spec } of (['HTTPRoute', 'GRPCRoute'] as const).flatMap((kind) => [...mesh.gatewayApi(kind)])) {
    for (const backend of (spec.rules ?? []).flatMap((rule) => listOf(field(rule, 'backendRefs')))) {
      hosts.add(fullHost(String(field(backend, 'name')), String(field(backend, 'namespace') ?? namespace)));
    }
  }
  return hosts;
}
