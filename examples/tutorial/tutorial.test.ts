import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { Manifest } from '../../test/support/crds';
import { synthApp } from '../../test/support/synth';
import { STAGES, tutorial } from './main';
import { Weights } from './routing';

function manifests(weights: Weights): Manifest[] {
  return synthApp(tutorial(Testing.app(), weights));
}

function find(kind: string, name: string, list: Manifest[]): Manifest {
  return list.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)!;
}

test('the whole tutorial', () => {
  expect(manifests(STAGES.split)).toMatchSnapshot();
});

test('files are numbered in the order in which they are applied', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-istio-tutorial-'));
  tutorial(new App({ outdir }), STAGES.split).synth();
  const files = readdirSync(outdir).sort();
  rmSync(outdir, { recursive: true });

  expect(files).toEqual(['0000-namespace.k8s.yaml', '0001-studio.k8s.yaml', '0002-routing.k8s.yaml', '0003-ingress.k8s.yaml']);
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
