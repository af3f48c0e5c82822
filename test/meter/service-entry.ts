import { Host, istio, WorkloadSelector } from '../../src';
import { Coverage, Recipe } from './meter';
import { host, labels, port } from './parts/values';
import { endpoint } from './parts/workload';

const { ExportTo, Protocol, ServiceEntry, ServiceEntryResolution } = istio;
const HOSTS = [Host.dns('api.example.com')];
const PORTS: istio.ServiceEntryPort[] = [{ number: 443, protocol: Protocol.TLS }];
const ENDPOINTS = [{ address: '10.0.0.1' }];

const resolved = (hosts: Host[], leaf: string, ...resolutions: istio.ServiceEntryResolution[]): Recipe => (scope, probe) =>
  new ServiceEntry(scope, 'entry', { hosts, ports: PORTS, resolution: probe.of(leaf, ...resolutions) });

export const serviceEntry: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  minimal: (scope, id, props) => new ServiceEntry(scope, id, { ...props, hosts: HOSTS, ports: PORTS, resolution: ServiceEntryResolution.dns() }),
  recipes: {
    'fields': (scope, probe) => new ServiceEntry(scope, 'entry', {
      hosts: [host(probe, 'hosts[]')],
      ports: [{
        number: port(probe, 'ports[].number'),
        name: probe.text('ports[].name'),
        protocol: probe.of('ports[].protocol', Protocol.HTTP, Protocol.TLS),
        targetPort: port(probe, 'ports[].targetPort'),
      }],
      location: probe.member('location', istio.ServiceEntryLocation),
      addresses: [probe.of('addresses[]', '10.0.0.1', '10.0.0.2')],
      subjectAltNames: [probe.text('subjectAltNames[]')],
      exportTo: [probe.of('exportTo[]', ExportTo.ALL_NAMESPACES, ExportTo.SAME_NAMESPACE)],
      resolution: ServiceEntryResolution.none(),
    }),
    'endpoints': (scope, probe) => new ServiceEntry(scope, 'entry', {
      hosts: HOSTS,
      ports: [{ number: 443, protocol: Protocol.TLS, name: 'tls' }],
      resolution: ServiceEntryResolution.staticEndpoints([endpoint(probe.within('endpoints[]'), 'tls')]),
    }),
    'workloads': (scope, probe) => new ServiceEntry(scope, 'entry', {
      hosts: HOSTS,
      ports: PORTS,
      resolution: ServiceEntryResolution.staticWorkloads(WorkloadSelector.labels(labels(probe, 'workloadSelector.labels'))),
    }),
    'resolutions of a name': resolved(HOSTS, 'resolution', ServiceEntryResolution.none(), ServiceEntryResolution.dns(), ServiceEntryResolution.dnsRoundRobin()),
    'resolutions of endpoints': resolved(HOSTS, 'resolution', ServiceEntryResolution.dns(ENDPOINTS), ServiceEntryResolution.staticEndpoints(ENDPOINTS)),
    'resolutions of a wildcard': resolved(
      [Host.dns('*.example.com')], 'resolution', ServiceEntryResolution.none(), ServiceEntryResolution.dynamicDns(),
    ),
  },
  leftOut: [],
};
