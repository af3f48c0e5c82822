import { Labels, selects } from '../../model/match/labels';
import { AuthorizationPolicyTargetRef as TargetRef } from '../../schema/security.istio.io.generated';

/** What a policy is for. */
interface Selecting {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly targetRef?: TargetRef;
  readonly targetRefs?: readonly TargetRef[];
}

/** A proxy that policies may be for. */
export interface PolicyProxy {
  readonly namespace: string;
  readonly labels: Labels;
  readonly isWaypoint?: boolean;
  /** What a waypoint stands for, in the request that is judged. */
  readonly services?: readonly TargetService[];
}

export interface TargetService {
  readonly name: string;
  readonly namespace: string;
  /** Whether it is a Service, or else a ServiceEntry. */
  readonly kubernetes: boolean;
}

/** Label of what serves a Gateway of the Gateway API. */
export const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';
const GATEWAY_API = 'gateway.networking.k8s.io';

/** Whether a policy is for a proxy. Targets are for gateways of the Gateway API and for waypoints, which selectors do not reach. */
export function isFor(policy: Selecting, namespace: string, proxy: PolicyProxy, rootNamespace: string): boolean {
  const refs = policy.targetRefs?.length ? policy.targetRefs : policy.targetRef ? [policy.targetRef] : [];
  const gateway = proxy.labels[GATEWAY_NAME];
  if (gateway !== undefined && (refs.length > 0 || proxy.isWaypoint)) {
    return refs.some((ref) => isTarget(ref, namespace, proxy, rootNamespace));
  }
  return refs.length === 0 && selects(policy.selector?.matchLabels ?? {}, proxy.labels);
}

function isTarget(ref: TargetRef, namespace: string, proxy: PolicyProxy, rootNamespace: string): boolean {
  const { group = '', kind, name, namespace: named = '' } = ref;
  switch (`${group === 'core' ? '' : group}/${kind}`) {
    case '/Service': return isOneOf(name, namespace, true, proxy);
    case 'networking.istio.io/ServiceEntry': return isOneOf(name, namespace, false, proxy);
    case `${GATEWAY_API}/GatewayClass`: return !!proxy.isWaypoint && namespace === rootNamespace && name === 'istio-waypoint';
    case `${GATEWAY_API}/Gateway`: return namespace === proxy.namespace && (named === '' || named === namespace) && name === proxy.labels[GATEWAY_NAME];
    default: return false;
  }
}

const isOneOf = (name: string, namespace: string, kubernetes: boolean, { isWaypoint, services = [] }: PolicyProxy) =>
  !!isWaypoint && services.some((one) => one.name === name && one.namespace === namespace && one.kubernetes === kubernetes);
