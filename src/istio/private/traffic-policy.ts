import { isIP } from 'node:net';
import { durationOrZero, fullName, nonEmpty, percentage, port, unique, unsigned } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type {
  DestinationRuleTrafficPolicy as TrafficPolicySpec,
  DestinationRuleTrafficPolicyPortLevelSettings as PortLevelSpec,
  DestinationRuleTrafficPolicyRetryBudget as RetryBudgetSpec,
  DestinationRuleTrafficPolicyTunnel as TunnelSpec,
} from '../../schema/networking.istio.io.generated';
import { ClientTls } from '../client-tls';
import { LoadBalancer } from '../load-balancer';
import { PortLevelSettings, RetryBudget, TrafficPolicy, TunnelSettings } from '../traffic-policy';
import { connectionPoolSpec } from './connection-pool';
import { outlierDetectionSpec } from './outlier-detection';

/** How the fields that a destination and its ports share are rendered. */
const portFields = (namespace: string | undefined) => ({
  loadBalancer: (value: LoadBalancer) => value._toSpec(),
  connectionPool: connectionPoolSpec,
  outlierDetection: outlierDetectionSpec,
  tls: (value: ClientTls) => tlsSpec(value, namespace),
});

function tlsSpec(tls: ClientTls, namespace: string | undefined) {
  const spec = tls._toSpec();
  const [, , place, name] = spec.credentialName?.startsWith('configmap://') ? spec.credentialName.split('/') : [];
  if (namespace && place && place !== namespace) {
    throw invalid(`credentialName names a ConfigMap in ${show(place)}, but must name one in the namespace of the destination rule; use 'configmap://${namespace}/${name}'`);
  }
  return spec;
}

/** The `trafficPolicy` field of a DestinationRule or of a subset. */
export function trafficPolicySpec(policy: TrafficPolicy, namespace: string | undefined): TrafficPolicySpec {
  if (policy.tunnel && policy.proxyProtocol) throw invalid('trafficPolicy has tunnel beside proxyProtocol; keep one of them');
  const spec = render<TrafficPolicy, TrafficPolicySpec>(policy, {
    ...portFields(namespace),
    portLevelSettings: (list) => {
      unique('portLevelSettings', nonEmpty('portLevelSettings', list).map((settings) => String(settings.port)));
      return list.map((settings) => portLevelSpec(settings, namespace));
    },
    tunnel: tunnelSpec,
    proxyProtocol: (version) => ({ version }),
    retryBudget: retryBudgetSpec,
  });
  if (Object.keys(spec).length === 0) {
    throw invalid('trafficPolicy sets nothing; give it a loadBalancer, connectionPool, outlierDetection, tls or another setting, or leave it out');
  }
  return spec;
}

function portLevelSpec(settings: PortLevelSettings, namespace: string | undefined): PortLevelSpec {
  const spec = render<PortLevelSettings, PortLevelSpec>(settings, {
    ...portFields(namespace),
    port: (value) => ({ number: port('port of portLevelSettings', value) }),
  });
  if (Object.keys(spec).length === 1) {
    throw invalid(`portLevelSettings of port ${settings.port} set nothing; give them a loadBalancer, connectionPool, outlierDetection or tls, or leave them out`);
  }
  return spec;
}

function tunnelSpec(tunnel: TunnelSettings): TunnelSpec {
  return render<TunnelSettings, TunnelSpec>(tunnel, {
    targetHost: (host) => isIP(host) === 0 ? fullName('targetHost of a tunnel', host) : host,
    targetPort: (value) => port('targetPort of a tunnel', value),
  });
}

function retryBudgetSpec(budget: RetryBudget): RetryBudgetSpec {
  return render<RetryBudget, RetryBudgetSpec>(budget, {
    percent: (value) => percentage('percent of retryBudget', value),
    minRetryConcurrency: (value) => unsigned('minRetryConcurrency', value, 1),
    budgetInterval: (value) => durationOrZero('budgetInterval', value),
  });
}
