import { commonHosts } from '../../model/match/host';
import { GatewayServer } from '../config/gateway';
import { Routing } from '../config/virtual-service';
import { HTTPS_REDIRECT } from '../http/redirect';
import { Route } from '../http/route';
import { LeftOut, RouteSet } from '../http/routes';
import { VirtualHost, VirtualHosts } from '../http/virtual-host';

/**
 * The virtual hosts of servers that have them together.
 *
 * @param routingsOf what is for the Gateway of a server
 * @param routesOf the routes that it gets of one of these
 */
export function gatewayHosts(
  servers: readonly GatewayServer[],
  routingsOf: (server: GatewayServer) => readonly Routing[],
  routesOf: (routing: Routing, server: GatewayServer) => RouteSet,
): VirtualHosts {
  const byHost = new Map<string, Gathered>();
  const setsOfGateway = new Map<string, RouteSet>();
  for (const server of servers) {
    for (const routing of routingsOf(server)) {
      const own = server.hosts.filter(({ namespace }) => namespace === undefined || namespace === routing.namespace).map(({ host }) => host);
      const common = commonHosts(own, routing.hosts);
      if (common.length === 0) continue;
      const key = `${server.gatewayName} ${routing.namespace}/${routing.name}`;
      const set = setsOfGateway.get(key) ?? routesOf(routing, server);
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
