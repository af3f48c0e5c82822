import { hostsOverlap, isWildcard } from '../../model/match/host';
import { Labels } from '../../model/match/labels';
import { SidecarSpec, VirtualServiceHttpMirror } from '../../schema/networking.istio.io.generated';
import { Config } from '../config/config';
import { DestinationRules } from '../config/destination-rule';
import { destinationsOf, MESH_GATEWAY, Routing, Routings } from '../config/virtual-service';
import { isVisible } from '../config/visibility';
import { defaultRoute, GuardedTarget, RouteContext } from '../http/route';
import { RouteSet, routesOf } from '../http/routes';
import { VirtualHosts } from '../http/virtual-host';
import { Policies } from '../policy';
import { Service } from '../registry/service';
import { Services } from '../registry/services';
import { Chains } from '../tcp/chains';
import { domainsOf } from './domains';
import { atPort, Egress, egressOf, EVERYTHING } from './egress';
import { Guards } from './guards';
import { KnownServices } from './known-services';
import { Maker, Outbound, outboundAt } from './outbound';
import { serviceChains } from './service-chains';
import { Targets } from './targets';

export interface SidecarContext {
  readonly services: Services;
  readonly routings: Routings;
  readonly rules: DestinationRules;
  readonly policies: Policies;
  readonly guards: Guards;
  readonly targets: Targets;
  /** The waypoint through which gateways send what is for a service, if they do. */
  ingressWaypoint(service: Service): string | undefined;
}

export type OutboundMode = NonNullable<NonNullable<SidecarSpec['outboundTrafficPolicy']>['mode']>;

/** What takes a connection of a workload. */
export interface Listener {
  readonly chains: Chains;
  /** The address that is called, where it is known. */
  readonly address: string | undefined;
}

/** Whose address is called. */
export interface Called {
  /** By which listeners are told apart. */
  readonly key: string;
  /** Where it is known before the mesh is there. */
  readonly address?: string;
}

/** What a sidecar does with what its workload sends. Workloads that no configuration tells apart have the same. */
export class SidecarProxy {
  /** What becomes of hosts that it does not know. */
  public readonly outbound: OutboundMode;
  private readonly egresses: readonly Egress[];
  private readonly known = new KnownServices();
  private readonly ports = new Map<number, Outbound>();

  public constructor(
    private readonly context: SidecarContext,
    public readonly namespace: string,
    public readonly labels: Labels,
    sidecar: Config<SidecarSpec> | undefined,
    byDefault: OutboundMode,
  ) {
    const policy = sidecar?.spec.outboundTrafficPolicy;
    this.outbound = policy ? policy.mode ?? 'REGISTRY_ONLY' : byDefault;
    const specs = sidecar?.spec.egress?.length ? sidecar.spec.egress : [EVERYTHING];
    this.egresses = specs.map((one) => egressOf(one, namespace, context.services, context.routings));
    for (const egress of this.egresses) {
      for (const service of egress.services) this.known.add(service);
      for (const routing of egress.routings) this.addDestinations(routing, egress);
    }
  }

  /**
   * What takes a connection, or undefined where nothing at the port is for that address.
   *
   * @param called tells whose address is called, if it is known; asked only where that matters
   */
  public listener(port: number, called: () => Called | undefined): Listener | undefined {
    const known = this.outboundAt(port);
    const whose = known.asksAddress ? called() : undefined;
    const chains = (whose && known.byAddress.get(whose.key)) ?? known.forAny;
    return chains && { chains, address: whose?.address };
  }

  /** What its listeners have. */
  public chains(): Chains[] {
    const ports = this.egresses.flatMap(({ port, services }) => port ?? services.flatMap((one) => one.ports.map(({ number }) => number)));
    return [...new Set(ports)].flatMap((port) => {
      const { byAddress, forAny } = this.outboundAt(port);
      return [...forAny ? [forAny] : [], ...byAddress.values()];
    });
  }

  /** Whether the port is one at which an HTTP proxy is asked. */
  public isHttpProxy(port: number): boolean {
    return this.egresses.some((one) => one.port === port && one.isHttpProxy);
  }

  private outboundAt(port: number): Outbound {
    const known = this.ports.get(port);
    if (known) return known;
    const made = outboundAt(port, this.egresses, this.makerAt(port));
    this.ports.set(port, made);
    return made;
  }

  private makerAt(port: number): Maker {
    const hosts = new Map<Egress, VirtualHosts>();
    const made = (egress: Egress) => {
      const known = hosts.get(egress) ?? this.makeHosts(port, egress);
      hosts.set(egress, known);
      return known;
    };
    const asker = { namespace: this.namespace, labels: this.labels, gateway: MESH_GATEWAY };
    return {
      shared: (egress) => ({ kind: 'http', hosts: () => made(egress), rest: 'outbound' }),
      own: (egress, { host }) => ({ kind: 'http', hosts: () => made(egress).only(host), rest: 'not found' }),
      streams: (egress, streamed) => serviceChains(streamed, {
        asker,
        routings: egress.routings.filter(({ tls, tcp }) => tls.length + tcp.length > 0),
        target: (destination) => this.directTarget(destination, port),
        whole: (service) => this.wholeTarget(service, port),
      }),
    };
  }

