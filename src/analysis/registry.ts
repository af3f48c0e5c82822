import { Rule } from './rule';
import { annotations } from './rules/annotation/annotations';
import { namespaces } from './rules/authorization-policy/namespaces';
import { workloads } from './rules/authorization-policy/workloads';
import { caCertificates } from './rules/destination-rule/ca-certificates';
import { subsets } from './rules/destination-rule/subsets';
import { operations } from './rules/envoy-filter/operations';
import { certificates } from './rules/gateway/certificates';
import { conflicts } from './rules/gateway/conflicts';
import { credentials } from './rules/gateway/credentials';
import { workload } from './rules/gateway/workload';
import { injection } from './rules/namespace/injection';
import { object } from './rules/object';
import { gatewaySelectors } from './rules/policy/gateway-selectors';
import { portNames } from './rules/service/port-names';
import { addresses } from './rules/service-entry/addresses';
import { protocols } from './rules/service-entry/protocols';
import { deprecated as sidecarDeprecated } from './rules/sidecar/deprecated';
import { selectors } from './rules/sidecar/selectors';
import { providers } from './rules/telemetry/providers';
import { selectors as telemetrySelectors } from './rules/telemetry/selectors';
import { deprecated } from './rules/virtual-service/deprecated';
import { gatewaySubsets } from './rules/virtual-service/gateway-subsets';
import { gateways } from './rules/virtual-service/gateways';
import { hosts } from './rules/virtual-service/hosts';
import { jwtClaims } from './rules/virtual-service/jwt-claims';
import { meshHosts } from './rules/virtual-service/mesh-hosts';
import { subsets as routeSubsets } from './rules/virtual-service/subsets';
import { services } from './rules/workload/services';
import { user } from './rules/workload/user';

/** All rules, sorted by their id. */
export const RULES: readonly Rule[] = [
  annotations,
  namespaces,
  workloads,
  caCertificates,
  subsets,
  operations,
  certificates,
  conflicts,
  credentials,
  workload,
  injection,
  object,
  gatewaySelectors,
  addresses,
  protocols,
  portNames,
  sidecarDeprecated,
  selectors,
  providers,
  telemetrySelectors,
  deprecated,
  gatewaySubsets,
  gateways,
  hosts,
  jwtClaims,
  meshHosts,
  routeSubsets,
  services,
  user,
];
