import { duration, durationOrZero, integer, unsigned, wholeSeconds } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type {
  DestinationRuleTrafficPolicyConnectionPool as ConnectionPoolSpec,
  DestinationRuleTrafficPolicyConnectionPoolHttp as HttpSpec,
  DestinationRuleTrafficPolicyConnectionPoolHttpHttp2KeepAlive as Http2KeepAliveSpec,
  DestinationRuleTrafficPolicyConnectionPoolTcp as TcpSpec,
  DestinationRuleTrafficPolicyConnectionPoolTcpTcpKeepalive as TcpKeepaliveSpec,
} from '../../schema/networking.istio.io.generated';
import { ConnectionPool, H2UpgradePolicy, Http2KeepAlive, HttpSettings, TcpKeepalive, TcpSettings } from '../connection-pool';

/** The `connectionPool` field of a traffic policy. */
export function connectionPoolSpec(pool: ConnectionPool): ConnectionPoolSpec {
  if (!pool.tcp && !pool.http) throw invalid('connectionPool has neither tcp nor http; give it one or leave it out');
  return render<ConnectionPool, ConnectionPoolSpec>(pool, { tcp: tcpSpec, http: httpSpec });
}

function tcpSpec(tcp: TcpSettings): TcpSpec {
  return render<TcpSettings, TcpSpec>(tcp, {
    maxConnections: limit('maxConnections'),
    connectTimeout: (value) => duration('connectTimeout', value),
    maxConnectionDuration: (value) => duration('maxConnectionDuration', value),
    idleTimeout: (value) => durationOrZero('idleTimeout of tcp', value),
    tcpKeepalive: tcpKeepaliveSpec,
  });
}

/** The `tcpKeepalive` field of a connection pool, or of a mesh. */
export function tcpKeepaliveSpec(probes: TcpKeepalive): TcpKeepaliveSpec {
  return render<TcpKeepalive, TcpKeepaliveSpec>(probes, {
    probes: (value) => unsigned('probes of tcpKeepalive', value, 1),
    time: (value) => wholeSeconds('time of tcpKeepalive', value),
    interval: (value) => wholeSeconds('interval of tcpKeepalive', value),
  });
}

function httpSpec(http: HttpSettings): HttpSpec {
  if (http.useClientProtocol && http.h2UpgradePolicy === H2UpgradePolicy.UPGRADE) {
    throw invalid('http has useClientProtocol beside H2UpgradePolicy.UPGRADE; keep one of them');
  }
  return render<HttpSettings, HttpSpec>(http, {
    http1MaxPendingRequests: limit('http1MaxPendingRequests'),
    http2MaxRequests: limit('http2MaxRequests'),
    maxRequestsPerConnection: (value) => integer('maxRequestsPerConnection', value, 0),
    maxRetries: limit('maxRetries'),
    maxConcurrentStreams: limit('maxConcurrentStreams'),
    idleTimeout: (value) => duration('idleTimeout of http', value),
    http2KeepAlive: (pings) => render<Http2KeepAlive, Http2KeepAliveSpec>(pings, {
      interval: (value) => duration('interval of http2KeepAlive', value),
      timeout: (value) => duration('timeout of http2KeepAlive', value),
    }),
  });
}

/** Istio takes a limit of 0 for none at all, so it cannot be meant. */
const limit = (name: string) => (value: number) => integer(name, value, 1);
