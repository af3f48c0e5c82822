import { ArgoCdDestination, ArgoCdOptions, ChartSource, Installer, Mesh, MeshProps, Profile } from '../../../../src/mesh';
import { chart, synth } from '../../../support/synth';

function install(options: ArgoCdOptions, props: Partial<MeshProps> = {}): any[] {
  const scope = chart();
  new Mesh(scope, 'mesh', { version: '1.31.1', profile: Profile.MINIMAL, ...props, installer: Installer.argoCd(options) });
  return synth(scope);
}

const waves = (applications: any[]) =>
  Object.fromEntries(applications.map(({ metadata }) => [metadata.name, metadata.annotations['argocd.argoproj.io/sync-wave']]));

test('each chart is an Application', () => {
  expect(install({})).toMatchSnapshot();
});

test('components come in waves, and gateways last', () => {
  const props = { profile: Profile.AMBIENT, revision: '1-31-1', ingressGateways: [{ name: 'public', namespace: 'ingress' }] };

  expect(waves(install({}, props))).toEqual({ 'istio-base': '0', 'istiod-1-31-1': '1', 'istio-cni': '2', 'ztunnel': '3', 'public': '4' });
  expect(waves(install({ firstWave: -10 }, props))).toMatchObject({ 'istio-base': '-10', 'public': '-6' });
});

test('all options are heard', () => {
  const [base] = install({
    charts: ChartSource.oci('oci://registry.example.com/charts'),
    namespace: 'gitops',
    namePrefix: 'east-',
    project: 'mesh',
    destination: ArgoCdDestination.named('east'),
    automated: { prune: true, selfHeal: true },
    cascade: false,
    createNamespaces: false,
  });

  expect(base).toMatchObject({
    metadata: { name: 'east-istio-base', namespace: 'gitops' },
    spec: {
      project: 'mesh',
      source: { repoURL: 'oci://registry.example.com/charts/base', path: '.', targetRevision: '1.31.1', helm: { releaseName: 'istio-base' } },
      destination: { name: 'east', namespace: 'istio-system' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=false', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'] },
    },
  });
  expect(base.metadata).not.toHaveProperty('finalizers');
});

test('a cluster can be told by its API server', () => {
  const [base] = install({ destination: ArgoCdDestination.server('https://east.example.com:6443') });
  expect(base.spec.destination).toEqual({ server: 'https://east.example.com:6443', namespace: 'istio-system' });
});

test.each<[string, () => unknown, string]>([
  ['charts in a folder', () => install({ charts: ChartSource.folder('charts') }),
    'Argo CD runs in a cluster and cannot read charts in a folder; give it ChartSource.repository or ChartSource.oci'],
  ['a namespace that is none', () => install({ namespace: 'a.b' }),
    "namespace must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got 'a.b'"],
  ['a prefix that makes no name', () => install({ namePrefix: 'East-' }),
    "name of an Application must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got 'East-istio-base' [test/mesh]"],
  ['an empty project', () => install({ project: '' }), 'project must not be empty'],
  ['a wave that is none', () => install({ firstWave: 0.5 }), 'firstWave must be a whole number from -1000 to 1000, got 0.5'],
  ['a server that is no URL', () => ArgoCdDestination.server('east'), "server must be a URL such as 'https://www.example.com/path', got 'east'"],
  ['a cluster without a name', () => ArgoCdDestination.named(''), 'name must not be empty'],
])('fails with %s', (_, make, message) => {
  expect(make).toThrow(message);
});
