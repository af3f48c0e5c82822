import { load } from 'js-yaml';
import { GatewayAddress, Listener } from '../../src/gatewayapi';
import { ExternalTrafficPolicy, GatewayService, KubernetesEgressGateway, KubernetesGatewayProps, KubernetesIngressGateway, ProxyScaling } from '../../src/mesh';
import { LABEL_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const LISTENERS = [Listener.http()];

const gatewayOf = (props?: KubernetesGatewayProps) => only((scope) => new KubernetesIngressGateway(scope, 'public', { listeners: LISTENERS, ...props }));

test('an ingress gateway is a Gateway', () => {
  expect(gatewayOf()).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'test-public', namespace: 'shop' },
    spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  });
});

test('an egress gateway is one within the cluster', () => {
  const { metadata } = only((scope) => new KubernetesEgressGateway(scope, 'out', { listeners: LISTENERS }));
  expect(metadata).toEqual({ name: 'test-out', namespace: 'shop', annotations: { 'networking.istio.io/service-type': 'ClusterIP' } });

  const outside = only((scope) => new KubernetesEgressGateway(scope, 'out', { listeners: LISTENERS, service: GatewayService.loadBalancer() }));
  expect(outside.metadata).toEqual({ name: 'test-out', namespace: 'shop' });
});

test('has the metadata given, revision and type', () => {
  const { metadata } = gatewayOf({
    metadata: { name: 'public', labels: { team: 'web' }, annotations: { owner: 'web' } }, revision: 'prod', service: GatewayService.nodePort(),
  });
  expect(metadata).toEqual({
    name: 'public',
    namespace: 'shop',
    labels: { 'team': 'web', 'istio.io/rev': 'prod' },
    annotations: { 'owner': 'web', 'networking.istio.io/service-type': 'NodePort' },
  });
});

test('takes listeners later', () => {
  const scope = chart();
  [new KubernetesIngressGateway(scope, 'in'), new KubernetesEgressGateway(scope, 'out')].forEach((one) => one.addListener(Listener.http({ port: 8080 })));

  expect(synth(scope).map(({ spec }) => spec.listeners)).toEqual(Array(2).fill([{ name: 'http', port: 8080, protocol: 'HTTP' }]));
});

test('has a ConfigMap for what Istio shall deploy otherwise', () => {
  const scope = chart();
  new KubernetesIngressGateway(scope, 'public', {
    listeners: LISTENERS,
    infrastructure: { labels: { team: 'web' } },
    service: GatewayService.loadBalancer({ annotations: { 'example.com/balancer': 'internal' }, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }),
    deployment: { scaling: ProxyScaling.replicas(2) },
  });
  const [{ metadata, data }, { spec }] = synth(scope) as any[];

  expect(metadata).toEqual({ name: 'test-public-parameters', namespace: 'shop' });
  expect(Object.keys(data)).toEqual(['deployment', 'service']);
  expect(load(data.deployment)).toEqual({ spec: { replicas: 2 } });
  expect(load(data.service)).toEqual({ metadata: { annotations: { 'example.com/balancer': 'internal' } }, spec: { externalTrafficPolicy: 'Local' } });
  expect(spec.infrastructure).toEqual({ labels: { team: 'web' }, parametersRef: { group: '', kind: 'ConfigMap', name: 'test-public-parameters' } });
});

test('takes a ConfigMap of the user', () => {
  expect(gatewayOf({ infrastructure: { parametersConfigMap: 'mine' }, service: GatewayService.clusterIp() }).spec.infrastructure)
    .toEqual({ parametersRef: { group: '', kind: 'ConfigMap', name: 'mine' } });
});

test('may be a Service that is there already', () => {
  expect(gatewayOf({ addresses: [GatewayAddress.hostname('ingress')] }).spec.addresses).toEqual([{ type: 'Hostname', value: 'ingress' }]);
  expect(gatewayOf({ addresses: [GatewayAddress.ipAddress('203.0.113.10')], service: GatewayService.loadBalancer() }).spec.addresses).toHaveLength(1);
});

test.each<[string, KubernetesGatewayProps, string]>([
  ["parametersConfigMap is a ConfigMap of your own, beside which 'deployment' and 'service' would write another; write them into it, or drop it", {
    infrastructure: { parametersConfigMap: 'mine' }, deployment: { scaling: ProxyScaling.replicas(2) },
  }, 'test/public'],
  ["a gateway whose address is a hostname is one that is there already, so Istio deploys nothing by 'deployment' and 'service'; drop them, or the address", {
    addresses: [GatewayAddress.hostname('ingress')], deployment: { scaling: ProxyScaling.replicas(2) },
  }, 'test/public'],
  ["a gateway whose address is a hostname is one that is there already, so Istio deploys nothing by 'deployment' and 'service'; drop them, or the address", {
    addresses: [GatewayAddress.hostname('ingress')], service: GatewayService.nodePort(),
  }, 'test/public'],
  [`revision ${LABEL_RULE}, got '1.31'`, { revision: '1.31' }, 'test'],
])('fails: %s', (message, props, path) => {
  expect(() => new KubernetesIngressGateway(chart(), 'public', props)).toThrow(`${message} [${path}]`);
});
