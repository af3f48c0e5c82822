import { istio, ServiceHost, WorkloadSelector } from '../../../src';
import { Recipe } from '../meter';
import { labels } from './values';

const { PolicyTarget } = istio;

/** How the fields are reached that tell what a policy holds for. */
export const targetRecipes = (define: (target: istio.PolicyTarget) => Recipe): Record<string, Recipe> => ({
  'workloads': (scope, probe) => define(PolicyTarget.workloads(WorkloadSelector.labels(labels(probe, 'selector.matchLabels'))))(scope, probe),
  'a service': (scope, probe) => {
    probe.implied('targetRefs[].kind', 'Service');
    define(PolicyTarget.serviceHost(ServiceHost.fromName(probe.text('targetRefs[].name'), { namespace: 'shop' })))(scope, probe);
  },
  'all waypoints': (scope, probe) => {
    probe.implied('targetRefs[].kind', 'GatewayClass');
    probe.implied('targetRefs[].group', 'gateway.networking.k8s.io');
    define(PolicyTarget.allWaypoints())(scope, probe);
  },
});

type LeftOut = readonly [RegExp, string];

/** A field of a target that has no property. */
export const TARGET_NAMESPACE: LeftOut = [/^targetRefs\[\]\.namespace$/, 'refused by istiod, unless it is the namespace of the policy'];

/** Fields of a target that have no property, of kinds that are older than its list. */
export const TARGET_LEFT_OUT: LeftOut[] = [[/^targetRef\./, 'a list of one: targetRefs'], TARGET_NAMESPACE];
