import { hostsOverlap } from '../../model/match/host';
import { Labels } from '../../model/match/labels';
import { VirtualServiceHttpMirror } from '../../schema/networking.istio.io.generated';
import { destinationsOf, MESH_GATEWAY, Routing } from '../config/virtual-service';
import { defaultRoute, GuardedTarget, Route, RouteContext } from '../http/route';
import { LeftOut, routesOf } from '../http/routes';
import { VirtualHosts } from '../http/virtual-host';
import { Target } from '../outcome';
import { KnownServices } from '../proxy/known-services';
import { SidecarContext } from '../proxy/sidecar';
import { Service, ServicePort } from '../registry/service';

/** What a waypoint does with what comes to it through its tunnel. */
export class WaypointProxy {
  private readonly known = new KnownServices();
  private readonly own: ReadonlyMap<string, Service>;
  /** What it has clusters for besides its own services. */
  private readonly others: ReadonlySet<string>;
  private readonly hosts = new Map<string, VirtualHosts>();
  private knownRefusal: string | null | undefined;

  /** @param own services that are bound to it */
  public constructor(
    private readonly context: SidecarContext,
    public readonly namespace: string,
    public readonly name: string,
    public readonly labels: Labels,
    own: readonly Service[],
  ) {
    for (const service of context.services.visibleFrom(namespace)) this.known.add(service);
    this.own = new Map(own.map((service) => [service.host, service]));
    this.others = destinationsBeside(this.own, context.routings.all);
  }

  /** The routes of one of its services at a port. The host of a request is not looked at: its address told the service. */
  public hostsAt(service: Service, port: ServicePort): VirtualHosts {
    const key = `${service.namespace}/${service.host}:${port.number}`;
    const known = this.hosts.get(key);
    if (known) return known;
    const made = this.makeHosts(service, port);
    this.hosts.set(key, made);
    return made;
  }

  /** Why Envoy does not take the listener, which is one for all services of a waypoint. */
  public get refusal(): string | undefined {
    if (this.knownRefusal === undefined) {
      const hosts = [...this.own.values()].flatMap((service) => service.ports.filter(isHttp).map((port) => this.hostsAt(service, port)));
      this.knownRefusal = hosts.find(({ refusal }) => refusal)?.refusal ?? null;
    }
    return this.knownRefusal ?? undefined;
  }

  private makeHosts(service: Service, port: ServicePort): VirtualHosts {
    const context: RouteContext = { port: port.number, target: (destination, missing) => this.target(destination, port.number, missing) };
    const asker = { namespace: this.namespace, labels: this.labels, gateway: MESH_GATEWAY, isWaypoint: true };
    const routes: Route[] = [];
    const leftOut: LeftOut[] = [];
    // All that is for the service is asked in turn, even behind a route that matches everything.
    for (const routing of this.context.routings.visibleFrom(this.namespace, MESH_GATEWAY).filter((one) => this.routes(one, service))) {
      const set = routesOf(routing, asker, context);
      routes.push(...set.routes.map(withSmallBody));
      leftOut.push(...set.leftOut);
    }
    const all = routes.length > 0 ? routes : [defaultRoute(this.target({ host: service.host, port: { number: port.number } }, port.number, 503))];
    const hosts = new VirtualHosts();
    hosts.add('*', { name: service.host, routes: all, leftOut });
    return hosts;
  }

  /** A waypoint follows VirtualServices of its own namespace, and of the service's. */
  private routes({ namespace, hosts }: Routing, service: Service): boolean {
    return (namespace === this.namespace || namespace === service.namespace) && hosts.some((host) => hostsOverlap(host, service.host));
  }

  private target({ host, subset, port }: VirtualServiceHttpMirror, listenerPort: number, missing: number): GuardedTarget {
    const key = host.toLowerCase();
    const own = this.own.get(key);
    const known = this.known.get(key);
    const number = port?.number ?? (known?.ports.length === 1 ? known.ports[0].number : listenerPort);
    const wanted = { host, subset, port: number };
    if (own) return this.ownTarget(wanted, own, known, missing);
    if (!known || this.others.has(key)) return this.context.targets.of(wanted, known, this, missing);
    return failed(wanted, missing, `the waypoint knows '${host}' only where a VirtualService names its service without wildcards`);
  }

  /** A service of its own it knows in any case, but not who answers unless it may see it. */
  private ownTarget(wanted: Pick<Target, 'host' | 'subset' | 'port'>, own: Service, known: Service | undefined, missing: number): GuardedTarget {
    const guarded = this.context.targets.of(wanted, own, { namespace: this.namespace, labels: undefined }, missing);
    if (known || guarded.target.failure) return guarded;
    return failed(guarded.target, 503, `'${wanted.host}' is not exported to the namespace of the waypoint`);
  }
}

const failed = (target: Pick<Target, 'host' | 'subset' | 'port'>, status: number, reason: string): GuardedTarget =>
  ({ target: { ...target, endpoints: [], failure: { status, reason } }, guards: [] });

export const isHttp = ({ protocol }: ServicePort) => protocol === 'http' || protocol === 'auto';

/** What VirtualServices for a waypoint's own services lead to, whoever may see them. */
function destinationsBeside(own: ReadonlyMap<string, Service>, routings: readonly Routing[]): Set<string> {
  const ofOwn = routings.filter(({ gateways, hosts }) => gateways.includes(MESH_GATEWAY) && hosts.some((host) => own.has(host)));
  return new Set(ofOwn.flatMap(({ http }) => http.flatMap(({ route }) => destinationsOf(route).map(({ host }) => host.toLowerCase()))));
}

/** What Envoy answers itself by default. Istio allows sidecars and gateways more. */
const BODY_LIMIT = 4096;

function withSmallBody(route: Route): Route {
  const { action } = route;
  if (action.kind !== 'respond' || Buffer.byteLength(action.body) <= BODY_LIMIT) return route;
  return { ...route, refusal: `answers with more than ${BODY_LIMIT} bytes` };
}
