import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App, Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { load, loadAll } from 'js-yaml';
import { Mesh, startMesh } from './full';
import { tool } from './full/tools';
import { workloadManifests } from './full/workloads';
import { moduleFolder, program } from './toolchain';

const SYSTEM = 'istio-system';

/** What a chart or an operator stamps on its objects, so that it finds them again. They mean nothing to istiod. */
const STAMPS = /^(app\.kubernetes\.io|helm\.sh|operator\.istio\.io|install\.operator\.istio\.io)\/|^release$/;

const folder = async () => join(await moduleFolder('istio.io/istio'), 'manifests', 'charts');

const charts = async () => mesh.ChartSource.folder(await folder());

const keyOf = ({ kind, metadata }: any) => `${kind} ${metadata.namespace}/${metadata.name}`;

/** The objects of the official charts, without what those stamp on them. */
async function template(chart: string, values: Record<string, unknown>, namespace = SYSTEM): Promise<any[]> {
  const set = Object.entries(values).flatMap(([key, value]) => ['--set-json', `${key}=${JSON.stringify(value)}`]);
  const { stdout } = await promisify(execFile)(await tool('helm'), ['template', 'istio', join(await folder(), chart), '--namespace', namespace, ...set], { maxBuffer: 2 ** 26 });
  return (loadAll(stdout) as any[]).filter((one) => one !== null);
}

const unstamped = (objects: any[]) => objects.map(({ metadata, ...rest }) => ({
  ...rest,
  metadata: { ...metadata, labels: Object.fromEntries(Object.entries(metadata.labels).filter(([key]) => !STAMPS.test(key))) },
}));

const byName = (objects: any[]) => Object.fromEntries(objects.map((one) => [keyOf(one), one]));

const byKind = (objects: any[]) => [...objects].sort((a, b) => a.kind < b.kind ? -1 : 1);

/** What our constructs give. */
function written(define: (chart: Chart) => void): any[] {
  const chart = new Chart(new App(), 'lab', { namespace: 'anywhere' });
  define(chart);
  return chart.toJson();
}

const tag = (name: string, controlPlane: mesh.IControlPlane) => written((chart) => new mesh.RevisionTag(chart, 'tag', { name, controlPlane }));

const PLANES: Array<[string, mesh.IControlPlane, string, string]> = [
  ['the control plane without a revision', mesh.ControlPlane.unrevisioned(), '', SYSTEM],
  ['a revision', mesh.ControlPlane.fromRevision('1-31-1'), '1-31-1', SYSTEM],
  ['a revision in another namespace', mesh.ControlPlane.fromRevision('1-31-1', { namespace: 'infra' }), '1-31-1', 'infra'],
];

describe('a tag is what the official charts make of it', () => {
  test.each(PLANES)('for %s', async (_, plane, revision, namespace) => {
    const objects = await template('istio-control/istio-discovery', { 'revision': revision, 'revisionTags': ['prod'], 'global.istioNamespace': namespace }, namespace);
    const theirs = objects.filter(({ metadata }) => metadata.labels?.['istio.io/tag'] === 'prod');

    expect(theirs).toHaveLength(2);
    expect(byKind(tag('prod', plane))).toEqual(byKind(unstamped(theirs)));
  });

  test.each(PLANES)('for %s as the default', async (_, plane, revision, namespace) => {
    const injector = (await template('istio-control/istio-discovery', { 'revision': revision, 'revisionTags': ['default'], 'global.istioNamespace': namespace }, namespace))
      .filter(({ metadata }) => metadata.labels?.['istio.io/tag'] === 'default');
    const validator = (await template('default', { 'revision': revision, 'global.istioNamespace': namespace }, namespace))
      .filter(({ kind }) => kind === 'ValidatingWebhookConfiguration');

    expect(validator).toHaveLength(1);
    expect(byKind(tag('default', plane))).toEqual(byKind(unstamped([...injector, ...validator])));
  });
});

test('a tag of a mesh is what the official charts make of its values', async () => {
  const injector = { enableNamespacesByDefault: true, reinvocationPolicy: mesh.ReinvocationPolicy.IF_NEEDED };
  const ours = written((chart) => {
    const istiod = { istiodRemote: { injectionPath: '/inject/net/east' }, sidecarInjectorWebhook: injector };
    const controlPlane = new mesh.Mesh(chart, 'mesh', { version: '1.31.1', profile: mesh.Profile.MINIMAL, revision: '1-31-1', istiod });
    new mesh.RevisionTag(chart, 'tag', { name: 'default', controlPlane });
  });
  const theirs = await template('istio-control/istio-discovery', {
    'revision': '1-31-1', 'revisionTags': ['default'], 'istiodRemote.injectionPath': '/inject/net/east', 'sidecarInjectorWebhook': injector,
  });

  const isTag = ({ kind, metadata }: any) => kind === 'MutatingWebhookConfiguration' && metadata.labels['istio.io/tag'] === 'default';
  expect(ours.filter(isTag)).toEqual(unstamped(theirs.filter(isTag)));
});

