import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { DataPlane, Installer, Mesh, MeshProps, NetworkEndpoints, Platform, Profile, ResourceScope } from '../../src/mesh';
import { chart } from '../support/synth';

const VERSION = '1.31.1';

const meshOf = (props: Partial<MeshProps> = {}) => new Mesh(chart(), 'istio', { version: VERSION, ...props });
const specOf = (props: Partial<MeshProps>) => meshOf(props).istioOperator.spec;
const releasesOf = (props: Partial<MeshProps>) => meshOf(props)._plan.releases;
const fromJson = (props: object) => () => meshOf(JSON.parse(JSON.stringify(props)));

describe('a mesh', () => {
  test('says what it is', () => {
    const mesh = meshOf({ revision: '1-31-1', namespace: 'mesh' });
    expect([mesh.version, mesh.namespace, mesh.revision]).toEqual([VERSION, 'mesh', '1-31-1']);
    expect([meshOf().namespace, meshOf().revision]).toEqual(['istio-system', undefined]);
  });

  test('has data planes, of its revision', () => {
    expect(meshOf().sidecar()).toEqual(DataPlane.sidecar());
    expect(meshOf({ revision: 'canary' }).sidecar()).toEqual(DataPlane.sidecar({ revision: 'canary' }));
    expect(meshOf({ profile: Profile.AMBIENT }).ambient()).toEqual(DataPlane.ambient());
    expect(meshOf({ profile: Profile.AMBIENT }).ambient({ ingressUseWaypoint: true })).toEqual(DataPlane.ambient({ ingressUseWaypoint: true }));
  });

  test('fails to give an ambient data plane without ztunnel', () => {
    expect(() => meshOf().ambient()).toThrow("the mesh has no ztunnel; give it Profile.AMBIENT, or 'enabled' of cni and ztunnel [test/istio]");
  });

  test.each<[string, Partial<MeshProps>, string]>([
    ['a version that is none', { version: '1.31' }, "version must be that of an Istio release, such as '1.31.1', got '1.31' [test/istio]"],
    ['an old version', { version: '1.27.3' }, "version must be 1.28.0 or later, got '1.27.3'; what is older has other profiles and values [test/istio]"],
    ['a revision that is no name', { revision: '1.31' },
      "revision must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got '1.31' [test/istio]"],
    ['a namespace that is no name', { namespace: 'A' },
      "namespace must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got 'A' [test/istio]"],
    ['a compatibility version that is none', { compatibilityVersion: '1.29.1' },
      "compatibilityVersion must be a minor version such as '1.29', got '1.29.1' [test/istio]"],
    ['values that the profile has no use for', { cni: { chained: true } },
      "values of cni do nothing, because it is not installed; drop them, or install it by cni.enabled, since the profile 'default' does not [test/istio]"],
    ['values of what is taken away', { istiod: { enabled: false, autoscaleMax: 3 } },
      'values of istiod do nothing, because it is not installed; drop them [test/istio]'],
    ['two gateways of one name', { ingressGateways: [{ name: 'a' }, { name: 'a' }] }, "names of gateways in 'istio-system' has 'a' twice; drop one [test/istio]"],
    ['an unknown profile', { profile: 'tiny' as Profile },
      "profile must be one of 'default', 'demo', 'minimal', 'ambient', 'preview', 'stable', 'remote', 'openshift', 'openshift-ambient', 'empty', got 'tiny' [test/istio]"],
    ['an unknown platform', { platform: 'eks' as Platform },
      "platform must be one of 'gke', 'k3d', 'k3s', 'microk8s', 'minikube', 'openshift', got 'eks' [test/istio]"],
    ['another platform than that of the profile', { profile: Profile.OPENSHIFT, platform: Platform.GKE },
      "platform must be 'openshift' with the profile 'openshift', got 'gke'; drop it [test/istio]"],
  ])('fails for %s', (_, props, message) => {
    expect(() => meshOf(props)).toThrow(new Error(message));
  });

  test.each<[string, object, string]>([
    ['a misspelt field of the configuration', { config: { trustDomian: 'example.com' } }, "config.trustDomian is no field here; did you mean 'trustDomain'?"],
    ['a nested one', { config: { defaultConfig: { proxyMetadta: {} } } }, "config.defaultConfig.proxyMetadta is no field here; did you mean 'proxyMetadata'?"],
    ['a value of another type', { config: { enableTracing: 'yes' } }, "config.enableTracing must be true or false, got 'yes'"],
    ['a member that is none', { config: { accessLogEncoding: 'XML' } }, "config.accessLogEncoding must be one of 'TEXT', 'JSON', got 'XML'"],
    ['a misspelt value', { istiod: { autoscaleMaximum: 3 } }, 'istiod.autoscaleMaximum is no field here'],
    ['a global value of another type', { global: { logAsJson: 'yes' } }, "global.logAsJson must be true or false, got 'yes'"],
    ['a misspelt value of base', { base: { excludedCrds: [] } }, "base.excludedCrds is no field here; did you mean 'excludedCRDs'?"],
    ['a misspelt value of a gateway', { ingressGateways: [{ name: 'a', servce: {} }] }, "gateway.servce is no field here; did you mean 'service'?"],
  ])('fails for %s in JSON', (_, props, message) => {
    expect(fromJson(props)).toThrow(message);
  });
});

