import { Host, ServiceHost, WorkloadSelector } from '../../src';
import {
  Destination, DestinationRule, ExportTo, Protocol, ServiceEntry, ServiceEntryLocation, ServiceEntryPort, ServiceEntryProps, ServiceEntryResolution,
} from '../../src/istio';
import { LABEL_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const API = Host.dns('api.example.com');
const WWW = Host.dns('www.example.com');
const WILDCARD = Host.dns('*.example.com');
const HTTPS: ServiceEntryPort = { number: 443, protocol: Protocol.HTTPS };
const TCP: ServiceEntryPort = { number: 9000, protocol: Protocol.TCP };
const WORKLOADS = ServiceEntryResolution.staticWorkloads(WorkloadSelector.labels({ app: 'db' }));

const PROPS: ServiceEntryProps = { hosts: [API], ports: [HTTPS], resolution: ServiceEntryResolution.dns() };
const specOf = (props: Partial<ServiceEntryProps>) => only((scope) => new ServiceEntry(scope, 'entry', { ...PROPS, ...props })).spec;
const defining = (props: Partial<ServiceEntryProps>) => () => new ServiceEntry(chart(), 'entry', { ...PROPS, ...props });

test('a service entry needs hosts, ports and a resolution', () => {
  expect(only((scope) => new ServiceEntry(scope, 'entry', PROPS))).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'test-entry', namespace: 'shop' },
    spec: { hosts: ['api.example.com'], ports: [{ name: 'https-443', number: 443, protocol: 'HTTPS' }], resolution: 'DNS' },
  });
});

test('all fields come out', () => {
  expect(specOf({
    hosts: [API, WWW],
    ports: [{ number: 443, protocol: Protocol.TLS, name: 'secure', targetPort: 8443 }],
    resolution: ServiceEntryResolution.staticEndpoints([{ address: '10.0.0.1', ports: { secure: 9443 } }]),
    location: ServiceEntryLocation.MESH_INTERNAL,
    addresses: ['10.1.0.0/16', '10.2.3.4'],
    subjectAltNames: ['spiffe://example.com/api'],
    exportTo: [ExportTo.SAME_NAMESPACE],
  })).toEqual({
    hosts: ['api.example.com', 'www.example.com'],
    ports: [{ number: 443, protocol: 'TLS', name: 'secure', targetPort: 8443 }],
    resolution: 'STATIC',
    endpoints: [{ address: '10.0.0.1', ports: { secure: 9443 } }],
    location: 'MESH_INTERNAL',
    addresses: ['10.1.0.0/16', '10.2.3.4'],
    subjectAltNames: ['spiffe://example.com/api'],
    exportTo: ['.'],
  });
});

test('its hosts are what routes and rules refer to', () => {
  const scope = chart();
  const { hosts } = new ServiceEntry(scope, 'entry', PROPS);
  new DestinationRule(scope, 'rule', { host: hosts[0] });

  expect(hosts).toEqual([API]);
  expect(synth(scope)[1].spec).toEqual({ host: 'api.example.com' });
  expect(Destination.host(hosts[0])._toSpec()).toMatchObject({ host: 'api.example.com' });
});

describe('hosts', () => {
  test('may be the name of a Service, and all names of a domain', () => {
    expect(specOf({ hosts: [ServiceHost.fromName('cart', { namespace: 'shop' }), WILDCARD], resolution: ServiceEntryResolution.none() }).hosts)
      .toEqual(['cart.shop.svc.cluster.local', '*.example.com']);
  });

  test.each<[string, Host[], string]>([
    ['none', [], 'hosts of a service entry must have at least one entry, got none [test/entry]'],
    ['one twice', [API, API], "hosts of a service entry has 'api.example.com' twice; drop one [test/entry]"],
    ['any host', [Host.ANY], "a service entry cannot have the host '*'; name the hosts, or a domain of them such as '*.example.com' [test/entry]"],
    ['an address', [Host.dns('10.0.0.1')],
      "a service entry is for hosts with a name, got the IP address '10.0.0.1'; name the host and put the address into addresses [test/entry]"],
    ['half a wildcard', [Host.dns('*-api.example.com')], "the wildcard of a service entry's host is the whole first label, got '*-api.example.com' [test/entry]"],
    ['a wildcard that DNS cannot look up', [WILDCARD],
      "DNS cannot look up the host '*.example.com', as it has a wildcard; give the resolution endpoints, or use ServiceEntryResolution.dynamicDns or none [test/entry]"],
  ])('fails with %s', (_, hosts, message) => {
    expect(defining({ hosts })).toThrow(message);
  });

  test('may have a wildcard where DNS looks up endpoints', () => {
    expect(specOf({ hosts: [WILDCARD], resolution: ServiceEntryResolution.dns([{ address: 'www.example.com' }]) }).hosts).toEqual(['*.example.com']);
  });
});

