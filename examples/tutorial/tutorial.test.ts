import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Manifest } from '../../test/support/crds';
import { synthApp } from '../../test/support/synth';
import { AMBIENT, SIDECAR, STAGES, tutorial } from './main';
import { Weights } from './routing';

function manifests(weights: Weights, mode = SIDECAR): Manifest[] {
  return synthApp(tutorial(Testing.app(), weights, mode));
}

function find(kind: string, name: string, list: Manifest[]): Manifest {
  return list.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)!;
}

test('the whole tutorial', () => {
  // Dashboards have tests of their own, and 12,000 lines.
  const isDashboard = ({ kind, metadata }: Manifest) => kind === 'ConfigMap' && metadata.name.startsWith('grafana-dashboard');
  expect(manifests(STAGES.split).filter((manifest) => !isDashboard(manifest))).toMatchSnapshot();
});

test('files are numbered in the order in which they are applied', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-istio-tutorial-'));
  tutorial(new App({ outdir }), STAGES.split).synth();
  const files = readdirSync(outdir).sort();
  rmSync(outdir, { recursive: true });

  expect(files).toEqual([
    '0000-addons.k8s.yaml', '0001-namespace.k8s.yaml', '0002-studio.k8s.yaml', '0003-routing.k8s.yaml', '0004-ingress.k8s.yaml',
  ]);
});

test('the namespace is in the mesh', () => {
  expect(find('Namespace', 'studio', manifests(STAGES.split)).metadata.labels).toEqual({ 'istio-injection': 'enabled' });
});

test('don norman gets v2 and the others are split between v1 and v3', () => {
  const [donNorman, others] = find('VirtualService', 'design', manifests(STAGES.split)).spec.http;

  expect(donNorman.match).toEqual([{ headers: { 'end-user': { exact: 'don-norman' } } }]);
  expect(donNorman.route).toEqual([{ destination: { host: 'design.studio.svc.cluster.local', subset: 'v2' } }]);
  expect(others.match).toBeUndefined();
  expect(others.route).toEqual([
    { destination: { host: 'design.studio.svc.cluster.local', subset: 'v1' }, weight: 50 },
    { destination: { host: 'design.studio.svc.cluster.local', subset: 'v3' }, weight: 50 },
  ]);
});

test('from one stage to the next only the split changes', () => {
  const [before, after] = [manifests(STAGES.v1Only), manifests(STAGES.split)];
  const changed = after.filter((manifest, index) => JSON.stringify(manifest) !== JSON.stringify(before[index]));

  expect(changed.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(['VirtualService design']);
  const [one, two] = [before, after].map((list) => find('VirtualService', 'design', list).spec.http);
  expect(one[0]).toEqual(two[0]);
  expect(one[1].route).toEqual([{ destination: { host: 'design.studio.svc.cluster.local', subset: 'v1' }, weight: 100 }]);
});

test('istioctl installs the mesh from a file beside the output', () => {
  const app = tutorial(Testing.app(), STAGES.split);
  const istio = app.node.findChild('istio') as mesh.Mesh;

  expect(istio.istioOperator.spec).toMatchObject({ profile: 'demo', tag: '1.31.1', meshConfig: { extensionProviders: [{ name: 'jaeger' }] } });
});

test('in the ambient mode only the labels of the namespace, a waypoint and the profile are others', () => {
  const [sidecar, ambient] = [SIDECAR, AMBIENT].map((mode) => manifests(STAGES.split, mode));
  const without = (list: Manifest[]) => list.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.name !== 'waypoint');

  expect(without(ambient)).toEqual(without(sidecar));
  expect(find('Namespace', 'studio', ambient).metadata.labels).toEqual({ 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint' });
  expect(find('Gateway', 'waypoint', ambient).spec.gatewayClassName).toBe('istio-waypoint');
});