describe('the plan', () => {
  test('has releases in the order of installation', () => {
    const names = (props: Partial<MeshProps>) => releasesOf(props).map(({ chart: name, name: release, namespace }) => `${name} ${namespace}/${release}`);
    expect(names({ profile: Profile.AMBIENT })).toEqual([
      'base istio-system/istio-base', 'istiod istio-system/istiod', 'cni istio-system/istio-cni', 'ztunnel istio-system/ztunnel',
    ]);
    expect(names({ profile: Profile.OPENSHIFT, revision: 'canary', cni: { namespace: 'nodes' } })).toEqual([
      'base istio-system/istio-base', 'istiod istio-system/istiod-canary', 'cni nodes/istio-cni', 'gateway istio-system/istio-ingressgateway',
    ]);
    expect(names({ profile: Profile.DEMO, ingressGateways: [{ name: 'public', namespace: 'edge' }] })).toContain('gateway edge/public');
  });

  test('gives each chart what it takes', () => {
    const values = Object.fromEntries(releasesOf({
      profile: Profile.AMBIENT,
      revision: 'canary',
      compatibilityVersion: '1.30',
      platform: Platform.K3S,
      config: { trustDomain: 'example.com' },
      networks: { east: { endpoints: [NetworkEndpoints.fromRegistry('east')] } },
      ztunnel: { namespace: 'nodes', logLevel: 'debug' },
    }).map((release) => [release.chart, release.values]));
    const shared = {
      global: { tag: VERSION, istioNamespace: 'istio-system', platform: 'k3s', meshNetworks: { east: { endpoints: [{ fromRegistry: 'east' }], gateways: [] } } },
      profile: 'ambient',
      revision: 'canary',
      compatibilityVersion: '1.30',
    };
    expect(values.base).toEqual({ ...shared, base: {}, defaultRevision: '' });
    expect(values.istiod).toEqual({
      ...shared, base: {}, meshConfig: { trustDomain: 'example.com' }, pilot: { cni: { enabled: true }, trustedZtunnelNamespace: 'nodes' },
    });
    expect(values.cni).toEqual(shared);
    expect(values.ztunnel).toEqual({ ...shared, logLevel: 'debug' });
  });

  test('lets what is given win over the profile, and further values over all', () => {
    const [, istiod] = releasesOf({ profile: Profile.DEMO, istiod: { autoscaleMin: 2, extraValues: { autoscaleMin: 3 } }, global: { tag: 'mine' } });
    expect(istiod.values.pilot).toEqual({ autoscaleMin: 3 });
    expect(istiod.values.global.tag).toBe('mine');
  });

  test('gives a gateway labels of its own, so that none takes the traffic of another', () => {
    const [gateway] = releasesOf({ profile: Profile.EMPTY, egressGateways: [{ name: 'istio-out', labels: { team: 'edge' } }] });
    expect(gateway.values.labels).toEqual({ app: 'istio-out', istio: 'out', team: 'edge' });
    expect(gateway.values.service.type).toBe('ClusterIP');
  });

  test('has what the default revision needs in the base of that revision only', () => {
    const base = (props: Partial<MeshProps>) => releasesOf(props)[0].values.defaultRevision;
    expect([base({}), base({ revision: 'a' }), base({ revision: 'a', base: { defaultRevision: 'a' } })]).toEqual([undefined, '', 'a']);
  });
});

