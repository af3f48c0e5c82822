import { hostsOverlap } from '../../model/match/host';
import { selects } from '../../model/match/labels';
import { VirtualServiceHttpMirror as DestinationSpec, VirtualServiceTcpMatch as TcpMatch } from '../../schema/networking.istio.io.generated';
import { MESH_GATEWAY, Routing } from '../config/virtual-service';
import { GuardedTarget } from '../http/route';
import { Asker } from '../http/routes';
import { Service, ServicePort } from '../registry/service';
import { Chain, tcpChain } from '../tcp/chain';
import { directTo, tcpRouteOf } from '../tcp/route';

/** A service at a port of a sidecar, for connections that are not taken for HTTP. */
export interface Streamed {
  readonly service: Service;
  readonly port: ServicePort;
  /** Of its addresses those that a listener for all addresses must tell apart. */
  readonly subnets: readonly string[];
  /** Whether the listener is for all addresses. */
  readonly isShared: boolean;
}

/** The sidecar that they are made for. */
export interface Streaming {
  readonly asker: Asker;
  readonly routings: readonly Routing[];
  readonly target: (destination: DestinationSpec) => GuardedTarget;
  /** Where all that comes to a service goes, of which no VirtualService says more. */
  readonly whole: (service: Service) => GuardedTarget;
}

/** What a sidecar does with connections to a service: what all VirtualServices say that have its host, in turn. */
export function serviceChains(streamed: Streamed, streaming: Streaming): Chain[] {
  const routings = streaming.routings.filter(({ hosts }) => hosts.some((one) => hostsOverlap(one.toLowerCase(), streamed.service.host)));
  return streamed.port.protocol === 'tls' ? tlsChains(streamed, streaming, routings) : tcpChains(streamed, streaming, routings);
}

function tlsChains({ service, port, subnets: own, isShared }: Streamed, { asker, target, whole }: Streaming, routings: readonly Routing[]): Chain[] {
  const handled = new Set<string>();
  const chains: Chain[] = [];
  let subnets = own;
  for (const one of routings.flatMap(({ tls }) => tls).filter(({ route }) => route.length > 0)) {
    for (const [place, match] of one.match.entries()) {
      if (!isFor(match, asker, port.number)) continue;
      // Subnets that a match names stay those of all that come after it.
      if (match.destinationSubnets?.length) subnets = match.destinationSubnets;
      const key = [match.sniHosts.join(), (match.destinationSubnets ?? []).join()].join('|');
      if (!handled.has(key)) chains.push({ names: match.sniHosts, subnets, to: tcpChain(tcpRouteOf('tls', one, place, target)) });
      handled.add(key);
    }
  }
  if (chains.length > 0) return chains;
  // Without an address of its own only the name tells a service from others.
  const names = subnets.length > 0 || isShared ? [service.host] : [];
  return [{ names, subnets, to: tcpChain(directTo(whole(service))) }];
}

function tcpChains({ service, port, subnets }: Streamed, { asker, target, whole }: Streaming, routings: readonly Routing[]): Chain[] {
  const chains: Chain[] = [];
  let isWhole = false;
  for (const one of routings.flatMap(({ tcp }) => tcp).filter(({ route }) => route.length > 0)) {
    const matching = [...one.match.entries()].filter(([, match]) => isFor(match, asker, port.number));
    const open = matching.find(([, { destinationSubnets = [] }]) => destinationSubnets.length === 0);
    if (open || one.match.length === 0) return [...chains, { names: [], subnets, to: tcpChain(tcpRouteOf('tcp', one, open?.[0], target)) }];
    const named = matching.flatMap(([, { destinationSubnets = [] }]) => destinationSubnets);
    if (named.length === 0) continue;
    chains.push({ names: [], subnets: named, to: tcpChain(tcpRouteOf('tcp', one, matching[0][0], target)) });
    isWhole ||= haveSame(named, subnets);
  }
  return isWhole ? chains : [...chains, { names: [], subnets, to: tcpChain(directTo(whole(service))) }];
}

/** What of a match is decided by the proxy alone: here all of it counts. */
function isFor({ port, gateways, sourceLabels, sourceNamespace }: TcpMatch, { labels, namespace }: Asker, listenerPort: number): boolean {
  return (!port || port === listenerPort)
    && (!gateways?.length || gateways.includes(MESH_GATEWAY))
    && selects(sourceLabels ?? {}, labels)
    && (!sourceNamespace || sourceNamespace === namespace);
}

const haveSame = (some: readonly string[], others: readonly string[]) => [...some].sort().join() === [...others].sort().join();
