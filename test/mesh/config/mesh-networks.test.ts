import { Host, ServiceHost } from '../../../src';
import { MeshNetwork, NetworkEndpoints, NetworkGateway } from '../../../src/mesh';
import { meshNetworksOf } from '../../support/mesh';
import { LABEL_RULE } from '../../support/rules';

const CLUSTER = NetworkEndpoints.fromRegistry('cluster-1');

test('all fields', () => {
  expect(meshNetworksOf({
    east: {
      endpoints: [CLUSTER, NetworkEndpoints.fromCidr('10.1.0.0/16')],
      gateways: [
        NetworkGateway.registryServiceName(ServiceHost.fromName('eastwest', { namespace: 'istio-system' })),
        NetworkGateway.address('192.0.2.1', { port: 443, locality: 'eu/eu-1' }),
        NetworkGateway.address('east.example.com'),
      ],
    },
  })).toEqual({
    east: {
      endpoints: [{ fromRegistry: 'cluster-1' }, { fromCidr: '10.1.0.0/16' }],
      gateways: [
        { registryServiceName: 'eastwest.istio-system.svc.cluster.local', port: 15443 },
        { address: '192.0.2.1', port: 443, locality: 'eu/eu-1' },
        { address: 'east.example.com', port: 15443 },
      ],
    },
  });
});

test('a network needs no gateways', () => {
  expect(meshNetworksOf({ east: { endpoints: [CLUSTER] } })).toEqual({ east: { endpoints: [{ fromRegistry: 'cluster-1' }], gateways: [] } });
});

test.each<[string, () => Record<string, MeshNetwork>, string]>([
  ['a network without a name', () => ({ '': { endpoints: [CLUSTER] } }), 'name of a network must not be empty [test]'],
  ['no endpoints', () => ({ east: { endpoints: [] } }), "endpoints of the network 'east' must have at least one entry, got none [test]"],
  ['endpoints in two networks', () => ({ east: { endpoints: [CLUSTER] }, west: { endpoints: [CLUSTER] } }), "endpoints of all networks has 'cluster-1' twice; drop one [test]"],
  ['a range that is none', () => ({ east: { endpoints: [NetworkEndpoints.fromCidr('10.0.0.0/33')] } }),
    "fromCidr must be an IP address or a CIDR range such as '10.1.0.0/16', got '10.0.0.0/33'"],
  ['a cluster that is no name', () => ({ east: { endpoints: [NetworkEndpoints.fromRegistry('Cluster')] } }), `fromRegistry ${LABEL_RULE}, got 'Cluster'`],
  ['a wildcard', () => ({ east: { endpoints: [CLUSTER], gateways: [NetworkGateway.registryServiceName(Host.dns('*.example.com'))] } }),
    "registryServiceName cannot have a wildcard, got '*.example.com'"],
  ['an address for a Service', () => ({ east: { endpoints: [CLUSTER], gateways: [NetworkGateway.registryServiceName(Host.dns('192.0.2.1'))] } }),
    "registryServiceName must be the host of a Service, got '192.0.2.1'; use NetworkGateway.address"],
  ['an address that is none', () => ({ east: { endpoints: [CLUSTER], gateways: [NetworkGateway.address('a_b')] } }),
    "address of a network gateway must be a DNS name such as 'www.example.com' or '*.example.com', got 'a_b'"],
  ['a port that is none', () => ({ east: { endpoints: [CLUSTER], gateways: [NetworkGateway.address('192.0.2.1', { port: 0 })] } }),
    'port of a network gateway must be a whole number from 1 to 65535, got 0'],
  ['no locality', () => ({ east: { endpoints: [CLUSTER], gateways: [NetworkGateway.address('192.0.2.1', { locality: '' })] } }),
    'locality of a network gateway must not be empty'],
])('fails with %s', (_, networks, message) => {
  expect(() => meshNetworksOf(networks())).toThrow(new Error(message));
});