describe('ports', () => {
  test.each<[ServiceEntryPort, string]>([
    [{ number: 80, protocol: Protocol.GRPC_WEB }, 'grpc-web-80'],
    [{ number: 80 }, 'port-80'],
    [{ number: 80, name: 'web' }, 'web'],
  ])('%j is named %s', (port, name) => {
    expect(specOf({ ports: [port] }).ports[0]).toEqual({ ...port, name });
  });

  test.each(Object.values(Protocol).filter((one) => one !== Protocol.HTTP_PROXY))('may speak %s', (protocol) => {
    expect(specOf({ ports: [{ number: 80, protocol }] }).ports[0].protocol).toBe(protocol);
  });

  test.each<[string, ServiceEntryPort[], string]>([
    ['none', [], 'ports of a service entry must have at least one entry, got none [test/entry]'],
    ['a number twice', [TCP, { number: 9000, name: 'other' }], "numbers of the ports of a service entry has '9000' twice; drop one [test/entry]"],
    ['a name twice', [TCP, { number: 9001, name: 'tcp-9000' }], "names of the ports of a service entry has 'tcp-9000' twice; drop one [test/entry]"],
    ['a number that is none', [{ number: 0 }], 'number of a port of a service entry must be a whole number from 1 to 65535, got 0 [test/entry]'],
    ['a malformed name', [{ number: 80, name: 'a_b' }], `name of a port of a service entry ${LABEL_RULE}, got 'a_b' [test/entry]`],
    ['a target port that is none', [{ number: 80, targetPort: 70000 }], 'targetPort of a service entry must be a whole number from 1 to 65535, got 70000 [test/entry]'],
    ['the protocol of a proxy', [{ number: 80, protocol: Protocol.HTTP_PROXY }],
      'Protocol.HTTP_PROXY is only for egress listeners of a Sidecar; use Protocol.HTTP [test/entry]'],
  ])('fail with %s', (_, ports, message) => {
    expect(defining({ ports })).toThrow(message);
  });
});

describe('several hosts', () => {
  const hosts = [API, WWW];
  const apart = 'do not tell for which of the 2 hosts they are; give it a protocol of HTTP, or write a service entry for each host [test/entry]';

  test.each<[string, Partial<ServiceEntryProps>]>([
    ['HTTP', { ports: [{ number: 80, protocol: Protocol.HTTP }], addresses: ['10.0.0.1'] }],
    ['TLS', { ports: [HTTPS] }],
    ['TLS and addresses where these are static', {
      ports: [HTTPS], addresses: ['10.0.0.1'], resolution: ServiceEntryResolution.staticEndpoints([{ address: '10.0.0.2' }]),
    }],
    ['TCP where callers look them up', { ports: [TCP], resolution: ServiceEntryResolution.none() }],
  ])('may share a port of %s', (_, props) => {
    expect(specOf({ hosts, ...props }).hosts).toHaveLength(2);
  });

  test.each<[string, Partial<ServiceEntryProps>, string]>([
    ['a port of TCP', { ports: [TCP] }, `connections to the port 'tcp-9000' ${apart}`],
    ['a port of no protocol', { ports: [{ number: 80 }] }, `connections to the port 'port-80' ${apart}`],
    ['a port of TLS and addresses with DNS', { ports: [HTTPS], addresses: ['10.0.0.1'] }, `connections to the port 'https-443' ${apart}`],
  ])('fail to share %s', (_, props, message) => {
    expect(defining({ hosts, ...props })).toThrow(message);
  });
});

describe('addresses', () => {
  test.each<[string, Partial<ServiceEntryProps>, string]>([
    ['that are none', { addresses: ['localhost'] },
      "addresses of a service entry must be an IP address or a CIDR range such as '10.1.0.0/16', got 'localhost' [test/entry]"],
    ['that are the same', { addresses: ['10.0.0.1', '10.0.0.1'] }, "addresses of a service entry has '10.0.0.1' twice; drop one [test/entry]"],
    ['that are a range with DNS', { addresses: ['10.0.0.0/8'] },
      "with DNS the addresses of a service entry are single ones, got the range '10.0.0.0/8'; use ServiceEntryResolution.none or staticEndpoints [test/entry]"],
    ['with dynamic DNS', { hosts: [WILDCARD], ports: [{ number: 80, protocol: Protocol.HTTP }], resolution: ServiceEntryResolution.dynamicDns(), addresses: ['10.0.0.1'] },
      'with dynamic DNS a service entry cannot have addresses, got ["10.0.0.1"]; drop them [test/entry]'],
  ])('fail %s', (_, props, message) => {
    expect(defining(props)).toThrow(message);
  });
});

