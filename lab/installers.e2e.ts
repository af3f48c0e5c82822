import { App, Chart, Duration } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Bubble } from './full/bubble';
import { startControlPlane } from './full/control-plane';
import { asYaml } from './full/manifests';
import { installerCrds } from './installer-crds';
import { Verdict } from './referee';

const REGISTRY = mesh.ChartSource.oci('oci://registry.example.com/charts');

const INSTALLERS: Array<[string, mesh.Installer]> = [
  ['Argo CD', mesh.Installer.argoCd()],
  ['Argo CD with all options', mesh.Installer.argoCd({
    charts: REGISTRY,
    namespace: 'gitops',
    namePrefix: 'east-',
    project: 'mesh',
    destination: mesh.ArgoCdDestination.named('east'),
    automated: { prune: true, selfHeal: true },
    firstWave: -5,
    cascade: false,
    createNamespaces: false,
  })],
  ['Flux', mesh.Installer.flux()],
  ['Flux with all options', mesh.Installer.flux({
    charts: REGISTRY,
    namespace: 'gitops',
    namePrefix: 'east-',
    interval: Duration.millis(90_500),
    timeout: Duration.minutes(10),
    retries: -1,
    driftDetection: mesh.FluxDriftDetection.ENABLED,
    serviceAccountName: 'installer',
    kubeConfigSecretName: 'east',
    createNamespaces: false,
  })],
];

const PROFILES = Object.values(mesh.Profile).filter((profile) => profile !== mesh.Profile.EMPTY);

/** A mesh of a profile, with something in each of its parts. */
function meshOf(profile: mesh.Profile, installer: mesh.Installer): any[] {
  const chart = new Chart(new App(), 'lab', { namespace: 'anywhere' });
  new mesh.Mesh(chart, 'mesh', {
    version: '1.31.1',
    profile,
    installer,
    revision: '1-31-1',
    config: { trustDomain: 'example.com', defaultConfig: { drainDuration: Duration.seconds(30) } },
    networks: { east: { endpoints: [mesh.NetworkEndpoints.fromRegistry('east')] } },
    ingressGateways: [{ name: 'public', namespace: 'ingress', labels: { istio: 'public' } }],
  });
  return chart.toJson();
}

let bubble: Bubble;

const apply = (objects: object[], dry: boolean): Promise<Verdict[]> => bubble.ask('apply', { yaml: asYaml(objects), dry });

/** What the API server refuses, unknown fields included. */
const refused = async (objects: object[]) => (await apply(objects, true)).filter(({ layer }) => layer !== undefined);

/** Kinds are served a moment after their CRDs are there. */
async function served(object: object): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (await refused([object]).then(() => true, () => false)) return;
  }
  throw new Error(`the API server does not serve ${JSON.stringify(object)}`);
}

beforeAll(async () => {
  bubble = await Bubble.start();
  await startControlPlane(bubble);
  const crds = await installerCrds();
  expect((await apply(crds, false)).filter(({ layer }) => layer !== undefined)).toEqual([]);
  for (const [, installer] of INSTALLERS) await Promise.all(meshOf(mesh.Profile.DEFAULT, installer).map(served));
});

afterAll(() => bubble?.close());

describe.each(INSTALLERS)('%s', (_, installer) => {
  test.each(PROFILES)('takes the profile %s', async (profile) => {
    const objects = meshOf(profile, installer);

    expect(objects.length).toBeGreaterThan(1);
    expect(await refused(objects)).toEqual([]);
  });

  test('would not take a field that its kind does not have', async () => {
    const [first] = meshOf(mesh.Profile.DEFAULT, installer);
    expect(await refused([{ ...first, spec: { ...first.spec, unknown: true } }])).toHaveLength(1);
  });
});
