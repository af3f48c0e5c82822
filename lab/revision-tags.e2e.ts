import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App, Chart } from 'cdk8s';
import { load, loadAll } from 'js-yaml';
import { mesh } from '../src';
import { Mesh, startMesh } from './full';
import { tool } from './full/tools';
import { workloadManifests } from './full/workloads';
import { moduleFolder, program } from './toolchain';

const SYSTEM = 'istio-system';

/** What a chart or an operator stamps on its objects, so that it finds them again. They mean nothing to istiod. */
const STAMPS = /^(app\.kubernetes\.io|helm\.sh|operator\.istio\.io|install\.operator\.istio\.io)\/|^release$/;

/** The objects of the official charts, without what those stamp on them. */
async function template(chart: string, values: Record<string, unknown>, namespace = SYSTEM): Promise<any[]> {
  const folder = join(await moduleFolder('istio.io/istio'), 'manifests', 'charts', chart);
  const set = Object.entries(values).flatMap(([key, value]) => ['--set-json', `${key}=${JSON.stringify(value)}`]);
  const { stdout } = await promisify(execFile)(await tool('helm'), ['template', 'istio', folder, '--namespace', namespace, ...set], { maxBuffer: 2 ** 26 });
  return (loadAll(stdout) as any[]).filter((one) => one !== null);
}

const unstamped = (objects: any[]) => objects.map(({ metadata, ...rest }) => ({
  ...rest,
  metadata: { ...metadata, labels: Object.fromEntries(Object.entries(metadata.labels).filter(([key]) => !STAMPS.test(key))) },
}));

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

describe('in a cluster', () => {
  let lab: Mesh;

  beforeAll(async () => {
    lab = await startMesh({});
  });

  afterAll(() => lab?.close());

  async function apply(objects: object[]) {
    expect((await lab.apply(objects)).filter(({ layer }) => layer)).toEqual([]);
  }

  /** The revision of the control plane that injected the sidecar of a new pod. */
  async function injectedBy(namespace: string, name: string): Promise<string | undefined> {
    await apply(workloadManifests({ namespace, name }));
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const pod = (await lab.list({ apiVersion: 'v1', kind: 'Pod', namespace })).find(({ metadata }) => metadata.labels.app === name);
      if (pod) return JSON.parse(pod.metadata.annotations?.['sidecar.istio.io/status'] ?? '{}').revision;
    }
    throw new Error(`there is no pod of ${namespace}/${name}`);
  }

  /** A further control plane, as the first one is configured. */
  async function installRevision(revision: string) {
    const { data } = await lab.get({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: SYSTEM } });
    await apply(await template('istio-control/istio-discovery', { revision, autoscaleEnabled: false, meshConfig: load(data.mesh) }));
  }

  test('sidecars of a namespace come from what its tag points to, and move with it', async () => {
    await apply(written((chart) => {
      const prod = new mesh.RevisionTag(chart, 'tag', { name: 'prod', controlPlane: mesh.ControlPlane.unrevisioned() });
      new mesh.MeshNamespace(chart, 'namespace', { metadata: { name: 'shop' }, dataPlane: prod.sidecar() });
    }));
    expect(await injectedBy('shop', 'before')).toBe('default');

    await installRevision('1-32-0');
    await apply(tag('prod', mesh.ControlPlane.fromRevision('1-32-0')));
    await lab.waitSynced();
    expect(await injectedBy('shop', 'after')).toBe('1-32-0');
  });

  test('istioctl lists the tag', async () => {
    const { stdout } = await promisify(execFile)(await program('istioctl'), ['tag', 'list', '--output', 'json', '--kubeconfig', await lab.kubeconfig()]);
    expect(JSON.parse(stdout)).toContainEqual({ tag: 'prod', revision: '1-32-0', namespaces: ['shop'] });
  });
});
