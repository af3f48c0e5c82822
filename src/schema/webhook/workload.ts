import type { WorkloadEntrySpec, WorkloadGroupProbe, WorkloadGroupSpec } from '../networking.istio.io.generated';
import { isFullName } from '../values/dns';
import { isIpAddress } from '../values/ip';
import { show } from '../values/show';
import { isUnixSocket } from '../values/unix';
import { workloadLabels } from './labels';
import { Place } from './place';

/** Other than the CRD istiod takes no underscore, as Kubernetes does not. */
const PROBE_HEADER = /^[-A-Za-z0-9]+$/;

export function workloadEntry(spec: WorkloadEntrySpec, place: Place): void {
  noAddress(spec, place);
  if (spec.address && !isUnixSocket(spec.address)) place.at('address').error(reachable(spec.address));
  place.one('labels', spec.labels, workloadLabels);
}

/** An entry without an address is reached through the gateway of its network. */
export function noAddress({ address, network = '' }: WorkloadEntrySpec, place: Place): void {
  if (!address) {
    if (network) place.warning(`has no address, so that it is reached through a gateway of the network ${show(network)} only`);
    else place.at('address').error('must be given, or a network');
  }
}

/** An address that is looked up by DNS where it is a name. */
export function reachable(address: string): string | undefined {
  return isIpAddress(address) || isFullName(address) ? undefined : `must be an IP address or a DNS name without wildcard, got ${show(address)}`;
}

export function workloadGroup({ metadata, probe: readiness }: WorkloadGroupSpec, place: Place): void {
  place.one('metadata', metadata, ({ labels }, at) => at.one('labels', labels, workloadLabels));
  place.one('probe', readiness, probe);
}

function probe({ httpGet, tcpSocket, exec }: WorkloadGroupProbe, place: Place): void {
  if (!httpGet && !tcpSocket && !exec) place.error('must have httpGet, tcpSocket or exec, which are what istiod knows');
  place.one('httpGet', httpGet, ({ httpHeaders }, at) => at.each('httpHeaders', httpHeaders, ({ name = '' }, where) => {
    if (!PROBE_HEADER.test(name)) where.at('name').error(`must consist of letters, digits and '-', got ${show(name)}`);
  }));
  if (exec?.command.length === 0) place.at('exec').at('command').error('must not be empty');
}
