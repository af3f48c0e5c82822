import { Testing } from 'cdk8s';
import { Manifest } from '../../test/support/crds';
import { synthApp } from '../../test/support/synth';
import { bookshop, install } from './main';

const manifests = synthApp(bookshop(Testing.app()));

const find = (kind: string, name: string): Manifest => manifests.find((one) => one.kind === kind && one.metadata.name === name)!;

test('the whole example', () => {
  expect(manifests).toMatchSnapshot();
});

test('the namespace is in the ambient mesh, behind its waypoint', () => {
  expect(find('Namespace', 'bookshop').metadata.labels).toEqual({ 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint' });
});

test('the mesh has what the ambient mode needs', () => {
  expect(install(Testing.app()).istioOperator).toMatchObject({
    kind: 'IstioOperator',
    spec: { profile: 'ambient', tag: '1.31.1', meshConfig: { accessLogFile: '/dev/stdout' } },
  });
});

test('no pod has a proxy', () => {
  const pods = manifests.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template);

  expect(pods).toHaveLength(3);
  for (const { metadata, spec } of pods) {
    expect(Object.keys(metadata.labels).filter((label) => label.includes('istio.io'))).toEqual([]);
    expect(spec.containers).toHaveLength(1);
  }
});
