import { mesh } from '../../../src';
import { AFFINITY, POD, SECCOMP, SPREAD } from './pod';
import { same, Samples, within } from './samples';

const proxy: Samples<mesh.ProxyValues> = {
  autoInject: [[true, { autoInject: 'enabled' }], [false, { autoInject: 'disabled' }]],
  capNetBindService: [[true, { capNetBindService: true }]],
  clusterDomain: same('clusterDomain', 'example.local'),
  componentLogLevel: same('componentLogLevel', 'http:debug'),
  excludeIPRanges: [[['10.1.0.0/16', '10.2.0.0/16'], { excludeIPRanges: '10.1.0.0/16,10.2.0.0/16' }]],
  excludeInboundPorts: [[[22, 81], { excludeInboundPorts: '22,81' }]],
  excludeOutboundPorts: [[[3306], { excludeOutboundPorts: '3306' }]],
  image: same('image', 'my-proxy'),
  includeIPRanges: [[['10.0.0.0/8'], { includeIPRanges: '10.0.0.0/8' }]],
  includeInboundPorts: [[[80, 8080], { includeInboundPorts: '80,8080' }]],
  includeOutboundPorts: [[[443], { includeOutboundPorts: '443' }]],
  lifecycle: same('lifecycle', { preStop: { exec: { command: ['sleep', '5'] } } }),
  logLevel: same('logLevel', mesh.ProxyLogLevel.TRACE, mesh.ProxyLogLevel.OFF),
  outlierLogPath: same('outlierLogPath', '/dev/stdout'),
  privileged: same('privileged', true),
  readinessFailureThreshold: same('readinessFailureThreshold', 7),
  readinessInitialDelaySeconds: same('readinessInitialDelaySeconds', 3),
  readinessPeriodSeconds: same('readinessPeriodSeconds', 9),
  resources: POD.resources,
  seccompProfile: SECCOMP.map(([given, seccompProfile]) => [given, { seccompProfile }]),
  startupProbe: same('startupProbe', { enabled: false }, { failureThreshold: 33 }),
  statusPort: same('statusPort', 15999),
  variant: same('variant', mesh.ImageVariant.DEBUG),
};

const waypoint: Samples<mesh.WaypointValues> = {
  affinity: same('affinity', AFFINITY),
  nodeSelector: same('nodeSelector', { disk: 'ssd' }),
  resources: POD.resources,
  tolerations: POD.tolerations,
  topologySpreadConstraints: same('topologySpreadConstraints', SPREAD),
};

/** A struct with one property, each in turn, and what is written for it. */
const each = <T extends object>(samples: Samples<T>): Array<[T, object]> =>
  Object.entries<ReadonlyArray<readonly [unknown, object]>>(samples).flatMap(([name, list]) =>
    list.map(([given, written]): [T, object] => [{ [name]: given } as T, written]));

export const GLOBAL: Samples<mesh.GlobalValues> = within('global', {
  caAddress: same('caAddress', 'ca.example.com:15012'),
  caName: same('caName', 'GkeWorkloadCertificate'),
  certSigners: same('certSigners', ['clusterissuers.cert-manager.io/istio-ca']),
  clusterName: [['east', { multiCluster: { clusterName: 'east' } }]],
  configCluster: same('configCluster', true),
  configValidation: same('configValidation', false),
  defaultPodDisruptionBudget: [[false, { defaultPodDisruptionBudget: { enabled: false } }]],
  enableAnalysis: [[true, { istiod: { enableAnalysis: true } }]],
  enableReaderRBAC: same('enableReaderRBAC', false),
  externalIstiod: same('externalIstiod', true),
  hub: same('hub', 'registry.example.com/istio'),
  imagePullPolicy: same('imagePullPolicy', mesh.ImagePullPolicy.ALWAYS, mesh.ImagePullPolicy.NEVER),
  imagePullSecrets: same('imagePullSecrets', ['pull', 'another']),
  ipFamilies: same('ipFamilies', [mesh.IpFamily.IPV6, mesh.IpFamily.IPV4]),
  ipFamilyPolicy: same('ipFamilyPolicy', mesh.IpFamilyPolicy.PREFER_DUAL_STACK),
  logAsJson: same('logAsJson', true),
  logLevel: [['default:debug', { logging: { level: 'default:debug' } }]],
  meshID: same('meshID', 'mesh1'),
  mountMtlsCerts: same('mountMtlsCerts', true),
  nativeNftables: same('nativeNftables', true),
  network: same('network', 'network1'),
  networkPolicy: [[true, { networkPolicy: { enabled: true } }]],
  omitSidecarInjectorConfigMap: same('omitSidecarInjectorConfigMap', true, false),
  operatorManageWebhooks: same('operatorManageWebhooks', true),
  pilotCertProvider: same('pilotCertProvider', 'custom', 'k8s.io/example.com/signer'),
  priorityClassName: same('priorityClassName', 'system-cluster-critical'),
  proxy: each(proxy).map(([given, written]) => [given, { proxy: written }]),
  proxyInit: [[{ image: 'my-init', forceApplyIptables: true }, { proxy_init: { image: 'my-init', forceApplyIptables: true } }]],
  readerServiceAccount: same('readerServiceAccount', { name: 'reader', namespace: 'readers' }),
  remotePilotAddress: same('remotePilotAddress', '10.9.8.7'),
  resourceScope: same('resourceScope', mesh.ResourceScope.CLUSTER, mesh.ResourceScope.NAMESPACE),
  stsServicePort: [[15463, { sts: { servicePort: 15463 } }]],
  tag: same('tag', '1.31.1-custom'),
  tokenAudience: [['my-ca', { sds: { token: { aud: 'my-ca' } } }]],
  trustBundleName: same('trustBundleName', 'my-root-cert'),
  variant: same('variant', mesh.ImageVariant.DISTROLESS),
  waypoint: each(waypoint).map(([given, written]) => [given, { waypoint: written }]),
  extraValues: [[{ something: { new: true } }, { something: { new: true } }]],
});
