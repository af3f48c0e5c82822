import { routesOf } from '../../../model/gateway-api';
import { field, listOf, textOf } from '../../../model/loose';
import { serviceOfHost } from '../../../model/match/host';
import { GATEWAY_API, Mesh } from '../../../model/mesh';
import { ObjectPath, Resource, titleOf } from '../../../model/resource';
import { takesIngress, WAYPOINT_CLASS, waypointOf } from '../../../model/waypoints';
import { Rule } from '../../rule';
import { destinationsOf } from '../virtual-service/destinations';
import { MESH } from '../virtual-service/gateway-names';

/** A gateway sends past the waypoint of a Service, and its policies, unless the Service or its namespace says otherwise. */
export const gateways: Rule = {
  id: 'ambient/gateways',
  codes: ['CDI0116'],
  *check(mesh) {
    const policies = policiesByTarget(mesh);
    if (policies.size === 0) return;
    for (const { resource, path, service } of exposedServices(mesh)) {
      const waypoint = waypointOf(service, mesh);
      if (!waypoint || takesIngress(service, service.namespace, mesh)) continue;
      const policy = policies.get(`Service ${service.namespace}/${service.name}`) ?? policies.get(`Gateway ${waypoint.namespace}/${waypoint.name}`);
      if (!policy) continue;
      const message = `leads from a gateway to the Service ${service.namespace}/${service.name} past its waypoint, so that ${titleOf(policy)} is not asked; `
        + 'label the Service istio.io/ingress-use-waypoint: "true"';
      yield { code: 'CDI0116', message, resource, path };
    }
  },
};

/** The policies that decide who may call, by what they are attached to. */
function policiesByTarget(mesh: Mesh): ReadonlyMap<string, Resource> {
  const policies = new Map<string, Resource>();
  for (const policy of [...mesh.istio('AuthorizationPolicy'), ...mesh.istio('RequestAuthentication')]) {
    const { targetRef, targetRefs = targetRef ? [targetRef] : [] } = policy.spec as { targetRef?: Target; targetRefs?: Target[] };
    for (const { kind, name } of targetRefs) policies.set(`${kind} ${policy.namespace}/${name}`, policy);
  }
  return policies;
}

interface Target {
  readonly kind: string;
  readonly name: string;
}

interface Exposure {
  readonly resource: Resource;
  readonly path: ObjectPath;
  readonly service: Resource;
}

/** The Services to which gateways lead. */
function* exposedServices(mesh: Mesh): Iterable<Exposure> {
  for (const resource of mesh.istio('VirtualService')) {
    if (!(resource.spec.gateways ?? []).some((name) => name !== MESH)) continue;
    for (const { destination: { host = '' }, mirror, path } of destinationsOf(resource.spec)) {
      const { namespace, name } = serviceOfHost(host, resource.namespace);
      const service = mirror ? undefined : mesh.find('', 'Service', namespace, name);
      if (service) yield { resource, path, service };
    }
  }
  for (const resource of routesOf(mesh)) {
    if (!(resource.spec.parentRefs ?? []).some((parent) => isIngress(parent, resource.namespace, mesh))) continue;
    for (const [index, { backendRefs = [] }] of (resource.spec.rules ?? []).entries()) {
      for (const [at, { namespace = resource.namespace, name }] of backendRefs.entries()) {
        const service = mesh.find('', 'Service', namespace, name);
        if (service) yield { resource, path: ['spec', 'rules', index, 'backendRefs', at], service };
      }
    }
  }
}

/** Whether a parent is a Gateway by which requests come in. */
function isIngress({ kind = 'Gateway', namespace: given, name }: { kind?: string; namespace?: string; name: string }, namespace: string, mesh: Mesh): boolean {
  const gateway = kind === 'Gateway' ? mesh.find(GATEWAY_API, 'Gateway', given ?? namespace, name) : undefined;
  return gateway !== undefined && textOf(field(gateway.object, 'spec', 'gatewayClassName')) !== WAYPOINT_CLASS
    && listOf(field(gateway.object, 'spec', 'listeners')).length > 0;
}
