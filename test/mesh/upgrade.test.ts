import { ApiObject, ApiObjectProps, Chart } from 'cdk8s';
import { BaseValues, DataPlane, Installer, MeshConfig, MeshNamespace, MeshProps, Profile, Upgrade, UpgradePhase, UpgradeProps } from '../../src/mesh';
import { chart, synth } from '../support/synth';

const PHASES = Object.values(UpgradePhase);

const meshOf = (version: string, props: Partial<MeshProps> = {}): MeshProps =>
  ({ version, profile: Profile.AMBIENT, installer: Installer.argoCd(), ingressGateways: [{ name: 'public' }], ...props });

const OLD = meshOf('1.30.3');
const NEW = meshOf('1.31.1');

function upgrade(phase: UpgradePhase, props: Partial<UpgradeProps> = {}, also: (scope: Chart, made: Upgrade) => unknown = () => {}): any[] {
  const scope = chart();
  also(scope, new Upgrade(scope, 'istio', { from: OLD, to: NEW, phase, ...props }));
  return synth(scope);
}

/** What is installed in which version, and where tags point. */
function summary(objects: any[]): Record<string, string> {
  return Object.fromEntries(objects.flatMap(({ kind, metadata, spec }) => {
    switch (kind) {
      case 'Application': return [[metadata.name, spec.source.targetRevision]];
      case 'MutatingWebhookConfiguration': return [[`tag ${metadata.labels['istio.io/tag']}`, metadata.labels['istio.io/rev']]];
      default: return [];
    }
  }));
}

const valuesOf = (objects: any[], name: string) => objects.find((one) => one.kind === 'Application' && one.metadata.name === name).spec.source.helm.valuesObject;

