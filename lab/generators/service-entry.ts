import { Host, istio } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { defining, exportTo, placed } from './resource';
import { host, HOSTS, label, plainHost, port, subdomain, subnet, text } from './values';
import { dnsEndpoint, selector, staticEndpoint } from './workload';

const { Protocol, ServiceEntryResolution } = istio;
const protocols = Object.values(Protocol);
const http = [Protocol.HTTP, Protocol.HTTP2, Protocol.GRPC, Protocol.TLS];

const servicePort = (protocol: Gen<istio.Protocol | undefined>): Gen<istio.ServiceEntryPort> => struct<istio.ServiceEntryPort>({
  number: mostly(pick(80, 443, 9000), port),
  protocol,
  name: maybe(mostly(pick('http-80', 'https-443', 'tcp-9000'), label), 0.3),
  targetPort: maybe(port, 0.3),
});
const anyPort = servicePort(maybe(pick(...protocols), 0.8));
const dynamicPort = servicePort(mostly(pick(...http), maybe(pick(...protocols))));

const props = (
  resolution: Gen<istio.ServiceEntryResolution>, hosts: Gen<Host>, ports: Gen<istio.ServiceEntryPort>, addresses: Gen<string[] | undefined>,
): Gen<istio.ServiceEntryProps> => struct<istio.ServiceEntryProps>({
  metadata: mostly(placed(subdomain), pick({ labels: { 'istio.io/use-waypoint': 'waypoint' } })),
  hosts: mostly(list(hosts, 1, 2), list(hosts, 0, 2)),
  ports: mostly(list(ports, 1, 2), list(ports, 0, 2)),
  resolution,
  location: maybe(pick(...Object.values(istio.ServiceEntryLocation))),
  addresses,
  subjectAltNames: maybe(list(mostly(pick(...HOSTS), text))),
  exportTo: maybe(mostly(exportTo, list(pick(istio.ExportTo.NO_NAMESPACE, istio.ExportTo.SAME_NAMESPACE), 0))),
});

const plain = call(Host.dns, plainHost);
const wildcards = call(Host.dns, mostly(pick('*.example.com', '*.example.org'), host));
const anyName = either(plain, wildcards);
const addresses = maybe(list(subnet, 0));

const input: Gen<istio.ServiceEntryProps> = either(
  props(call(ServiceEntryResolution.none), anyName, anyPort, addresses),
  props(call(ServiceEntryResolution.staticEndpoints, mostly(list(staticEndpoint), list(dnsEndpoint, 0))), anyName, anyPort, addresses),
  props(call(ServiceEntryResolution.staticWorkloads, selector), anyName, anyPort, addresses),
  props(call(ServiceEntryResolution.dns, maybe(mostly(list(dnsEndpoint), list(staticEndpoint, 0)))), mostly(plain, wildcards), anyPort, addresses),
  props(call(ServiceEntryResolution.dnsWorkloads, selector), mostly(plain, wildcards), anyPort, addresses),
  props(call(ServiceEntryResolution.dnsRoundRobin, maybe(mostly(dnsEndpoint, staticEndpoint))), mostly(plain, wildcards), anyPort, addresses),
  props(call(ServiceEntryResolution.dynamicDns), mostly(wildcards, plain), dynamicPort, mostly(pick<string[] | undefined>(undefined), addresses)),
);

export const serviceEntry = defining(input, (scope, one) => new istio.ServiceEntry(scope, 'case', one));
