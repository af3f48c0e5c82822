import { Size } from 'cdk8s';
import { mesh } from '../../../src';
import { same, Samples } from './samples';

const { TaintEffect, Toleration } = mesh;

export const AFFINITY = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] } } };
export const SPREAD = [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'a' } } }];
export const VOLUMES = [{ name: 'extra', configMap: { name: 'extra' } }];
export const MOUNTS = [{ name: 'extra', mountPath: '/extra' }];

export const TOLERATIONS: Array<[mesh.Toleration[], object[]]> = [
  [[Toleration.everything()], [{ operator: 'Exists' }]],
  [[Toleration.effect(TaintEffect.NO_SCHEDULE), Toleration.exists('a')], [{ operator: 'Exists', effect: 'NoSchedule' }, { key: 'a', operator: 'Exists' }]],
  [[Toleration.exists('a', TaintEffect.NO_EXECUTE)], [{ key: 'a', operator: 'Exists', effect: 'NoExecute' }]],
  [[Toleration.equal('a', 'b'), Toleration.equal('c', 'd', TaintEffect.PREFER_NO_SCHEDULE)],
    [{ key: 'a', operator: 'Equal', value: 'b' }, { key: 'c', operator: 'Equal', value: 'd', effect: 'PreferNoSchedule' }]],
];

export const POD: Samples<mesh.PodValues> = {
  affinity: same('affinity', AFFINITY),
  env: same('env', { A_VARIABLE: 'a', ANOTHER: '1' }),
  podAnnotations: same('podAnnotations', { 'example.com/a': 'b' }),
  resources: [[
    { cpuRequestMillis: 123, memoryRequest: Size.mebibytes(77), cpuLimitMillis: 2000, memoryLimit: Size.gibibytes(3) },
    { resources: { requests: { cpu: '123m', memory: '77Mi' }, limits: { cpu: '2000m', memory: '3072Mi' } } },
  ]],
  tolerations: TOLERATIONS.map(([given, tolerations]) => [given, { tolerations }]),
};

export const IMAGE: Samples<mesh.ImageValues> = {
  hub: same('hub', 'registry.example.com/istio'),
  image: same('image', 'another', 'registry.example.com/some/image:1'),
  tag: same('tag', '1.31.1-custom'),
  variant: same('variant', mesh.ImageVariant.DEBUG, mesh.ImageVariant.DISTROLESS),
};

/** How a component is installed, which is no value. */
export const COMPONENT: Samples<mesh.ComponentValues> = {
  enabled: [[true, {}]],
  extraValues: [[{ env: { EXTRA: '1' } }, { env: { EXTRA: '1' } }]],
};

export const SECCOMP: Array<[mesh.SeccompProfile, object]> = [
  [mesh.SeccompProfile.runtimeDefault(), { type: 'RuntimeDefault' }],
  [mesh.SeccompProfile.unconfined(), { type: 'Unconfined' }],
  [mesh.SeccompProfile.localhost('profiles/a.json'), { type: 'Localhost', localhostProfile: 'profiles/a.json' }],
];

const { PodAmount, UnhealthyPodEvictionPolicy } = mesh;

export const AMOUNTS: Array<[mesh.PodAmount, number | string]> = [[PodAmount.count(2), 2], [PodAmount.percent(40), '40%']];

export const BUDGETS: Array<[mesh.DisruptionBudgetValues, object]> = [
  [{ minAvailable: PodAmount.count(2), unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW }, { minAvailable: 2, unhealthyPodEvictionPolicy: 'AlwaysAllow' }],
  [{ maxUnavailable: PodAmount.percent(30) }, { maxUnavailable: '30%' }],
];
