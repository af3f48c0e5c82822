import type { ServiceEntryEndpoints, ServiceEntrySpec } from '../networking.istio.io.generated';
import { dnsLabel, fullName, isPartialWildcard, wildcardName } from '../values/dns';
import { ipAddress, subnet } from '../values/ip';
import { isHttp, isTcp, isTls, protocolIfAny } from '../values/protocol';
import { show } from '../values/show';
import { isUnixSocket } from '../values/unix';
import { exportTo } from './export-to';
import { workloadLabels } from './labels';
import { Metadata } from './metadata';
import { Place } from './place';
import { labels } from './selector';
import { noAddress, reachable } from './workload';

/** Protocols by which a request names the host that it is for. */
const DYNAMIC: readonly string[] = ['http', 'http2', 'grpc', 'tls'];

export function serviceEntry(spec: ServiceEntrySpec, place: Place, metadata: Metadata): void {
  const { hosts, ports = [], addresses = [], resolution = 'NONE', workloadSelector } = spec;
  place.one('workloadSelector', workloadSelector, (selector, at) => labels(selector.labels, at));
  place.each('hosts', hosts, (host, at) => {
    at.error(wildcardName(host));
    if (resolution !== 'DYNAMIC_DNS' && isPartialWildcard(host)) at.warning(`should have '*' for a whole label only, such as '*.example.com', got ${show(host)}`);
  });
  place.checkEach('addresses', addresses, subnet);
  const needsAddress = addresses.length === 0 && (resolution === 'NONE' || metadata.labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() === 'false');
  place.each('ports', ports, ({ name, protocol }, at) => {
    at.at('name').error(dnsLabel(name));
    at.check('protocol', protocol, protocolIfAny);
    if (needsAddress && (!protocol || protocol === 'TCP')) at.warning('should have addresses beside it, as TCP tells hosts apart by address, and none is allocated here');
  });
  RESOLUTIONS[resolution](spec, place, metadata);
  const mixed = ports.findIndex(({ protocol }) => !isHttp(protocol) && !isTls(protocol));
  if (resolution !== 'NONE' && hosts.length > 1 && mixed >= 0) {
    place.at('ports').at(mixed).at('protocol').error('must be HTTP or TLS beside several hosts, as no other protocol tells them apart; write a ServiceEntry for each host');
  }
  place.one('exportTo', spec.exportTo, (list, at) => exportTo(list, at, metadata.namespace, 'service-entry'));
}

type Resolution = (spec: ServiceEntrySpec, place: Place, metadata: Metadata) => void;

const RESOLUTIONS: Readonly<Record<NonNullable<ServiceEntrySpec['resolution']>, Resolution>> = {
  NONE: ({ workloadSelector }, place) => {
    if (workloadSelector) place.at('workloadSelector').warning('does nothing beside resolution NONE; set the resolution or drop it');
  },
  STATIC: (spec, place) => place.each('endpoints', spec.endpoints, (endpoint, at) => {
    const { address = '' } = endpoint;
    noAddress(endpoint, at);
    if (isUnixSocket(address)) {
      if (spec.ports?.length !== 1) at.at('address').error(`is a Unix domain socket, which serves one port, and the ServiceEntry has ${spec.ports?.length ?? 0}`);
    } else if (address) {
      at.at('address').error(ipAddress(address));
    }
    endpointFields(endpoint, at, spec);
  }),
  DNS: lookedUp,
  DNS_ROUND_ROBIN: lookedUp,
  DYNAMIC_DNS: ({ hosts, addresses = [], endpoints = [], ports, location }, place, metadata) => {
    place.checkEach('hosts', hosts, (host) => host.startsWith('*') ? undefined : `must begin with a wildcard for resolution DYNAMIC_DNS, got ${show(host)}`);
    for (const [field, list] of Object.entries({ addresses, endpoints })) {
      if (list.length > 0) place.at(field).error('cannot stand beside resolution DYNAMIC_DNS, which looks up what a request asks for; drop it');
    }
    place.each('ports', ports, ({ protocol = '' }, at) => {
      if (!DYNAMIC.includes(protocol.toLowerCase())) at.at('protocol').error(`must be HTTP, HTTP2, GRPC or TLS for resolution DYNAMIC_DNS, got ${show(protocol)}`);
    });
    const waypoint = metadata.labels['istio.io/use-waypoint'] ?? '';
    if (location === 'MESH_INTERNAL' && waypoint !== '' && waypoint.toLowerCase() !== 'none') {
      place.at('location').error('must be MESH_EXTERNAL for resolution DYNAMIC_DNS where a waypoint is used');
    }
  },
};

function lookedUp({ hosts, addresses = [], endpoints = [], ports = [] }: ServiceEntrySpec, place: Place): void {
  if (endpoints.length === 0) place.checkEach('hosts', hosts, (host) => fullName(host) && `must be a DNS name without wildcard where no endpoints say what to look up, got ${show(host)}`);
  place.each('endpoints', endpoints, (endpoint, at) => {
    at.at('address').error(reachable(endpoint.address ?? ''));
    endpointFields(endpoint, at, { ports });
  });
  if (addresses.length > 0 && hosts.length > 1 && ports.some(({ protocol }) => isTcp(protocol))) {
    place.at('hosts').warning('should have one host beside addresses and a TCP port, as only the address tells hosts apart; write a ServiceEntry for each');
  }
}

function endpointFields(endpoint: ServiceEntryEndpoints, place: Place, { ports = [] }: Pick<ServiceEntrySpec, 'ports'>): void {
  place.pairs('ports', endpoint.ports, (name, _, at) => {
    if (!ports.some((port) => port.name === name)) at.error(`must be named like a port of the ServiceEntry, got ${show(name)}`);
  });
  place.one('labels', endpoint.labels, workloadLabels);
}
