import { isIP } from 'node:net';
import { Host } from '../../core';
import { dnsLabel, nonEmpty, port, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { ServiceEntryPorts, ServiceEntrySpec } from '../../schema/networking.istio.io.generated';
import { Protocol } from '../protocol';
import { ServiceEntryPort } from '../service-entry-port';
import { isSocket } from './bind';
import { isHttp, isTls, portNameOf } from './protocol';

/** Protocols in which dynamic DNS finds the host that is asked for. */
const DYNAMIC_PROTOCOLS: ReadonlyArray<string | undefined> = [Protocol.HTTP, Protocol.HTTP2, Protocol.GRPC, Protocol.TLS];

/** The `hosts` of a ServiceEntry. */
export function hostsSpec(hosts: readonly Host[]): string[] {
  const names = nonEmpty('hosts of a service entry', hosts).map(({ name }) => name);
  unique('hosts of a service entry', names);
  for (const name of names) {
    if (name === '*') throw invalid("a service entry cannot have the host '*'; name the hosts, or a domain of them such as '*.example.com'");
    if (isIP(name) !== 0) throw invalid(`a service entry is for hosts with a name, got the IP address ${show(name)}; name the host and put the address into addresses`);
  }
  return names;
}

/** The `ports` of a ServiceEntry. */
export function portsSpec(ports: readonly ServiceEntryPort[]): ServiceEntryPorts[] {
  const specs = nonEmpty('ports of a service entry', ports).map(portSpec);
  unique('numbers of the ports of a service entry', specs.map(({ number }) => String(number)));
  unique('names of the ports of a service entry', specs.map(({ name }) => name));
  return specs;
}

function portSpec({ number, protocol, name, targetPort }: ServiceEntryPort): ServiceEntryPorts {
  if (protocol === Protocol.HTTP_PROXY) throw invalid('Protocol.HTTP_PROXY is only for egress listeners of a Sidecar; use Protocol.HTTP');
  return {
    number: port('number of a port of a service entry', number),
    protocol,
    name: dnsLabel('name of a port of a service entry', name ?? portNameOf(protocol, number)),
    targetPort: targetPort === undefined ? undefined : port('targetPort of a service entry', targetPort),
  };
}

/** What the fields of a ServiceEntry must be together. */
export function checkServiceEntry(spec: ServiceEntrySpec): void {
  if (spec.workloadSelector && spec.location === 'MESH_EXTERNAL') {
    throw invalid('a service entry selects workloads of the mesh, but its location is MESH_EXTERNAL; drop the location');
  }
  checkHosts(spec);
  checkAddresses(spec);
  checkPorts(spec);
  checkEndpoints(spec);
}

function checkHosts({ hosts, resolution, endpoints }: ServiceEntrySpec) {
  const wildcard = hosts.find((host) => host.startsWith('*'));
  if (resolution === 'DYNAMIC_DNS') {
    const full = hosts.find((host) => !host.startsWith('*'));
    if (full) throw invalid(`dynamic DNS is for hosts with a wildcard, got ${show(full)}; use ServiceEntryResolution.dns`);
    return;
  }
  const partial = hosts.find((host) => host.startsWith('*') && !host.startsWith('*.'));
  if (partial) throw invalid(`the wildcard of a service entry's host is the whole first label, got ${show(partial)}`);
  if (resolution?.startsWith('DNS') && wildcard && !endpoints) {
    throw invalid(`DNS cannot look up the host ${show(wildcard)}, as it has a wildcard; give the resolution endpoints, or use ServiceEntryResolution.dynamicDns or none`);
  }
}

function checkAddresses({ addresses = [], resolution }: ServiceEntrySpec) {
  unique('addresses of a service entry', addresses);
  if (resolution === 'DYNAMIC_DNS' && addresses.length > 0) {
    throw invalid(`with dynamic DNS a service entry cannot have addresses, got ${show(addresses)}; drop them`);
  }
  const range = addresses.find((address) => address.includes('/'));
  if (range && resolution?.startsWith('DNS')) {
    throw invalid(`with DNS the addresses of a service entry are single ones, got the range ${show(range)}; use ServiceEntryResolution.none or staticEndpoints`);
  }
}

function checkPorts({ hosts, addresses = [], ports = [], resolution }: ServiceEntrySpec) {
  for (const { name, protocol } of ports) {
    if (resolution === 'DYNAMIC_DNS' && !DYNAMIC_PROTOCOLS.includes(protocol)) {
      throw invalid(`dynamic DNS is for ports that speak HTTP, HTTP2, GRPC or TLS, got ${protocol ?? 'no protocol'} for the port ${show(name)}`);
    }
    const shared = isHttp(protocol) || (isTls(protocol) && !(resolution?.startsWith('DNS') && addresses.length > 0));
    if (hosts.length > 1 && !shared && resolution !== 'NONE') {
      throw invalid(`connections to the port ${show(name)} do not tell for which of the ${hosts.length} hosts they are; give it a protocol of HTTP, or write a service entry for each host`);
    }
  }
}

function checkEndpoints({ ports = [], endpoints = [] }: ServiceEntrySpec) {
  const names = ports.map(({ name }) => name);
  for (const endpoint of endpoints) {
    const unknown = Object.keys(endpoint.ports ?? {}).find((name) => !names.includes(name));
    if (unknown) throw invalid(`an endpoint has the port ${show(unknown)}, which the service entry has not; its ports are ${names.join(', ')}`);
    if (isSocket(endpoint.address) && ports.length > 1) {
      throw invalid(`a service entry with the Unix socket ${show(endpoint.address)} has exactly one port, got ${ports.length}; write a service entry for each socket`);
    }
  }
}
