import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Section } from '../test/meter/values';
import { GATEWAY } from '../test/meter/values/gateway';
import { startMesh } from './full';
import { tool } from './full/tools';
import { generated } from './install/generated';
import { comparable } from './install/helm-differences';
import { byKey, differences, Objects, parse } from './install/objects';
import { profileTable } from './install/table';
import { moduleFolder, program } from './toolchain';

const SEED = Number(process.env.LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const VERSION = '1.31.1';
const PROFILES = Object.values(mesh.Profile);
const PAGE = join(__dirname, '..', 'docs', 'installation-profiles.md');

/** What of a gateway istioctl has a counterpart for, but for what is tested with the Service. */
const BY_ISTIOCTL = [
  'affinity', 'containerSecurityContext', 'dnsConfig', 'dnsPolicy', 'env', 'imagePullPolicy', 'imagePullSecrets', 'labels', 'lifecycle', 'minReadySeconds',
  'networkGateway', 'nodeSelector', 'podAnnotations', 'priorityClassName', 'readinessProbe', 'resources', 'securityContext', 'strategy',
  'terminationGracePeriodSeconds', 'tolerations', 'topologySpreadConstraints',
];

let folder: string;
let istioctl: string;
let helm: string;
let manifests: string;
const counted = new Map<mesh.Profile, readonly [byIstioctl: number, byHelm: number]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-install-'));
  [istioctl, helm, manifests] = [await program('istioctl'), await tool('helm'), join(await moduleFolder('istio.io/istio'), 'manifests')];
  process.stderr.write(`generated values: seed ${SEED}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

const chart = () => new Chart(new App(), 'lab');

/** What istioctl makes of arguments, without a cluster. */
const generate = (...args: string[]): Objects => parse(execFileSync(istioctl, ['manifest', 'generate', '--manifests', manifests, ...args], {
  encoding: 'utf8', maxBuffer: 2 ** 26,
}));

/** What istioctl makes of an IstioOperator. */
function fromOperator(operator: object): Objects {
  const file = join(folder, 'operator.yaml');
  writeFileSync(file, Yaml.stringify(operator));
  return generate('--filename', file);
}

const operatorOf = (props: Partial<mesh.MeshProps>) => new mesh.Mesh(chart(), 'istio', { version: VERSION, ...props }).istioOperator;

function fromHelm(props: Partial<mesh.MeshProps>): Objects {
  const scope = chart();
  const installer = mesh.Installer.helm({ helmExecutable: helm, charts: mesh.ChartSource.folder(join(manifests, 'charts')) });
  new mesh.Mesh(scope, 'istio', { version: VERSION, installer, ...props });
  return byKey(scope.toJson());
}

const gatewaysOf = (profile: mesh.Profile) => new mesh.Mesh(chart(), 'istio', { version: VERSION, profile })._plan.gateways.map(({ name }) => name);

/** What istioctl gives for a profile by its name alone. */
const profiles = new Map<mesh.Profile, Objects>();
function profileOf(profile: mesh.Profile): Objects {
  if (!profiles.has(profile)) profiles.set(profile, generate('--set', `profile=${profile}`, '--set', `tag=${VERSION}`));
  return profiles.get(profile)!;
}

test.each(PROFILES)('%s by istioctl is what its own profile gives', (profile) => {
  expect(differences(fromOperator(operatorOf({ profile })), profileOf(profile))).toEqual([]);
});

test.each(PROFILES)('%s by helm is the same but for what is listed', (profile) => {
  const [ours, theirs] = [fromHelm({ profile }), profileOf(profile)];
  counted.set(profile, [theirs.size, ours.size]);

  const gateways = gatewaysOf(profile);
  expect(differences(comparable(ours, gateways), comparable(theirs, gateways))).toEqual([]);
});

test.each(PROFILES.filter((profile) => profile !== mesh.Profile.EMPTY))('%s with generated configuration and values is what they are written as', (profile) => {
  const { components } = new mesh.Mesh(chart(), 'istio', { version: VERSION, profile })._plan;
  const { given, written } = generated(SEED, ['global', ...Object.keys(components) as Section[]]);
  const operator = operatorOf({ profile, ...given });
  const theirs = fromOperator({
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    spec: { profile, tag: VERSION, unvalidatedValues: { ...written, meshConfig: operator.spec.meshConfig } },
  });

  expect(differences(comparable(fromOperator(operator), []), comparable(theirs, []))).toEqual([]);
  const gateways = gatewaysOf(profile);
  expect(differences(comparable(fromHelm({ profile, ...given }), gateways), comparable(theirs, gateways))).toEqual([]);
  expect(differences(theirs, profileOf(profile)).length).toBeGreaterThan(10);
});

test('a real API server takes what helm gives', async () => {
  const cluster = await startMesh({});
  try {
    for (const profile of [mesh.Profile.DEFAULT, mesh.Profile.DEMO, mesh.Profile.AMBIENT]) {
      const verdicts = await cluster.judge([...fromHelm({ profile }).values()]);
      expect(verdicts.filter(({ layer }) => layer)).toEqual([]);
      expect(verdicts.length).toBe(counted.get(profile)![1]);
    }
  } finally {
    await cluster.close();
  }
});

test('a gateway by istioctl has all that it is given', () => {
  const samples = Object.entries<ReadonlyArray<readonly [any, object]>>(GATEWAY as never);
  const given = Object.fromEntries(samples.filter(([name]) => BY_ISTIOCTL.includes(name)).map(([name, [[one]]]) => [name, one]));
  const deployment = fromOperator(operatorOf({
    profile: mesh.Profile.EMPTY, ingressGateways: [{ ...given, name: 'public', autoscaling: { minReplicas: 2 } }],
  })).get('apps/v1 Deployment istio-system public')!;
  const { minReadySeconds, strategy, template: { metadata, spec } } = deployment.spec;
  const { affinity, dnsConfig, dnsPolicy, nodeSelector, priorityClassName, securityContext } = given;
  const { terminationGracePeriodSeconds, topologySpreadConstraints } = given;
  const { imagePullPolicy, lifecycle, readinessProbe, containerSecurityContext } = given;
  const resources = { requests: { cpu: '123m', memory: '77Mi' }, limits: { cpu: '2000m', memory: '3072Mi' } };

  expect({ minReadySeconds, strategy }).toEqual({ minReadySeconds: given.minReadySeconds, strategy: expect.objectContaining(given.strategy) });
  expect(metadata).toMatchObject({ annotations: given.podAnnotations, labels: given.labels });
  expect(spec).toMatchObject({ affinity, dnsConfig, dnsPolicy, nodeSelector, priorityClassName, securityContext, terminationGracePeriodSeconds });
  expect(spec).toMatchObject({ topologySpreadConstraints, imagePullSecrets: [{ name: 'pull' }], tolerations: [{ operator: 'Exists' }] });
  expect(spec.containers[0]).toMatchObject({ imagePullPolicy, lifecycle, readinessProbe, resources, securityContext: containerSecurityContext });
  expect(spec.containers[0].env).toEqual(expect.arrayContaining([{ name: 'A_VARIABLE', value: 'a' }, { name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: 'network1' }]));
});

test('the page of the profiles tells what was compared', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.split('<!-- compared -->\n')[0], page.split('<!-- /compared -->\n')[1]];
  const current = `${before}<!-- compared -->\n${profileTable(counted)}<!-- /compared -->\n${after}`;
  if (process.env.LAB_WRITE) writeFileSync(PAGE, current);
  expect(readFileSync(PAGE, 'utf8')).toBe(current);
});
