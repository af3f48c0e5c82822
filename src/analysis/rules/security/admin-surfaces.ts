import { routesOf } from '../../../model/gateway-api';
import { field, listOf, textOf } from '../../../model/loose';
import { serviceOfHost } from '../../../model/match/host';
import { Labels, selects, textsOf } from '../../../model/match/labels';
import { Mesh } from '../../../model/mesh';
import { rootNamespaceOf } from '../../../model/mesh-settings';
import { ObjectPath, Resource } from '../../../model/resource';
import { Rule } from '../../rule';
import { destinationsOf } from '../virtual-service/destinations';
import { gatewayName, MESH } from '../virtual-service/gateway-names';

/** Services by which a cluster is watched or run, most of them without a login. */
const ADMIN = /^(?:.+-)?(?:alertmanager|grafana|jaeger(?:-query)?|kiali|kubernetes-dashboard|loki|prometheus|tracing|zipkin)(?:-server)?$/;

/** What leads to a Service from outside. */
interface Exposure {
  readonly resource: Resource;
  readonly path: ObjectPath;
  readonly service: Resource;
  /** Such as `through a gateway`. */
  readonly how: string;
  readonly gateways: readonly Resource[];
}

/** Who reaches an admin surface from outside has been asked who it is. */
export const adminSurfaces: Rule = {
  id: 'security/admin-surfaces',
  codes: ['CDI0141'],
  *check(mesh) {
    for (const exposure of exposuresOf(mesh)) {
      if (isGuarded(exposure, mesh)) continue;
      const { resource, path, service: { namespace, name }, how, gateways } = exposure;
      const message = `exposes the admin surface ${namespace}/${name} ${how}, and no AuthorizationPolicy is for ${gateways.length > 0 ? 'either of them' : 'it'}`;
      yield { code: 'CDI0141', message, resource, path };
    }
  },
};

const BY_GATEWAY = 'through a gateway';

function* exposuresOf(mesh: Mesh): Iterable<Exposure> {
  yield* throughGateways(mesh);
  for (const resource of mesh.of('networking.k8s.io', 'Ingress')) {
    for (const { name, path } of backendsOf(resource)) {
      const service = adminService(mesh, resource.namespace, name);
      if (service) yield { resource, path, service, how: 'through an Ingress', gateways: [] };
    }
  }
  for (const service of mesh.of('', 'Service')) {
    const type = textOf(field(service.object, 'spec', 'type'));
    if (ADMIN.test(service.name) && (type === 'LoadBalancer' || type === 'NodePort')) {
      yield { resource: service, path: ['spec', 'type'], service, how: `by its type ${type}`, gateways: [] };
    }
  }
}

const adminService = (mesh: Mesh, namespace: string, name: string) => (ADMIN.test(name) ? mesh.find('', 'Service', namespace, name) : undefined);

/** The Services that an Ingress leads to. */
function backendsOf({ object }: Resource): { readonly name: string; readonly path: ObjectPath }[] {
  const backend = (value: unknown, ...path: ObjectPath) => ({ name: textOf(field(value, 'service', 'name')), path: [...path, 'service', 'name'] });
  const ofRules = listOf(field(object, 'spec', 'rules')).flatMap((rule, index) => listOf(field(rule, 'http', 'paths')).map((one, at) =>
    backend(field(one, 'backend'), 'spec', 'rules', index, 'http', 'paths', at, 'backend')));
  return [backend(field(object, 'spec', 'defaultBackend'), 'spec', 'defaultBackend'), ...ofRules];
}

function* throughGateways(mesh: Mesh): Iterable<Exposure> {
  for (const resource of mesh.istio('VirtualService')) {
    const names = (resource.spec.gateways ?? []).filter((name) => name !== MESH).map((name) => gatewayName(name, resource.namespace));
    if (names.length === 0) continue;
    const gateways = names.flatMap(({ namespace, name }) => mesh.find('networking.istio.io', 'Gateway', namespace, name) ?? []);
    for (const { destination: { host = '' }, path } of destinationsOf(resource.spec)) {
      const { namespace, name } = serviceOfHost(host, resource.namespace);
      const service = adminService(mesh, namespace, name);
      if (service) yield { resource, path, service, how: BY_GATEWAY, gateways };
    }
  }
  for (const resource of routesOf(mesh)) {
    const refs = (resource.spec.parentRefs ?? []).filter(({ kind = 'Gateway' }) => kind === 'Gateway');
    if (refs.length === 0) continue;
    const gateways = refs.flatMap(({ namespace = resource.namespace, name }) => mesh.find('gateway.networking.k8s.io', 'Gateway', namespace, name) ?? []);
    for (const [index, { backendRefs = [] }] of (resource.spec.rules ?? []).entries()) {
      for (const [at, { namespace = resource.namespace, name }] of backendRefs.entries()) {
        const service = adminService(mesh, namespace, name);
        if (service) yield { resource, path: ['spec', 'rules', index, 'backendRefs', at], service, how: BY_GATEWAY, gateways };
      }
    }
  }
}

/** Whether some policy is for the Service or for a gateway before it. */
function isGuarded({ service, gateways }: Exposure, mesh: Mesh): boolean {
  const root = rootNamespaceOf(mesh.settings);
  const guarded = [service, ...gateways];
  return mesh.istio('AuthorizationPolicy').some(({ namespace, spec: { selector, targetRef, targetRefs = targetRef ? [targetRef] : [] } }) =>
    guarded.some((one) => (namespace === one.namespace || namespace === root)
      && (targetRefs.length === 0 ? selects(selector?.matchLabels ?? {}, podLabelsOf(one)) : targetRefs.some(({ name }) => name === one.name))));
}

/** What is known of the labels of the pods of a Service or a Gateway. */
const podLabelsOf = ({ name, object }: Resource): Labels =>
  ({ 'gateway.networking.k8s.io/gateway-name': textOf(name), ...textsOf(field(object, 'spec', 'selector')) });
