import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { ChartSource, HelmOptions, Installer, Mesh, MeshProps, Profile } from '../../src/mesh';

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** A program in place of helm that keeps its arguments and input, and says what it is told to. */
function helmThat(script: string): string {
  const file = join(folder, 'helm');
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$*" >> ${folder}/calls\ncat > ${folder}/values\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const OBJECTS = `cat <<END
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: $2 }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: $2, namespace: mesh }
data: { mode: "0644" }
END`;

function installed(options: HelmOptions, props: Partial<MeshProps> = {}, namespace?: string) {
  const chart = new Chart(new App(), 'platform', { namespace });
  new Mesh(chart, 'istio', { version: '1.31.1', profile: Profile.MINIMAL, namespace: 'mesh', installer: Installer.helm(options), ...props });
  return chart.toJson();
}

const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

describe('the installer helm', () => {
  test('defines the namespaces and what the charts give, in order and unchanged', () => {
    const objects = installed({ helmExecutable: helmThat(OBJECTS) }, {}, 'of-the-chart');
    const cluster = (name: string) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } });
    const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'mesh' }, data: { mode: '0644' } });
    expect(objects).toEqual([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mesh' } }, cluster('istio-base'), config('istio-base'), cluster('istiod'), config('istiod'),
    ]);
  });

  test('calls helm for each release, with values on its input', () => {
    installed({ helmExecutable: helmThat(OBJECTS), helmFlags: ['--kube-version', '1.34'] }, { istiod: { autoscaleMin: 2 } });
    expect(calls()).toEqual([
      'template istio-base base --repo https://istio-release.storage.googleapis.com/charts --version 1.31.1 --namespace mesh --include-crds --values - --kube-version 1.34',
      'template istiod istiod --repo https://istio-release.storage.googleapis.com/charts --version 1.31.1 --namespace mesh --include-crds --values - --kube-version 1.34',
    ]);
    expect(load(readFileSync(join(folder, 'values'), 'utf8'))).toMatchObject({ pilot: { autoscaleMin: 2 }, global: { istioNamespace: 'mesh', tag: '1.31.1' } });
  });

  test('takes charts from a registry', () => {
    installed({ helmExecutable: helmThat(OBJECTS), charts: ChartSource.oci('oci://registry.example.com/charts') });
    expect(calls()[1]).toMatch(/^template istiod oci:\/\/registry\.example\.com\/charts\/istiod --version 1\.31\.1 /);
  });

  test('takes charts from a folder, by their names or as a release has them', () => {
    for (const path of ['base', 'istio-control/istio-discovery']) {
      mkdirSync(join(folder, 'charts', path), { recursive: true });
      writeFileSync(join(folder, 'charts', path, 'Chart.yaml'), '');
    }
    installed({ helmExecutable: helmThat(OBJECTS), charts: ChartSource.folder(join(folder, 'charts')) });
    expect(calls().map((call) => call.split(' ')[2])).toEqual([join(folder, 'charts/base'), join(folder, 'charts/istio-control/istio-discovery')]);
  });

  test('leaves namespaces out when it is told to, and those that every cluster has', () => {
    const kinds = (options: HelmOptions, props = {}) => installed({ helmExecutable: helmThat(OBJECTS), ...options }, props).map(({ kind }) => kind);
    expect(kinds({ createNamespaces: false })).not.toContain('Namespace');
    expect(kinds({}, { namespace: 'kube-system' })).not.toContain('Namespace');
  });

  test.each<[string, () => HelmOptions, string]>([
    ['a helm that is not there', () => ({ helmExecutable: '/no/such/helm' }),
      "'/no/such/helm' cannot be run (spawnSync /no/such/helm ENOENT); install helm, give helmExecutable, "
      + 'or take Installer.istioctl(), which needs nothing at synthesis [platform/istio]'],
    ['a chart that cannot be rendered', () => ({ helmExecutable: helmThat('echo "Error: no such chart" >&2; exit 1') }),
      "helm cannot render the chart 'base': Error: no such chart [platform/istio]"],
    ['a folder without the chart', () => ({ helmExecutable: helmThat(OBJECTS), charts: ChartSource.folder('/no/charts') }),
      "the chart 'base' is not in '/no/charts/base'; give the folder 'manifests/charts' of an Istio release [platform/istio]"],
  ])('fails for %s', (_, options, message) => {
    expect(() => installed(options())).toThrow(new Error(message));
  });
});

test.each([
  ['repository', () => ChartSource.repository('istio/base'), "url of a chart repository must begin with 'https://' or 'http://', got 'istio/base'"],
  ['oci', () => ChartSource.oci('oci://registry'), "reference of charts must be 'oci://<registry>/<folder>', got 'oci://registry'"],
])('fails for a %s that is none', (_, source, message) => {
  expect(source).toThrow(new Error(message));
});
