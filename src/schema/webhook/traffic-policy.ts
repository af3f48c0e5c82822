import type {
  DestinationRuleTrafficPolicy, DestinationRuleTrafficPolicyOutlierDetection, DestinationRuleTrafficPolicyPortLevelSettings,
  DestinationRuleTrafficPolicyTunnel,
} from '../networking.istio.io.generated';
import { isFullName } from '../values/dns';
import { anyDuration, duration } from '../values/duration';
import { isIpAddress } from '../values/ip';
import { percent, port } from '../values/number';
import { show } from '../values/show';
import { clientTls } from './client-tls';
import { connectionPool } from './connection-pool';
import { loadBalancer } from './load-balancer';
import { Place } from './place';

/** How the traffic to a host or a subset is treated. */
export function trafficPolicy(policy: DestinationRuleTrafficPolicy, place: Place, namespace: string | undefined): void {
  const { portLevelSettings = [], tunnel: through, proxyProtocol, retryBudget } = policy;
  if (isEmpty(policy) && portLevelSettings.length === 0 && !through && !proxyProtocol && !retryBudget) {
    place.error('must have at least one setting');
    return;
  }
  if (through && proxyProtocol) place.error('must have one of tunnel and proxyProtocol');
  settings(policy, place, namespace);
  place.one('tunnel', through, tunnel);
  place.one('retryBudget', retryBudget, ({ budgetInterval }, at) => at.check('budgetInterval', budgetInterval, anyDuration));
  place.each('portLevelSettings', portLevelSettings, (own, at) => {
    if (!own.port) at.at('port').error('must be given');
    if (isEmpty(own)) at.error('must have at least one setting beside port');
    settings(own, at.errorsOnly(), namespace);
  });
}

type Settings = Omit<DestinationRuleTrafficPolicyPortLevelSettings, 'port'>;

const isEmpty = ({ connectionPool: pool, loadBalancer: lb, outlierDetection: outliers, tls }: Settings) => !pool && !lb && !outliers && !tls;

/** What a whole host and a single port can have. */
function settings(given: Settings, place: Place, namespace: string | undefined): void {
  place.one('outlierDetection', given.outlierDetection, outlierDetection);
  place.one('connectionPool', given.connectionPool, connectionPool);
  place.one('loadBalancer', given.loadBalancer, (lb, at) => loadBalancer(lb, at, given.outlierDetection !== undefined));
  place.one('tls', given.tls, (tls, at) => clientTls(tls, at, namespace));
}

function outlierDetection(detection: DestinationRuleTrafficPolicyOutlierDetection, place: Place): void {
  place.check('baseEjectionTime', detection.baseEjectionTime, duration);
  place.check('interval', detection.interval, duration);
  place.check('maxEjectionPercent', detection.maxEjectionPercent, percent);
  place.check('minHealthPercent', detection.minHealthPercent, percent);
  if (detection.consecutiveErrors) {
    place.at('consecutiveErrors').warning('is deprecated; use consecutive5xxErrors or consecutiveGatewayErrors');
  }
  if (detection.consecutiveLocalOriginFailures && !detection.splitExternalLocalOriginErrors) {
    place.at('consecutiveLocalOriginFailures').error('counts only where splitExternalLocalOriginErrors is true; set that');
  }
}

function tunnel({ protocol, targetHost, targetPort }: DestinationRuleTrafficPolicyTunnel, place: Place): void {
  if (protocol && protocol !== 'CONNECT' && protocol !== 'POST') place.at('protocol').error(`must be 'CONNECT' or 'POST', got ${show(protocol)}`);
  if (!isFullName(targetHost) && !isIpAddress(targetHost)) {
    place.at('targetHost').error(`must be a DNS name without wildcard or an IP address, got ${show(targetHost)}`);
  }
  place.at('targetPort').error(port(targetPort));
}
