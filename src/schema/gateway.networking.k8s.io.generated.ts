// Generated from imports/crds by `npx projen import`. Do not edit.

export interface BackendTLSPolicySpec {
  options?: {
    [k: string]: string;
  };
  targetRefs: BackendTLSPolicyTargetRefs[];
  validation: BackendTLSPolicyValidation;
}
export interface BackendTLSPolicyTargetRefs {
  group: string;
  kind: string;
  name: string;
  sectionName?: string;
}
export interface BackendTLSPolicyValidation {
  caCertificateRefs?: BackendTLSPolicyValidationCaCertificateRefs[];
  hostname: string;
  subjectAltNames?: BackendTLSPolicyValidationSubjectAltNames[];
  wellKnownCACertificates?: string;
}
export interface BackendTLSPolicyValidationCaCertificateRefs {
  group: string;
  kind: string;
  name: string;
}
export interface BackendTLSPolicyValidationSubjectAltNames {
  hostname?: string;
  type: 'Hostname' | 'URI';
  uri?: string;
}
export interface GatewayClassSpec {
  controllerName: string;
  description?: string;
  parametersRef?: GatewayClassParametersRef;
}
export interface GatewayClassParametersRef {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface GatewaySpec {
  addresses?: GatewayAddresses[];
  allowedListeners?: GatewayAllowedListeners;
  gatewayClassName: string;
  infrastructure?: GatewayInfrastructure;
  listeners: GatewayListeners[];
  tls?: GatewayTls;
}
export interface GatewayAddresses {
  type?: string;
  value?: string;
}
export interface GatewayAllowedListeners {
  namespaces?: GatewayAllowedListenersNamespaces;
}
export interface GatewayAllowedListenersNamespaces {
  from?: 'All' | 'Selector' | 'Same' | 'None';
  selector?: GatewayAllowedListenersNamespacesSelector;
}
export interface GatewayAllowedListenersNamespacesSelector {
  matchExpressions?: GatewayAllowedListenersNamespacesSelectorMatchExpressions[];
  matchLabels?: {
    [k: string]: string;
  };
}
export interface GatewayAllowedListenersNamespacesSelectorMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}
export interface GatewayInfrastructure {
  annotations?: {
    [k: string]: string;
  };
  labels?: {
    [k: string]: string;
  };
  parametersRef?: GatewayInfrastructureParametersRef;
}
export interface GatewayInfrastructureParametersRef {
  group: string;
  kind: string;
  name: string;
}
export interface GatewayListeners {
  allowedRoutes?: GatewayListenersAllowedRoutes;
  hostname?: string;
  name: string;
  port: number;
  protocol: string;
  tls?: GatewayListenersTls;
}
export interface GatewayListenersAllowedRoutes {
  kinds?: GatewayListenersAllowedRoutesKinds[];
  namespaces?: GatewayListenersAllowedRoutesNamespaces;
}
export interface GatewayListenersAllowedRoutesKinds {
  group?: string;
  kind: string;
}
export interface GatewayListenersAllowedRoutesNamespaces {
  from?: 'All' | 'Selector' | 'Same';
  selector?: GatewayAllowedListenersNamespacesSelector;
}
export interface GatewayListenersTls {
  certificateRefs?: GatewayListenersTlsCertificateRefs[];
  mode?: 'Terminate' | 'Passthrough';
  options?: {
    [k: string]: string;
  };
}
export interface GatewayListenersTlsCertificateRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}
export interface GatewayTls {
  backend?: GatewayTlsBackend;
  frontend?: GatewayTlsFrontend;
}
export interface GatewayTlsBackend {
  clientCertificateRef?: GatewayListenersTlsCertificateRefs;
}
export interface GatewayTlsFrontend {
  default: GatewayTlsFrontendDefault;
  perPort?: GatewayTlsFrontendPerPort[];
}
export interface GatewayTlsFrontendDefault {
  validation?: GatewayTlsFrontendDefaultValidation;
}
export interface GatewayTlsFrontendDefaultValidation {
  caCertificateRefs: GatewayTlsFrontendDefaultValidationCaCertificateRefs[];
  mode?: 'AllowValidOnly' | 'AllowInsecureFallback';
}
export interface GatewayTlsFrontendDefaultValidationCaCertificateRefs {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface GatewayTlsFrontendPerPort {
  port: number;
  tls: GatewayTlsFrontendDefault;
}
export interface GRPCRouteSpec {
  hostnames?: string[];
  parentRefs?: GRPCRouteParentRefs[];
  rules?: GRPCRouteRules[];
}
export interface GRPCRouteParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}
export interface GRPCRouteRules {
  backendRefs?: GRPCRouteRulesBackendRefs[];
  filters?: GRPCRouteRulesFilters[];
  matches?: GRPCRouteRulesMatches[];
  name?: string;
}
export interface GRPCRouteRulesBackendRefs {
  filters?: GRPCRouteRulesFilters[];
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}
export interface GRPCRouteRulesFilters {
  extensionRef?: GRPCRouteRulesFiltersExtensionRef;
  requestHeaderModifier?: GRPCRouteRulesFiltersRequestHeaderModifier;
  requestMirror?: GRPCRouteRulesFiltersRequestMirror;
  responseHeaderModifier?: GRPCRouteRulesFiltersRequestHeaderModifier;
  type: 'ResponseHeaderModifier' | 'RequestHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
}
export interface GRPCRouteRulesFiltersExtensionRef {
  group: string;
  kind: string;
  name: string;
}
export interface GRPCRouteRulesFiltersRequestHeaderModifier {
  add?: GRPCRouteRulesFiltersRequestHeaderModifierAdd[];
  remove?: string[];
  set?: GRPCRouteRulesFiltersRequestHeaderModifierAdd[];
}
export interface GRPCRouteRulesFiltersRequestHeaderModifierAdd {
  name: string;
  value: string;
}
export interface GRPCRouteRulesFiltersRequestMirror {
  backendRef: GRPCRouteRulesFiltersRequestMirrorBackendRef;
  fraction?: GRPCRouteRulesFiltersRequestMirrorFraction;
  percent?: number;
}
export interface GRPCRouteRulesFiltersRequestMirrorBackendRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
}
export interface GRPCRouteRulesFiltersRequestMirrorFraction {
  denominator?: number;
  numerator: number;
}
export interface GRPCRouteRulesMatches {
  headers?: GRPCRouteRulesMatchesHeaders[];
  method?: GRPCRouteRulesMatchesMethod;
}
export interface GRPCRouteRulesMatchesHeaders {
  name: string;
  type?: 'Exact' | 'RegularExpression';
  value: string;
}
export interface GRPCRouteRulesMatchesMethod {
  method?: string;
  service?: string;
  type?: 'Exact' | 'RegularExpression';
}
export interface HTTPRouteSpec {
  hostnames?: string[];
  parentRefs?: HTTPRouteParentRefs[];
  rules?: HTTPRouteRules[];
}
export interface HTTPRouteParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}
export interface HTTPRouteRules {
  backendRefs?: HTTPRouteRulesBackendRefs[];
  filters?: HTTPRouteRulesFilters[];
  matches?: HTTPRouteRulesMatches[];
  name?: string;
  timeouts?: HTTPRouteRulesTimeouts;
  retry?: HTTPRouteRulesRetry;
}
export interface HTTPRouteRulesBackendRefs {
  filters?: HTTPRouteRulesFilters[];
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}
export interface HTTPRouteRulesFilters {
  cors?: HTTPRouteRulesFiltersCors;
  extensionRef?: HTTPRouteRulesFiltersExtensionRef;
  requestHeaderModifier?: HTTPRouteRulesFiltersRequestHeaderModifier;
  requestMirror?: HTTPRouteRulesFiltersRequestMirror;
  requestRedirect?: HTTPRouteRulesFiltersRequestRedirect;
  responseHeaderModifier?: HTTPRouteRulesFiltersRequestHeaderModifier;
  type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'RequestRedirect' | 'URLRewrite' | 'ExtensionRef' | 'CORS';
  urlRewrite?: HTTPRouteRulesFiltersUrlRewrite;
}
export interface HTTPRouteRulesFiltersCors {
  allowCredentials?: boolean;
  allowHeaders?: string[];
  allowMethods?: ('GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | '*')[];
  allowOrigins?: string[];
  exposeHeaders?: string[];
  maxAge?: number;
}
export interface HTTPRouteRulesFiltersExtensionRef {
  group: string;
  kind: string;
  name: string;
}
export interface HTTPRouteRulesFiltersRequestHeaderModifier {
  add?: HTTPRouteRulesFiltersRequestHeaderModifierAdd[];
  remove?: string[];
  set?: HTTPRouteRulesFiltersRequestHeaderModifierAdd[];
}
export interface HTTPRouteRulesFiltersRequestHeaderModifierAdd {
  name: string;
  value: string;
}
export interface HTTPRouteRulesFiltersRequestMirror {
  backendRef: HTTPRouteRulesFiltersRequestMirrorBackendRef;
  fraction?: HTTPRouteRulesFiltersRequestMirrorFraction;
  percent?: number;
}
export interface HTTPRouteRulesFiltersRequestMirrorBackendRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
}
export interface HTTPRouteRulesFiltersRequestMirrorFraction {
  denominator?: number;
  numerator: number;
}
export interface HTTPRouteRulesFiltersRequestRedirect {
  hostname?: string;
  path?: HTTPRouteRulesFiltersRequestRedirectPath;
  port?: number;
  scheme?: 'http' | 'https';
  statusCode?: 301 | 302 | 303 | 307 | 308;
}
export interface HTTPRouteRulesFiltersRequestRedirectPath {
  replaceFullPath?: string;
  replacePrefixMatch?: string;
  type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
}
export interface HTTPRouteRulesFiltersUrlRewrite {
  hostname?: string;
  path?: HTTPRouteRulesFiltersRequestRedirectPath;
}
export interface HTTPRouteRulesMatches {
  headers?: HTTPRouteRulesMatchesHeaders[];
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
  path?: HTTPRouteRulesMatchesPath;
  queryParams?: HTTPRouteRulesMatchesQueryParams[];
}
export interface HTTPRouteRulesMatchesHeaders {
  name: string;
  type?: 'Exact' | 'RegularExpression';
  value: string;
}
export interface HTTPRouteRulesMatchesPath {
  type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
  value?: string;
}
export interface HTTPRouteRulesMatchesQueryParams {
  name: string;
  type?: 'Exact' | 'RegularExpression';
  value: string;
}
export interface HTTPRouteRulesTimeouts {
  backendRequest?: string;
  request?: string;
}
/**
 * Experimental channel of the Gateway API.
 *
 * This interface was referenced by `Unused`'s JSON-Schema
 * via the `definition` "HTTPRouteRulesRetry".
 */
