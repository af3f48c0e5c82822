import { Testing } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Manifest } from '../../test/support/crds';
import { synthApp } from '../../test/support/synth';
import { shops } from './main';

const PHASES = Object.values(mesh.UpgradePhase);

const manifests = (phase: mesh.UpgradePhase): Manifest[] => synthApp(shops(Testing.app(), phase));

/** Which objects are new, other than before, or gone. */
function difference(before: Manifest[], after: Manifest[]): string[] {
  const byName = (list: Manifest[]) => new Map(list.map((one) => [`${one.kind} ${one.metadata.name}`, JSON.stringify(one)]));
  const [old, young] = [byName(before), byName(after)];
  return [
    ...[...young.keys()].filter((name) => !old.has(name)).map((name) => `+ ${name}`),
    ...[...young].filter(([name, text]) => old.has(name) && old.get(name) !== text).map(([name]) => `~ ${name}`),
    ...[...old.keys()].filter((name) => !young.has(name)).map((name) => `- ${name}`),
  ];
}

test('before the upgrade', () => {
  expect(manifests(mesh.UpgradePhase.CURRENT)).toMatchSnapshot();
});

test('after the upgrade', () => {
  expect(manifests(mesh.UpgradePhase.DONE)).toMatchSnapshot();
});

test('each phase changes what it is about, and nothing else', () => {
  const steps = PHASES.slice(1).map((phase, index) => [phase, difference(manifests(PHASES[index]), manifests(phase))]);

  expect(Object.fromEntries(steps)).toEqual({
    install: ['+ HelmRepository control-plane-istio-1-31-1', '+ HelmRelease istiod-1-31-1', '~ HelmRelease istio-base'],
    canary: ['~ MutatingWebhookConfiguration istio-revision-tag-canary', '~ Service istiod-revision-tag-canary'],
    stable: [
      '~ MutatingWebhookConfiguration istio-revision-tag-default',
      '~ Service istiod-revision-tag-default',
      '~ ValidatingWebhookConfiguration istiod-default-validator',
    ],
    nodes: [],
    done: ['- HelmRepository control-plane-istio-1-30-3', '- HelmRelease istiod-1-30-3'],
  });
});

test('no phase touches a namespace or a workload', () => {
  const ofShops = (phase: mesh.UpgradePhase) => manifests(phase).filter(({ kind }) => ['Namespace', 'Deployment'].includes(kind));

  for (const phase of PHASES) expect(ofShops(phase)).toEqual(ofShops(mesh.UpgradePhase.CURRENT));
});
