import type {
  DestinationRuleTrafficPolicyConnectionPool, DestinationRuleTrafficPolicyConnectionPoolHttp, DestinationRuleTrafficPolicyConnectionPoolTcp,
} from '../networking.istio.io.generated';
import { duration, durationOrNone } from '../values/duration';
import { notNegative } from '../values/number';
import { Place } from './place';

/** Limits of the connections to a host or of a workload. */
export function connectionPool({ http, tcp }: DestinationRuleTrafficPolicyConnectionPool, place: Place): void {
  if (!http && !tcp) place.error('must have http, tcp or both');
  place.one('http', http, httpPool);
  place.one('tcp', tcp, tcpPool);
}

function httpPool(http: DestinationRuleTrafficPolicyConnectionPoolHttp, place: Place): void {
  place.check('http1MaxPendingRequests', http.http1MaxPendingRequests, notNegative);
  place.check('http2MaxRequests', http.http2MaxRequests, notNegative);
  place.check('maxRequestsPerConnection', http.maxRequestsPerConnection, notNegative);
  place.check('maxRetries', http.maxRetries, notNegative);
  place.check('maxConcurrentStreams', http.maxConcurrentStreams, notNegative);
  place.check('idleTimeout', http.idleTimeout, duration);
  if (http.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol) {
    place.at('useClientProtocol').error("cannot be true beside h2UpgradePolicy 'UPGRADE', as both choose the protocol; drop one of them");
  }
  place.one('http2KeepAlive', http.http2KeepAlive, (ping, at) => {
    if (ping.interval === undefined || ping.timeout === undefined) at.error('must have both interval and timeout');
    at.check('interval', ping.interval, duration);
    at.check('timeout', ping.timeout, duration);
  });
}

function tcpPool(tcp: DestinationRuleTrafficPolicyConnectionPoolTcp, place: Place): void {
  place.check('maxConnections', tcp.maxConnections, notNegative);
  place.check('connectTimeout', tcp.connectTimeout, duration);
  place.check('maxConnectionDuration', tcp.maxConnectionDuration, duration);
  place.check('idleTimeout', tcp.idleTimeout, durationOrNone);
  place.one('tcpKeepalive', tcp.tcpKeepalive, ({ time, interval }, at) => {
    at.check('time', time, duration);
    at.check('interval', interval, duration);
  });
}
