import { Rule } from './rule';
import { authorization as ambientAuthorization } from './rules/ambient/authorization';
import { mutualTls as ambientMutualTls } from './rules/ambient/mutual-tls';
import { proxyPolicies } from './rules/ambient/proxy-policies';
import { routing } from './rules/ambient/routing';
import { waypoints } from './rules/ambient/waypoints';
import { annotations } from './rules/annotation/annotations';
import { namespaces } from './rules/authorization-policy/namespaces';
import { workloads } from './rules/authorization-policy/workloads';
import { gatewayApi } from './rules/custom-resource-definition/gateway-api';
import { removed } from './rules/custom-resource-definition/removed';
import { caCertificates } from './rules/destination-rule/ca-certificates';
import { subsets } from './rules/destination-rule/subsets';
import { operations } from './rules/envoy-filter/operations';
import { certificates } from './rules/gateway/certificates';
import { conflicts } from './rules/gateway/conflicts';
import { credentials } from './rules/gateway/credentials';
import { workload } from './rules/gateway/workload';
import { backends } from './rules/gateway-api/backends';
import { parents } from './rules/gateway-api/parents';
import { sameMatch as routeMatches } from './rules/gateway-api/same-match';
import { shortNames } from './rules/host/short-names';
import { registries } from './rules/mesh-networks/registries';
import { defaultInjection } from './rules/namespace/default-injection';
import { injection } from './rules/namespace/injection';
import { object } from './rules/object';
import { gatewaySelectors } from './rules/policy/gateway-selectors';
import { adminSurfaces } from './rules/security/admin-surfaces';
import { mutualTls } from './rules/security/mutual-tls';
import { openPolicies } from './rules/security/open-policies';
import { tokens } from './rules/security/tokens';
import { portNames } from './rules/service/port-names';
import { addresses } from './rules/service-entry/addresses';
import { protocols } from './rules/service-entry/protocols';
import { deprecated as sidecarDeprecated } from './rules/sidecar/deprecated';
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
  ambientMutualTls,
  proxyPolicies,
  routing,
  waypoints,
  annotations,
  namespaces,
  workloads,
  gatewayApi,
  removed,
  caCertificates,
  subsets,
  operations,
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
  object,
  gatewaySelectors,
  adminSurfaces,
  mutualTls,
  openPolicies,
  tokens,
  addresses,
  protocols,
  portNames,
  sidecarDeprecated,
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
