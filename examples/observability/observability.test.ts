import { Testing } from 'cdk8s';
import { load } from 'js-yaml';
import { Manifest } from '../../test/support/crds';
import { synthApp } from '../../test/support/synth';
import { observability } from './main';

const manifests = (): any[] => synthApp(observability(Testing.app()));

const find = (kind: string, name: string, list: Manifest[]): any => list.find((one) => one.kind === kind && one.metadata.name === name);

test('the whole example, but for what the dashboards show', () => {
  const dashboards = ({ kind, metadata }: Manifest) => kind === 'ConfigMap' && /^grafana-dashboard/.test(metadata.name);
  expect(manifests().map((one) => dashboards(one) ? { ...one, data: Object.keys(one.data) } : one)).toMatchSnapshot();
});

test('the mesh sends its traces to where the Telemetry says', () => {
  const list = manifests();
  const [provider] = (load(find('ConfigMap', 'istio', list).data.mesh) as any).extensionProviders;
  const { spec: { ports } } = find('Service', 'jaeger', list);

  expect(find('Telemetry', 'addons-jaeger-mesh', list).spec.tracing[0].providers).toEqual([{ name: provider.name }]);
  expect(provider.opentelemetry.service).toBe('jaeger.observability.svc.cluster.local');
  expect(ports).toContainEqual(expect.objectContaining({ port: provider.opentelemetry.port, name: 'grpc-otlp' }));
});

test('kiali asks the others, and links to where people reach them', () => {
  const config: any = load(find('ConfigMap', 'kiali', manifests()).data['config.yaml']);

  expect(config.external_services).toMatchObject({
    prometheus: { url: 'http://prometheus.observability.svc.cluster.local:9090' },
    tracing: { internal_url: 'http://jaeger.observability.svc.cluster.local:16686', external_url: 'https://jaeger.watch.example.com' },
    grafana: { internal_url: 'http://grafana.observability.svc.cluster.local:3000', external_url: 'https://grafana.watch.example.com' },
  });
});

test('nothing is reached without a login', () => {
  const list = manifests();
  const open = list.filter(({ kind }) => kind === 'VirtualService').map(({ spec }) => spec.hosts[0]);
  const guarded = list.filter(({ kind }) => kind === 'AuthorizationPolicy').map(({ spec }) => [spec.provider.name, spec.rules[0].to[0].operation.hosts[0]]);

  expect(guarded).toEqual(open.map((host) => ['login', host]));
  expect(list.filter(({ kind, spec }) => kind === 'Service' && spec.type !== 'ClusterIP')).toEqual([]);
});
