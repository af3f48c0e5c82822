// Generated from imports/crds by `npx projen import`. Do not edit.

export interface AuthorizationPolicySpec {
  action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  provider?: AuthorizationPolicyProvider;
  rules?: AuthorizationPolicyRules[];
  selector?: AuthorizationPolicySelector;
  targetRef?: AuthorizationPolicyTargetRef;
  targetRefs?: AuthorizationPolicyTargetRef[];
}
export interface AuthorizationPolicyProvider {
  name?: string;
}
export interface AuthorizationPolicyRules {
  from?: AuthorizationPolicyRulesFrom[];
  to?: AuthorizationPolicyRulesTo[];
  when?: AuthorizationPolicyRulesWhen[];
}
export interface AuthorizationPolicyRulesFrom {
  source?: AuthorizationPolicyRulesFromSource;
}
export interface AuthorizationPolicyRulesFromSource {
  ipBlocks?: string[];
  namespaces?: string[];
  notIpBlocks?: string[];
  notNamespaces?: string[];
  notPrincipals?: string[];
  notRemoteIpBlocks?: string[];
  notRequestPrincipals?: string[];
  notServiceAccounts?: string[];
  notTrustDomains?: string[];
  principals?: string[];
  remoteIpBlocks?: string[];
  requestPrincipals?: string[];
  serviceAccounts?: string[];
  trustDomains?: string[];
}
export interface AuthorizationPolicyRulesTo {
  operation?: AuthorizationPolicyRulesToOperation;
}
export interface AuthorizationPolicyRulesToOperation {
  hosts?: string[];
  methods?: string[];
  notHosts?: string[];
  notMethods?: string[];
  notPaths?: string[];
  notPorts?: string[];
  paths?: string[];
  ports?: string[];
}
export interface AuthorizationPolicyRulesWhen {
  key: string;
  notValues?: string[];
  values?: string[];
}
export interface AuthorizationPolicySelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface AuthorizationPolicyTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface PeerAuthenticationSpec {
  mtls?: PeerAuthenticationMtls;
  portLevelMtls?: {
    [k: string]: PeerAuthenticationMtls;
  };
  selector?: PeerAuthenticationSelector;
}
export interface PeerAuthenticationMtls {
  mode?: 'UNSET' | 'DISABLE' | 'PERMISSIVE' | 'STRICT';
}
export interface PeerAuthenticationSelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface RequestAuthenticationSpec {
  jwtRules?: RequestAuthenticationJwtRules[];
  selector?: RequestAuthenticationSelector;
  targetRef?: RequestAuthenticationTargetRef;
  targetRefs?: RequestAuthenticationTargetRef[];
}
export interface RequestAuthenticationJwtRules {
  audiences?: string[];
  forwardOriginalToken?: boolean;
  fromCookies?: string[];
  fromHeaders?: RequestAuthenticationJwtRulesFromHeaders[];
  fromParams?: string[];
  issuer?: string;
  jwks?: string;
  jwksUri?: string;
  outputClaimToHeaders?: RequestAuthenticationJwtRulesOutputClaimToHeaders[];
  outputPayloadToHeader?: string;
  spaceDelimitedClaims?: string[];
  timeout?: string;
}
export interface RequestAuthenticationJwtRulesFromHeaders {
  name: string;
  prefix?: string;
}
export interface RequestAuthenticationJwtRulesOutputClaimToHeaders {
  claim: string;
  header: string;
}
export interface RequestAuthenticationSelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface RequestAuthenticationTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}