test('fails with an empty subject alternative name', () => {
  expect(defining({ subjectAltNames: [''] })).toThrow('subjectAltNames of a service entry must not be empty [test/entry]');
});

describe('the location', () => {
  test('is inside the mesh where workloads are selected', () => {
    expect(specOf({ resolution: WORKLOADS }).location).toBe('MESH_INTERNAL');
  });

  test.each(Object.values(ServiceEntryLocation))('may be %s', (location) => {
    expect(specOf({ location }).location).toBe(location);
  });

  test('fails to be outside where workloads are selected', () => {
    expect(defining({ resolution: WORKLOADS, location: ServiceEntryLocation.MESH_EXTERNAL }))
      .toThrow('a service entry selects workloads of the mesh, but its location is MESH_EXTERNAL; drop the location [test/entry]');
  });
});

describe('dynamic DNS', () => {
  const dynamic: ServiceEntryProps = {
    hosts: [WILDCARD], ports: [{ number: 443, protocol: Protocol.TLS }], resolution: ServiceEntryResolution.dynamicDns(),
  };

  test('is for hosts with any wildcard', () => {
    expect(specOf({ ...dynamic, hosts: [WILDCARD, Host.dns('*-eu.example.org')] }))
      .toEqual({ hosts: ['*.example.com', '*-eu.example.org'], ports: [{ name: 'tls-443', number: 443, protocol: 'TLS' }], resolution: 'DYNAMIC_DNS' });
  });

  test.each<[string, Partial<ServiceEntryProps>, string]>([
    ['a full host', { hosts: [WILDCARD, API] }, "dynamic DNS is for hosts with a wildcard, got 'api.example.com'; use ServiceEntryResolution.dns [test/entry]"],
    ['a port of HTTPS', { ports: [HTTPS] }, "dynamic DNS is for ports that speak HTTP, HTTP2, GRPC or TLS, got HTTPS for the port 'https-443' [test/entry]"],
    ['a port of no protocol', { ports: [{ number: 80 }] },
      "dynamic DNS is for ports that speak HTTP, HTTP2, GRPC or TLS, got no protocol for the port 'port-80' [test/entry]"],
  ])('fails with %s', (_, props, message) => {
    expect(defining({ ...dynamic, ...props })).toThrow(message);
  });

  const inside = (waypoint: string) => () => specOf({
    ...dynamic, location: ServiceEntryLocation.MESH_INTERNAL, metadata: { labels: { 'istio.io/use-waypoint': waypoint } },
  });

  test('works inside the mesh without a waypoint', () => {
    expect(inside('None')().location).toBe('MESH_INTERNAL');
  });

  test('fails inside the mesh with a waypoint', () => {
    expect(inside('waypoint')).toThrow("a waypoint resolves hosts by dynamic DNS only outside the mesh, but the service entry has the waypoint 'waypoint' and the location MESH_INTERNAL; use ServiceEntryLocation.MESH_EXTERNAL");
  });
});

describe('endpoints', () => {
  const withEndpoint = (endpoint: object, ports = [HTTPS]) => ({ ports, resolution: ServiceEntryResolution.staticEndpoints([endpoint]) });

  test('may be a Unix socket behind one port', () => {
    expect(specOf(withEndpoint({ address: 'unix:///run/api.sock' })).endpoints).toEqual([{ address: 'unix:///run/api.sock' }]);
  });

  test('fail with a Unix socket behind two ports', () => {
    expect(defining(withEndpoint({ address: 'unix:///run/api.sock' }, [HTTPS, TCP])))
      .toThrow("a service entry with the Unix socket 'unix:///run/api.sock' has exactly one port, got 2; write a service entry for each socket [test/entry]");
  });

  test('fail with a port that the service entry has not', () => {
    expect(defining(withEndpoint({ address: '10.0.0.1', ports: { http: 8080 } }, [HTTPS, TCP])))
      .toThrow("an endpoint has the port 'http', which the service entry has not; its ports are https-443, tcp-9000 [test/entry]");
  });
});

test('a service entry may be visible to no namespace', () => {
  expect(specOf({ exportTo: [ExportTo.NO_NAMESPACE] }).exportTo).toEqual(['~']);
});

test('fails to be visible to no namespace and to one', () => {
  expect(defining({ exportTo: [ExportTo.NO_NAMESPACE, ExportTo.namespace('books')] }))
    .toThrow("exportTo has '~' beside books; '~' is no namespace at all, keep it alone [test/entry]");
});
