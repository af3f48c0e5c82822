import { groupOf, LiveObject } from '../cluster';
import { apiService, customResourceDefinition, namespace, persistentVolumeClaim, service, webhookConfiguration } from './cluster-objects';
import { anyOther, attached, gatewayClass, istio, listeners, route } from './gateway-api';
import { failed, Readiness, ready } from './readiness';
import { daemonSet, deployment, horizontalPodAutoscaler, job, pod, replicaSet, statefulSet } from './workloads';

export type { Readiness } from './readiness';

type Judge = (live: LiveObject) => Readiness;

const JUDGES: Readonly<Record<string, Judge>> = {
  '/Namespace': namespace,
  '/PersistentVolumeClaim': persistentVolumeClaim,
  '/Pod': pod,
  '/ReplicationController': replicaSet,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhookConfiguration,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhookConfiguration,
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
  'apiregistration.k8s.io/APIService': apiService,
  'apps/DaemonSet': daemonSet,
  'apps/Deployment': deployment,
  'apps/ReplicaSet': replicaSet,
  'apps/StatefulSet': statefulSet,
  'autoscaling/HorizontalPodAutoscaler': horizontalPodAutoscaler,
  'batch/Job': job,
  'gateway.networking.k8s.io/BackendTLSPolicy': attached,
  'gateway.networking.k8s.io/GRPCRoute': route,
  'gateway.networking.k8s.io/Gateway': listeners,
  'gateway.networking.k8s.io/GatewayClass': gatewayClass,
  'gateway.networking.k8s.io/HTTPRoute': route,
  'gateway.networking.k8s.io/ListenerSet': listeners,
  'gateway.networking.k8s.io/ReferenceGrant': () => ready(),
  'gateway.networking.k8s.io/TCPRoute': route,
  'gateway.networking.k8s.io/TLSRoute': route,
};

/**
 * Whether an object does what it is for.
 *
 * @param endpoints of a Service: how many ready endpoints it has; nothing where that is not known
 */
export function readiness(live: LiveObject, endpoints?: number): Readiness {
  if (live.metadata.deletionTimestamp) return failed('it is being deleted');
  const group = groupOf(live);
  const id = `${group}/${live.kind}`;
  if (id === '/Service') return service(live, endpoints);
  const judge = JUDGES[id] ?? (group.endsWith('.istio.io') ? istio : anyOther);
  return judge(live);
}
