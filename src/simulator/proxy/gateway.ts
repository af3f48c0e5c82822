import { commonHosts } from '../../model/match/host';
import { Labels } from '../../model/match/labels';
import { VirtualServiceHttpMirror } from '../../schema/networking.istio.io.generated';
import { GatewayServer, isPlainHttp } from '../config/gateway';
import { Routing } from '../config/virtual-service';
import { isVisible } from '../config/visibility';
import { HTTPS_REDIRECT } from '../http/redirect';
import { GuardedTarget, Route, RouteContext } from '../http/route';
import { LeftOut, RouteSet, routesOf } from '../http/routes';
import { VirtualHost, VirtualHosts } from '../http/virtual-host';
import { Service } from '../registry/service';
import { KnownServices } from './known-services';
import { SidecarContext } from './sidecar';
import { targetOf } from './target';

/** What a gateway's proxy does with what clients send. */
export class GatewayProxy {
  private readonly known = new KnownServices();
  private readonly listeners = new Map<number, GatewayListener>();

  /**
   * @param servers of all Gateways that select it
   * @param portOf where it listens for a port of a server
   */
  public constructor(
    private readonly context: SidecarContext,
    public readonly namespace: string,
    public readonly labels: Labels,
    private readonly servers: readonly GatewayServer[],
    private readonly portOf: (port: number) => number,
  ) {
    for (const service of context.services.visibleFrom(namespace)) this.known.add(service);
  }

  /** What takes connections to a port of its Services, or undefined where nothing does. */
  public listener(port: number): GatewayListener | undefined {
    const number = this.portOf(port);
    const known = this.listeners.get(number);
    if (known) return known;
    const servers = this.servers.filter(({ spec }) => this.portOf(spec.port.number) === number);
    if (servers.length === 0) return undefined;
    const [first] = servers;
    // What comes first decides what the port speaks; servers of something else are left out.
    const plain = servers.filter(isPlainHttp);
    const made: GatewayListener = isPlainHttp(first)
      ? { kind: 'http', port: number, title: titleOf(first), hosts: this.hostsOf(plain) }
      : { kind: 'other', title: titleOf(first), reason: `${first.spec.port.protocol} at a gateway is not modelled` };
    this.listeners.set(number, made);
    return made;
  }

  /** All that its listeners have. */
  public virtualHosts(): VirtualHost[] {
    return this.servers.map(({ spec }) => this.listener(spec.port.number)!).flatMap((one) => (one.kind === 'http' ? one.hosts.all() : []));
  }

  private hostsOf(servers: readonly GatewayServer[]): VirtualHosts {
    const byHost = new Map<string, Gathered>();
    const setsOfGateway = new Map<string, RouteSet>();
    for (const server of servers) {
      for (const routing of this.context.routings.visibleFrom(this.namespace, server.gatewayName)) {
        const own = server.hosts.filter(({ namespace }) => namespace === undefined || namespace === routing.namespace).map(({ host }) => host);
        const common = commonHosts(own, routing.hosts);
        if (common.length === 0) continue;
        const key = `${server.gatewayName} ${routing.namespace}/${routing.name}`;
        const set = setsOfGateway.get(key) ?? this.routes(routing, server);
        if (set.routes.length === 0) continue;
        setsOfGateway.set(key, set);
        for (const host of common.map((one) => one.toLowerCase())) {
          const gathered = gatheredFor(host, byHost);
          gathered.routes.push(...set.routes);
          gathered.leftOut.push(...set.leftOut);
          gathered.upgrades ||= !!server.spec.tls?.httpsRedirect;
        }
      }
      if (server.spec.tls?.httpsRedirect) {
        // A host that is for the routes of one namespace is not redirected by itself.
        for (const host of server.hosts.filter(({ namespace }) => namespace === undefined).map((one) => one.host.toLowerCase())) {
          gatheredFor(host, byHost).upgrades = true;
        }
      }
    }
    const hosts = new VirtualHosts();
    for (const [name, gathered] of byHost) hosts.add(name, virtualHost(name, gathered));
    return hosts;
  }

  private routes(routing: Routing, { gatewayName, spec }: GatewayServer): RouteSet {
    const context: RouteContext = {
      port: spec.port.number,
      target: (destination, missing) => this.target(destination, spec.port.number, routing.namespace, missing),
    };
    return routesOf(routing, { namespace: this.namespace, labels: this.labels, gateway: gatewayName }, context);
  }

  private target({ host, subset, port }: VirtualServiceHttpMirror, serverPort: number, owner: string, missing: number): GuardedTarget {
    const known = this.known.get(host.toLowerCase());
    const named = this.namedIn(owner, host) ?? known;
    const number = port?.number ?? (named?.ports.length === 1 ? named.ports[0].number : serverPort);
    return targetOf({ host, subset, port: number }, known, this.context, this, missing, known && this.context.ingressWaypoint(known));
  }

  /** The service of this name that the namespace of a VirtualService has, if the gateway sees it. */
  private namedIn(owner: string, host: string): Service | undefined {
    return this.context.services.named(host.toLowerCase())
      .find(({ namespace, visibility }) => namespace === owner && isVisible(visibility, this.namespace));
  }
}

export type GatewayListener =
  | { readonly kind: 'http'; readonly port: number; readonly title: string; readonly hosts: VirtualHosts }
  | { readonly kind: 'other'; readonly title: string; readonly reason: string };

const titleOf = ({ title, spec }: GatewayServer) => `${title}, port ${spec.port.number}`;

/** What several VirtualServices and servers have for one host. */
interface Gathered {
  readonly routes: Route[];
  readonly leftOut: LeftOut[];
  upgrades: boolean;
}

function gatheredFor(host: string, byHost: Map<string, Gathered>): Gathered {
  const known = byHost.get(host);
  if (known) return known;
  const made: Gathered = { routes: [], leftOut: [], upgrades: false };
  byHost.set(host, made);
  return made;
}

/** Several VirtualServices for one host are asked in turn, and what matches everything comes last. */
function virtualHost(name: string, { routes, leftOut, upgrades }: Gathered): VirtualHost {
  const sorted = [...routes.filter(({ match }) => !match.catchAll), ...routes.filter(({ match }) => match.catchAll)];
  return { name, routes: sorted, leftOut, ...upgrades && { upgrade: HTTPS_REDIRECT } };
}