describe('from phase to phase', () => {
  const current = {
    'istio-base': '1.30.3',
    'istiod-1-30-3': '1.30.3',
    'istio-cni': '1.30.3',
    'ztunnel': '1.30.3',
    'public': '1.30.3',
    'tag canary': '1-30-3',
    'tag default': '1-30-3',
  };
  const install = { ...current, 'istio-base': '1.31.1', 'istiod-1-31-1': '1.31.1' };
  const canary = { ...install, 'tag canary': '1-31-1' };
  const stable = { ...canary, 'tag default': '1-31-1', 'public': '1.31.1' };
  const nodes = { ...stable, 'istio-cni': '1.31.1', 'ztunnel': '1.31.1' };
  const { 'istiod-1-30-3': _, ...done } = nodes;

  test.each(Object.entries({ current, install, canary, stable, nodes, done }))('%s is in order', (phase, expected) => {
    expect(summary(upgrade(phase as UpgradePhase))).toEqual(expected);
  });

  test('the last phase of one upgrade is the first of the next', () => {
    const next = { from: NEW, to: meshOf('1.32.0') };
    expect(upgrade(UpgradePhase.CURRENT, next)).toEqual(upgrade(UpgradePhase.DONE));
  });

  test('everything that was there stays as it is but for what the phase is about', () => {
    const changed = PHASES.slice(1).map((phase, index) => {
      const [before, after] = [PHASES[index], phase].map((one) => new Map(upgrade(one).map((object) => [`${object.kind} ${object.metadata.name}`, JSON.stringify(object)])));
      return [phase, [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort()];
    });
    expect(Object.fromEntries(changed)).toEqual({
      install: ['Application istio-base', 'Application istiod-1-31-1'],
      canary: ['MutatingWebhookConfiguration istio-revision-tag-canary', 'Service istiod-revision-tag-canary'],
      stable: [
        'Application public', 'MutatingWebhookConfiguration istio-revision-tag-default', 'Service istiod-revision-tag-default',
        'ValidatingWebhookConfiguration istiod-default-validator',
      ],
      nodes: ['Application istio-cni', 'Application ztunnel'],
      done: ['Application istiod-1-30-3'],
    });
  });
});

describe('the parts', () => {
  test('have what of the mesh is theirs', () => {
    const config: MeshConfig = { trustDomain: 'example.com' };
    const base: BaseValues = { validationURL: 'https://istiod.example.com:15017/validate' };
    const objects = upgrade(UpgradePhase.INSTALL, { to: meshOf('1.31.1', { config, networks: {}, base, istiod: { traceSampling: 1 } }) });

    expect(valuesOf(objects, 'istiod-1-31-1')).toMatchObject({ revision: '1-31-1', meshConfig: config, base, pilot: { traceSampling: 1 } });
    expect(valuesOf(objects, 'istio-base')).toMatchObject({ base, defaultRevision: '' });
    expect(valuesOf(objects, 'istio-base')).not.toHaveProperty('revision');
    expect(valuesOf(objects, 'ztunnel')).toMatchObject({ revision: '1-30-3' });
    expect(valuesOf(objects, 'public')).toMatchObject({ revision: '1-30-3' });
  });

  test('tell istiod of the agents of the nodes', () => {
    const pilot = (props: Partial<MeshProps>) => valuesOf(upgrade(UpgradePhase.INSTALL, { to: meshOf('1.31.1', props) }), 'istiod-1-31-1').pilot;

    expect(pilot({})).toEqual({ cni: { enabled: true } });
    expect(pilot({ ztunnel: { namespace: 'ztunnel' } })).toEqual({ cni: { enabled: true }, trustedZtunnelNamespace: 'ztunnel' });
    expect(pilot({ istiod: { extraValues: { cni: { enabled: false } } } })).toEqual({ cni: { enabled: false } });
  });

  test('are only those that the mesh has', () => {
    const bare = { profile: Profile.EMPTY, istiod: { enabled: true }, ingressGateways: [] };

    expect(summary(upgrade(UpgradePhase.INSTALL, { from: meshOf('1.30.3', bare), to: meshOf('1.31.1', bare) }))).toEqual({
      'istiod-1-30-3': '1.30.3', 'istiod-1-31-1': '1.31.1', 'tag canary': '1-30-3', 'tag default': '1-30-3',
    });
    const ztunnel = { ...bare, ztunnel: { enabled: true } };
    expect(summary(upgrade(UpgradePhase.CURRENT, { from: meshOf('1.30.3', ztunnel), to: meshOf('1.31.1', ztunnel) }))).toMatchObject({ ztunnel: '1.30.3' });
  });

  test('come in an order in which they can be applied', () => {
    const installer = Installer.flux();
    const objects = upgrade(UpgradePhase.INSTALL, { from: { ...OLD, installer }, to: { ...NEW, installer } });
    const waits = objects.filter(({ kind }) => kind === 'HelmRelease').map(({ metadata, spec }) => [metadata.name, spec.dependsOn?.map(({ name }: any) => name)]);

    expect(Object.fromEntries(waits)).toEqual({
      'istio-base': undefined,
      'istiod-1-30-3': ['istio-base'],
      'istiod-1-31-1': ['istio-base'],
      'istio-cni': ['istiod-1-30-3', 'istiod-1-31-1'],
      'ztunnel': ['istio-cni'],
      'public': ['istiod-1-30-3', 'istiod-1-31-1'],
    });
    const kinds = objects.map(({ kind }) => kind);
    expect(kinds.indexOf('MutatingWebhookConfiguration')).toBeGreaterThan(kinds.indexOf('HelmRelease'));
  });

  test('can be carried out by the Sail Operator', () => {
    const sail = { installer: Installer.sail(), ingressGateways: [] };
    const objects = upgrade(UpgradePhase.CANARY, { from: meshOf('1.30.3', sail), to: meshOf('1.31.1', sail) });

    expect(objects.map(({ kind, metadata, spec }) => [kind, metadata.name, spec?.version ?? spec?.targetRef?.name])).toEqual([
      ['Namespace', 'istio-system', undefined],
      ['Istio', '1-30-3', 'v1.30.3'],
      ['Istio', '1-31-1', 'v1.31.1'],
      ['IstioCNI', 'default', 'v1.30.3'],
      ['ZTunnel', 'default', 'v1.30.3'],
      ['IstioRevisionTag', 'canary', '1-31-1'],
      ['IstioRevisionTag', 'default', '1-30-3'],
    ]);
  });
});

describe('tags', () => {
  test('are at hand for namespaces', () => {
    const objects = upgrade(UpgradePhase.CURRENT, {}, (scope, { stable, canary }) => {
      for (const [name, tag] of Object.entries({ shop: stable, preview: canary })) {
        new MeshNamespace(scope, name, { metadata: { name }, dataPlane: tag.sidecar() });
      }
    });
    const labels = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, metadata.labels]);

    expect(Object.fromEntries(labels)).toEqual({ shop: { 'istio-injection': 'enabled' }, preview: { 'istio.io/rev': 'canary' } });
  });

  test('can have other names, and what names none follows the stable one', () => {
    const tags = { stableTag: 'prod', canaryTag: 'rapid' };

    expect(summary(upgrade(UpgradePhase.CANARY, tags))).toMatchObject({ 'tag prod': '1-30-3', 'tag default': '1-30-3', 'tag rapid': '1-31-1' });
    expect(summary(upgrade(UpgradePhase.STABLE, tags))).toMatchObject({ 'tag prod': '1-31-1', 'tag default': '1-31-1', 'tag rapid': '1-31-1' });
  });

  test.each([['canary', { stableTag: 'canary' }], ['default', { stableTag: 'prod', canaryTag: 'default' }]])('fails where both are %s', (name, tags) => {
    expect(() => upgrade(UpgradePhase.CURRENT, tags))
      .toThrow(`canaryTag must be neither the stable tag nor 'default', which move last, got '${name}' [test/istio]`);
  });
});

