import { GatewayServer, isPlainHttp, namesOf } from '../config/gateway';

/** What of the servers at one port a gateway takes. */
export interface MergedServers {
  /** Those of HTTP without TLS, which have their hosts together. */
  readonly plain: readonly GatewayServer[];
  /** All others, each on its own. */
  readonly others: readonly GatewayServer[];
}

/**
 * What comes first decides what a port speaks: behind a server without TLS only those of HTTP are taken, if it is one of HTTP. Of
 * servers with settings of TLS none shares a host with one before it.
 */
export function mergedServers(servers: readonly GatewayServer[]): MergedServers {
  const plain: GatewayServer[] = [];
  const others: GatewayServer[] = [];
  const names = new Set<string>();
  for (const server of servers) {
    if (server.spec.tls) {
      const own = namesOf(server);
      if (own.some((one) => names.has(one))) continue;
      for (const one of own) names.add(one);
    }
    const isHttp = isPlainHttp(server);
    const opaque = others.find(({ spec }) => !spec.tls);
    if (opaque || (plain.length > 0 && !isHttp)) continue;
    if (isHttp) plain.push(server);
    else others.push(server);
  }
  return { plain, others };
}

/** The names that clients ask a server for. */
export const sniHosts = ({ hosts }: GatewayServer): string[] => [...new Set(hosts.map(({ host }) => host))].sort();