test.each([mesh.Profile.DEMO, mesh.Profile.AMBIENT, mesh.Profile.OPENSHIFT_AMBIENT])('the parts of an upgrade are together the mesh of the profile %s', async (profile) => {
  const installer = mesh.Installer.helm({ charts: await charts(), helmExecutable: await tool('helm') });
  const props = {
    version: '1.31.1',
    revision: '1-31-1',
    profile,
    installer,
    config: { trustDomain: 'example.com' },
    global: { logAsJson: true },
    // Of all objects they take the longest to read.
    base: { enableCRDTemplates: false, extraValues: { base: { enableIstioConfigCRDs: false } } },
    istiod: { traceSampling: 5 },
    ...profile === mesh.Profile.AMBIENT && { ztunnel: { namespace: 'ztunnel', resourceName: 'zt' } },
  };
  const whole = written((chart) => { new mesh.Mesh(chart, 'istio', props); });
  const parts = written((chart) => {
    new mesh.Upgrade(chart, 'istio', { from: props, to: { ...props, revision: 'next' }, phase: mesh.UpgradePhase.CURRENT });
  }).filter(({ metadata }) => metadata.labels?.['istio.io/tag'] === undefined);

  expect(whole.length).toBeGreaterThan(20);
  expect(byName(parts)).toEqual(byName(whole));
});

describe('in a cluster', () => {
  let lab: Mesh;
  let pods = 0;

  beforeAll(async () => {
    lab = await startMesh({});
  });

  afterAll(() => lab?.close());

  async function apply(objects: object[]) {
    expect((await lab.apply(objects)).filter(({ layer }) => layer)).toEqual([]);
    await lab.waitSynced();
  }

  /** The revision of the control plane that injected the sidecar of a new pod, which goes before it is ready. */
  async function injectedBy(namespace: string): Promise<string | undefined> {
    const name = `pod-${++pods}`;
    const [account, deployment] = workloadManifests({ namespace, name });
    expect((await lab.apply([account, deployment])).filter(({ layer }) => layer)).toEqual([]);
    try {
      for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
        const pod = (await lab.list({ apiVersion: 'v1', kind: 'Pod', namespace })).find(({ metadata }) => metadata.labels.app === name);
        if (pod) return JSON.parse(pod.metadata.annotations?.['sidecar.istio.io/status'] ?? '{}').revision;
      }
      throw new Error(`there is no pod of ${namespace}/${name}`);
    } finally {
      await lab.delete([deployment]);
    }
  }

  test('an upgrade moves workloads from one istiod to the other, phase by phase', async () => {
    const { data } = await lab.get({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: SYSTEM } });
    const { binaryPath, concurrency, proxyMetadata } = (load(data.mesh) as any).defaultConfig;
    const common = {
      // The lab has the CRDs.
      profile: mesh.Profile.EMPTY,
      istiod: { enabled: true, autoscaleEnabled: false },
      config: { defaultConfig: { binaryPath, concurrency, proxyMetadata } },
      installer: mesh.Installer.helm({ charts: await charts(), helmExecutable: await tool('helm') }),
    };
    const phase = (name: mesh.UpgradePhase) => written((chart) => {
      const { stable, canary } = new mesh.Upgrade(chart, 'istio', {
        from: { version: '1.31.1', ...common },
        to: { version: '1.32.0', ...common },
        phase: name,
        stableTag: 'prod',
      });
      for (const [id, moving] of Object.entries({ shop: stable, trial: canary })) {
        new mesh.MeshNamespace(chart, id, { metadata: { name: id }, dataPlane: moving.sidecar() });
      }
    });

    const seen: Record<string, unknown> = {};
    let there: any[] = [];
    for (const name of Object.values(mesh.UpgradePhase)) {
      const objects = phase(name);
      await apply(objects);
      const gone = there.filter((one) => !objects.some((other) => keyOf(other) === keyOf(one)));
      if (gone.length > 0) await lab.delete(gone);
      there = objects;
      seen[name] = { shop: await injectedBy('shop'), trial: await injectedBy('trial') };
    }

    expect(seen).toEqual({
      current: { shop: '1-31-1', trial: '1-31-1' },
      install: { shop: '1-31-1', trial: '1-31-1' },
      canary: { shop: '1-31-1', trial: '1-32-0' },
      stable: { shop: '1-32-0', trial: '1-32-0' },
      nodes: { shop: '1-32-0', trial: '1-32-0' },
      done: { shop: '1-32-0', trial: '1-32-0' },
    });
    expect(await lab.get({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'istiod-1-31-1', namespace: SYSTEM } })).toBeNull();
  });

  test('istioctl lists the tags', async () => {
    const { stdout } = await promisify(execFile)(await program('istioctl'), ['tag', 'list', '--output', 'json', '--kubeconfig', await lab.kubeconfig()]);

    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining([
      { tag: 'prod', revision: '1-32-0', namespaces: ['shop'] },
      { tag: 'canary', revision: '1-32-0', namespaces: ['trial'] },
    ]));
  });
});