export interface HTTPRouteRulesRetry {
  attempts?: number;
  backoff?: string;
  codes?: number[];
}
export interface ListenerSetSpec {
  listeners: ListenerSetListeners[];
  parentRef: ListenerSetParentRef;
}
export interface ListenerSetListeners {
  allowedRoutes?: ListenerSetListenersAllowedRoutes;
  hostname?: string;
  name: string;
  port: number;
  protocol: string;
  tls?: ListenerSetListenersTls;
}
export interface ListenerSetListenersAllowedRoutes {
  kinds?: ListenerSetListenersAllowedRoutesKinds[];
  namespaces?: ListenerSetListenersAllowedRoutesNamespaces;
}
export interface ListenerSetListenersAllowedRoutesKinds {
  group?: string;
  kind: string;
}
export interface ListenerSetListenersAllowedRoutesNamespaces {
  from?: 'All' | 'Selector' | 'Same';
  selector?: ListenerSetListenersAllowedRoutesNamespacesSelector;
}
export interface ListenerSetListenersAllowedRoutesNamespacesSelector {
  matchExpressions?: ListenerSetListenersAllowedRoutesNamespacesSelectorMatchExpressions[];
  matchLabels?: {
    [k: string]: string;
  };
}
export interface ListenerSetListenersAllowedRoutesNamespacesSelectorMatchExpressions {
  key: string;
  operator: string;
  values?: string[];
}
export interface ListenerSetListenersTls {
  certificateRefs?: ListenerSetListenersTlsCertificateRefs[];
  mode?: 'Terminate' | 'Passthrough';
  options?: {
    [k: string]: string;
  };
}
export interface ListenerSetListenersTlsCertificateRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}
export interface ListenerSetParentRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}
export interface ReferenceGrantSpec {
  from: ReferenceGrantFrom[];
  to: ReferenceGrantTo[];
}
export interface ReferenceGrantFrom {
  group: string;
  kind: string;
  namespace: string;
}
export interface ReferenceGrantTo {
  group: string;
  kind: string;
  name?: string;
}
export interface TCPRouteSpec {
  parentRefs?: TCPRouteParentRefs[];
  rules: TCPRouteRules[];
}
export interface TCPRouteParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}
export interface TCPRouteRules {
  backendRefs: TCPRouteRulesBackendRefs[];
  name?: string;
}
export interface TCPRouteRulesBackendRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}
export interface TLSRouteSpec {
  hostnames: string[];
  parentRefs?: TLSRouteParentRefs[];
  rules: TLSRouteRules[];
}
export interface TLSRouteParentRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  sectionName?: string;
}
export interface TLSRouteRules {
  backendRefs: TLSRouteRulesBackendRefs[];
  name?: string;
}
export interface TLSRouteRulesBackendRefs {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
  port?: number;
  weight?: number;
}
