import { fullHost } from '../../model/match/host';
import { Resource } from '../../model/resource';
import {
  VirtualServiceHttp as HttpRoute, VirtualServiceHttpMirror as Destination, VirtualServiceSpec,
  VirtualServiceTcpMatch as TcpMatch, VirtualServiceTcpRoute as TcpDestination, VirtualServiceTlsMatch as TlsMatch,
} from '../../schema/networking.istio.io.generated';
import { Config, configsOf } from './config';
import { mergeDelegate } from './delegate';
import { MeshSettings } from './mesh-options';
import { isVisible, Visibility, visibilityOf } from './visibility';

/** The gateway that stands for all sidecars. */
export const MESH_GATEWAY = 'mesh';

/** A VirtualService with full names, whose delegates are part of it. */
export interface Routing extends Config<VirtualServiceSpec> {
  readonly hosts: readonly string[];
  /** 'namespace/name', or `mesh`. */
  readonly gateways: readonly string[];
  readonly http: readonly RoutingHttp[];
  readonly tls: readonly RoutingTls[];
  readonly tcp: readonly RoutingTcp[];
  readonly visibility: Visibility;
  /** Whether it is made of routes of the Gateway API. */
  readonly isGatewayApi: boolean;
}

/** A route with the place where it is written. */
export interface RoutingHttp {
  readonly route: HttpRoute;
  readonly from: Config<unknown>;
  /** Its place in `spec.http`, or in `spec.rules`. */
  readonly index: number;
  /** Of one match among several the place, where it is a route of its own. */
  readonly match?: number;
  /** Of a delegate the places of its own matches, which are merged with those of what delegates to it. */
  readonly places?: readonly (number | undefined)[];
  /** Whether it is of the Gateway API: what has no backend answers 500 then, and prefixes are of whole segments of a path. */
  readonly isGatewayApi: boolean;
}

/** A route of connections, with the place where it is written. */
interface RoutingOf<Match> {
  readonly match: readonly Match[];
  readonly route: readonly TcpDestination[];
  readonly from: Config<unknown>;
  /** Its place in `spec.tls` or `spec.tcp`, or in `spec.rules`. */
  readonly index: number;
}

export type RoutingTls = RoutingOf<TlsMatch>;
export type RoutingTcp = RoutingOf<TcpMatch>;

/** The VirtualServices that have hosts, in Istio's order. */
export function routingsOf(resources: readonly Resource[], settings: MeshSettings): Routing[] {
  const all = configsOf<VirtualServiceSpec>(resources, 'networking.istio.io', 'VirtualService');
  const delegates = new Map(all.filter(({ spec }) => !spec.hosts?.length).map((one) => [`${one.namespace}/${one.name}`, one]));
  const visibilityIn = (one: Config<VirtualServiceSpec>) => visibilityOf(one.spec.exportTo, one.namespace, settings.defaultVirtualServiceExportTo);

  const httpOf = (root: Config<VirtualServiceSpec>): RoutingHttp[] => resolvedHttp(root).flatMap((one) => {
    const { delegate } = one.route;
    if (!delegate) return [one];
    const found = delegates.get(`${delegate.namespace || root.namespace}/${delegate.name}`);
    if (!found || !isVisible(visibilityIn(found), root.namespace)) return [];
    return resolvedHttp(found).flatMap((leaf) => {
      const merged = mergeDelegate(one.route, leaf.route);
      return merged ? [{ ...leaf, ...merged }] : [];
    });
  });

  return all.filter(({ spec }) => spec.hosts?.length).map((one) => ({
    ...one,
    hosts: one.spec.hosts!.map((host) => fullHost(host, one.namespace)),
    gateways: one.spec.gateways?.length ? one.spec.gateways.map((name) => fullGateway(name, one.namespace)) : [MESH_GATEWAY],
    http: httpOf(one),
    tls: connectionsOf(one, one.spec.tls),
    tcp: connectionsOf(one, one.spec.tcp),
    visibility: visibilityIn(one),
    isGatewayApi: false,
  }));
}

const resolvedHttp = (config: Config<VirtualServiceSpec>): RoutingHttp[] =>
  (config.spec.http ?? []).map((route, index) => ({ route: resolved(route, config.namespace), from: config, index, isGatewayApi: false }));

function resolved(route: HttpRoute, namespace: string): HttpRoute {
  const to = (destination: Destination): Destination => ({ ...destination, host: fullHost(destination.host, namespace) });
  return {
    ...route,
    ...route.match && { match: route.match.map((match) => resolvedMatch(match, namespace)) },
    ...route.route && { route: route.route.map((one) => ({ ...one, destination: to(one.destination) })) },
    ...route.mirror && { mirror: to(route.mirror) },
    ...route.mirrors && { mirrors: route.mirrors.map((one) => ({ ...one, destination: to(one.destination) })) },
  };
}

function connectionsOf<Match extends { gateways?: string[] }>(
  config: Config<VirtualServiceSpec>, routes: readonly { match?: Match[]; route?: TcpDestination[] }[] = [],
): RoutingOf<Match>[] {
  const { namespace } = config;
  return routes.map(({ match = [], route = [] }, index) => ({
    match: match.map((one) => resolvedMatch(one, namespace)),
    route: route.map(({ destination, ...one }) => ({ ...one, destination: { ...destination, host: fullHost(destination.host, namespace) } })),
    from: config,
    index,
  }));
}

const resolvedMatch = <Match extends { gateways?: string[] }>(match: Match, namespace: string): Match =>
  (match.gateways ? { ...match, gateways: match.gateways.map((name) => fullGateway(name, namespace)) } : match);

/** 'namespace/name' of a gateway as a VirtualService names it: also by the form of a host, which is from older days. */
export function fullGateway(name: string, namespace: string): string {
  if (name === MESH_GATEWAY) return name;
  if (name.startsWith('./')) return `${namespace}${name.slice(1)}`;
  if (name.includes('/')) return name;
  const [first, second] = name.split('.');
  return second === undefined ? `${namespace}/${name}` : `${second}/${first}`;
}

/** What a route leads to, copies included. */
export const destinationsOf = ({ route = [], mirror, mirrors = [] }: HttpRoute): Destination[] =>
  [...route.map(({ destination }) => destination), ...(mirror ? [mirror] : []), ...mirrors.map(({ destination }) => destination)];

/** VirtualServices by the gateways that they are for. */
export class Routings {
  private readonly byGateway = new Map<string, Routing[]>();
  private readonly known = new Map<string, readonly Routing[]>();

  public constructor(public readonly all: readonly Routing[]) {
    for (const one of all) {
      for (const gateway of new Set(one.gateways)) {
        const others = this.byGateway.get(gateway);
        if (others) others.push(one);
        else this.byGateway.set(gateway, [one]);
      }
    }
  }

  /** Those for a gateway that a namespace sees: first what is for this namespace, then for certain ones, then its own of the Gateway API, then what is for all. */
  public visibleFrom(namespace: string, gateway: string): readonly Routing[] {
    const key = `${gateway} ${namespace}`;
    const known = this.known.get(key);
    if (known) return known;
    const visible = (this.byGateway.get(gateway) ?? []).filter(({ visibility }) => isVisible(visibility, namespace));
    const rank = ({ visibility, namespace: own, isGatewayApi }: Routing) =>
      (visibility.everywhere ? isGatewayApi && own === namespace ? 2 : 3 : own === namespace ? 0 : 1);
    const sorted = [0, 1, 2, 3].flatMap((wanted) => visible.filter((one) => rank(one) === wanted));
    this.known.set(key, sorted);
    return sorted;
  }
}
