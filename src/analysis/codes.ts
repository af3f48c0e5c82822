interface CodeFacts {
  readonly name: string;
  readonly level: 'Error' | 'Warning' | 'Info';
}

const error = (name: string): CodeFacts => ({ name, level: 'Error' });
const warning = (name: string): CodeFacts => ({ name, level: 'Warning' });
const info = (name: string): CodeFacts => ({ name, level: 'Info' });

/** Every code that a finding may have: Istio's own for what istioctl finds too, `CDI` for the rest. Codes are never used again for something else. */
export const CODES = {
  CDI0001: error('RuleFailed'),
  CDI0002: error('BrokenYaml'),
  CDI0003: error('NoKubernetesObject'),
  CDI0004: error('UnknownKind'),
  CDI0005: warning('DoubledObject'),
  CDI0006: error('Unreadable'),
  CDI0007: error('WrongEncoding'),
  CDI0101: warning('RoutingWithoutWaypoint'),
  CDI0102: error('WaypointNotFound'),
  CDI0103: error('WaypointNotAllowed'),
  CDI0104: warning('WaypointForOtherTraffic'),
  CDI0105: warning('HttpRuleAllowsNothingInAmbient'),
  CDI0106: error('HttpRuleDeniesNothingInAmbient'),
  CDI0107: error('ActionWithoutEffectInAmbient'),
  CDI0108: warning('ProxyPolicyWithoutEffectInAmbient'),
  CDI0109: warning('MutualTlsNotDisabledInAmbient'),
  CDI0120: error('RouteParentNotFound'),
  CDI0121: error('RouteNotTakenByParent'),
  CDI0122: error('RouteBackendNotFound'),
  CDI0123: error('ReferenceNotGranted'),
  CDI0124: warning('RouteWithoutWeight'),
  CDI0125: warning('RouteMatchTwice'),
  CDI0130: warning('UnreachableRoute'),
  CDI0131: warning('HostMeansNoService'),
  CDI0132: warning('DestinationWithoutWeight'),
  CDI0133: warning('MatchOfTwoVirtualServices'),
  CDI0140: warning('PolicyAllowsEveryone'),
  CDI0141: warning('AdminSurfaceExposed'),
  CDI0142: warning('MutualTlsDisabled'),
  CDI0143: warning('TokenNotRequired'),
  IST0002: warning('Deprecated'),
  IST0101: error('ReferencedResourceNotFound'),
  IST0102: info('NamespaceNotInjected'),
  IST0106: error('SchemaValidationError'),
  IST0107: warning('MisplacedAnnotation'),
  IST0108: warning('UnknownAnnotation'),
  IST0109: error('ConflictingMeshGatewayVirtualServiceHosts'),
  IST0110: error('ConflictingSidecarWorkloadSelectors'),
  IST0111: error('MultipleSidecarsWithoutWorkloadSelectors'),
  IST0112: error('VirtualServiceDestinationPortSelectorRequired'),
  IST0116: warning('DeploymentAssociatedToMultipleServices'),
  IST0118: info('PortNameIsNotUnderNamingConvention'),
  IST0123: warning('NamespaceMultipleInjectionLabels'),
  IST0125: warning('InvalidAnnotation'),
  IST0127: warning('NoMatchingWorkloadsFound'),
  IST0128: warning('NoServerCertificateVerificationDestinationLevel'),
  IST0129: warning('NoServerCertificateVerificationPortLevel'),
  IST0130: warning('VirtualServiceUnreachableRule'),
  IST0131: info('VirtualServiceIneffectiveMatch'),
  IST0132: warning('VirtualServiceHostNotFoundInGateway'),
  IST0133: warning('SchemaWarning'),
  IST0134: warning('ServiceEntryAddressesRequired'),
  IST0135: info('DeprecatedAnnotation'),
  IST0137: warning('DeploymentConflictingPorts'),
  IST0138: warning('GatewayDuplicateCertificate'),
  IST0140: warning('IngressRouteRulesNotAffected'),
  IST0144: warning('InvalidApplicationUID'),
  IST0145: error('ConflictingGateways'),
  IST0149: error('JwtClaimBasedRoutingWithoutRequestAuthN'),
  IST0150: warning('ExternalNameServiceTypeInvalidPortName'),
  IST0151: warning('EnvoyFilterUsesRelativeOperation'),
  IST0152: error('EnvoyFilterUsesReplaceOperationIncorrectly'),
  IST0153: error('EnvoyFilterUsesAddOperationIncorrectly'),
  IST0154: error('EnvoyFilterUsesRemoveOperationIncorrectly'),
  IST0155: warning('EnvoyFilterUsesRelativeOperationWithProxyVersion'),
  IST0157: warning('InvalidTelemetryProvider'),
  IST0159: error('ConflictingTelemetryWorkloadSelectors'),
  IST0160: error('MultipleTelemetriesWithoutWorkloadSelectors'),
  IST0161: error('InvalidGatewayCredential'),
  IST0162: warning('GatewayPortNotDefinedOnService'),
  IST0165: warning('ReferencedInternalGateway'),
  IST0166: warning('IneffectiveSelector'),
  IST0167: warning('IneffectivePolicy'),
  IST0173: error('DestinationRuleSubsetNotSelectPods'),
  IST0174: warning('UnknownDestinationRuleHost'),
  IST0177: warning('ConflictingServiceEntryProtocol'),
} as const satisfies Readonly<Record<string, CodeFacts>>;

export type Code = keyof typeof CODES;

/** The page about a code: Istio's where it is Istio's. */
export const pageOf = (code: Code) => (code.startsWith('IST')
  ? `https://istio.io/latest/docs/reference/config/analysis/${code.toLowerCase()}/`
  : `https://github.com/cdk8s-istio/cdk8s-istio/blob/main/docs/checks.md#${code.toLowerCase()}`);
