import { Duration } from 'cdk8s';
import { mesh } from '../../../src';
import { AMOUNTS, BUDGETS, COMPONENT, IMAGE, MOUNTS, POD, SECCOMP, SPREAD, VOLUMES } from './pod';
import { same, Samples, within } from './samples';

const { CniProvider, IpFamily, IpFamilyPolicy, LabelExpression, ReinvocationPolicy } = mesh;

type Beside = 'gatewayClasses' | 'gatewaySeccompProfile' | 'gatewaySecurityContext' | 'istiodRemote' | 'podDisruptionBudget' | 'prometheus' | 'revisionTags'
| 'sidecarInjectorWebhook' | 'stableValidationPolicy' | 'telemetry';

const pilot: Samples<Omit<mesh.IstiodValues, Beside>> = {
  ...COMPONENT,
  ...IMAGE,
  ...POD,
  autoscaleBehavior: same('autoscaleBehavior', { scaleDown: { stabilizationWindowSeconds: 60 } }),
  autoscaleEnabled: same('autoscaleEnabled', false, true),
  autoscaleMax: same('autoscaleMax', 9),
  autoscaleMin: same('autoscaleMin', 2),
  cniProvider: [[CniProvider.MULTUS, { cni: { provider: 'multus' } }]],
  configMap: same('configMap', false),
  cpuTargetAverageUtilization: [[66, { cpu: { targetAverageUtilization: 66 } }]],
  crlConfigMapName: same('crlConfigMapName', 'my-crl'),
  deploymentAnnotations: same('deploymentAnnotations', { 'example.com/a': 'b' }),
  deploymentLabels: same('deploymentLabels', { team: 'mesh' }),
  envVarFrom: same('envVarFrom', [{ name: 'A_SECRET', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }]),
  extraContainerArgs: same('extraContainerArgs', ['--profile=false']),
  initContainers: same('initContainers', [{ name: 'before', image: 'example.com/before' }]),
  ipFamilies: same('ipFamilies', [IpFamily.IPV4]),
  ipFamilyPolicy: same('ipFamilyPolicy', IpFamilyPolicy.SINGLE_STACK, IpFamilyPolicy.REQUIRE_DUAL_STACK),
  jwksResolverExtraRootCA: same('jwksResolverExtraRootCA', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
  keepaliveMaxServerConnectionAge: [[Duration.minutes(5), { keepaliveMaxServerConnectionAge: '300s' }]],
  memoryTargetAverageUtilization: [[77, { memory: { targetAverageUtilization: 77 } }]],
  nodeSelector: same('nodeSelector', { disk: 'ssd' }),
  podLabels: same('podLabels', { team: 'mesh' }),
  replicaCount: same('replicaCount', 3),
  rollingMaxSurge: AMOUNTS.map(([given, rollingMaxSurge]) => [given, { rollingMaxSurge }]),
  rollingMaxUnavailable: AMOUNTS.map(([given, rollingMaxUnavailable]) => [given, { rollingMaxUnavailable }]),
  seccompProfile: SECCOMP.map(([given, seccompProfile]) => [given, { seccompProfile }]),
  serviceAccountAnnotations: same('serviceAccountAnnotations', { 'example.com/role': 'r' }),
  serviceAnnotations: same('serviceAnnotations', { 'example.com/a': 'b' }),
  sidecarInjectorWebhookAnnotations: same('sidecarInjectorWebhookAnnotations', { 'example.com/a': 'b' }),
  taint: same('taint', { enabled: true, name: 'example.com/not-ready', namespace: 'kube-system' }),
  terminationMessagePolicy: same('terminationMessagePolicy', 'FallbackToLogsOnError'),
  topologySpreadConstraints: same('topologySpreadConstraints', SPREAD),
  traceSampling: same('traceSampling', 12.5),
  trafficDistribution: same('trafficDistribution', 'PreferClose'),
  trustedZtunnelName: same('trustedZtunnelName', 'other-ztunnel'),
  trustedZtunnelNamespace: same('trustedZtunnelNamespace', 'kube-system'),
  volumeMounts: same('volumeMounts', MOUNTS),
  volumes: same('volumes', VOLUMES),
};

export const ISTIOD: Samples<mesh.IstiodValues> = {
  ...within('pilot', pilot),
  gatewayClasses: same('gatewayClasses', { istio: { service: { spec: { type: 'ClusterIP' } } } }),
  gatewaySeccompProfile: SECCOMP.map(([given, seccompProfile]) => [given, { gateways: { seccompProfile } }]),
  gatewaySecurityContext: [[{ runAsUser: 1337 }, { gateways: { securityContext: { runAsUser: 1337 } } }]],
  istiodRemote: [
    ...same('istiodRemote', { injectionURL: 'https://istiod.example.com:15017/inject', injectionCABundle: 'Y2E=' }),
    ...same('istiodRemote', { enabled: true, injectionPath: '/inject/net/a' }),
    ...same('istiodRemote', { enabledLocalInjectorIstiod: true }),
  ],
  podDisruptionBudget: BUDGETS.map(([given, pdb]) => [given, { pdb }]),
  prometheus: [[false, { telemetry: { v2: { prometheus: { enabled: false } } } }]],
  revisionTags: same('revisionTags', ['stable', 'canary']),
  sidecarInjectorWebhook: [
    [{ alwaysInjectSelector: [{ matchLabels: { a: 'b' } }], neverInjectSelector: [{ matchExpressions: [LabelExpression.in('a', ['c'])] }] },
      { sidecarInjectorWebhook: { alwaysInjectSelector: [{ matchLabels: { a: 'b' } }], neverInjectSelector: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['c'] }] }] } }],
    ...same('sidecarInjectorWebhook', { enableNamespacesByDefault: true, reinvocationPolicy: ReinvocationPolicy.IF_NEEDED, rewriteAppHTTPProbe: false }),
    ...same('sidecarInjectorWebhook', { templates: { hello: 'metadata:\n  labels:\n    hello: world\n' }, defaultTemplates: ['sidecar', 'hello'] }),
    ...same('sidecarInjectorWebhook', { injectedAnnotations: { 'example.com/a': 'b' } }),
  ],
  stableValidationPolicy: [[true, { experimental: { stableValidationPolicy: true } }]],
  telemetry: [[false, { telemetry: { enabled: false } }]],
};
