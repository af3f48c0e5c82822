// Generated from imports/crds by `npx projen import`. Do not edit.

export interface DestinationRuleSpec {
  exportTo?: string[];
  host: string;
  subsets?: DestinationRuleSubsets[];
  trafficPolicy?: DestinationRuleTrafficPolicy;
  workloadSelector?: DestinationRuleWorkloadSelector;
}
export interface DestinationRuleSubsets {
  labels?: {
    [k: string]: string;
  };
  name: string;
  trafficPolicy?: DestinationRuleTrafficPolicy;
}
export interface DestinationRuleTrafficPolicy {
  connectionPool?: DestinationRuleTrafficPolicyConnectionPool;
  loadBalancer?: DestinationRuleTrafficPolicyLoadBalancer;
  outlierDetection?: DestinationRuleTrafficPolicyOutlierDetection;
  portLevelSettings?: DestinationRuleTrafficPolicyPortLevelSettings[];
  proxyProtocol?: DestinationRuleTrafficPolicyProxyProtocol;
  retryBudget?: DestinationRuleTrafficPolicyRetryBudget;
  tls?: DestinationRuleTrafficPolicyTls;
  tunnel?: DestinationRuleTrafficPolicyTunnel;
}
export interface DestinationRuleTrafficPolicyConnectionPool {
  http?: DestinationRuleTrafficPolicyConnectionPoolHttp;
  tcp?: DestinationRuleTrafficPolicyConnectionPoolTcp;
}
export interface DestinationRuleTrafficPolicyConnectionPoolHttp {
  h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  http1MaxPendingRequests?: number;
  http2KeepAlive?: DestinationRuleTrafficPolicyConnectionPoolHttpHttp2KeepAlive;
  http2MaxRequests?: number;
  idleTimeout?: string;
  maxConcurrentStreams?: number;
  maxRequestsPerConnection?: number;
  maxRetries?: number;
  useClientProtocol?: boolean;
}
export interface DestinationRuleTrafficPolicyConnectionPoolHttpHttp2KeepAlive {
  interval?: string;
  timeout?: string;
}
export interface DestinationRuleTrafficPolicyConnectionPoolTcp {
  connectTimeout?: string;
  idleTimeout?: string;
  maxConnectionDuration?: string;
  maxConnections?: number;
  tcpKeepalive?: DestinationRuleTrafficPolicyConnectionPoolTcpTcpKeepalive;
}
export interface DestinationRuleTrafficPolicyConnectionPoolTcpTcpKeepalive {
  interval?: string;
  probes?: number;
  time?: string;
}
export interface DestinationRuleTrafficPolicyLoadBalancer {
  consistentHash?: DestinationRuleTrafficPolicyLoadBalancerConsistentHash;
  localityLbSetting?: DestinationRuleTrafficPolicyLoadBalancerLocalityLbSetting;
  simple?: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST';
  warmup?: DestinationRuleTrafficPolicyLoadBalancerWarmup;
  warmupDurationSecs?: string;
  zoneAwareLbSetting?: DestinationRuleTrafficPolicyLoadBalancerZoneAwareLbSetting;
}
export interface DestinationRuleTrafficPolicyLoadBalancerConsistentHash {
  httpCookie?: DestinationRuleTrafficPolicyLoadBalancerConsistentHashHttpCookie;
  httpHeaderName?: string;
  httpQueryParameterName?: string;
  maglev?: DestinationRuleTrafficPolicyLoadBalancerConsistentHashMaglev;
  minimumRingSize?: number;
  ringHash?: DestinationRuleTrafficPolicyLoadBalancerConsistentHashRingHash;
  useSourceIp?: boolean;
}
export interface DestinationRuleTrafficPolicyLoadBalancerConsistentHashHttpCookie {
  attributes?: DestinationRuleTrafficPolicyLoadBalancerConsistentHashHttpCookieAttributes[];
  name: string;
  path?: string;
  ttl?: string;
}
export interface DestinationRuleTrafficPolicyLoadBalancerConsistentHashHttpCookieAttributes {
  name: string;
  value?: string;
}
export interface DestinationRuleTrafficPolicyLoadBalancerConsistentHashMaglev {
  tableSize?: number;
}
export interface DestinationRuleTrafficPolicyLoadBalancerConsistentHashRingHash {
  minimumRingSize?: number;
}
export interface DestinationRuleTrafficPolicyLoadBalancerLocalityLbSetting {
  distribute?: DestinationRuleTrafficPolicyLoadBalancerLocalityLbSettingDistribute[];
  enabled?: boolean;
  failover?: DestinationRuleTrafficPolicyLoadBalancerLocalityLbSettingFailover[];
  failoverPriority?: string[];
}
export interface DestinationRuleTrafficPolicyLoadBalancerLocalityLbSettingDistribute {
  from?: string;
  to?: {
    [k: string]: number;
  };
}
export interface DestinationRuleTrafficPolicyLoadBalancerLocalityLbSettingFailover {
  from?: string;
  to?: string;
}
export interface DestinationRuleTrafficPolicyLoadBalancerWarmup {
  aggression?: number;
  duration: string;
  minimumPercent?: number;
}
export interface DestinationRuleTrafficPolicyLoadBalancerZoneAwareLbSetting {
  enabled?: boolean;
  failover?: DestinationRuleTrafficPolicyLoadBalancerLocalityLbSettingFailover[];
  failoverPriority?: string[];
  minClusterSize?: number;
}
export interface DestinationRuleTrafficPolicyOutlierDetection {
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
export interface DestinationRuleTrafficPolicyPortLevelSettings {
  connectionPool?: DestinationRuleTrafficPolicyConnectionPool;
  loadBalancer?: DestinationRuleTrafficPolicyLoadBalancer;
  outlierDetection?: DestinationRuleTrafficPolicyOutlierDetection;
  port?: DestinationRuleTrafficPolicyPortLevelSettingsPort;
  tls?: DestinationRuleTrafficPolicyTls;
}
export interface DestinationRuleTrafficPolicyPortLevelSettingsPort {
  number?: number;
}
export interface DestinationRuleTrafficPolicyTls {
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
export interface DestinationRuleTrafficPolicyProxyProtocol {
  version?: 'V1' | 'V2';
}
export interface DestinationRuleTrafficPolicyRetryBudget {
  budgetInterval?: string;
  minRetryConcurrency?: number;
  percent?: number;
}
export interface DestinationRuleTrafficPolicyTunnel {
  protocol?: string;
  targetHost: string;
  targetPort: number;
}
export interface DestinationRuleWorkloadSelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface EnvoyFilterSpec {
  configPatches?: EnvoyFilterConfigPatches[];
  priority?: number;
  targetRefs?: EnvoyFilterTargetRefs[];
  workloadSelector?: EnvoyFilterWorkloadSelector;
}
export interface EnvoyFilterConfigPatches {
  applyTo?:
    | 'INVALID'
    | 'LISTENER'
    | 'FILTER_CHAIN'
    | 'NETWORK_FILTER'
    | 'HTTP_FILTER'
    | 'ROUTE_CONFIGURATION'
    | 'VIRTUAL_HOST'
    | 'HTTP_ROUTE'
    | 'CLUSTER'
    | 'EXTENSION_CONFIG'
    | 'BOOTSTRAP'
    | 'LISTENER_FILTER';
  match?: EnvoyFilterConfigPatchesMatch;
  patch?: EnvoyFilterConfigPatchesPatch;
}
export interface EnvoyFilterConfigPatchesMatch {
  cluster?: EnvoyFilterConfigPatchesMatchCluster;
  context?: 'ANY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND' | 'GATEWAY' | 'WAYPOINT';
  listener?: EnvoyFilterConfigPatchesMatchListener;
  proxy?: EnvoyFilterConfigPatchesMatchProxy;
  routeConfiguration?: EnvoyFilterConfigPatchesMatchRouteConfiguration;
  waypoint?: EnvoyFilterConfigPatchesMatchWaypoint;
}
export interface EnvoyFilterConfigPatchesMatchCluster {
  name?: string;
  portNumber?: number;
  service?: string;
  subset?: string;
}
export interface EnvoyFilterConfigPatchesMatchListener {
  filterChain?: EnvoyFilterConfigPatchesMatchListenerFilterChain;
  listenerFilter?: string;
  name?: string;
  portName?: string;
  portNumber?: number;
}
export interface EnvoyFilterConfigPatchesMatchListenerFilterChain {
  applicationProtocols?: string;
  destinationPort?: number;
  filter?: EnvoyFilterConfigPatchesMatchWaypointFilter;
  name?: string;
  sni?: string;
  transportProtocol?: string;
}
export interface EnvoyFilterConfigPatchesMatchWaypointFilter {
  name?: string;
  subFilter?: EnvoyFilterConfigPatchesMatchWaypointRoute;
}
export interface EnvoyFilterConfigPatchesMatchWaypointRoute {
  name?: string;
}
export interface EnvoyFilterConfigPatchesMatchProxy {
  metadata?: {
    [k: string]: string;
  };
  proxyVersion?: string;
}
export interface EnvoyFilterConfigPatchesMatchRouteConfiguration {
  gateway?: string;
  name?: string;
  portName?: string;
  portNumber?: number;
  vhost?: EnvoyFilterConfigPatchesMatchRouteConfigurationVhost;
}
export interface EnvoyFilterConfigPatchesMatchRouteConfigurationVhost {
  domainName?: string;
  name?: string;
  route?: EnvoyFilterConfigPatchesMatchRouteConfigurationVhostRoute;
}
export interface EnvoyFilterConfigPatchesMatchRouteConfigurationVhostRoute {
  action?: 'ANY' | 'ROUTE' | 'REDIRECT' | 'DIRECT_RESPONSE';
  name?: string;
}
export interface EnvoyFilterConfigPatchesMatchWaypoint {
  filter?: EnvoyFilterConfigPatchesMatchWaypointFilter;
  portNumber?: number;
  route?: EnvoyFilterConfigPatchesMatchWaypointRoute;
}
export interface EnvoyFilterConfigPatchesPatch {
  filterClass?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  operation?:
    'INVALID' | 'MERGE' | 'ADD' | 'REMOVE' | 'INSERT_BEFORE' | 'INSERT_AFTER' | 'INSERT_FIRST' | 'REPLACE' | 'MERGE_AND_REPLACE_LIST';
  value?: {
    [k: string]: unknown;
  };
}
export interface EnvoyFilterTargetRefs {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface EnvoyFilterWorkloadSelector {
  labels?: {
    [k: string]: string;
  };
}
export interface GatewaySpec {
  selector?: {
    [k: string]: string;
  };
  servers?: GatewayServers[];
}
export interface GatewayServers {
  bind?: string;
  defaultEndpoint?: string;
  hosts: string[];
  name?: string;
  port: GatewayServersPort;
  tls?: GatewayServersTls;
}
export interface GatewayServersPort {
  name: string;
  number: number;
  protocol: string;
  targetPort?: number;
}
export interface GatewayServersTls {
  caCertCredentialName?: string;
  caCertificates?: string;
  caCrl?: string;
  cipherSuites?: string[];
  credentialName?: string;
  credentialNames?: string[];
  httpsRedirect?: boolean;
  insecureSkipVerify?: boolean;
  maxProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';
  privateKey?: string;
  serverCertificate?: string;
  subjectAltNames?: string[];
  tlsCertificates?: GatewayServersTlsTlsCertificates[];
  verifyCertificateHash?: string[];
  verifyCertificateSpki?: string[];
}
export interface GatewayServersTlsTlsCertificates {
  caCertificates?: string;
  privateKey?: string;
  serverCertificate?: string;
}
export interface ProxyConfigSpec {
  concurrency?: number;
  environmentVariables?: {
    [k: string]: string;
  };
  image?: ProxyConfigImage;
  selector?: ProxyConfigSelector;
}
export interface ProxyConfigImage {
  imageType?: string;
}
export interface ProxyConfigSelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface ServiceEntrySpec {
  addresses?: string[];
  endpoints?: ServiceEntryEndpoints[];
  exportTo?: string[];
  hosts: string[];
  location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  ports?: ServiceEntryPorts[];
  resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  subjectAltNames?: string[];
  workloadSelector?: ServiceEntryWorkloadSelector;
}
export interface ServiceEntryEndpoints {
  address?: string;
  labels?: {
    [k: string]: string;
  };
  locality?: string;
  network?: string;
  ports?: {
    [k: string]: number;
  };
  serviceAccount?: string;
  weight?: number;
}
export interface ServiceEntryPorts {
  name: string;
  number: number;
  protocol?: string;
  targetPort?: number;
}
export interface ServiceEntryWorkloadSelector {
  labels?: {
    [k: string]: string;
  };
}
export interface SidecarSpec {
  egress?: SidecarEgress[];
  inboundConnectionPool?: SidecarInboundConnectionPool;
  ingress?: SidecarIngress[];
  outboundTrafficPolicy?: SidecarOutboundTrafficPolicy;
  workloadSelector?: SidecarWorkloadSelector;
}
export interface SidecarEgress {
  bind?: string;
  captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  hosts: string[];
  port?: SidecarEgressPort;
}
export interface SidecarEgressPort {
  name?: string;
  number?: number;
  protocol?: string;
  targetPort?: number;
}
export interface SidecarInboundConnectionPool {
  http?: SidecarInboundConnectionPoolHttp;
  tcp?: SidecarInboundConnectionPoolTcp;
}
export interface SidecarInboundConnectionPoolHttp {
  h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  http1MaxPendingRequests?: number;
  http2KeepAlive?: SidecarInboundConnectionPoolHttpHttp2KeepAlive;
  http2MaxRequests?: number;
  idleTimeout?: string;
  maxConcurrentStreams?: number;
  maxRequestsPerConnection?: number;
  maxRetries?: number;
  useClientProtocol?: boolean;
}
export interface SidecarInboundConnectionPoolHttpHttp2KeepAlive {
  interval?: string;
  timeout?: string;
}
export interface SidecarInboundConnectionPoolTcp {
  connectTimeout?: string;
  idleTimeout?: string;
  maxConnectionDuration?: string;
  maxConnections?: number;
  tcpKeepalive?: SidecarInboundConnectionPoolTcpTcpKeepalive;
}
export interface SidecarInboundConnectionPoolTcpTcpKeepalive {
  interval?: string;
  probes?: number;
  time?: string;
}
export interface SidecarIngress {
  bind?: string;
  captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  connectionPool?: SidecarInboundConnectionPool;
  defaultEndpoint?: string;
  port: SidecarEgressPort;
  tls?: SidecarIngressTls;
}
export interface SidecarIngressTls {
  caCertCredentialName?: string;
  caCertificates?: string;
  caCrl?: string;
  cipherSuites?: string[];
  credentialName?: string;
  credentialNames?: string[];
  httpsRedirect?: boolean;
  insecureSkipVerify?: boolean;
  maxProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';
  privateKey?: string;
  serverCertificate?: string;
  subjectAltNames?: string[];
  tlsCertificates?: SidecarIngressTlsTlsCertificates[];
  verifyCertificateHash?: string[];
  verifyCertificateSpki?: string[];
}
export interface SidecarIngressTlsTlsCertificates {
  caCertificates?: string;
  privateKey?: string;
  serverCertificate?: string;
}
export interface SidecarOutboundTrafficPolicy {
  egressProxy?: SidecarOutboundTrafficPolicyEgressProxy;
  mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY';
}
export interface SidecarOutboundTrafficPolicyEgressProxy {
  host: string;
  port?: SidecarOutboundTrafficPolicyEgressProxyPort;
  subset?: string;
}
export interface SidecarOutboundTrafficPolicyEgressProxyPort {
  number?: number;
}
export interface SidecarWorkloadSelector {
  labels?: {
    [k: string]: string;
  };
}
export interface VirtualServiceSpec {
  exportTo?: string[];
  gateways?: string[];
  hosts?: string[];
  http?: VirtualServiceHttp[];
  tcp?: VirtualServiceTcp[];
  tls?: VirtualServiceTls[];
}
export interface VirtualServiceHttp {
  corsPolicy?: VirtualServiceHttpCorsPolicy;
  delegate?: VirtualServiceHttpDelegate;
  directResponse?: VirtualServiceHttpDirectResponse;
  fault?: VirtualServiceHttpFault;
  headers?: VirtualServiceHttpHeaders;
  match?: VirtualServiceHttpMatch[];
  mirror?: VirtualServiceHttpMirror;
  mirrorPercent?: number;
  mirrorPercentage?: VirtualServiceHttpMirrorPercentage;
  mirrors?: VirtualServiceHttpMirrors[];
  name?: string;
  redirect?: VirtualServiceHttpRedirect;
  retries?: VirtualServiceHttpRetries;
  rewrite?: VirtualServiceHttpRewrite;
  route?: VirtualServiceHttpRoute[];
  timeout?: string;
}
export interface VirtualServiceHttpCorsPolicy {
  allowCredentials?: boolean;
  allowHeaders?: string[];
  allowMethods?: string[];
  allowOrigin?: string[];
  allowOrigins?: VirtualServiceHttpCorsPolicyAllowOrigins[];
  exposeHeaders?: string[];
  maxAge?: string;
  unmatchedPreflights?: 'UNSPECIFIED' | 'FORWARD' | 'IGNORE';
}
export interface VirtualServiceHttpCorsPolicyAllowOrigins {
  exact?: string;
  prefix?: string;
  regex?: string;
}
export interface VirtualServiceHttpDelegate {
  name?: string;
  namespace?: string;
}
export interface VirtualServiceHttpDirectResponse {
  body?: VirtualServiceHttpDirectResponseBody;
  status: number;
}
export interface VirtualServiceHttpDirectResponseBody {
  bytes?: string;
  string?: string;
}
export interface VirtualServiceHttpFault {
  abort?: VirtualServiceHttpFaultAbort;
  delay?: VirtualServiceHttpFaultDelay;
}
export interface VirtualServiceHttpFaultAbort {
  grpcStatus?: string;
  http2Error?: string;
  httpStatus?: number;
  percentage?: VirtualServiceHttpMirrorPercentage;
}
export interface VirtualServiceHttpMirrorPercentage {
  value?: number;
}
export interface VirtualServiceHttpFaultDelay {
  exponentialDelay?: string;
  fixedDelay?: string;
  percent?: number;
  percentage?: VirtualServiceHttpMirrorPercentage;
}
export interface VirtualServiceHttpHeaders {
  request?: VirtualServiceHttpHeadersRequest;
  response?: VirtualServiceHttpHeadersRequest;
}
export interface VirtualServiceHttpHeadersRequest {
  add?: {
    [k: string]: string;
  };
  remove?: string[];
  set?: {
    [k: string]: string;
  };
}
export interface VirtualServiceHttpMatch {
  authority?: VirtualServiceHttpCorsPolicyAllowOrigins;
  gateways?: string[];
  headers?: {
    [k: string]: VirtualServiceHttpCorsPolicyAllowOrigins;
  };
  ignoreUriCase?: boolean;
  method?: VirtualServiceHttpCorsPolicyAllowOrigins;
  name?: string;
  port?: number;
  queryParams?: {
    [k: string]: VirtualServiceHttpCorsPolicyAllowOrigins;
  };
  scheme?: VirtualServiceHttpCorsPolicyAllowOrigins;
  sourceLabels?: {
    [k: string]: string;
  };
  sourceNamespace?: string;
  statPrefix?: string;
  uri?: VirtualServiceHttpCorsPolicyAllowOrigins;
  withoutHeaders?: {
    [k: string]: VirtualServiceHttpCorsPolicyAllowOrigins;
  };
}
export interface VirtualServiceHttpMirror {
  host: string;
  port?: VirtualServiceHttpMirrorPort;
  subset?: string;
}
export interface VirtualServiceHttpMirrorPort {
  number?: number;
}
export interface VirtualServiceHttpMirrors {
  destination: VirtualServiceHttpMirror;
  percentage?: VirtualServiceHttpMirrorPercentage;
}
export interface VirtualServiceHttpRedirect {
  authority?: string;
  derivePort?: 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT';
  port?: number;
  prefixRewrite?: string;
  redirectCode?: number;
  scheme?: string;
  uri?: string;
}
export interface VirtualServiceHttpRetries {
  attempts?: number;
  backoff?: string;
  perTryTimeout?: string;
  retryIgnorePreviousHosts?: boolean;
  retryOn?: string;
  retryRemoteLocalities?: boolean;
}
export interface VirtualServiceHttpRewrite {
  authority?: string;
  uri?: string;
  uriRegexRewrite?: VirtualServiceHttpRewriteUriRegexRewrite;
}
export interface VirtualServiceHttpRewriteUriRegexRewrite {
  match?: string;
  rewrite?: string;
}
export interface VirtualServiceHttpRoute {
  destination: VirtualServiceHttpMirror;
  headers?: VirtualServiceHttpHeaders;
  weight?: number;
}
export interface VirtualServiceTcp {
  match?: VirtualServiceTcpMatch[];
  route?: VirtualServiceTcpRoute[];
}
export interface VirtualServiceTcpMatch {
  destinationSubnets?: string[];
  gateways?: string[];
  port?: number;
  sourceLabels?: {
    [k: string]: string;
  };
  sourceNamespace?: string;
  sourceSubnet?: string;
}
export interface VirtualServiceTcpRoute {
  destination: VirtualServiceHttpMirror;
  weight?: number;
}
export interface VirtualServiceTls {
  match: VirtualServiceTlsMatch[];
  route?: VirtualServiceTcpRoute[];
}
export interface VirtualServiceTlsMatch {
  destinationSubnets?: string[];
  gateways?: string[];
  port?: number;
  sniHosts: string[];
  sourceLabels?: {
    [k: string]: string;
  };
  sourceNamespace?: string;
}
export interface WorkloadEntrySpec {
  address?: string;
  labels?: {
    [k: string]: string;
  };
  locality?: string;
  network?: string;
  ports?: {
    [k: string]: number;
  };
  serviceAccount?: string;
  weight?: number;
}
export interface WorkloadGroupSpec {
  metadata?: WorkloadGroupMetadata;
  probe?: WorkloadGroupProbe;
  template: WorkloadGroupTemplate;
}
export interface WorkloadGroupMetadata {
  annotations?: {
    [k: string]: string;
  };
  labels?: {
    [k: string]: string;
  };
}
export interface WorkloadGroupProbe {
  exec?: WorkloadGroupProbeExec;
  failureThreshold?: number;
  grpc?: WorkloadGroupProbeGrpc;
  httpGet?: WorkloadGroupProbeHttpGet;
  initialDelaySeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  tcpSocket?: WorkloadGroupProbeTcpSocket;
  timeoutSeconds?: number;
}
export interface WorkloadGroupProbeExec {
  command: string[];
}
export interface WorkloadGroupProbeGrpc {
  port?: number;
  service?: string;
}
export interface WorkloadGroupProbeHttpGet {
  host?: string;
  httpHeaders?: WorkloadGroupProbeHttpGetHttpHeaders[];
  path?: string;
  port: number;
  scheme?: string;
}
export interface WorkloadGroupProbeHttpGetHttpHeaders {
  name?: string;
  value?: string;
}
export interface WorkloadGroupProbeTcpSocket {
  host?: string;
  port: number;
}
export interface WorkloadGroupTemplate {
  address?: string;
  labels?: {
    [k: string]: string;
  };
  locality?: string;
  network?: string;
  ports?: {
    [k: string]: number;
  };
  serviceAccount?: string;
  weight?: number;
}