describe('what is on a revision', () => {
  const pinned = (revision: string) => (scope: Chart) => {
    new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.sidecar({ revision }) });
  };

  test.each([
    ['1-30-3', UpgradePhase.NODES],
    ['1-31-1', UpgradePhase.INSTALL],
    ['another', UpgradePhase.DONE],
  ])('%s may be there in the phase %s', (revision, phase) => {
    expect(() => upgrade(phase, {}, pinned(revision))).not.toThrow();
  });

  test.each([
    ['1-31-1', UpgradePhase.CURRENT, '1-30-3'],
    ['1-30-3', UpgradePhase.DONE, '1-31-1'],
  ])('fails on %s in the phase %s', (revision, phase, there) => {
    expect(() => upgrade(phase, {}, pinned(revision)))
      .toThrow(`'test/namespace' is on the revision '${revision}', which the phase '${phase}' does not have; put it on '${there}', or on a tag`);
  });

  test.each<[string, ApiObjectProps]>([
    ['a proxy that istiod makes', { apiVersion: 'example.com/v1', kind: 'Gateway', metadata: { labels: { 'istio.io/rev': '1-30-3' } } }],
    ['pods', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { metadata: { labels: { 'istio.io/rev': '1-30-3' } } } } }],
  ])('fails with %s too', (_, props) => {
    expect(() => upgrade(UpgradePhase.DONE, {}, (scope) => new ApiObject(scope, 'other', props))).toThrow("'test/other' is on the revision '1-30-3'");
    expect(() => upgrade(UpgradePhase.NODES, {}, (scope) => new ApiObject(scope, 'other', props))).not.toThrow();
  });

  test.each<[string, ApiObjectProps]>([
    ['a workload without pods', { apiVersion: 'apps/v1', kind: 'Deployment' }],
    ['a workload without a template', { apiVersion: 'batch/v1', kind: 'Job', spec: {} }],
    ['pods without metadata', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: {} } }],
    ['pods without labels', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { metadata: {} } } }],
  ])('is none for %s', (_, props) => {
    expect(() => upgrade(UpgradePhase.DONE, {}, (scope) => new ApiObject(scope, 'other', props))).not.toThrow();
  });
});

test('the revision can be told', () => {
  const props = { from: meshOf('1.31.1', { revision: 'blue' }), to: meshOf('1.31.1', { revision: 'green' }) };
  expect(summary(upgrade(UpgradePhase.CANARY, props))).toMatchObject({ 'istiod-blue': '1.31.1', 'istiod-green': '1.31.1', 'tag canary': 'green' });
});

test('an upgrade may skip a minor version', () => {
  expect(() => upgrade(UpgradePhase.CURRENT, { from: meshOf('1.29.0') })).not.toThrow();
});

test.each<[string, Partial<UpgradeProps>, string]>([
  ['one revision for both', { from: NEW },
    "from and to must have different revisions, got '1-31-1' for both; without another version, give 'to' a revision of its own [test/istio]"],
  ['an older version', { to: meshOf('1.30.2') },
    "an upgrade must not go to an older version, got '1.30.2' after '1.30.3'; to go back, take the phase before [test/istio]"],
  ['an older minor version', { to: meshOf('1.29.9') },
    "an upgrade must not go to an older version, got '1.29.9' after '1.30.3'; to go back, take the phase before [test/istio]"],
  ['too far a way', { from: meshOf('1.28.0') },
    "an upgrade may skip one minor version, got '1.31.1' after '1.28.0'; upgrade to 1.30 first [test/istio]"],
  ['a default revision', { to: meshOf('1.31.1', { base: { defaultRevision: 'prod' } }) },
    "base.defaultRevision does nothing in an upgrade, whose tag 'default' says who judges resources; drop it [test/istio]"],
  ['another namespace', { to: meshOf('1.31.1', { namespace: 'infra' }) },
    "from and to must have one namespace, as their proxies trust each other by what is in it, got 'istio-system' and 'infra' [test/istio]"],
  ['a new agent of the nodes', { from: meshOf('1.30.3', { ztunnel: { enabled: false } }) },
    'from and to must both have ztunnel or both not, because proxies rely on it before the agents of the nodes change; add or drop it before the upgrade [test/istio]'],
  ['a dropped agent of the nodes', { to: meshOf('1.31.1', { cni: { enabled: false } }) },
    'from and to must both have cni or both not, because proxies rely on it before the agents of the nodes change; add or drop it before the upgrade [test/istio]'],
  ['a version that is none', { to: meshOf('latest') }, "version must be that of an Istio release, such as '1.31.1', got 'latest' [test/istio]"],
])('fails with %s', (_, props, message) => {
  expect(() => upgrade(UpgradePhase.CURRENT, props)).toThrow(message);
});
