// Generated from imports/mesh by `npx projen import`. Do not edit.

export interface GlobalSpec {
  agentgateway?: GlobalAgentgateway;
  arch?: GlobalArch;
  caAddress?: string;
  caName?: string;
  certSigners?: string[];
  configCluster?: boolean;
  configValidation?: boolean;
  defaultNodeSelector?: {
    [k: string]: unknown;
  };
  defaultPodDisruptionBudget?: GlobalDefaultPodDisruptionBudget;
  defaultResources?: GlobalDefaultResources;
  defaultTolerations?: {
    [k: string]: unknown;
  }[];
  enableReaderRBAC?: boolean;
  externalIstiod?: boolean;
  hub?: string;
  imagePullPolicy?: string;
  imagePullSecrets?: string[];
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  istioNamespace?: string;
  istiod?: GlobalIstiod;
  jwtPolicy?: string;
  logAsJson?: boolean;
  logging?: GlobalLogging;
  meshID?: string;
  meshNetworks?: {
    [k: string]: unknown;
  };
  mountMtlsCerts?: boolean;
  multiCluster?: GlobalMultiCluster;
  nativeNftables?: boolean;
  network?: string;
  networkPolicy?: GlobalDefaultPodDisruptionBudget;
  omitSidecarInjectorConfigMap?: boolean;
  operatorManageWebhooks?: boolean;
  pilotCertProvider?: string;
  platform?: string;
  podDNSSearchNamespaces?: string[];
  priorityClassName?: string;
  proxy?: GlobalProxy;
  proxy_init?: GlobalProxyInit;
  readerServiceAccount?: GlobalReaderServiceAccount;
  remotePilotAddress?: string;
  resourceScope?: 'undefined' | 'all' | 'cluster' | 'namespace';
  revision?: string;
  sds?: GlobalSds;
  sts?: GlobalSts;
  tag?: string;
  tracer?: GlobalTracer;
  trustBundleName?: string;
  trustDomain?: unknown;
  variant?: string;
  waypoint?: GlobalWaypoint;
}
export interface GlobalAgentgateway {
  image?: string;
}
export interface GlobalArch {
  amd64?: number;
  arm64?: number;
  ppc64le?: number;
  s390x?: number;
}
export interface GlobalDefaultPodDisruptionBudget {
  enabled?: boolean;
}
export interface GlobalDefaultResources {
  requests?: GlobalDefaultResourcesRequests;
}
export interface GlobalDefaultResourcesRequests {
  cpu?: string;
  memory?: string;
}
export interface GlobalIstiod {
  enableAnalysis?: boolean;
}
export interface GlobalLogging {
  level?: string;
}
export interface GlobalMultiCluster {
  clusterName?: string;
  enabled?: boolean;
  globalDomainSuffix?: string;
  includeEnvoyFilter?: boolean;
}
export interface GlobalProxy {
  autoInject?: string;
  capNetBindService?: unknown;
  clusterDomain?: string;
  componentLogLevel?: string;
  enableCoreDump?: boolean;
  excludeIPRanges?: string;
  excludeInboundPorts?: string;
  excludeOutboundPorts?: string;
  holdApplicationUntilProxyStarts?: boolean;
  image?: string;
  includeIPRanges?: string;
  includeInboundPorts?: string;
  includeOutboundPorts?: string;
  lifecycle?: {
    [k: string]: unknown;
  };
  logLevel?: string;
  outlierLogPath?: string;
  privileged?: boolean;
  readinessFailureThreshold?: number;
  readinessInitialDelaySeconds?: number;
  readinessPeriodSeconds?: number;
  resources?: GlobalProxyResources;
  seccompProfile?: {
    [k: string]: unknown;
  };
  startupProbe?: GlobalProxyStartupProbe;
  statusPort?: number;
  tracer?: 'zipkin' | 'lightstep' | 'datadog' | 'stackdriver' | 'openCensusAgent' | 'none';
  variant?: unknown;
}
export interface GlobalProxyResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface GlobalProxyStartupProbe {
  enabled?: boolean;
  failureThreshold?: number;
}
export interface GlobalProxyInit {
  forceApplyIptables?: boolean;
  image?: string;
  resources?: GlobalProxyResources;
}
export interface GlobalReaderServiceAccount {
  name?: string;
  namespace?: string;
}
export interface GlobalSds {
  token?: {
    [k: string]: unknown;
  };
}
export interface GlobalSts {
  servicePort?: number;
}
export interface GlobalTracer {
  datadog?: GlobalTracerDatadog;
  lightstep?: GlobalTracerLightstep;
  stackdriver?: GlobalTracerStackdriver;
  zipkin?: GlobalTracerDatadog;
}
export interface GlobalTracerDatadog {
  address?: string;
}
export interface GlobalTracerLightstep {
  accessToken?: string;
  address?: string;
}
export interface GlobalTracerStackdriver {
  debug?: boolean;
  maxNumberOfAnnotations?: number;
  maxNumberOfAttributes?: number;
  maxNumberOfMessageEvents?: number;
}
export interface GlobalWaypoint {
  affinity?: {
    [k: string]: unknown;
  };
  nodeSelector?: {
    [k: string]: unknown;
  };
  resources?: GlobalWaypointResources;
  toleration?: {
    [k: string]: unknown;
  }[];
  tolerations?: unknown[];
  topologySpreadConstraints?: {
    [k: string]: unknown;
  }[];
}
export interface GlobalWaypointResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface BaseSpec {
  defaultRevision?: string;
  enableCRDTemplates?: boolean;
  enableIstioConfigCRDs?: boolean;
  excludedCRDs?: string[];
  experimental?: BaseExperimental;
  validateGateway?: boolean;
  validationCABundle?: string;
  validationFailurePolicy?: unknown;
  validationURL?: string;
}
export interface BaseExperimental {
  stableValidationPolicy?: boolean;
}
export interface IstiodSpec {
  affinity?: {
    [k: string]: unknown;
  };
  autoscaleBehavior?: {
    [k: string]: unknown;
  };
  autoscaleEnabled?: boolean;
  autoscaleMax?: number;
  autoscaleMin?: number;
  cni?: IstiodCni;
  configMap?: boolean;
  cpu?: IstiodCpu;
  crlConfigMapName?: string;
  deploymentAnnotations?: {
    [k: string]: unknown;
  };
  deploymentLabels?: {
    [k: string]: unknown;
  };
  enabled?: boolean;
  env?: {
    [k: string]: unknown;
  };
  envVarFrom?: {
    [k: string]: unknown;
  }[];
  experimental?: IstiodExperimental;
  extraContainerArgs?: string[];
  gatewayClasses?: {
    [k: string]: unknown;
  };
  gateways?: IstiodGateways;
  hub?: string;
  image?: string;
  initContainers?: unknown[];
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  istiodRemote?: IstiodIstiodRemote;
  jwksResolverExtraRootCA?: string;
  keepaliveMaxServerConnectionAge?: string;
  memory?: IstiodCpu;
  nodeSelector?: {
    [k: string]: unknown;
  };
  pdb?: IstiodPdb;
  podAnnotations?: {
    [k: string]: unknown;
  };
  podLabels?: {
    [k: string]: unknown;
  };
  replicaCount?: number;
  resources?: IstiodResources;
  revisionTags?: string[];
  rollingMaxSurge?: number | string;
  rollingMaxUnavailable?: number | string;
  seccompProfile?: {
    [k: string]: unknown;
  };
  serviceAccountAnnotations?: {
    [k: string]: unknown;
  };
  serviceAnnotations?: {
    [k: string]: unknown;
  };
  sidecarInjectorWebhook?: IstiodSidecarInjectorWebhook;
  sidecarInjectorWebhookAnnotations?: {
    [k: string]: unknown;
  };
  tag?: string;
  taint?: IstiodTaint;
  telemetry?: IstiodTelemetry;
  terminationMessagePolicy?: unknown;
  tolerations?: {
    [k: string]: unknown;
  }[];
  topologySpreadConstraints?: {
    [k: string]: unknown;
  }[];
  traceSampling?: number;
  trafficDistribution?: unknown;
  trustedZtunnelName?: string;
  trustedZtunnelNamespace?: string;
  variant?: string;
  volumeMounts?: {
    [k: string]: unknown;
  }[];
  volumes?: {
    [k: string]: unknown;
  }[];
}
export interface IstiodCni {
  chained?: boolean;
  enabled?: boolean;
  provider?: string;
}
export interface IstiodCpu {
  targetAverageUtilization?: number;
}
export interface IstiodExperimental {
  stableValidationPolicy?: boolean;
}
export interface IstiodGateways {
  seccompProfile?: {
    [k: string]: unknown;
  };
  securityContext?: {
    [k: string]: unknown;
  };
}
export interface IstiodIstiodRemote {
  enabled?: boolean;
  enabledLocalInjectorIstiod?: boolean;
  injectionCABundle?: string;
  injectionPath?: string;
  injectionURL?: string;
}
export interface IstiodPdb {
  minAvailable?: number | string;
  unhealthyPodEvictionPolicy?: string;
  maxUnavailable?: number | string;
}
export interface IstiodResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface IstiodSidecarInjectorWebhook {
  alwaysInjectSelector?: {
    [k: string]: unknown;
  }[];
  defaultTemplates?: string[];
  enableNamespacesByDefault?: boolean;
  injectedAnnotations?: {
    [k: string]: unknown;
  };
  injectionURL?: string;
  neverInjectSelector?: {
    [k: string]: unknown;
  }[];
  reinvocationPolicy?: string;
  rewriteAppHTTPProbe?: boolean;
  templates?: {
    [k: string]: unknown;
  };
}
export interface IstiodTaint {
  enabled?: boolean;
  name?: string;
  namespace?: string;
}
export interface IstiodTelemetry {
  enabled?: boolean;
  v2?: IstiodTelemetryV2;
}
export interface IstiodTelemetryV2 {
  enabled?: boolean;
  prometheus?: IstiodTelemetryV2Prometheus;
  stackdriver?: IstiodTelemetryV2Prometheus;
}
export interface IstiodTelemetryV2Prometheus {
  enabled?: boolean;
}
export interface CniSpec {
  affinity?: {
    [k: string]: unknown;
  };
  ambient?: CniAmbient;
  chained?: boolean;
  cniBinDir?: string;
  cniConfDir?: string;
  cniConfFileName?: string;
  cniNetnsDir?: string;
  daemonSetLabels?: {
    [k: string]: unknown;
  };
  enabled?: boolean;
  env?: {
    [k: string]: unknown;
  };
  excludeNamespaces?: string[];
  hub?: string;
  image?: string;
  istioOwnedCNIConfig?: boolean;
  istioOwnedCNIConfigFileName?: string;
  logLevel?: string;
  logging?: CniLogging;
  podAnnotations?: {
    [k: string]: unknown;
  };
  podLabels?: {
    [k: string]: unknown;
  };
  privileged?: boolean;
  provider?: string;
  pspClusterRole?: string;
  pullPolicy?: string;
  repair?: CniRepair;
  resourceQuotas?: CniResourceQuotas;
  resources?: CniResources;
  rollingMaxUnavailable?: number | string;
  seLinuxOptions?: {
    [k: string]: unknown;
  };
  seccompProfile?: {
    [k: string]: unknown;
  };
  tag?: string;
  terminationGracePeriodSeconds?: number;
  tolerations?: {
    [k: string]: unknown;
  }[];
  updateStrategy?: CniUpdateStrategy;
  useAppArmorAnnotation?: boolean;
  variant?: string;
}
export interface CniAmbient {
  configDir?: string;
  dnsCapture?: boolean;
  enableAmbientDetectionRetry?: boolean;
  enabled?: boolean;
  enablementSelectors?: {
    [k: string]: unknown;
  }[];
  ipv6?: boolean;
  reconcileIptablesOnStartup?: boolean;
  shareHostNetworkNamespace?: boolean;
}
export interface CniLogging {
  level?: string;
}
export interface CniRepair {
  brokenPodLabelKey?: string;
  brokenPodLabelValue?: string;
  createEvents?: string;
  deletePods?: boolean;
  enabled?: boolean;
  hub?: string;
  image?: string;
  initContainerName?: string;
  labelPods?: boolean;
  repairPods?: boolean;
  tag?: string;
}
export interface CniResourceQuotas {
  enabled?: boolean;
  pods?: number;
}
export interface CniResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface CniUpdateStrategy {
  rollingUpdate?: CniUpdateStrategyRollingUpdate;
  type?: string;
}
export interface CniUpdateStrategyRollingUpdate {
  maxUnavailable?: number | string;
}
export interface ZtunnelSpec {
  affinity?: unknown;
  annotations?: {
    [k: string]: unknown;
  };
  caAddress?: string;
  dnsConfig?: {
    [k: string]: unknown;
  };
  dnsPolicy?: string;
  env?: {
    [k: string]: unknown;
  };
  hub?: string;
  image?: string;
  imagePullPolicy?: string;
  imagePullSecrets?: unknown[];
  istioNamespace?: string;
  labels?: {
    [k: string]: unknown;
  };
  logAsJson?: boolean;
  logLevel?: string;
  multiCluster?: ZtunnelMultiCluster;
  network?: string;
  nodeSelector?: unknown;
  peerCaCrl?: ZtunnelPeerCaCrl;
  podAnnotations?: {
    [k: string]: string;
  };
  podLabels?: {
    [k: string]: unknown;
  };
  resourceName?: string;
  resourceQuotas?: ZtunnelResourceQuotas;
  resourceScope?: string;
  resources?: ZtunnelResources;
  seLinuxOptions?: {
    [k: string]: unknown;
  };
  tag?: string;
  terminationGracePeriodSeconds?: number;
  tolerations?: {
    [k: string]: unknown;
  }[];
  trustBundleName?: unknown;
  updateStrategy?: ZtunnelUpdateStrategy;
  variant?: string;
  volumeMounts?: unknown[];
  volumes?: unknown[];
  xdsAddress?: string;
}
export interface ZtunnelMultiCluster {
  clusterName?: string;
}
export interface ZtunnelPeerCaCrl {
  enabled?: boolean;
}
export interface ZtunnelResourceQuotas {
  enabled?: boolean;
  pods?: number;
}
export interface ZtunnelResources {
  requests?: {
    [k: string]: string;
  };
  limits?: unknown;
}
export interface ZtunnelUpdateStrategy {
  rollingUpdate?: ZtunnelUpdateStrategyRollingUpdate;
  type?: string;
}
export interface ZtunnelUpdateStrategyRollingUpdate {
  maxSurge?: number | string;
  maxUnavailable?: number | string;
}
export interface GatewaySpec {
  additionalContainers?: {
    [k: string]: unknown;
  }[];
  affinity?: {
    [k: string]: unknown;
  };
  annotations?: {
    [k: string]: number | string;
  };
  autoscaling?: GatewayAutoscaling;
  containerSecurityContext?: {
    [k: string]: unknown;
  };
  dnsConfig?: {
    [k: string]: unknown;
  };
  dnsPolicy?: string;
  env?: {
    [k: string]: unknown;
  };
  envVarFrom?: GatewayEnvVarFrom[];
  imagePullPolicy?: '' | 'Always' | 'IfNotPresent' | 'Never';
  imagePullSecrets?: GatewayImagePullSecrets[];
  initContainers?: {
    [k: string]: unknown;
  }[];
  kind?: 'Deployment' | 'DaemonSet';
  labels?: {
    [k: string]: unknown;
  };
  lifecycle?: GatewayLifecycle;
  minReadySeconds?: number;
  name?: string;
  networkGateway?: string;
  networkGatewayPorts?: {
    [k: string]: GatewayNetworkGatewayPorts;
  };
  nodeSelector?: {
    [k: string]: unknown;
  };
  podAnnotations?: {
    [k: string]: string;
  };
  podDisruptionBudget?: GatewayPodDisruptionBudget;
  priorityClassName?: string;
  rbac?: GatewayRbac;
  readinessProbe?: {
    [k: string]: unknown;
  };
  replicaCount?: number;
  resources?: GatewayResources;
  runAsRoot?: boolean;
  securityContext?: {
    [k: string]: unknown;
  };
  service?: GatewayService;
  serviceAccount?: GatewayServiceAccount;
  strategy?: {
    [k: string]: unknown;
  };
  terminationGracePeriodSeconds?: number;
  tolerations?: unknown[];
  topologySpreadConstraints?: unknown[];
  unprivilegedPort?: unknown;
  volumeMounts?: {
    [k: string]: unknown;
  }[];
  volumes?: {
    [k: string]: unknown;
  }[];
}
export interface GatewayAutoscaling {
  autoscaleBehavior?: {
    [k: string]: unknown;
  };
  enabled?: boolean;
  maxReplicas?: number;
  minReplicas?: number;
  targetCPUUtilizationPercentage?: number;
  targetMemoryUtilizationPercentage?: number;
}
export interface GatewayEnvVarFrom {
  name?: string;
  valueFrom?: {
    [k: string]: unknown;
  };
}
export interface GatewayImagePullSecrets {
  name?: string;
}
export interface GatewayLifecycle {
  postStart?: {
    [k: string]: unknown;
  };
  preStop?: {
    [k: string]: unknown;
  };
}
export interface GatewayNetworkGatewayPorts {
  port?: number;
  protocol?: string;
  targetPort?: number;
}
export interface GatewayPodDisruptionBudget {
  maxUnavailable?: number | string;
  minAvailable?: number | string;
  unhealthyPodEvictionPolicy?: '' | 'IfHealthyBudget' | 'AlwaysAllow';
}
export interface GatewayRbac {
  enabled?: boolean;
}
export interface GatewayResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface GatewayService {
  allocateLoadBalancerNodePorts?: unknown;
  annotations?: {
    [k: string]: unknown;
  };
  clusterIP?: string;
  externalIPs?: unknown[];
  externalTrafficPolicy?: string;
  healthCheckNodePort?: number;
  internalTrafficPolicy?: unknown;
  ipFamilies?: unknown[];
  ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  loadBalancerClass?: unknown;
  loadBalancerIP?: string;
  loadBalancerSourceRanges?: unknown[];
  ports?: GatewayServicePorts[];
  selectorLabels?: {
    [k: string]: string;
  };
  type?: string;
}
export interface GatewayServicePorts {
  name?: string;
  port?: number;
  protocol?: string;
  targetPort?: number;
  nodePort?: number;
}
export interface GatewayServiceAccount {
  annotations?: {
    [k: string]: unknown;
  };
  create?: boolean;
  name?: string;
}
export interface ValidatedSpec {
  base?: ValidatedBase;
  cni?: ValidatedCni;
  compatibilityVersion?: string;
  defaultRevision?: string;
  experimental?: ValidatedExperimental;
  gatewayClasses?: unknown;
  gateways?: ValidatedGateways;
  global?: ValidatedGlobal;
  istioCni?: ValidatedIstioCni;
  istiodRemote?: ValidatedIstiodRemote;
  meshConfig?: unknown;
  ownerName?: string;
  pilot?: ValidatedPilot;
  profile?: string;
  revision?: string;
  revisionTags?: string[];
  sidecarInjectorWebhook?: ValidatedSidecarInjectorWebhook;
  telemetry?: ValidatedTelemetry;
  ztunnel?: unknown;
}
export interface ValidatedBase {
  enableCRDTemplates?: boolean;
  enableIstioConfigCRDs?: boolean;
  excludedCRDs?: string[];
  validateGateway?: boolean;
  validationCABundle?: string;
  validationURL?: string;
}
export interface ValidatedCni {
  affinity?: {
    [k: string]: unknown;
  };
  ambient?: ValidatedCniAmbient;
  chained?: boolean;
  cniBinDir?: string;
  cniConfDir?: string;
  cniConfFileName?: string;
  cniNetnsDir?: string;
  daemonSetLabels?: {
    [k: string]: unknown;
  };
  enabled?: boolean;
  env?: {
    [k: string]: unknown;
  };
  excludeNamespaces?: string[];
  hub?: string;
  image?: string;
  istioOwnedCNIConfig?: boolean;
  istioOwnedCNIConfigFileName?: string;
  logLevel?: string;
  logging?: ValidatedCniLogging;
  podAnnotations?: {
    [k: string]: unknown;
  };
  podLabels?: {
    [k: string]: unknown;
  };
  privileged?: boolean;
  provider?: string;
  pspClusterRole?: string;
  pullPolicy?: string;
  repair?: ValidatedCniRepair;
  resourceQuotas?: ValidatedCniResourceQuotas;
  resources?: ValidatedCniResources;
  rollingMaxUnavailable?: number | string;
  seccompProfile?: {
    [k: string]: unknown;
  };
  tag?: unknown;
  useAppArmorAnnotation?: boolean;
  variant?: string;
}
export interface ValidatedCniAmbient {
  configDir?: string;
  dnsCapture?: boolean;
  enabled?: boolean;
  ipv6?: boolean;
  reconcileIptablesOnStartup?: boolean;
}
export interface ValidatedCniLogging {
  level?: string;
}
export interface ValidatedCniRepair {
  brokenPodLabelKey?: string;
  brokenPodLabelValue?: string;
  createEvents?: string;
  deletePods?: boolean;
  enabled?: boolean;
  hub?: string;
  image?: string;
  initContainerName?: string;
  labelPods?: boolean;
  repairPods?: boolean;
  tag?: unknown;
}
export interface ValidatedCniResourceQuotas {
  enabled?: boolean;
  pods?: number;
}
export interface ValidatedCniResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface ValidatedExperimental {
  stableValidationPolicy?: boolean;
}
export interface ValidatedGateways {
  enabled?: boolean;
  'istio-egressgateway'?: ValidatedGatewaysIstioEgressgateway;
  'istio-ingressgateway'?: ValidatedGatewaysIstioIngressgateway;
  seccompProfile?: unknown;
  securityContext?: unknown;
}
export interface ValidatedGatewaysIstioEgressgateway {
  additionalContainers?: {
    [k: string]: unknown;
  }[];
  autoscaleEnabled?: boolean;
  autoscaleMax?: number;
  autoscaleMin?: number;
  configVolumes?: {
    [k: string]: unknown;
  }[];
  cpu?: ValidatedPilotCpu;
  customService?: boolean;
  enabled?: boolean;
  env?: {
    [k: string]: unknown;
  };
  injectionTemplate?: string;
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  labels?: {
    [k: string]: string;
  };
  memory?: ValidatedPilotCpu;
  name?: string;
  nodeSelector?: {
    [k: string]: unknown;
  };
  podAnnotations?: {
    [k: string]: unknown;
  };
  podAntiAffinityLabelSelector?: {
    [k: string]: unknown;
  }[];
  podAntiAffinityTermLabelSelector?: {
    [k: string]: unknown;
  }[];
  ports?: ValidatedGatewaysIstioEgressgatewayPorts[];
  resources?: ValidatedPilotResources;
  rollingMaxSurge?: number | string;
  rollingMaxUnavailable?: number | string;
  runAsRoot?: boolean;
  secretVolumes?: ValidatedGatewaysIstioEgressgatewaySecretVolumes[];
  serviceAccount?: ValidatedGatewaysIstioEgressgatewayServiceAccount;
  serviceAnnotations?: {
    [k: string]: unknown;
  };
  tolerations?: {
    [k: string]: unknown;
  }[];
  type?: string;
}
export interface ValidatedPilotCpu {
  targetAverageUtilization?: number;
}
export interface ValidatedGatewaysIstioEgressgatewayPorts {
  name?: string;
  nodePort?: number;
  port?: number;
  protocol?: string;
  targetPort?: number;
}
export interface ValidatedPilotResources {
  limits?: {
    [k: string]: string;
  };
  requests?: {
    [k: string]: string;
  };
}
export interface ValidatedGatewaysIstioEgressgatewaySecretVolumes {
  mountPath?: string;
  name?: string;
  secretName?: string;
}
export interface ValidatedGatewaysIstioEgressgatewayServiceAccount {
  annotations?: {
    [k: string]: unknown;
  };
}
export interface ValidatedGatewaysIstioIngressgateway {
  additionalContainers?: {
    [k: string]: unknown;
  }[];
  autoscaleEnabled?: boolean;
  autoscaleMax?: number;
  autoscaleMin?: number;
  configVolumes?: {
    [k: string]: unknown;
  }[];
  cpu?: ValidatedPilotCpu;
  customService?: boolean;
  enabled?: boolean;
  env?: {
    [k: string]: unknown;
  };
  externalTrafficPolicy?: string;
  ingressPorts?: {
    [k: string]: unknown;
  }[];
  injectionTemplate?: string;
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  labels?: {
    [k: string]: string;
  };
  loadBalancerIP?: string;
  loadBalancerSourceRanges?: string[];
  memory?: ValidatedPilotCpu;
  name?: string;
  nodeSelector?: {
    [k: string]: unknown;
  };
  podAnnotations?: {
    [k: string]: unknown;
  };
  podAntiAffinityLabelSelector?: {
    [k: string]: unknown;
  }[];
  podAntiAffinityTermLabelSelector?: {
    [k: string]: unknown;
  }[];
  ports?: ValidatedGatewaysIstioEgressgatewayPorts[];
  replicaCount?: number;
  resources?: {
    [k: string]: unknown;
  };
  rollingMaxSurge?: number | string;
  rollingMaxUnavailable?: number | string;
  runAsRoot?: boolean;
  secretVolumes?: ValidatedGatewaysIstioEgressgatewaySecretVolumes[];
  serviceAccount?: ValidatedGatewaysIstioEgressgatewayServiceAccount;
  serviceAnnotations?: {
    [k: string]: unknown;
  };
  tolerations?: {
    [k: string]: unknown;
  }[];
  type?: string;
}
export interface ValidatedGlobal {
  agentgateway?: ValidatedGlobalAgentgateway;
  arch?: ValidatedGlobalArch;
  caAddress?: string;
  caName?: string;
  certSigners?: string[];
  configCluster?: boolean;
  configValidation?: boolean;
  defaultNodeSelector?: {
    [k: string]: unknown;
  };
  defaultPodDisruptionBudget?: ValidatedGlobalDefaultPodDisruptionBudget;
  defaultResources?: ValidatedGlobalDefaultResources;
  defaultTolerations?: {
    [k: string]: unknown;
  }[];
  enableReaderRBAC?: boolean;
  externalIstiod?: boolean;
  hub?: string;
  imagePullPolicy?: string;
  imagePullSecrets?: string[];
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  istioNamespace?: string;
  istiod?: ValidatedGlobalIstiod;
  jwtPolicy?: string;
  logAsJson?: boolean;
  logging?: ValidatedCniLogging;
  meshID?: string;
  meshNetworks?: {
    [k: string]: unknown;
  };
  mountMtlsCerts?: boolean;
  multiCluster?: ValidatedGlobalMultiCluster;
  nativeNftables?: boolean;
  network?: string;
  networkPolicy?: ValidatedGlobalDefaultPodDisruptionBudget;
  omitSidecarInjectorConfigMap?: boolean;
  operatorManageWebhooks?: boolean;
  pilotCertProvider?: string;
  platform?: string;
  podDNSSearchNamespaces?: string[];
  priorityClassName?: string;
  proxy?: ValidatedGlobalProxy;
  proxy_init?: ValidatedGlobalProxyInit;
  readerServiceAccount?: ValidatedGlobalReaderServiceAccount;
  remotePilotAddress?: string;
  resourceScope?: 'undefined' | 'all' | 'cluster' | 'namespace';
  revision?: string;
  sds?: ValidatedGlobalSds;
  sts?: ValidatedGlobalSts;
  tag?: unknown;
  tracer?: ValidatedGlobalTracer;
  trustBundleName?: string;
  variant?: string;
  waypoint?: ValidatedGlobalWaypoint;
}
export interface ValidatedGlobalAgentgateway {
  image?: string;
}
export interface ValidatedGlobalArch {
  amd64?: number;
  arm64?: number;
  ppc64le?: number;
  s390x?: number;
}
export interface ValidatedGlobalDefaultPodDisruptionBudget {
  enabled?: boolean;
}
export interface ValidatedGlobalDefaultResources {
  requests?: ValidatedGlobalDefaultResourcesRequests;
}
export interface ValidatedGlobalDefaultResourcesRequests {
  cpu?: string;
  memory?: string;
}
export interface ValidatedGlobalIstiod {
  enableAnalysis?: boolean;
}
export interface ValidatedGlobalMultiCluster {
  clusterName?: string;
  enabled?: boolean;
  globalDomainSuffix?: string;
  includeEnvoyFilter?: boolean;
}
export interface ValidatedGlobalProxy {
  autoInject?: string;
  clusterDomain?: string;
  componentLogLevel?: string;
  enableCoreDump?: boolean;
  excludeIPRanges?: string;
  excludeInboundPorts?: string;
  excludeOutboundPorts?: string;
  holdApplicationUntilProxyStarts?: boolean;
  image?: string;
  includeIPRanges?: string;
  includeInboundPorts?: string;
  includeOutboundPorts?: string;
  lifecycle?: {
    [k: string]: unknown;
  };
  logLevel?: string;
  outlierLogPath?: string;
  privileged?: boolean;
  readinessFailureThreshold?: number;
  readinessInitialDelaySeconds?: number;
  readinessPeriodSeconds?: number;
  resources?: ValidatedPilotResources;
  seccompProfile?: {
    [k: string]: unknown;
  };
  startupProbe?: ValidatedGlobalProxyStartupProbe;
  statusPort?: number;
  tracer?: 'zipkin' | 'lightstep' | 'datadog' | 'stackdriver' | 'openCensusAgent' | 'none';
}
export interface ValidatedGlobalProxyStartupProbe {
  enabled?: boolean;
  failureThreshold?: number;
}
export interface ValidatedGlobalProxyInit {
  image?: string;
  resources?: ValidatedPilotResources;
}
export interface ValidatedGlobalReaderServiceAccount {
  name?: string;
  namespace?: string;
}
export interface ValidatedGlobalSds {
  token?: {
    [k: string]: unknown;
  };
}
export interface ValidatedGlobalSts {
  servicePort?: number;
}
export interface ValidatedGlobalTracer {
  datadog?: ValidatedGlobalTracerDatadog;
  lightstep?: ValidatedGlobalTracerLightstep;
  stackdriver?: ValidatedGlobalTracerStackdriver;
  zipkin?: ValidatedGlobalTracerDatadog;
}
export interface ValidatedGlobalTracerDatadog {
  address?: string;
}
export interface ValidatedGlobalTracerLightstep {
  accessToken?: string;
  address?: string;
}
export interface ValidatedGlobalTracerStackdriver {
  debug?: boolean;
  maxNumberOfAnnotations?: number;
  maxNumberOfAttributes?: number;
  maxNumberOfMessageEvents?: number;
}
export interface ValidatedGlobalWaypoint {
  affinity?: {
    [k: string]: unknown;
  };
  resources?: ValidatedCniResources;
  toleration?: {
    [k: string]: unknown;
  }[];
  topologySpreadConstraints?: {
    [k: string]: unknown;
  }[];
}
export interface ValidatedIstioCni {
  chained?: boolean;
  enabled?: boolean;
  provider?: string;
}
export interface ValidatedIstiodRemote {
  enabled?: boolean;
  enabledLocalInjectorIstiod?: boolean;
  injectionCABundle?: string;
  injectionPath?: string;
  injectionURL?: string;
}
export interface ValidatedPilot {
  affinity?: {
    [k: string]: unknown;
  };
  autoscaleBehavior?: {
    [k: string]: unknown;
  };
  autoscaleEnabled?: boolean;
  autoscaleMax?: number;
  autoscaleMin?: number;
  cni?: ValidatedPilotCni;
  configMap?: boolean;
  cpu?: ValidatedPilotCpu;
  crlConfigMapName?: string;
  deploymentLabels?: {
    [k: string]: unknown;
  };
  enabled?: boolean;
  env?: {
    [k: string]: unknown;
  };
  envVarFrom?: {
    [k: string]: unknown;
  }[];
  extraContainerArgs?: {
    [k: string]: unknown;
  }[];
  hub?: string;
  image?: string;
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  istiodRemote?: ValidatedPilotIstiodRemote;
  jwksResolverExtraRootCA?: string;
  keepaliveMaxServerConnectionAge?: string;
  memory?: ValidatedPilotCpu;
  nodeSelector?: {
    [k: string]: unknown;
  };
  podAnnotations?: {
    [k: string]: unknown;
  };
  podLabels?: {
    [k: string]: unknown;
  };
  replicaCount?: number;
  resources?: ValidatedPilotResources;
  rollingMaxSurge?: number | string;
  rollingMaxUnavailable?: number | string;
  seccompProfile?: {
    [k: string]: unknown;
  };
  serviceAccountAnnotations?: {
    [k: string]: unknown;
  };
  serviceAnnotations?: {
    [k: string]: unknown;
  };
  tag?: unknown;
  taint?: ValidatedPilotTaint;
  tolerations?: {
    [k: string]: unknown;
  }[];
  topologySpreadConstraints?: {
    [k: string]: unknown;
  }[];
  traceSampling?: number;
  trustedZtunnelNamespace?: string;
  variant?: string;
  volumeMounts?: {
    [k: string]: unknown;
  }[];
  volumes?: {
    [k: string]: unknown;
  }[];
}
export interface ValidatedPilotCni {
  chained?: boolean;
  enabled?: boolean;
  provider?: string;
}
export interface ValidatedPilotIstiodRemote {
  enabled?: boolean;
  enabledLocalInjectorIstiod?: boolean;
  injectionCABundle?: string;
  injectionPath?: string;
  injectionURL?: string;
}
export interface ValidatedPilotTaint {
  enabled?: boolean;
  name?: string;
  namespace?: string;
}
export interface ValidatedSidecarInjectorWebhook {
  alwaysInjectSelector?: {
    [k: string]: unknown;
  }[];
  defaultTemplates?: string[];
  enableNamespacesByDefault?: boolean;
  injectedAnnotations?: {
    [k: string]: unknown;
  };
  injectionURL?: string;
  neverInjectSelector?: {
    [k: string]: unknown;
  }[];
  reinvocationPolicy?: string;
  rewriteAppHTTPProbe?: boolean;
  templates?: {
    [k: string]: unknown;
  };
}
export interface ValidatedTelemetry {
  enabled?: boolean;
  v2?: ValidatedTelemetryV2;
}
export interface ValidatedTelemetryV2 {
  enabled?: boolean;
  prometheus?: ValidatedGlobalDefaultPodDisruptionBudget;
  stackdriver?: ValidatedGlobalDefaultPodDisruptionBudget;
}
