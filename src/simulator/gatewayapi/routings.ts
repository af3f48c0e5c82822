import { Resource } from '../../model/resource';
import { GRPCRouteSpec, HTTPRouteRules, HTTPRouteSpec } from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttp, VirtualServiceHttpMatch } from '../../schema/networking.istio.io.generated';
import { byAge, Config, configsOf } from '../config/config';
import { MeshSettings } from '../config/mesh-options';
import { MESH_GATEWAY, Routing, RoutingHttp } from '../config/virtual-service';
import { visibilityOf } from '../config/visibility';
import { Services } from '../registry/services';
import { Backends } from './backends';
import { connectionRoutingsOf } from './connections';
import { GATEWAY_API } from './gateway';
import { grpcMatchOf } from './grpc-match';
import { ApiListener } from './listeners';
import { matchOf, moreSpecificFirst } from './match';
import { NamespaceLabels } from './namespaces';
import { Parent, Parents } from './parents';
import { routeOf, Rule } from './rule';

type RouteSpec = HTTPRouteSpec | GRPCRouteSpec;

/** The routes of an object for one host. */
interface Part {
  /** Parts with the same key are asked as one. */
  readonly key: string;
  readonly gateway: string;
  readonly host: string;
  readonly config: Config<RouteSpec>;
  readonly http: readonly RoutingHttp[];
}

/** What Istio makes of routes, as VirtualServices. */
export function apiRoutingsOf(
  resources: readonly Resource[], listeners: readonly ApiListener[], services: Services, settings: MeshSettings,
): Routing[] {
  const parents = new Parents(listeners, services, new NamespaceLabels(resources));
  const backends = new Backends(resources, services);
  return [...httpRoutingsOf(resources, parents, backends, settings), ...connectionRoutingsOf(resources, parents, backends, settings)];
}

/** Of HTTPRoutes and GRPCRoutes it is one for each listener and host, or for each namespace, port and host of the mesh. */
function httpRoutingsOf(resources: readonly Resource[], parents: Parents, backends: Backends, settings: MeshSettings): Routing[] {
  const parts = new Map<string, Part[]>();
  for (const config of ['HTTPRoute', 'GRPCRoute'].flatMap((kind) => configsOf<RouteSpec>(resources, GATEWAY_API, kind)).sort(byAge)) {
    for (const part of partsOf(config, parents, backends)) parts.set(part.key, [...parts.get(part.key) ?? [], part]);
  }
  return [...parts].map(([key, some]) => merged(key, some, settings));
}

function partsOf(config: Config<RouteSpec>, parents: Parents, backends: Backends): Part[] {
  const { namespace, spec, resource: { kind } } = config;
  const hostnames = spec.hostnames?.length ? spec.hostnames : ['*'];
  const found = (spec.parentRefs ?? []).flatMap((ref) => parents.of(ref, { kind, namespace, hostnames }));
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
function httpOf(config: Config<RouteSpec>, backends: Backends, guarded: boolean): RoutingHttp[] {
  const context = { backends, route: config.resource, guarded };
  const made = rulesOf(config).flatMap(({ rule, matches }, index) =>
    (matches.length ? matches : [undefined]).map((match, place): RoutingHttp | undefined => {
      const route = routeOf(rule, match, context);
      return route && { route, from: config, index, ...match && { match: place }, isGatewayApi: true };
    }));
  return made.every((one) => one !== undefined) ? made as RoutingHttp[] : [];
}

interface MatchingRule {
  readonly rule: Rule;
  readonly matches: readonly VirtualServiceHttpMatch[];
}

function rulesOf({ spec, resource }: Config<RouteSpec>): MatchingRule[] {
  // What a GRPCRoute does not say has no default.
  if (resource.kind === 'GRPCRoute') return ((spec as GRPCRouteSpec).rules ?? []).map((rule) => ({ rule, matches: (rule.matches ?? []).map(grpcMatchOf) }));
  return ((spec as HTTPRouteSpec).rules ?? [{}]).map((rule: HTTPRouteRules) => ({ rule, matches: (rule.matches ?? EVERYTHING).map(matchOf) }));
}

function portOnly(http: readonly RoutingHttp[], { port }: Parent): readonly RoutingHttp[] {
  if (port === undefined) return http;
  return http.map(({ route, ...one }) => ({ ...one, route: { ...route, match: (route.match ?? [{}]).map((match) => ({ ...match, port })) } }));
}

function merged(key: string, parts: readonly Part[], settings: MeshSettings): Routing {
  const [{ gateway, host, config: { namespace, resource } }] = parts;
  const http = parts.flatMap((one) => one.http).sort((a, b) => moreSpecificFirst(firstMatch(a.route), firstMatch(b.route)));
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

const firstMatch = ({ match }: VirtualServiceHttp) => match?.[0];
