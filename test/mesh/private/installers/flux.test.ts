import { Chart, Duration } from 'cdk8s';
import { ChartSource, FluxDriftDetection, FluxOptions, Installer, Mesh, MeshProps, Profile } from '../../../../src/mesh';
import { chart, synth } from '../../../support/synth';

const mesh = (scope: Chart, id: string, options: FluxOptions, props: Partial<MeshProps> = {}) =>
  new Mesh(scope, id, { version: '1.31.1', profile: Profile.MINIMAL, ...props, installer: Installer.flux(options) });

function install(options: FluxOptions, props: Partial<MeshProps> = {}): any[] {
  const scope = chart();
  mesh(scope, 'mesh', options, props);
  return synth(scope);
}

const releases = (objects: any[]) => objects.filter(({ kind }) => kind === 'HelmRelease');
const waits = (objects: any[]) =>
  Object.fromEntries(releases(objects).map(({ metadata, spec }) => [metadata.name, spec.dependsOn?.map(({ name }: any) => name)]));

test('each chart of the repository is a HelmRelease', () => {
  expect(install({})).toMatchSnapshot();
});

test('each component waits for the one before, and gateways for all of them', () => {
  expect(waits(install({}, { profile: Profile.AMBIENT, revision: '1-31-1', ingressGateways: [{ name: 'public' }, { name: 'private' }] }))).toEqual({
    'istio-base': undefined,
    'istiod-1-31-1': ['istio-base'],
    'istio-cni': ['istiod-1-31-1'],
    'ztunnel': ['istio-cni'],
    'public': ['ztunnel'],
    'private': ['ztunnel'],
  });
});

test('a mesh waits for another one that it depends on', () => {
  const scope = chart();
  const base = mesh(scope, 'base', { namePrefix: 'east-' }, { profile: Profile.EMPTY, base: { enabled: true } });
  mesh(scope, 'mesh', {}, { base: { enabled: false } }).node.addDependency(base);

  expect(waits(synth(scope))).toEqual({ 'east-istio-base': undefined, 'istiod': ['east-istio-base'] });
});

test('charts of a registry are sources of their own', () => {
  const [source, base] = install({ charts: ChartSource.oci('oci://registry.example.com/charts') });

  expect(source).toEqual({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: 'istio-base', namespace: 'flux-system' },
    spec: { url: 'oci://registry.example.com/charts/base', ref: { tag: '1.31.1' }, interval: '3600s' },
  });
  expect(base.spec.chartRef).toEqual({ kind: 'OCIRepository', name: 'istio-base' });
});

test('all options are heard', () => {
  const [source, base] = install({
    charts: ChartSource.repository('https://charts.example.com'),
    namespace: 'gitops',
    namePrefix: 'east-',
    interval: Duration.minutes(10),
    timeout: Duration.minutes(15),
    retries: 3,
    serviceAccountName: 'installer',
    kubeConfigSecretName: 'east',
    createNamespaces: false,
  });

  expect(source).toMatchObject({ metadata: { name: 'test-mesh', namespace: 'gitops' }, spec: { url: 'https://charts.example.com', interval: '600s' } });
  expect(base).toMatchObject({
    metadata: { name: 'east-istio-base', namespace: 'gitops' },
    spec: {
      interval: '600s',
      timeout: '900s',
      releaseName: 'istio-base',
      serviceAccountName: 'installer',
      kubeConfig: { secretRef: { name: 'east' } },
      install: { createNamespace: false, remediation: { retries: 3 } },
      upgrade: { remediation: { retries: 3 } },
    },
  });
});

test('drift is not looked for, else but in what istiod sets in its webhooks', () => {
  const of = (driftDetection: FluxDriftDetection) =>
    releases(install({ driftDetection }, { profile: Profile.AMBIENT })).map(({ spec }) => spec.driftDetection);

  expect(of(FluxDriftDetection.DISABLED)).toEqual([undefined, undefined, undefined, undefined]);
  expect(of(FluxDriftDetection.WARN)).toMatchSnapshot();
  expect(of(FluxDriftDetection.ENABLED).map(({ mode }) => mode)).toEqual(['enabled', 'enabled', 'enabled', 'enabled']);
});

test('it tries for ever', () => {
  expect(releases(install({ retries: -1 }))[0].spec.install.remediation).toEqual({ retries: -1 });
});

test.each<[string, FluxOptions, string]>([
  ['charts in a folder', { charts: ChartSource.folder('charts') },
    'Flux runs in a cluster and cannot read charts in a folder; give it ChartSource.repository or ChartSource.oci'],
  ['no interval', { interval: Duration.seconds(0) }, 'interval must be at least 1 millisecond, got 0'],
  ['no timeout', { timeout: Duration.seconds(0) }, 'timeout must be at least 1 millisecond, got 0'],
  ['no retries', { retries: 0 }, 'retries must be a whole number of at least 1, or -1 for always, got 0'],
  ['fewer than no retries', { retries: -2 }, 'retries must be a whole number of at least 1, or -1 for always, got -2'],
  ['part of a retry', { retries: 0.5 }, 'retries must be a whole number of at least 1, or -1 for always, got 0.5'],
  ['a prefix that makes no name', { namePrefix: 'East-' },
    "name of a HelmRelease must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got 'East-istio-base' [test/mesh]"],
])('fails with %s', (_, options, message) => {
  expect(() => install(options)).toThrow(message);
});
