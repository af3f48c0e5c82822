import { duration, durationOrZero, integer, unsigned } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type {
  DestinationRuleTrafficPolicyConnectionPool,
  DestinationRuleTrafficPolicyConnectionPoolHttp,
  DestinationRuleTrafficPolicyConnectionPoolTcp,
} from '../../schema/networking.istio.io.generated';
import { ConnectionPool, H2UpgradePolicy, HttpSettings, TcpSettings } from '../connection-pool';

/** The `connectionPool` field of a traffic policy. */
export function connectionPoolSpec(pool: ConnectionPool): DestinationRuleTrafficPolicyConnectionPool {
  if (!pool.tcp && !pool.http) throw invalid('connectionPool has neither tcp nor http; give it one or leave it out');
  return { tcp: pool.tcp && tcpSpec(pool.tcp), http: pool.http && httpSpec(pool.http) };
}

function tcpSpec(tcp: TcpSettings): DestinationRuleTrafficPolicyConnectionPoolTcp {
  const { tcpKeepalive: probes } = tcp;
  atLeastZero({ maxConnections: tcp.maxConnections });
  return {
    ...tcp,
    connectTimeout: tcp.connectTimeout && duration('connectTimeout', tcp.connectTimeout),
    maxConnectionDuration: tcp.maxConnectionDuration && duration('maxConnectionDuration', tcp.maxConnectionDuration),
    idleTimeout: tcp.idleTimeout && durationOrZero('idleTimeout of tcp', tcp.idleTimeout),
    tcpKeepalive: probes && {
      probes: probes.probes === undefined ? undefined : unsigned('probes of tcpKeepalive', probes.probes),
      time: probes.time && duration('time of tcpKeepalive', probes.time),
      interval: probes.interval && duration('interval of tcpKeepalive', probes.interval),
    },
  };
}

function httpSpec(http: HttpSettings): DestinationRuleTrafficPolicyConnectionPoolHttp {
  const { http1MaxPendingRequests, http2MaxRequests, maxRequestsPerConnection, maxRetries, maxConcurrentStreams, http2KeepAlive } = http;
  atLeastZero({ http1MaxPendingRequests, http2MaxRequests, maxRequestsPerConnection, maxRetries, maxConcurrentStreams });
  if (http.useClientProtocol && http.h2UpgradePolicy === H2UpgradePolicy.UPGRADE) {
    throw invalid('http has useClientProtocol beside H2UpgradePolicy.UPGRADE; keep one of them');
  }
  return {
    ...http,
    idleTimeout: http.idleTimeout && duration('idleTimeout of http', http.idleTimeout),
    http2KeepAlive: http2KeepAlive && {
      interval: duration('interval of http2KeepAlive', http2KeepAlive.interval),
      timeout: duration('timeout of http2KeepAlive', http2KeepAlive.timeout),
    },
  };
}

function atLeastZero(limits: Record<string, number | undefined>) {
  for (const [name, value] of Object.entries(limits)) {
    if (value !== undefined) integer(name, value, 0);
  }
}
