import { Labels } from '../../model/match/labels';
import { VirtualServiceHttpMirror } from '../../schema/networking.istio.io.generated';
import { GatewayServer, isHttps, isPassthrough } from '../config/gateway';
import { Routing } from '../config/virtual-service';
import { isVisible } from '../config/visibility';
import { GuardedTarget, RouteContext } from '../http/route';
import { RouteSet, routesOf } from '../http/routes';
import { VirtualHosts } from '../http/virtual-host';
import { Service } from '../registry/service';
import { Chain, HttpChain } from '../tcp/chain';
import { Chains } from '../tcp/chains';
import { Credentials } from '../tls/credential';
import { terminationOf } from '../tls/termination';
import { autoPassthroughChains, openedChain, passthroughChains } from './gateway-chains';
import { gatewayHosts } from './gateway-hosts';
import { KnownServices } from './known-services';
import { mergedServers, sniHosts } from './merged-servers';
import { SidecarContext } from './sidecar';

/** What a gateway's proxy does with what clients send. */
export class GatewayProxy {
  private readonly known = new KnownServices();
  private readonly visible: readonly Service[];
  private readonly listeners = new Map<number, GatewayListener>();
  private readonly servers: readonly GatewayServer[];

  /**
   * @param servers of all Gateways that select it
   * @param portOf where it listens for a port of a server
   */
  public constructor(
    private readonly context: SidecarContext,
    public readonly namespace: string,
    public readonly labels: Labels,
    private readonly given: readonly GatewayServer[],
    private readonly portOf: (port: number) => number,
    private readonly credentials: Credentials,
  ) {
    this.servers = given.filter(({ refusal }) => refusal === undefined);
    this.visible = context.services.visibleFrom(namespace);
    for (const service of this.visible) this.known.add(service);
  }

  /** What takes connections to a port of its Services, or undefined where no server does. */
  public listener(port: number): GatewayListener | undefined {
    const number = this.portOf(port);
    const known = this.listeners.get(number);
    if (known) return known;
    const servers = this.servers.filter(({ spec }) => this.portOf(spec.port.number) === number);
    if (servers.length === 0) return undefined;
    const chains = this.chainsOf(servers);
    const made = {
      title: titleOf(servers[0]), port: number, chains: new Chains(chains, false), isRouted: chains.length > 0, unsure: servers.flatMap(boundOf),
    };
    this.listeners.set(number, made);
    return made;
  }

  /** Why servers at a port are left out. */
  public refusals(port: number): string[] {
    return this.given.flatMap(({ spec, refusal }) => (refusal !== undefined && spec.port.number === port ? [refusal] : []));
  }

  /** What its listeners have. */
  public chains(): Chains[] {
    const listeners = new Set(this.servers.map(({ spec }) => this.listener(spec.port.number)!));
    return [...listeners].map(({ chains }) => chains);
  }

  private chainsOf(servers: readonly GatewayServer[]): Chain[] {
    const { plain, others } = mergedServers(servers);
    const sniKnown = new Set<string>();
    const ofOthers = others.flatMap((server) => this.chainsOfServer(server, sniKnown).map((one) => ({ ...one, title: titleOf(server) })));
    return [...ofOthers, ...plain.length > 0 ? [{ names: [], subnets: [], title: titleOf(plain[0]), to: this.http(plain) }] : []];
  }

  private chainsOfServer(server: GatewayServer, sniKnown: Set<string>): Chain[] {
    const { tls, port } = server.spec;
    const terminates = tls && !isPassthrough(server) ? terminationOf(tls, this.credentials.of(tls, this.namespace)) : undefined;
    if (terminates && isHttps(server)) return [{ names: sniHosts(server), subnets: [], tls: terminates, to: this.http([server]) }];
    if (tls?.mode === 'AUTO_PASSTHROUGH') {
      return autoPassthroughChains(server, this.visible, this.context.rules, this, (to) => this.directTarget(to, port.number));
    }
    const routes = { routings: this.routingsOf(server), target: (to: VirtualServiceHttpMirror) => this.directTarget(to, port.number) };
    return tls && !terminates ? passthroughChains(server, routes, sniKnown) : openedChain(server, routes, terminates);
  }

  private http(servers: readonly GatewayServer[]): HttpChain {
    let made: VirtualHosts | undefined;
    const make = () => gatewayHosts(servers, (server) => this.routingsOf(server), (routing, server) => this.routes(routing, server));
    return { kind: 'http', hosts: () => made ??= make(), rest: 'not found' };
  }

  private routingsOf({ gatewayName }: GatewayServer): readonly Routing[] {
    return this.context.routings.visibleFrom(this.namespace, gatewayName);
  }

  private routes(routing: Routing, { gatewayName, spec }: GatewayServer): RouteSet {
    const context: RouteContext = {
      port: spec.port.number,
      target: (destination, missing) => this.target(destination, spec.port.number, routing.namespace, missing),
    };
    return routesOf(routing, { namespace: this.namespace, labels: this.labels, gateway: gatewayName }, context);
  }

  private target(destination: VirtualServiceHttpMirror, serverPort: number, owner: string, missing: number): GuardedTarget {
    const named = this.namedIn(owner, destination.host) ?? this.known.get(destination.host.toLowerCase());
    return this.targetAs(named, destination, serverPort, missing);
  }

  /** Where a connection goes, for which the namespace of what routes it does not matter. */
  private directTarget(destination: VirtualServiceHttpMirror, serverPort: number): GuardedTarget {
    return this.targetAs(this.known.get(destination.host.toLowerCase()), destination, serverPort, 503);
  }

  /** @param named of which the only port counts where none is given */
  private targetAs(named: Service | undefined, { host, subset, port }: VirtualServiceHttpMirror, serverPort: number, missing: number): GuardedTarget {
    const number = port?.number ?? (named?.ports.length === 1 ? named.ports[0].number : serverPort);
    const known = this.known.get(host.toLowerCase());
    return this.context.targets.of({ host, subset, port: number }, known, this, missing, known && this.context.ingressWaypoint(known));
  }

  /** The service of this name that the namespace of a VirtualService has, if the gateway sees it. */
  private namedIn(owner: string, host: string): Service | undefined {
    return this.context.services.named(host.toLowerCase())
      .find(({ namespace, visibility }) => namespace === owner && isVisible(visibility, this.namespace));
  }
}

export interface GatewayListener {
  readonly title: string;
  /** Where it listens. */
  readonly port: number;
  readonly chains: Chains;
  /** Whether there is a route for any connection, without which it does not listen. */
  readonly isRouted: boolean;
  readonly unsure: readonly string[];
}

const titleOf = ({ title, spec }: GatewayServer) => `${title}, port ${spec.port.number}`;

const boundOf = ({ title, spec: { bind } }: GatewayServer) => (bind ? [`${title} listens at ${bind} alone, which a client may not reach`] : []);
