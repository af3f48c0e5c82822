import { isWithin, isWildcard } from '../../model/match/host';
import { Labels } from '../../model/match/labels';
import { VirtualServiceHttpMirror, SidecarSpec } from '../../schema/networking.istio.io.generated';
import { Config } from '../config/config';
import { DestinationRules } from '../config/destination-rule';
import { isVisible } from '../config/visibility';
import { MESH_GATEWAY, Routing, Routings } from '../config/virtual-service';
import { defaultRoute, RouteContext } from '../http/route';
import { routesOf } from '../http/routes';
import { VirtualHosts } from '../http/virtual-host';
import { Target } from '../outcome';
import { Service, ServicePort } from '../registry/service';
import { Services } from '../registry/services';
import { domainsOf } from './domains';
import { atPort, Egress, egressOf, EVERYTHING } from './egress';
import { KnownServices } from './known-services';
import { targetOf } from './target';

export interface SidecarContext {
  readonly services: Services;
  readonly routings: Routings;
  readonly rules: DestinationRules;
}

/** What takes a connection of a workload. */
export type Listener =
  | { readonly kind: 'http'; readonly hosts: VirtualHosts }
  | { readonly kind: 'other'; readonly service: Service; readonly port: ServicePort };

/** What a sidecar does with what its workload sends. Workloads that no configuration tells apart have the same. */
export class SidecarProxy {
  private readonly egresses: readonly Egress[];
  private readonly known = new KnownServices();
  private readonly hostsAt = new Map<number, VirtualHosts>();

  public constructor(
    private readonly context: SidecarContext,
    public readonly namespace: string,
    public readonly labels: Labels,
    sidecar: Config<SidecarSpec> | undefined,
  ) {
    const specs = sidecar?.spec.egress?.length ? sidecar.spec.egress : [EVERYTHING];
    this.egresses = specs.map((one) => egressOf(one, namespace, context.services, context.routings));
    for (const egress of this.egresses) {
      for (const service of egress.services) this.known.add(service);
      for (const routing of egress.routings) this.addDestinations(routing, egress);
    }
  }

  /** What takes connections to a service, or to an address that is none's. */
  public listener(port: number, called: Service | undefined): Listener | undefined {
    const egress = this.egressAt(port);
    if (!egress) return undefined;
    const ports = egress.services.flatMap((service) => service.ports.filter(({ number }) => number === port).map((one) => ({ service, port: one })));
    const own = ports.find(({ service, port: { protocol } }) => protocol !== 'http' && called && isSame(service, called));
    if (own) return { kind: 'other', ...own };
    if (egress.port === port ? egress.isHttp : ports.some((one) => one.port.protocol === 'http')) return { kind: 'http', hosts: this.hosts(port, egress) };
    const anyAddress = ports.find(({ service }) => service.addresses.length === 0 && !service.kubernetes);
    return anyAddress && { kind: 'other', ...anyAddress };
  }

  private egressAt(port: number): Egress | undefined {
    return this.egresses.find((one) => one.port === undefined || one.port === port);
  }

  private hosts(port: number, egress: Egress): VirtualHosts {
    const known = this.hostsAt.get(port);
    if (known) return known;
    const made = this.makeHosts(port, egress);
    this.hostsAt.set(port, made);
    return made;
  }

  private makeHosts(port: number, egress: Egress): VirtualHosts {
    const hosts = new VirtualHosts();
    const left = new Map(egress.services.flatMap((one) => atPort(one, port)).map((one) => [one.host, one]));
    const registered = new Map(left);
    const context: RouteContext = { port, secure: false, target: (destination) => this.target(destination, port) };
    const asker = { namespace: this.namespace, labels: this.labels, gateway: MESH_GATEWAY };

    for (const routing of egress.routings.filter((one) => port === 80 || selects(one, registered))) {
      const routes = routesOf(routing, asker, context);
      if (routes.length === 0) continue;
      const { services, others } = hostsOf(routing, registered, egress);
      const http = services.filter((one) => one.ports.some(({ protocol }) => protocol === 'http' || protocol === 'auto'));
      // Hosts that no service has are routed beside services that are, and for themselves at port 80 alone.
      if (http.length === 0 && port !== 80) continue;
      for (const host of others) hosts.add(host.toLowerCase(), { name: host, routes });
      for (const service of http) {
        this.addService(hosts, service, routes, registered);
        left.delete(service.host);
      }
    }
    for (const service of left.values()) {
      const [{ protocol }] = service.ports;
      if (service.resolution === 'alias' || (protocol !== 'http' && protocol !== 'auto')) continue;
      this.addService(hosts, service, [defaultRoute(this.target({ host: service.host }, port))], registered);
    }
    return hosts;
  }

  private addService(hosts: VirtualHosts, service: Service, routes: Parameters<VirtualHosts['add']>[1]['routes'], registered: ReadonlyMap<string, Service>): void {
    const { names, short } = domainsOf(service, this.namespace);
    const host = { name: service.host, routes };
    // A short name never hides a service that has it as its full name.
    for (const domain of [...names, ...short.filter((one) => !registered.has(one))]) hosts.add(domain, host);
  }

  private target({ host, subset, port }: VirtualServiceHttpMirror, listenerPort: number): Target {
    const wanted = { host, subset, port: port?.number ?? listenerPort };
    return targetOf(wanted, this.known.get(host.toLowerCase()), this.context.rules, this);
  }

  /** What routes lead to is known too, even if no Sidecar imports it. */
  private addDestinations({ http }: Routing, egress: Egress): void {
    for (const { route } of http) {
      if (!mayCome(route.match, this.namespace)) continue;
      const destinations = [...(route.route ?? []).map(({ destination }) => destination), ...(route.mirror ? [route.mirror] : []), ...(route.mirrors ?? []).map((one) => one.destination)];
      for (const { host, port } of destinations) {
        const service = this.bestNamed(host.toLowerCase());
        const wanted = egress.port ?? port?.number;
        for (const one of service ? wanted === undefined ? [service] : atPort(service, wanted) : []) this.known.add(one);
      }
    }
  }

  /** The service of the workload's own namespace, else the first that it sees, one of Kubernetes before others. */
  private bestNamed(host: string): Service | undefined {
    const named = this.context.services.named(host);
    const visible = named.filter(({ visibility }) => isVisible(visibility, this.namespace));
    return named.find(({ namespace }) => namespace === this.namespace) ?? visible.find(({ kubernetes }) => kubernetes) ?? visible[0];
  }
}

const isSame = (one: Service, other: Service) => one.host === other.host && one.namespace === other.namespace;

/** Whether a route may be for callers of a namespace, as far as Istio looks when it collects what routes lead to. */
const mayCome = (matches: readonly { sourceNamespace?: string }[] = [], namespace: string) =>
  matches.every(({ sourceNamespace }) => !sourceNamespace) || matches.some(({ sourceNamespace }) => sourceNamespace === namespace);

function selects({ hosts }: Routing, services: ReadonlyMap<string, Service>): boolean {
  return hosts.some((host) => {
    const lower = host.toLowerCase();
    if (services.has(lower)) return true;
    return [...services.keys()].some((one) => (isWildcard(lower) ? isWithin(one, lower) || isWithin(lower, one) : isWildcard(one) && isWithin(lower, one)));
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
    const within = [...services.values()].filter(({ host }) => isWithin(host, wildcard) || isWithin(wildcard, host));
    if (within.length === 0) others.push(wildcard);
    for (const service of within) {
      const first = nearest.get(service.host);
      if (first && first.name === routing.name && first.namespace === routing.namespace) found.add(service);
    }
  }
  return { services: [...found], others };
}
