import { App, Chart } from 'cdk8s';
import { MeshConfiguration, MeshConfigurationProps, NetworkEndpoints } from '../../src/mesh';
import { LABEL_RULE } from '../support/rules';
import { chart } from '../support/synth';

function configMap(props: MeshConfigurationProps, scope = new Chart(new App(), 'test')) {
  new MeshConfiguration(scope, 'mesh', props);
  return scope.toJson()[0];
}

test('is the ConfigMap that istiod reads', () => {
  expect(configMap({ config: {} })).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh: '{}\n', meshNetworks: 'networks: {}\n' },
  });
});

test('has the name of a revision, the namespace of the chart and what is under its keys as YAML', () => {
  expect(configMap({
    config: { trustDomain: 'example.com' },
    networks: { one: { endpoints: [NetworkEndpoints.fromRegistry('cluster-1')] } },
    revision: '1-31-1',
    metadata: { labels: { team: 'mesh' } },
  }, chart())).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio-1-31-1', namespace: 'shop', labels: { team: 'mesh' } },
    data: {
      mesh: 'trustDomain: example.com\n',
      meshNetworks: 'networks:\n  one:\n    endpoints:\n      - fromRegistry: cluster-1\n    gateways: []\n',
    },
  });
});

test('takes its own name and another namespace', () => {
  expect(configMap({ config: {}, metadata: { name: 'istio', namespace: 'mesh' } }).metadata).toEqual({ name: 'istio', namespace: 'mesh' });
});

test.each<[string, MeshConfigurationProps, string]>([
  ['another name', { config: {}, metadata: { name: 'mesh' } },
    "metadata.name of a mesh configuration must be 'istio', where istiod looks for it, got 'mesh'; drop it [test]"],
  ['a revision that is no name', { config: {}, revision: '1.31' }, `revision ${LABEL_RULE}, got '1.31' [test]`],
  ['a wrong value, in the line that wrote it', { config: { proxyListenPort: 0 } }, 'proxyListenPort must be a whole number from 1 to 65535, got 0 [test]'],
])('fails with %s', (_, props, message) => {
  expect(() => configMap(props)).toThrow(message);
});
