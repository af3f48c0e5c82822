import { IKubernetesGateway, IServiceEntry, istio, ServiceHost, WorkloadSelector } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { label, labels, namespace, subdomain } from './values';

const rootOptions = struct<istio.RootNamespaceOptions>({ rootNamespace: maybe(mostly(pick('istio-system', 'mesh'), label), 0.2) });

/** What every policy can hold for. */
export const workloadTarget: Gen<istio.WorkloadTarget> = either(
  call(istio.PolicyTarget.workloads, call(WorkloadSelector.labels, labels)),
  call(istio.PolicyTarget.namespace, rootOptions),
  call(istio.PolicyTarget.mesh, rootOptions),
);

const place = maybe(mostly(pick('shop'), namespace), 0.4);
const gateway = struct<IKubernetesGateway>({
  apiGroup: mostly(pick('gateway.networking.k8s.io'), pick('networking.istio.io', '')),
  kind: mostly(pick('Gateway'), pick('GatewayClass', 'HTTPRoute')),
  name: mostly(pick('waypoint', 'public'), subdomain),
  namespace: place,
});
const single: Gen<istio.AttachedTarget> = either(
  call(istio.PolicyTarget.gateway, gateway),
  call((name: string, ns: string) => istio.PolicyTarget.serviceHost(ServiceHost.fromName(name, { namespace: ns })), label, mostly(pick('shop'), namespace)),
  call(istio.PolicyTarget.serviceEntry, struct<IServiceEntry>({ name: mostly(pick('payments'), subdomain), namespace: place })),
  call(istio.PolicyTarget.allWaypoints, rootOptions),
);
const attached: Gen<istio.AttachedTarget> = either(single, call(istio.PolicyTarget.several, mostly(list(single, 1, 2), list(single, 0, 18))));

export const policyTarget: Gen<istio.PolicyTarget> = either<istio.PolicyTarget>(workloadTarget, attached);
