import { ExternalTrafficPolicy, GatewayService, IpFamilyPolicy } from '../../src/mesh';

const parts = (service: GatewayService) => ({ type: service._type, annotations: service._annotations, spec: service._toSpec() });

test.each<[string, GatewayService, object]>([
  ['a load balancer', GatewayService.loadBalancer(), { type: 'LoadBalancer', spec: {} }],
  ['a load balancer with all', GatewayService.loadBalancer({
    externalIPs: ['203.0.113.10', '2001:db8::1'],
    annotations: { 'example.com/balancer': 'internal' },
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    sourceRanges: ['198.51.100.0/24', '2001:db8::/32'],
    loadBalancerClass: 'example.com/balancer',
    allocateNodePorts: false,
    ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
  }), {
    type: 'LoadBalancer',
    annotations: { 'example.com/balancer': 'internal' },
    spec: {
      externalTrafficPolicy: 'Local',
      loadBalancerSourceRanges: ['198.51.100.0/24', '2001:db8::/32'],
      loadBalancerClass: 'example.com/balancer',
      allocateLoadBalancerNodePorts: false,
      externalIPs: ['203.0.113.10', '2001:db8::1'],
      ipFamilyPolicy: 'RequireDualStack',
    },
  }],
  ['ports of nodes', GatewayService.nodePort({ externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER }), { type: 'NodePort', spec: { externalTrafficPolicy: 'Cluster' } }],
  ['ports of nodes by default', GatewayService.nodePort(), { type: 'NodePort', spec: {} }],
  ['an address in the cluster', GatewayService.clusterIp(), { type: 'ClusterIP', spec: {} }],
  ['addresses of nodes', GatewayService.clusterIp({ externalIPs: ['203.0.113.10'] }), { type: 'ClusterIP', spec: { externalIPs: ['203.0.113.10'] } }],
])('%s', (_, service, expected) => {
  expect(parts(service)).toEqual({ annotations: undefined, ...expected });
});

test.each<[string, () => GatewayService]>([
  ["externalIPs must be an IP address, got 'node-1'", () => GatewayService.clusterIp({ externalIPs: ['node-1'] })],
  ["sourceRanges must be in CIDR notation, got '198.51.100.7'; write '198.51.100.7/32' for one address", () => GatewayService.loadBalancer({ sourceRanges: ['198.51.100.7'] })],
  ["sourceRanges must be in CIDR notation, got '2001:db8::1'; write '2001:db8::1/128' for one address", () => GatewayService.loadBalancer({ sourceRanges: ['2001:db8::1'] })],
  ["sourceRanges must be an IP address or a CIDR range such as '10.1.0.0/16', got 'everyone'", () => GatewayService.loadBalancer({ sourceRanges: ['everyone'] })],
])('fails: %s', (message, define) => {
  expect(define).toThrow(message);
});
