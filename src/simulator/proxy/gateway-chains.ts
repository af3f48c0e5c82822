import { hostsOverlap, isWithin } from '../../model/match/host';
import { Labels } from '../../model/match/labels';
import { VirtualServiceHttpMirror as DestinationSpec, VirtualServiceTcpMatch as TcpMatch } from '../../schema/networking.istio.io.generated';
import { DestinationRules } from '../config/destination-rule';
import { GatewayServer } from '../config/gateway';
import { Routing } from '../config/virtual-service';
import { GuardedTarget } from '../http/route';
import { Service } from '../registry/service';
import { Chain, tcpChain } from '../tcp/chain';
import { directTo, TcpRoute, tcpRouteOf } from '../tcp/route';
import { Termination } from '../tls/termination';
import { sniHosts } from './merged-servers';

/** What connections to a server are sent on by. */
export interface GatewayRoutes {
  readonly routings: readonly Routing[];
  readonly target: (destination: DestinationSpec) => GuardedTarget;
}

/** The chain of a server that sends on what it gets, without TLS or after its own; none where nothing routes it. */
export function openedChain(server: GatewayServer, routes: GatewayRoutes, tls: Termination | undefined): Chain[] {
  const route = firstRoute(server, routes);
  return route ? [{ names: tls ? sniHosts(server) : [], subnets: [], ...tls && { tls }, to: tcpChain(route) }] : [];
}

function firstRoute(server: GatewayServer, { routings, target }: GatewayRoutes): TcpRoute | undefined {
  for (const routing of routings.filter((one) => isFor(one, server))) {
    const found = routing.tcp.find(({ match, route }) => route.length > 0 && (match.length === 0 || match.some((one) => matches(one, server))));
    if (found) return tcpRouteOf('tcp', found, undefined, target);
    // Routes of the Gateway API for TLS serve listeners that end it, too.
    const tls = routing.isGatewayApi && server.spec.tls ? routing.tls.find(({ match }) => match.some((one) => matches(one, server))) : undefined;
    if (tls) return tcpRouteOf('tls', tls, undefined, target);
  }
  return undefined;
}

/**
 * The chains of a server that sends on what is within TLS as it is: one for each match.
 *
 * @param known names that routes at this port have already, to which its own are added
 */
export function passthroughChains(server: GatewayServer, { routings, target }: GatewayRoutes, known: Set<string>): Chain[] {
  return routings.filter((one) => isFor(one, server)).flatMap((routing) => routing.tls.filter(({ route }) => route.length > 0).flatMap((one) =>
    one.match.flatMap((match, place): Chain[] => {
      if (!matches(match, server) || match.sniHosts.some((name) => known.has(name))) return [];
      for (const name of match.sniHosts) known.add(name);
      return [{ names: match.sniHosts, subnets: [], to: tcpChain(tcpRouteOf('tls', one, place, target)) }];
    })));
}

const MUTUAL_ALPN = ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'];

/** The chains of a server by which other meshes reach the services of this one, by names that stand for their clusters. */
export function autoPassthroughChains(
  server: GatewayServer, services: readonly Service[], rules: DestinationRules, proxy: { readonly namespace: string; readonly labels: Labels },
  target: GatewayRoutes['target'],
): Chain[] {
  const hosts = sniHosts(server);
  return services.filter(({ host, isExternal }) => !isExternal && hosts.some((one) => isWithin(host, one))).flatMap((service) => {
    const { host, ports } = service;
    const subsets = rules.get(service, proxy.namespace, proxy.labels)?.subsets.map(({ name }) => name) ?? [];
    return ports.flatMap(({ number }) => [undefined, ...subsets].map((subset): Chain => ({
      names: [`outbound_.${number}_.${subset ?? ''}_.${host}`],
      subnets: [],
      alpn: MUTUAL_ALPN,
      to: tcpChain(directTo(onlyMutual(target({ host, port: { number }, ...subset && { subset } })))),
    })));
  });
}

const onlyMutual = ({ target, guards }: GuardedTarget): GuardedTarget =>
  ({ target: target.failure ? target : { ...target, unsure: 'only what takes mutual TLS is reached' }, guards });

const isFor = ({ hosts, namespace: own }: Routing, server: GatewayServer) =>
  server.hosts.some(({ namespace, host }) => (namespace === undefined || namespace === own) && hosts.some((one) => hostsOverlap(one, host)));

/** What a gateway looks at, which is neither the caller nor the address. */
const matches = ({ port, gateways }: Pick<TcpMatch, 'port' | 'gateways'>, { gatewayName, spec }: GatewayServer) =>
  (!port || port === spec.port.number) && (!gateways?.length || gateways.includes(gatewayName));
