import { isIP } from 'node:net';
import { dnsName, durationOrZero, percentage, port, unique, unsigned } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { DestinationRuleTrafficPolicy, DestinationRuleTrafficPolicyPortLevelSettings } from '../../schema/networking.istio.io.generated';
import { PortLevelSettings, PortTrafficPolicy, RetryBudget, TrafficPolicy } from '../traffic-policy';
import { connectionPoolSpec } from './connection-pool';
import { outlierDetectionSpec } from './outlier-detection';

/** The `trafficPolicy` field of a DestinationRule or of a subset. */
export function trafficPolicySpec(policy: TrafficPolicy): DestinationRuleTrafficPolicy {
  const { portLevelSettings, tunnel, proxyProtocol, retryBudget } = policy;
  if (tunnel && proxyProtocol) throw invalid('trafficPolicy has tunnel beside proxyProtocol; keep one of them');
  if (Object.values(policy).every((value) => value === undefined)) {
    throw invalid('trafficPolicy sets nothing; give it a loadBalancer, connectionPool, outlierDetection, tls or another setting, or leave it out');
  }
  unique('portLevelSettings', portLevelSettings?.map((settings) => String(settings.port)) ?? []);
  return {
    ...portPolicySpec(policy),
    portLevelSettings: portLevelSettings?.map(portLevelSpec),
    tunnel: tunnel && {
      protocol: tunnel.protocol,
      targetHost: isIP(tunnel.targetHost) === 0 ? dnsName('targetHost of a tunnel', tunnel.targetHost) : tunnel.targetHost,
      targetPort: port('targetPort of a tunnel', tunnel.targetPort),
    },
    proxyProtocol: proxyProtocol && { version: proxyProtocol },
    retryBudget: retryBudget && retryBudgetSpec(retryBudget),
  };
}

function portPolicySpec({ loadBalancer, connectionPool, outlierDetection, tls }: PortTrafficPolicy) {
  return {
    loadBalancer: loadBalancer?._toSpec(),
    connectionPool: connectionPool && connectionPoolSpec(connectionPool),
    outlierDetection: outlierDetection && outlierDetectionSpec(outlierDetection),
    tls: tls?._toSpec(),
  };
}

function portLevelSpec(settings: PortLevelSettings): DestinationRuleTrafficPolicyPortLevelSettings {
  const number = port('port of portLevelSettings', settings.port);
  const policy = portPolicySpec(settings);
  if (Object.values(policy).every((value) => value === undefined)) {
    throw invalid(`portLevelSettings of port ${number} set nothing; give them a loadBalancer, connectionPool, outlierDetection or tls, or leave them out`);
  }
  return { port: { number }, ...policy };
}

function retryBudgetSpec({ percent, minRetryConcurrency, budgetInterval }: RetryBudget) {
  return {
    percent: percent === undefined ? undefined : percentage('percent of retryBudget', percent),
    minRetryConcurrency: minRetryConcurrency === undefined ? undefined : unsigned('minRetryConcurrency', minRetryConcurrency),
    budgetInterval: budgetInterval && durationOrZero('budgetInterval', budgetInterval),
  };
}