  private makeHosts(port: number, egress: Egress): VirtualHosts {
    const hosts = new VirtualHosts();
    const left = new Map(egress.services.flatMap((one) => atPort(one, port)).map((one) => [one.host, one]));
    const registered = new Map(left);
    const context: RouteContext = { port, target: (destination, missing) => this.target(destination, port, missing) };
    const asker = { namespace: this.namespace, labels: this.labels, gateway: MESH_GATEWAY };

    for (const routing of egress.routings.filter((one) => port === 80 || selects(one, registered))) {
      const set = routesOf(routing, asker, context);
      if (set.routes.length === 0) continue;
      const { services, others } = hostsOf(routing, registered, egress);
      // Of the Gateway API a sidecar follows routes of its own namespace, and of the service's.
      const isOwn = [this.namespace, ...services.map(({ namespace }) => namespace)].includes(routing.namespace);
      if (routing.isGatewayApi && (services.length === 0 || !isOwn)) continue;
      const http = services.filter((one) => one.ports.some(({ protocol }) => protocol === 'http' || protocol === 'auto'));
      // Hosts that no service has are routed beside services that are, and for themselves at port 80 alone.
      if (http.length === 0 && port !== 80) continue;
      for (const host of others) hosts.add(host.toLowerCase(), { name: host, ...set });
      for (const service of http) {
        this.addService(hosts, service, set, registered);
        left.delete(service.host);
      }
    }
    for (const service of left.values()) {
      const [{ protocol }] = service.ports;
      if (service.resolution === 'alias' || (protocol !== 'http' && protocol !== 'auto')) continue;
      this.addService(hosts, service, { routes: [defaultRoute(this.target({ host: service.host }, port, 503))], leftOut: [] }, registered);
    }
    return hosts;
  }

  private addService(hosts: VirtualHosts, service: Service, set: RouteSet, registered: ReadonlyMap<string, Service>): void {
    const { names, short } = domainsOf(service, this.namespace);
    const host = { name: service.host, ...set };
    // A short name never hides a service that has it as its full name.
    for (const domain of [...names, ...short.filter((one) => !registered.has(one))]) hosts.add(domain, host);
  }

  private target({ host, subset, port }: VirtualServiceHttpMirror, listenerPort: number, missing: number): GuardedTarget {
    const wanted = { host, subset, port: port?.number ?? listenerPort };
    return this.context.targets.of(wanted, this.known.get(host.toLowerCase()), this, missing);
  }

  /** Where a connection goes: to the only port of a service, where none is given. */
  private directTarget({ host, subset, port }: VirtualServiceHttpMirror, listenerPort: number): GuardedTarget {
    const service = this.known.get(host.toLowerCase());
    const number = port?.number ?? (service?.ports.length === 1 ? service.ports[0].number : listenerPort);
    return this.context.targets.of({ host, subset, port: number }, service, this, 503);
  }

  /** A service itself: of a headless one the pod whose address DNS gave, which may be any. */
  private wholeTarget({ host, kubernetes, resolution }: Service, port: number): GuardedTarget {
    const guarded = this.directTarget({ host }, port);
    const service = this.known.get(host);
    if (!kubernetes || resolution !== 'passthrough' || !service) return guarded;
    return this.context.targets.anyPodOf(service, guarded.target.port);
  }

  /** What routes lead to is known too, even if no Sidecar imports it. */
  private addDestinations({ http, tls, tcp }: Routing, egress: Egress): void {
    const ofHttp = http.filter(({ route }) => mayCome(route.match, this.namespace)).flatMap(({ route }) => destinationsOf(route));
    const others = [...tls, ...tcp].flatMap(({ route }) => route.map(({ destination }) => destination));
    for (const { host, port } of [...ofHttp, ...others]) {
      const service = this.bestNamed(host.toLowerCase());
      const wanted = egress.port ?? port?.number;
      for (const one of service ? wanted === undefined ? [service] : atPort(service, wanted) : []) this.known.add(one);
    }
  }

  /** The service of the workload's own namespace, else the first that it sees, one of Kubernetes before others. */
  private bestNamed(host: string): Service | undefined {
    const named = this.context.services.named(host);
    const visible = named.filter(({ visibility }) => isVisible(visibility, this.namespace));
    return named.find(({ namespace }) => namespace === this.namespace) ?? visible.find(({ kubernetes }) => kubernetes) ?? visible[0];
  }
}


/** Whether a route may be for callers of a namespace, as far as Istio looks when it collects what routes lead to. */
const mayCome = (matches: readonly { sourceNamespace?: string }[] = [], namespace: string) =>
  matches.every(({ sourceNamespace }) => !sourceNamespace) || matches.some(({ sourceNamespace }) => sourceNamespace === namespace);

function selects({ hosts }: Routing, services: ReadonlyMap<string, Service>): boolean {
  return hosts.some((host) => {
    const lower = host.toLowerCase();
    if (services.has(lower)) return true;
    return [...services.keys()].some((one) => (isWildcard(lower) || isWildcard(one)) && hostsOverlap(one, lower));
  });
}

/** Which services a VirtualService routes, and which of its hosts are none. Of wildcards the nearest counts. */
function hostsOf(routing: Routing, services: ReadonlyMap<string, Service>, { nearest }: Egress): { services: Service[]; others: string[] } {
  const found = new Set<Service>();
  const others: string[] = [];
  for (const host of routing.hosts.filter((one) => !isWildcard(one))) {
    const service = services.get(host.toLowerCase());
    if (service) found.add(service);
    else others.push(host);
  }
  for (const wildcard of routing.hosts.filter(isWildcard).map((one) => one.toLowerCase())) {
    const within = [...services.values()].filter(({ host }) => hostsOverlap(host, wildcard));
    if (within.length === 0) others.push(wildcard);
    for (const service of within) {
      const first = nearest.get(service.host);
      if (first && first.name === routing.name && first.namespace === routing.namespace) found.add(service);
    }
  }
  return { services: [...found], others };
}
