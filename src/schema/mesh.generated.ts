// Generated from imports/mesh by `npx projen import`. Do not edit.

export interface MeshConfigSpec {
  accessLogEncoding?: 'TEXT' | 'JSON';
  accessLogFile?: string;
  accessLogFormat?: string;
  ca?: MeshConfigCa;
  caCertificates?: MeshConfigCaCertificates[];
  certificates?: MeshConfigCertificates[];
  configSources?: MeshConfigConfigSources[];
  connectTimeout?: string;
  defaultConfig?: MeshConfigDefaultConfig;
  defaultDestinationRuleExportTo?: string[];
  defaultHttpRetryPolicy?: MeshConfigDefaultHttpRetryPolicy;
  defaultProviders?: MeshConfigDefaultProviders;
  defaultServiceExportTo?: string[];
  defaultTrafficPolicy?: MeshConfigDefaultTrafficPolicy;
  defaultVirtualServiceExportTo?: string[];
  disableEnvoyListenerLog?: boolean;
  discoverySelectors?: MeshConfigDiscoverySelectors[];
  dnsRefreshRate?: string;
  enableAutoMtls?: boolean;
  enableEnvoyAccessLogService?: boolean;
  enablePrometheusMerge?: boolean;
  enableTracing?: boolean;
  extensionProviders?: MeshConfigExtensionProviders[];
  h2UpgradePolicy?: 'DO_NOT_UPGRADE' | 'UPGRADE';
  hboneIdleTimeout?: string;
  inboundClusterStatName?: string;
  inboundTrafficPolicy?: MeshConfigInboundTrafficPolicy;
  ingressClass?: string;
  ingressControllerMode?: 'UNSPECIFIED' | 'OFF' | 'DEFAULT' | 'STRICT';
  ingressSelector?: string;
  ingressService?: string;
  localityLbSetting?: MeshConfigLocalityLbSetting;
  meshMTLS?: MeshConfigMeshMTLS;
  outboundClusterStatName?: string;
  outboundTrafficPolicy?: MeshConfigOutboundTrafficPolicy;
  pathNormalization?: MeshConfigPathNormalization;
  protocolDetectionTimeout?: string;
  proxyHttpPort?: number;
  proxyInboundListenPort?: number;
  proxyListenPort?: number;
  rootNamespace?: string;
  serviceEntryVisibility?: MeshConfigServiceEntryVisibility;
  serviceScopeConfigs?: MeshConfigServiceScopeConfigs[];
  serviceSettings?: MeshConfigServiceSettings[];
  tcpKeepalive?: MeshConfigTcpKeepalive;
  tlsDefaults?: MeshConfigMeshMTLS;
  trustDomain?: string;
  trustDomainAliases?: string[];
  verifyCertificateAtClient?: boolean;
  zoneAwareLbSetting?: MeshConfigZoneAwareLbSetting;
}
export interface MeshConfigCa {
  address?: string;
  istiodSide?: boolean;
  requestTimeout?: string;
  tlsSettings?: MeshConfigCaTlsSettings;
}
export interface MeshConfigCaTlsSettings {
  caCertificates?: string;
  caCrl?: string;
  clientCertificate?: string;
  credentialName?: string;
  insecureSkipVerify?: boolean;
  mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  privateKey?: string;
  sni?: string;
  subjectAltNames?: string[];
}
export interface MeshConfigCaCertificates {
  certSigners?: string[];
  pem?: string;
  spiffeBundleUrl?: string;
  trustDomains?: string[];
}
export interface MeshConfigCertificates {
  dnsNames?: string[];
  secretName?: string;
}
export interface MeshConfigConfigSources {
  address?: string;
  subscribedResources?: 'SERVICE_REGISTRY'[];
  tlsSettings?: MeshConfigCaTlsSettings;
}
export interface MeshConfigDefaultConfig {
  availabilityZone?: string;
  binaryPath?: string;
  caCertificatesPem?: string[];
  concurrency?: number;
  configPath?: string;
  connectionSettings?: MeshConfigDefaultConfigConnectionSettings;
  controlPlaneAuthPolicy?: 'NONE' | 'MUTUAL_TLS' | 'INHERIT';
  customConfigFile?: string;
  discoveryAddress?: string;
  discoveryRefreshDelay?: string;
  drainDuration?: string;
  envoyAccessLogService?: MeshConfigDefaultConfigEnvoyAccessLogService;
  envoyMetricsService?: MeshConfigDefaultConfigEnvoyAccessLogService;
  envoyMetricsServiceAddress?: string;
  extraStatTags?: string[];
  fileFlushInterval?: string;
  fileFlushMinSizeKb?: number;
  gatewayTopology?: MeshConfigDefaultConfigGatewayTopology;
  holdApplicationUntilProxyStarts?: boolean;
  image?: MeshConfigDefaultConfigImage;
  interceptionMode?: 'REDIRECT' | 'TPROXY' | 'NONE';
  meshId?: string;
  privateKeyProvider?: MeshConfigDefaultConfigPrivateKeyProvider;
  proxyAdminPort?: number;
  proxyBootstrapTemplatePath?: string;
  proxyHeaders?: MeshConfigDefaultConfigProxyHeaders;
  proxyMetadata?: {
    [k: string]: string;
  };
  proxyStatsMatcher?: MeshConfigDefaultConfigProxyStatsMatcher;
  readinessProbe?: MeshConfigDefaultConfigReadinessProbe;
  runtimeValues?: {
    [k: string]: string;
  };
  sds?: MeshConfigDefaultConfigSds;
  serviceCluster?: string;
  statNameLength?: number;
  statsCompression?: boolean;
  statsdUdpAddress?: string;
  statusPort?: number;
  terminationDrainDuration?: string;
  tracing?: MeshConfigDefaultConfigTracing;
  tracingServiceName?: 'APP_LABEL_AND_NAMESPACE' | 'CANONICAL_NAME_ONLY' | 'CANONICAL_NAME_AND_NAMESPACE';
  zipkinAddress?: string;
}
export interface MeshConfigDefaultConfigConnectionSettings {
  clusterPerConnectionBufferLimitBytes?: number;
  globalDownstreamConnectionLimit?: number;
  http2InitialConnectionWindowSize?: number;
  http2InitialStreamWindowSize?: number;
  httpDrainTimeout?: string;
  httpHeadersWithUnderscoresAction?:
    | 'HEADERS_WITH_UNDERSCORES_UNSPECIFIED'
    | 'HEADERS_WITH_UNDERSCORES_ALLOW'
    | 'HEADERS_WITH_UNDERSCORES_REJECT_REQUEST'
    | 'HEADERS_WITH_UNDERSCORES_DROP_HEADER';
  httpIdleTimeout?: string;
  httpMaxConcurrentStreams?: number;
  httpMaxConnectionDuration?: string;
  httpMaxStreamDuration?: string;
  httpMergeSlashes?: boolean;
  httpPathWithEscapedSlashesAction?:
    'PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED' | 'KEEP_UNCHANGED' | 'REJECT_REQUEST' | 'UNESCAPE_AND_REDIRECT' | 'UNESCAPE_AND_FORWARD';
  httpRequestHeadersTimeout?: string;
  httpRequestTimeout?: string;
  httpStreamIdleTimeout?: string;
  listenerConnectionLimit?: number;
  listenerPerConnectionBufferLimitBytes?: number;
  profile?: 'SIDECAR' | 'EDGE';
}
export interface MeshConfigDefaultConfigEnvoyAccessLogService {
  address?: string;
  tcpKeepalive?: MeshConfigTcpKeepalive;
  tlsSettings?: MeshConfigCaTlsSettings;
}
export interface MeshConfigTcpKeepalive {
  interval?: string;
  probes?: number;
  time?: string;
}
export interface MeshConfigDefaultConfigGatewayTopology {
  forwardClientCertDetails?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  numTrustedProxies?: number;
  proxyProtocol?: MeshConfigExtensionProvidersPrometheus;
}
export interface MeshConfigExtensionProvidersPrometheus {}
export interface MeshConfigDefaultConfigImage {
  imageType?: string;
}
export interface MeshConfigDefaultConfigPrivateKeyProvider {
  cryptomb?: MeshConfigDefaultConfigPrivateKeyProviderCryptomb;
  qat?: MeshConfigDefaultConfigPrivateKeyProviderCryptomb;
}
export interface MeshConfigDefaultConfigPrivateKeyProviderCryptomb {
  fallback?: boolean;
  pollDelay?: string;
}
export interface MeshConfigDefaultConfigProxyHeaders {
  attemptCount?: MeshConfigDefaultConfigProxyHeadersAttemptCount;
  envoyDebugHeaders?: MeshConfigDefaultConfigProxyHeadersAttemptCount;
  forwardedClientCert?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  metadataExchangeHeaders?: MeshConfigDefaultConfigProxyHeadersMetadataExchangeHeaders;
  preserveHttp1HeaderCase?: boolean;
  requestId?: MeshConfigDefaultConfigProxyHeadersAttemptCount;
  server?: MeshConfigDefaultConfigProxyHeadersServer;
  setCurrentClientCertDetails?: MeshConfigDefaultConfigProxyHeadersSetCurrentClientCertDetails;
  xForwardedHost?: MeshConfigDefaultConfigProxyHeadersXForwardedHost;
  xForwardedPort?: MeshConfigDefaultConfigProxyHeadersXForwardedHost;
}
export interface MeshConfigDefaultConfigProxyHeadersAttemptCount {
  disabled?: boolean;
}
export interface MeshConfigDefaultConfigProxyHeadersMetadataExchangeHeaders {
  mode?: 'UNDEFINED' | 'IN_MESH';
}
export interface MeshConfigDefaultConfigProxyHeadersServer {
  disabled?: boolean;
  value?: string;
}
export interface MeshConfigDefaultConfigProxyHeadersSetCurrentClientCertDetails {
  cert?: boolean;
  chain?: boolean;
  dns?: boolean;
  subject?: boolean;
  uri?: boolean;
}
export interface MeshConfigDefaultConfigProxyHeadersXForwardedHost {
  enabled?: boolean;
}
export interface MeshConfigDefaultConfigProxyStatsMatcher {
  inclusionPrefixes?: string[];
  inclusionRegexps?: string[];
  inclusionSuffixes?: string[];
}
export interface MeshConfigDefaultConfigReadinessProbe {
  exec?: MeshConfigDefaultConfigReadinessProbeExec;
  failureThreshold?: number;
  grpc?: MeshConfigDefaultConfigReadinessProbeGrpc;
  httpGet?: MeshConfigDefaultConfigReadinessProbeHttpGet;
  initialDelaySeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  tcpSocket?: MeshConfigDefaultConfigReadinessProbeTcpSocket;
  timeoutSeconds?: number;
}
export interface MeshConfigDefaultConfigReadinessProbeExec {
  command: string[];
}
export interface MeshConfigDefaultConfigReadinessProbeGrpc {
  port?: number;
  service?: string;
}
export interface MeshConfigDefaultConfigReadinessProbeHttpGet {
  host?: string;
  httpHeaders?: MeshConfigDefaultConfigReadinessProbeHttpGetHttpHeaders[];
  path?: string;
  port: number;
  scheme?: string;
}
export interface MeshConfigDefaultConfigReadinessProbeHttpGetHttpHeaders {
  name?: string;
  value?: string;
}
export interface MeshConfigDefaultConfigReadinessProbeTcpSocket {
  host?: string;
  port: number;
}
export interface MeshConfigDefaultConfigSds {
  enabled?: boolean;
  k8sSaJwtPath?: string;
}
export interface MeshConfigDefaultConfigTracing {
  customTags?: {
    [k: string]: MeshConfigDefaultConfigTracingCustomTags;
  };
  datadog?: MeshConfigDefaultConfigTracingDatadog;
  enableIstioTags?: boolean;
  lightstep?: MeshConfigDefaultConfigTracingLightstep;
  maxPathTagLength?: number;
  openCensusAgent?: MeshConfigDefaultConfigTracingOpenCensusAgent;
  sampling?: number;
  stackdriver?: MeshConfigDefaultConfigTracingStackdriver;
  tlsSettings?: MeshConfigCaTlsSettings;
  zipkin?: MeshConfigDefaultConfigTracingDatadog;
}
export interface MeshConfigDefaultConfigTracingCustomTags {
  environment?: MeshConfigDefaultConfigTracingCustomTagsEnvironment;
  header?: MeshConfigDefaultConfigTracingCustomTagsEnvironment;
  literal?: MeshConfigDefaultConfigTracingCustomTagsLiteral;
}
export interface MeshConfigDefaultConfigTracingCustomTagsEnvironment {
  defaultValue?: string;
  name?: string;
}
export interface MeshConfigDefaultConfigTracingCustomTagsLiteral {
  value?: string;
}
export interface MeshConfigDefaultConfigTracingDatadog {
  address?: string;
}
export interface MeshConfigDefaultConfigTracingLightstep {
  accessToken?: string;
  address?: string;
}
export interface MeshConfigDefaultConfigTracingOpenCensusAgent {
  address?: string;
  context?: ('UNSPECIFIED' | 'W3C_TRACE_CONTEXT' | 'GRPC_BIN' | 'CLOUD_TRACE_CONTEXT' | 'B3')[];
}
export interface MeshConfigDefaultConfigTracingStackdriver {
  debug?: boolean;
  maxNumberOfAnnotations?: number | string;
  maxNumberOfAttributes?: number | string;
  maxNumberOfMessageEvents?: number | string;
}
export interface MeshConfigDefaultHttpRetryPolicy {
  attempts?: number;
  backoff?: string;
  perTryTimeout?: string;
  retryIgnorePreviousHosts?: boolean;
  retryOn?: string;
  retryRemoteLocalities?: boolean;
}
export interface MeshConfigDefaultProviders {
  accessLogging?: string[];
  metrics?: string[];
  tracing?: string[];
}
export interface MeshConfigDefaultTrafficPolicy {
  connectionPool?: MeshConfigDefaultTrafficPolicyConnectionPool;
  outlierDetection?: MeshConfigDefaultTrafficPolicyOutlierDetection;
}
export interface MeshConfigDefaultTrafficPolicyConnectionPool {
  http?: MeshConfigDefaultTrafficPolicyConnectionPoolHttp;
  tcp?: MeshConfigDefaultTrafficPolicyConnectionPoolTcp;
}
export interface MeshConfigDefaultTrafficPolicyConnectionPoolHttp {
  h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  http1MaxPendingRequests?: number;
  http2KeepAlive?: MeshConfigDefaultTrafficPolicyConnectionPoolHttpHttp2KeepAlive;
  http2MaxRequests?: number;
  idleTimeout?: string;
  maxConcurrentStreams?: number;
  maxRequestsPerConnection?: number;
  maxRetries?: number;
  useClientProtocol?: boolean;
}
export interface MeshConfigDefaultTrafficPolicyConnectionPoolHttpHttp2KeepAlive {
  interval?: string;
  timeout?: string;
}
export interface MeshConfigDefaultTrafficPolicyConnectionPoolTcp {
  connectTimeout?: string;
  idleTimeout?: string;
  maxConnectionDuration?: string;
  maxConnections?: number;
  tcpKeepalive?: MeshConfigTcpKeepalive;
}
export interface MeshConfigDefaultTrafficPolicyOutlierDetection {
  baseEjectionTime?: string;
  consecutive5xxErrors?: number;
  consecutiveErrors?: number;
  consecutiveGatewayErrors?: number;
  consecutiveLocalOriginFailures?: number;
  interval?: string;
  maxEjectionPercent?: number;
  minHealthPercent?: number;
  outlierDetectionHttpErrorCodes?: number[];
  splitExternalLocalOriginErrors?: boolean;
}
export interface MeshConfigDiscoverySelectors {
  matchExpressions?: MeshConfigDiscoverySelectorsMatchExpressions[];
  matchLabels?: {
    [k: string]: string;
  };
}
export interface MeshConfigDiscoverySelectorsMatchExpressions {
  key?: string;
  operator?: string;
  values?: string[];
}
export interface MeshConfigExtensionProviders {
  datadog?: MeshConfigExtensionProvidersDatadog;
  envoyExtAuthzGrpc?: MeshConfigExtensionProvidersEnvoyExtAuthzGrpc;
  envoyExtAuthzHttp?: MeshConfigExtensionProvidersEnvoyExtAuthzHttp;
  envoyFileAccessLog?: MeshConfigExtensionProvidersEnvoyFileAccessLog;
  envoyHttpAls?: MeshConfigExtensionProvidersEnvoyHttpAls;
  envoyOtelAls?: MeshConfigExtensionProvidersEnvoyOtelAls;
  envoyTcpAls?: MeshConfigExtensionProvidersEnvoyTcpAls;
  lightstep?: MeshConfigExtensionProvidersLightstep;
  name?: string;
  opencensus?: MeshConfigExtensionProvidersOpencensus;
  opentelemetry?: MeshConfigExtensionProvidersOpentelemetry;
  prometheus?: MeshConfigExtensionProvidersPrometheus;
  sds?: MeshConfigExtensionProvidersSds;
  skywalking?: MeshConfigExtensionProvidersSkywalking;
  stackdriver?: MeshConfigExtensionProvidersStackdriver;
  zipkin?: MeshConfigExtensionProvidersZipkin;
}
export interface MeshConfigExtensionProvidersDatadog {
  maxTagLength?: number;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersEnvoyExtAuthzGrpc {
  clearRouteCache?: boolean;
  failOpen?: boolean;
  includeRequestBodyInCheck?: MeshConfigExtensionProvidersEnvoyExtAuthzGrpcIncludeRequestBodyInCheck;
  port?: number;
  service?: string;
  statusOnError?: string;
  timeout?: string;
}
export interface MeshConfigExtensionProvidersEnvoyExtAuthzGrpcIncludeRequestBodyInCheck {
  allowPartialMessage?: boolean;
  maxRequestBytes?: number;
  packAsBytes?: boolean;
}
export interface MeshConfigExtensionProvidersEnvoyExtAuthzHttp {
  clearRouteCache?: boolean;
  failOpen?: boolean;
  headersToDownstreamOnAllow?: string[];
  headersToDownstreamOnDeny?: string[];
  headersToUpstreamOnAllow?: string[];
  includeAdditionalHeadersInCheck?: {
    [k: string]: string;
  };
  includeHeadersInCheck?: string[];
  includeRequestBodyInCheck?: MeshConfigExtensionProvidersEnvoyExtAuthzGrpcIncludeRequestBodyInCheck;
  includeRequestHeadersInCheck?: string[];
  pathPrefix?: string;
  port?: number;
  service?: string;
  statusOnError?: string;
  timeout?: string;
}
export interface MeshConfigExtensionProvidersEnvoyFileAccessLog {
  logFormat?: MeshConfigExtensionProvidersEnvoyFileAccessLogLogFormat;
  omitEmptyValues?: boolean;
  path?: string;
}
export interface MeshConfigExtensionProvidersEnvoyFileAccessLogLogFormat {
  labels?: {
    [k: string]: unknown;
  };
  text?: string;
}
export interface MeshConfigExtensionProvidersEnvoyHttpAls {
  additionalRequestHeadersToLog?: string[];
  additionalResponseHeadersToLog?: string[];
  additionalResponseTrailersToLog?: string[];
  filterStateObjectsToLog?: string[];
  logName?: string;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersEnvoyOtelAls {
  logFormat?: MeshConfigExtensionProvidersEnvoyOtelAlsLogFormat;
  logName?: string;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersEnvoyOtelAlsLogFormat {
  labels?: {
    [k: string]: unknown;
  };
  text?: string;
}
export interface MeshConfigExtensionProvidersEnvoyTcpAls {
  filterStateObjectsToLog?: string[];
  logName?: string;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersLightstep {
  accessToken?: string;
  maxTagLength?: number;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersOpencensus {
  context?: ('UNSPECIFIED' | 'W3C_TRACE_CONTEXT' | 'GRPC_BIN' | 'CLOUD_TRACE_CONTEXT' | 'B3')[];
  maxTagLength?: number;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersOpentelemetry {
  dynatraceSampler?: MeshConfigExtensionProvidersOpentelemetryDynatraceSampler;
  grpc?: MeshConfigExtensionProvidersOpentelemetryGrpc;
  http?: MeshConfigExtensionProvidersOpentelemetryHttp;
  maxTagLength?: number;
  port?: number;
  resourceDetectors?: MeshConfigExtensionProvidersOpentelemetryResourceDetectors;
  service?: string;
  serviceAttributeEnrichment?: 'ISTIO_CANONICAL' | 'OTEL_SEMANTIC_CONVENTIONS';
}
export interface MeshConfigExtensionProvidersOpentelemetryDynatraceSampler {
  clusterId?: number;
  httpService?: MeshConfigExtensionProvidersOpentelemetryDynatraceSamplerHttpService;
  rootSpansPerMinute?: number;
  tenant?: string;
}
export interface MeshConfigExtensionProvidersOpentelemetryDynatraceSamplerHttpService {
  http?: MeshConfigExtensionProvidersOpentelemetryHttp;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersOpentelemetryHttp {
  headers?: MeshConfigExtensionProvidersZipkinHeaders[];
  path?: string;
  timeout?: string;
}
export interface MeshConfigExtensionProvidersZipkinHeaders {
  envName?: string;
  name?: string;
  value?: string;
}
export interface MeshConfigExtensionProvidersOpentelemetryGrpc {
  initialMetadata?: MeshConfigExtensionProvidersZipkinHeaders[];
  timeout?: string;
}
export interface MeshConfigExtensionProvidersOpentelemetryResourceDetectors {
  dynatrace?: MeshConfigExtensionProvidersPrometheus;
  environment?: MeshConfigExtensionProvidersPrometheus;
}
export interface MeshConfigExtensionProvidersSds {
  name?: string;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersSkywalking {
  accessToken?: string;
  port?: number;
  service?: string;
}
export interface MeshConfigExtensionProvidersStackdriver {
  debug?: boolean;
  logging?: MeshConfigExtensionProvidersStackdriverLogging;
  maxNumberOfAnnotations?: number | string;
  maxNumberOfAttributes?: number | string;
  maxNumberOfMessageEvents?: number | string;
  maxTagLength?: number;
}
export interface MeshConfigExtensionProvidersStackdriverLogging {
  labels?: {
    [k: string]: string;
  };
}
export interface MeshConfigExtensionProvidersZipkin {
  enable64bitTraceId?: boolean;
  headers?: MeshConfigExtensionProvidersZipkinHeaders[];
  maxTagLength?: number;
  path?: string;
  port?: number;
  service?: string;
  timeout?: string;
  traceContextOption?: 'USE_B3' | 'USE_B3_WITH_W3C_PROPAGATION';
}
export interface MeshConfigInboundTrafficPolicy {
  mode?: 'PASSTHROUGH' | 'LOCALHOST';
}
export interface MeshConfigLocalityLbSetting {
  distribute?: MeshConfigLocalityLbSettingDistribute[];
  enabled?: boolean;
  failover?: MeshConfigLocalityLbSettingFailover[];
  failoverPriority?: string[];
}
export interface MeshConfigLocalityLbSettingDistribute {
  from?: string;
  to?: {
    [k: string]: number;
  };
}
export interface MeshConfigLocalityLbSettingFailover {
  from?: string;
  to?: string;
}
export interface MeshConfigMeshMTLS {
  cipherSuites?: string[];
  ecdhCurves?: string[];
  minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_2' | 'TLSV1_3';
}
export interface MeshConfigOutboundTrafficPolicy {
  mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS';
  tls?: MeshConfigCaTlsSettings;
}
export interface MeshConfigPathNormalization {
  normalization?: 'DEFAULT' | 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';
}
export interface MeshConfigServiceEntryVisibility {
  applyToSidecars?: boolean;
  defaultVisibility?: 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC';
  policies?: MeshConfigServiceEntryVisibilityPolicies[];
}
export interface MeshConfigServiceEntryVisibilityPolicies {
  matchingRules?: MeshConfigServiceEntryVisibilityPoliciesMatchingRules[];
  visibility?: 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC';
}
export interface MeshConfigServiceEntryVisibilityPoliciesMatchingRules {
  namespaceSelector?: MeshConfigDiscoverySelectors;
}
export interface MeshConfigServiceScopeConfigs {
  namespaceSelector?: MeshConfigDiscoverySelectors;
  scope?: 'LOCAL' | 'GLOBAL';
  servicesSelector?: MeshConfigDiscoverySelectors;
}
export interface MeshConfigServiceSettings {
  hosts?: string[];
  settings?: MeshConfigServiceSettingsSettings;
}
export interface MeshConfigServiceSettingsSettings {
  clusterLocal?: boolean;
}
export interface MeshConfigZoneAwareLbSetting {
  enabled?: boolean;
  failover?: MeshConfigLocalityLbSettingFailover[];
  failoverPriority?: string[];
  minClusterSize?: number;
}
export interface MeshNetworksSpec {
  networks: {
    [k: string]: MeshNetworksNetworks;
  };
}
export interface MeshNetworksNetworks {
  endpoints: MeshNetworksNetworksEndpoints[];
  gateways: MeshNetworksNetworksGateways[];
}
export interface MeshNetworksNetworksEndpoints {
  fromCidr?: string;
  fromRegistry?: string;
}
export interface MeshNetworksNetworksGateways {
  address?: string;
  locality?: string;
  port: number;
  registryServiceName?: string;
}