describe('the IstioOperator', () => {
  test('of a profile says no more than that and the version', () => {
    expect(meshOf({ profile: Profile.DEMO }).istioOperator).toEqual({
      apiVersion: 'install.istio.io/v1alpha1',
      kind: 'IstioOperator',
      metadata: { name: 'test-istio' },
      spec: { profile: 'demo', tag: VERSION, values: { global: { istioNamespace: 'istio-system' } } },
    });
  });

  test('adds components to the profile and takes them away', () => {
    expect(specOf({ profile: Profile.MINIMAL, base: { enabled: false }, cni: { enabled: true, namespace: 'nodes' } }).components).toEqual({
      base: { enabled: false }, cni: { enabled: true, namespace: 'nodes' },
    });
    expect(specOf({ profile: Profile.EMPTY, istiod: { enabled: true } }).components).toEqual({ pilot: { enabled: true } });
    expect(specOf({ profile: Profile.OPENSHIFT_AMBIENT }).components).toBeUndefined();
  });

  test('keeps apart what istioctl does not know to be a value', () => {
    const { values, unvalidatedValues } = specOf({
      istiod: { extraContainerArgs: ['--a'], autoscaleMin: 2, terminationMessagePolicy: 'File' },
      global: { proxyInit: { forceApplyIptables: true }, resourceScope: ResourceScope.ALL },
    });
    expect(values).toEqual({ global: { istioNamespace: 'istio-system', resourceScope: 'all' }, pilot: { autoscaleMin: 2 } });
    expect(unvalidatedValues).toEqual({ global: { proxy_init: { forceApplyIptables: true } }, pilot: { extraContainerArgs: ['--a'], terminationMessagePolicy: 'File' } });
  });

  test('has the configuration, revision and compatibility version in their places', () => {
    expect(specOf({ config: { trustDomain: 'a.com' }, revision: 'a', compatibilityVersion: '1.29' })).toMatchObject({
      meshConfig: { trustDomain: 'a.com' }, revision: 'a', compatibilityVersion: '1.29',
    });
  });
});

describe('the file for istioctl', () => {
  let folder: string;

  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  const platform = (define: (scope: Chart) => void) => {
    const app = new App({ outdir: join(folder, 'dist') });
    define(new Chart(app, 'platform'));
    return app;
  };

  test('is written beside the output once that is there, with the command', () => {
    platform((scope) => {
      new Mesh(scope, 'istio', { version: VERSION });
      new Mesh(scope, 'next', { version: '1.31.2', revision: 'next', installer: Installer.istioctl() });
    }).synth();

    expect(readdirSync(join(folder, 'install')).sort()).toEqual(['platform-istio.yaml', 'platform-next.yaml']);
    const text = readFileSync(join(folder, 'install', 'platform-next.yaml'), 'utf8');
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# Not a resource of a cluster, but input of istioctl 1.31.2. It installs or upgrades by:',
      '#   istioctl install -f install/platform-next.yaml',
      'apiVersion: install.istio.io/v1alpha1',
    ]);
    expect(load(text)).toMatchObject({ spec: { revision: 'next', tag: '1.31.2' } });
    expect(readFileSync(join(folder, 'dist', 'platform.k8s.yaml'), 'utf8')).toBe('');
  });

  test('is not written by a test that looks at a chart, nor when the app cannot be synthesized', () => {
    const app = platform((scope) => {
      new Mesh(scope, 'istio', { version: VERSION });
      scope.node.addValidation({ validate: () => ['something is wrong'] });
    });
    expect(() => app.synth()).toThrow('something is wrong');
    expect(() => app.charts[0].toJson()).toThrow('something is wrong');
    expect(existsSync(join(folder, 'install'))).toBe(false);
  });

  test('takes the place of an older one as a whole', () => {
    mkdirSync(join(folder, 'install'));
    writeFileSync(join(folder, 'install', 'platform-istio.yaml'), 'old: '.repeat(10000));
    platform((scope) => new Mesh(scope, 'istio', { version: VERSION })).synth();
    expect(load(readFileSync(join(folder, 'install', 'platform-istio.yaml'), 'utf8'))).toHaveProperty('kind', 'IstioOperator');
    expect(readdirSync(join(folder, 'install'))).toEqual(['platform-istio.yaml']);
  });
});
