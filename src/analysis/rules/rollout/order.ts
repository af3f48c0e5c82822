import { Grants, Route, routesOf } from '../../../model/gateway-api';
import { field, textOf } from '../../../model/loose';
import { fullHost } from '../../../model/match/host';
import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { ObjectPath, Resource, titleOf } from '../../../model/resource';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { demandsToken } from '../security/tokens';
import { destinationsOf } from '../virtual-service/destinations';
import { MESH } from '../virtual-service/gateway-names';

/** `kubectl apply` takes objects as they stand, file by file. What needs another one comes behind it. */
export const order: Rule = {
  id: 'rollout/order',
  codes: ['CDI0136', 'CDI0137'],
  *check(mesh) {
    const places = new Places(mesh);
    yield* beforeNamespaces(mesh, places);
    yield* beforeKinds(mesh, places);
    yield* beforeDestinations(mesh, places);
    yield* beforeGrants(mesh, places);
    yield* beforeKeys(mesh, places);
  },
};

/** Where objects stand among all, by which the typed forms of a resource are known too. */
class Places {
  private readonly places: ReadonlyMap<object, number>;

  public constructor({ resources }: Mesh) {
    this.places = new Map(resources.map(({ object }, index) => [object, index]));
  }

  public of = ({ object }: Resource): number => this.places.get(object)!;

  /** Whether a resource comes before all that would do. */
  public isBefore = (resource: Resource, needed: readonly Resource[]): boolean =>
    needed.length > 0 && needed.every((one) => this.of(resource) < this.of(one));
}

function* beforeNamespaces(mesh: Mesh, places: Places): Iterable<Finding> {
  const first = new Map<string, Resource>();
  for (const resource of mesh.resources) if (!first.has(resource.namespace)) first.set(resource.namespace, resource);
  for (const namespace of mesh.of('', 'Namespace')) {
    const resource = first.get(namespace.name);
    if (!resource || !places.isBefore(resource, [namespace])) continue;
    const message = `stands before its ${titleOf(namespace)}, so that the first kubectl apply fails; put the Namespace in front`;
    yield { code: 'CDI0136', message, resource };
  }
}

function* beforeKinds(mesh: Mesh, places: Places): Iterable<Finding> {
  for (const definition of mesh.of('apiextensions.k8s.io', 'CustomResourceDefinition')) {
    const group = textOf(field(definition.object, 'spec', 'group'));
    const [resource] = mesh.of(group, textOf(field(definition.object, 'spec', 'names', 'kind')));
    if (!resource || !places.isBefore(resource, [definition])) continue;
    const message = `stands before ${titleOf(definition)}, which defines its kind, so that the first kubectl apply fails; put that in front`;
    yield { code: 'CDI0136', message, resource };
  }
}

const later = (resource: Resource, needed: Resource, path: ObjectPath, until: string): Finding =>
  ({ code: 'CDI0137', message: `stands before ${titleOf(needed)}, which it needs: until that is applied, ${until}; put that in front`, resource, path });

function* beforeDestinations(mesh: Mesh, places: Places): Iterable<Finding> {
  const subsets = new Map<string, Resource[]>();
  const hosts = new Map<string, Resource[]>();
  for (const rule of mesh.istio('DestinationRule')) {
    for (const { name } of rule.spec.subsets ?? []) push<string, Resource>(subsets, `${fullHost(rule.spec.host ?? '', rule.namespace)} ${name}`, rule);
  }
  for (const service of mesh.of('', 'Service')) push(hosts, fullHost(service.name, service.namespace), service);
  for (const entry of mesh.istio('ServiceEntry')) for (const host of entry.spec.hosts ?? []) push<string, Resource>(hosts, fullHost(host, entry.namespace), entry);
  for (const resource of mesh.istio('VirtualService')) {
    const { gateways = [MESH], hosts: called = [] } = resource.spec;
    if (gateways.every((name) => name === MESH) && called.every((host) => isLater(hosts.get(fullHost(host, resource.namespace))))) continue;
    for (const { destination: { host = '', subset = '' }, mirror, path } of destinationsOf(resource.spec)) {
      if (mirror) continue;
      const full = fullHost(host, resource.namespace);
      const late = [hosts.get(full), subsets.get(`${full} ${subset}`)].find(isLater);
      if (late) yield later(resource, late[0], path, 'requests are answered with 503');
    }

    function isLater(needed: readonly Resource[] | undefined): boolean {
      return needed !== undefined && places.isBefore(resource, needed);
    }
  }
  for (const resource of routesOf(mesh).filter((route) => !isBeforeCallers(route, mesh, places))) {
    for (const [index, { backendRefs = [] }] of (resource.spec.rules ?? []).entries()) {
      for (const [at, { group = '', kind = 'Service', namespace = resource.namespace, name }] of backendRefs.entries()) {
        const service = group === '' && kind === 'Service' ? mesh.find('', 'Service', namespace, name) : undefined;
        if (!service || !places.isBefore(resource, [service])) continue;
        yield later(resource, service, ['spec', 'rules', index, 'backendRefs', at], 'requests are answered with 500');
      }
    }
  }
}

/** Whether a route is for Services that come behind it too, so that nobody calls them before. */
function isBeforeCallers(route: Route, mesh: Mesh, places: Places): boolean {
  return (route.spec.parentRefs ?? []).every(({ kind, namespace = route.namespace, name }) => {
    const service = kind === 'Service' ? mesh.find('', 'Service', namespace, name) : undefined;
    return service !== undefined && places.isBefore(route, [service]);
  });
}

function* beforeGrants(mesh: Mesh, places: Places): Iterable<Finding> {
  const grants = mesh.gatewayApi('ReferenceGrant');
  if (grants.length === 0) return;
  const byResource = new Grants(mesh);
  for (const resource of routesOf(mesh)) {
    for (const [index, { backendRefs = [] }] of (resource.spec.rules ?? []).entries()) {
      for (const [at, backend] of backendRefs.entries()) {
        const target = { group: '', kind: 'Service', namespace: resource.namespace, ...backend };
        if (target.namespace === resource.namespace) continue;
        const needed = byResource.allowing(resource, target);
        if (!places.isBefore(resource, needed)) continue;
        yield later(resource, needed[0], ['spec', 'rules', index, 'backendRefs', at], 'requests are answered with 500');
      }
    }
  }
}

/** What demands a token refuses all of them as long as nothing reads them. */
function* beforeKeys(mesh: Mesh, places: Places): Iterable<Finding> {
  const readersByNamespace = new Map<string, Resource[]>();
  for (const reader of mesh.istio('RequestAuthentication')) push<string, Resource>(readersByNamespace, reader.namespace, reader);
  for (const resource of mesh.istio('AuthorizationPolicy')) {
    const readers = readersByNamespace.get(resource.namespace) ?? [];
    if (resource.spec.action === 'CUSTOM' || !demandsToken(resource.spec) || !places.isBefore(resource, readers)) continue;
    yield later(resource, readers[0], ['spec', 'rules'], 'requests with a token are refused with 403');
  }
}

