import { field, listOf } from '../../../model/loose';
import { fullHost, serviceOfHost } from '../../../model/match/host';
import { isAmbientNamespace, namespaceLabels } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { Resource } from '../../../model/resource';
import { destinationsOf } from '../virtual-service/destinations';
import { MESH } from '../virtual-service/gateway-names';

/** The Service in ambient mode that a host means, if it is one. */
export function ambientService(mesh: Mesh, host: string, namespace: string): Resource | undefined {
  const { namespace: own, name } = serviceOfHost(host, namespace);
  const service = mesh.find('', 'Service', own, name);
  return service && isAmbientNamespace(namespaceLabels(mesh, own) ?? {}) ? service : undefined;
}

/** The hosts to which gateways send requests: gateways do as DestinationRules say. */
export function hostsOfGateways(mesh: Mesh): ReadonlySet<string> {
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
