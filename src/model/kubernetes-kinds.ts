/** The kinds of Kubernetes itself, by API group; those without a namespace apart. */
interface GroupKinds {
  readonly namespaced: readonly string[];
  readonly cluster: readonly string[];
}

const GROUPS: Readonly<Record<string, GroupKinds>> = {
  '': {
    namespaced: [
      'Binding', 'ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'PersistentVolumeClaim', 'Pod', 'PodTemplate', 'ReplicationController',
      'ResourceQuota', 'Secret', 'Service', 'ServiceAccount',
    ],
    cluster: ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  },
  'admissionregistration.k8s.io': {
    namespaced: [],
    cluster: [
      'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
    ],
  },
  'apiextensions.k8s.io': { namespaced: [], cluster: ['CustomResourceDefinition'] },
  'apiregistration.k8s.io': { namespaced: [], cluster: ['APIService'] },
  'apps': { namespaced: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'], cluster: [] },
  'autoscaling': { namespaced: ['HorizontalPodAutoscaler'], cluster: [] },
  'batch': { namespaced: ['CronJob', 'Job'], cluster: [] },
  'certificates.k8s.io': { namespaced: ['PodCertificateRequest'], cluster: ['CertificateSigningRequest', 'ClusterTrustBundle'] },
  'coordination.k8s.io': { namespaced: ['Lease', 'LeaseCandidate'], cluster: [] },
  'discovery.k8s.io': { namespaced: ['EndpointSlice'], cluster: [] },
  'events.k8s.io': { namespaced: ['Event'], cluster: [] },
  'flowcontrol.apiserver.k8s.io': { namespaced: [], cluster: ['FlowSchema', 'PriorityLevelConfiguration'] },
  'networking.k8s.io': { namespaced: ['Ingress', 'NetworkPolicy'], cluster: ['IngressClass', 'IPAddress', 'ServiceCIDR'] },
  'node.k8s.io': { namespaced: [], cluster: ['RuntimeClass'] },
  'policy': { namespaced: ['Eviction', 'PodDisruptionBudget'], cluster: [] },
  'rbac.authorization.k8s.io': { namespaced: ['Role', 'RoleBinding'], cluster: ['ClusterRole', 'ClusterRoleBinding'] },
  'resource.k8s.io': { namespaced: ['ResourceClaim', 'ResourceClaimTemplate'], cluster: ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'] },
  'scheduling.k8s.io': { namespaced: ['Workload'], cluster: ['PriorityClass'] },
  'storage.k8s.io': {
    namespaced: ['CSIStorageCapacity'],
    cluster: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  },
};

/** Kinds of others that have no namespace either. */
const CLUSTER_KINDS = new Set([
  ...Object.entries(GROUPS).flatMap(([group, { cluster }]) => cluster.map((kind) => `${group}/${kind}`)),
  'gateway.networking.k8s.io/GatewayClass',
]);

/** The kinds that Kubernetes has in a group of its own; undefined for other groups. */
export function kubernetesKinds(group: string): readonly string[] | undefined {
  if (!Object.hasOwn(GROUPS, group)) return undefined;
  return [...GROUPS[group].namespaced, ...GROUPS[group].cluster];
}

/** The groups of Kubernetes itself that have a kind. */
export const groupsOfKubernetes = (kind: string): readonly string[] =>
  Object.keys(GROUPS).filter((group) => kubernetesKinds(group)!.includes(kind));

/** Whether names of a kind are known to be DNS names, with dots. Those of some kinds and of other groups need not be. */
export const hasDnsNames = (group: string, kind: string) =>
  Object.hasOwn(GROUPS, group) && group !== 'rbac.authorization.k8s.io' && !['IPAddress', 'ClusterTrustBundle'].includes(kind);

/** Whether objects of a kind stand in no namespace. */
export const isClusterWide = (group: string, kind: string) => CLUSTER_KINDS.has(`${group}/${kind}`);
