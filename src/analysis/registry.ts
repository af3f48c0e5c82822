import { Rule } from './rule';
import { authorization as ambientAuthorization } from './rules/ambient/authorization';
import { gateways as ambientGateways } from './rules/ambient/gateways';
import { mutualTls as ambientMutualTls } from './rules/ambient/mutual-tls';
import { policyTargets } from './rules/ambient/policy-targets';
import { proxyPolicies } from './rules/ambient/proxy-policies';
import { routing } from './rules/ambient/routing';
import { routingNamespaces } from './rules/ambient/routing-namespaces';
import { sidecars } from './rules/ambient/sidecars';
import { unusedWaypoints } from './rules/ambient/unused-waypoints';
import { waypoints } from './rules/ambient/waypoints';
import { annotations } from './rules/annotation/annotations';
import { identity } from './rules/authorization-policy/identity';
import { methods } from './rules/authorization-policy/methods';
import { namespaces } from './rules/authorization-policy/namespaces';
import { workloads } from './rules/authorization-policy/workloads';
import { gatewayApi } from './rules/custom-resource-definition/gateway-api';
import { removed } from './rules/custom-resource-definition/removed';
import { caCertificates } from './rules/destination-rule/ca-certificates';
import { plainText } from './rules/destination-rule/plain-text';
import { sameHost } from './rules/destination-rule/same-host';
import { subsets } from './rules/destination-rule/subsets';
import { operations } from './rules/envoy-filter/operations';
import { certificates } from './rules/gateway/certificates';
import { conflicts } from './rules/gateway/conflicts';
import { credentials } from './rules/gateway/credentials';
import { workload } from './rules/gateway/workload';
import { addresses as gatewayAddresses } from './rules/gateway-api/addresses';
import { backends } from './rules/gateway-api/backends';
import { parents } from './rules/gateway-api/parents';
import { sameMatch as routeMatches } from './rules/gateway-api/same-match';
import { shortNames } from './rules/host/short-names';
import { registries } from './rules/mesh-networks/registries';
import { defaultInjection } from './rules/namespace/default-injection';
import { injection } from './rules/namespace/injection';
import { references } from './rules/namespace/references';
import { object } from './rules/object';
import { gatewaySelectors } from './rules/policy/gateway-selectors';
import { order } from './rules/rollout/order';
import { adminSurfaces } from './rules/security/admin-surfaces';
import { mutualTls } from './rules/security/mutual-tls';
import { openPolicies } from './rules/security/open-policies';
import { tokens } from './rules/security/tokens';
import { portNames } from './rules/service/port-names';
import { targetPorts } from './rules/service/target-ports';
import { references as serviceAccounts } from './rules/service-account/references';
import { addresses } from './rules/service-entry/addresses';
import { protocols } from './rules/service-entry/protocols';
import { deprecated as sidecarDeprecated } from './rules/sidecar/deprecated';
import { egressHosts } from './rules/sidecar/egress-hosts';
import { outboundMode } from './rules/sidecar/outbound-mode';
import { selectors } from './rules/sidecar/selectors';
import { fields } from './rules/target/fields';
import { versions } from './rules/target/versions';
import { providers } from './rules/telemetry/providers';
import { selectors as telemetrySelectors } from './rules/telemetry/selectors';
import { deprecated } from './rules/virtual-service/deprecated';
import { gatewaySubsets } from './rules/virtual-service/gateway-subsets';
import { gateways } from './rules/virtual-service/gateways';
import { hosts } from './rules/virtual-service/hosts';
import { jwtClaims } from './rules/virtual-service/jwt-claims';
import { meshHosts } from './rules/virtual-service/mesh-hosts';
import { sameDestination } from './rules/virtual-service/same-destination';
import { sameMatch } from './rules/virtual-service/same-match';
import { subsets as routeSubsets } from './rules/virtual-service/subsets';
import { unreachable } from './rules/virtual-service/unreachable';
import { weights } from './rules/virtual-service/weights';
import { controlPlane } from './rules/webhook/control-plane';
import { overlaps } from './rules/webhook/overlaps';
import { blockedAddresses } from './rules/workload/blocked-addresses';
import { proxyImage } from './rules/workload/proxy-image';
import { services } from './rules/workload/services';
import { user } from './rules/workload/user';

/** All rules, sorted by their id. */
export const RULES: readonly Rule[] = [
  ambientAuthorization,
  ambientGateways,
  ambientMutualTls,
  policyTargets,
  proxyPolicies,
  routing,
  routingNamespaces,
  sidecars,
  unusedWaypoints,
  waypoints,
  annotations,
  identity,
  methods,
  namespaces,
  workloads,
  gatewayApi,
  removed,
  caCertificates,
  plainText,
  sameHost,
  subsets,
  operations,
  gatewayAddresses,
  backends,
  parents,
  routeMatches,
  certificates,
  conflicts,
  credentials,
  workload,
  shortNames,
  registries,
  defaultInjection,
  injection,
  references,
  object,
  gatewaySelectors,
  order,
  adminSurfaces,
  mutualTls,
  openPolicies,
  tokens,
  serviceAccounts,
  addresses,
  protocols,
  portNames,
  targetPorts,
  sidecarDeprecated,
  egressHosts,
  outboundMode,
  selectors,
  fields,
  versions,
  providers,
  telemetrySelectors,
  deprecated,
  gatewaySubsets,
  gateways,
  hosts,
  jwtClaims,
  meshHosts,
  sameDestination,
  sameMatch,
  routeSubsets,
  unreachable,
  weights,
  controlPlane,
  overlaps,
  blockedAddresses,
  proxyImage,
  services,
  user,
];
