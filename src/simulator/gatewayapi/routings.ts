import { Resource } from '../../model/resource';
import { HTTPRouteSpec } from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttp } from '../../schema/networking.istio.io.generated';
import { compare, Config, configsOf, createdAt } from '../config/config';
import { MeshSettings } from '../config/mesh-options';
import { MESH_GATEWAY, Routing, RoutingHttp } from '../config/virtual-service';
import { visibilityOf } from '../config/visibility';
import { Services } from '../registry/services';
import { Backends } from './backends';
import { GATEWAY_API } from './gateway';
import { ApiListener } from './listeners';
import { moreSpecificFirst } from './match';
import { NamespaceLabels } from './namespaces';
import { Parent, Parents } from './parents';
import { routeOf } from './rule';

/** The routes of an HTTPRoute for one host. */
interface Part {
  /** Parts with the same key are asked as one. */
  readonly key: string;
  readonly gateway: string;
  readonly host: string;
  readonly config: Config<HTTPRouteSpec>;
  readonly http: readonly RoutingHttp[];
}

/** What Istio makes of HTTPRoutes: one VirtualService for each listener and host, or for each namespace, port and host of the mesh. */
export function apiRoutingsOf(
  resources: readonly Resource[], listeners: readonly ApiListener[], services: Services, settings: MeshSettings,
): Routing[] {
  const parents = new Parents(listeners, services, new NamespaceLabels(resources));
  const backends = new Backends(resources, services);
  const parts = new Map<string, Part[]>();
  for (const config of configsOf<HTTPRouteSpec>(resources, GATEWAY_API, 'HTTPRoute').sort(byAge)) {
    for (const part of partsOf(config, parents, backends)) parts.set(part.key, [...parts.get(part.key) ?? [], part]);
  }
  return [...parts].map(([key, some]) => merged(key, some, settings));
}

/** Of the same age the namespace decides, then the name. */
const byAge = (a: Config<unknown>, b: Config<unknown>) =>
  compare(createdAt(a.resource), createdAt(b.resource)) || compare(a.namespace, b.namespace) || compare(a.name, b.name);

function partsOf(config: Config<HTTPRouteSpec>, parents: Parents, backends: Backends): Part[] {
  const { namespace, spec } = config;
  const hostnames = spec.hostnames?.length ? spec.hostnames : ['*'];
  const found = (spec.parentRefs ?? []).flatMap((ref) => parents.of(ref, { namespace, hostnames }));
  const made = { gateway: httpOf(config, backends, true), mesh: httpOf(config, backends, false) };
  return found.flatMap((parent) => {
    const isMesh = parent.gateway === MESH_GATEWAY;
    const http = portOnly(isMesh ? made.mesh : made.gateway, parent);
    const scope = isMesh ? [namespace, ...parent.port === undefined ? [] : [parent.port]].join('/') : parent.gateway;
    return http.length === 0 ? [] : parent.hosts.map((host) => ({ key: `${scope}/${host}`, gateway: parent.gateway, host, config, http }));
  });
}

const EVERYTHING = [{ path: { type: 'PathPrefix' as const, value: '/' } }];

/** One route for each match of each rule; none at all where one of them cannot be. */
function httpOf(config: Config<HTTPRouteSpec>, backends: Backends, guarded: boolean): RoutingHttp[] {
  const context = { backends, route: { kind: 'HTTPRoute', namespace: config.namespace }, guarded };
  const made = (config.spec.rules ?? [{ matches: EVERYTHING }]).flatMap((rule, index) => {
    const matches = rule.matches ?? EVERYTHING;
    return (matches.length ? matches : [undefined]).map((match, place): RoutingHttp | undefined => {
      const route = routeOf(rule, match, context);
      return route && { route, from: config, index, ...match && { match: place }, isGatewayApi: true };
    });
  });
  return made.every((one) => one !== undefined) ? made as RoutingHttp[] : [];
}

function portOnly(http: readonly RoutingHttp[], { port }: Parent): readonly RoutingHttp[] {
  if (port === undefined) return http;
  return http.map(({ route, ...one }) => ({ ...one, route: { ...route, match: (route.match ?? [{}]).map((match) => ({ ...match, port })) } }));
}

function merged(key: string, parts: readonly Part[], settings: MeshSettings): Routing {
  const [{ gateway, host, config: { namespace, resource } }] = parts;
  const http = parts.flatMap((one) => one.http).sort((a, b) => moreSpecificFirst(matchOf(a.route), matchOf(b.route)));
  return {
    name: key.replaceAll('/', '~'),
    namespace,
    resource,
    spec: {},
    hosts: [host],
    gateways: [gateway],
    http,
    tls: [],
    tcp: [],
    visibility: visibilityOf(undefined, namespace, settings.defaultVirtualServiceExportTo),
    isGatewayApi: true,
  };
}

const matchOf = ({ match }: VirtualServiceHttp) => match?.[0];
