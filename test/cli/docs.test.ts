import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { run } from '../../src/cli/run';
import { VERBS } from '../../src/cli/verbs';
import { ROOT } from '../meta/sources';
import { FakeCluster } from '../support/fake-cluster';
import { healthyCluster, node, served } from '../support/healthy-cluster';
import { session } from '../support/session';

const page = (name: string) => readFileSync(join(ROOT, 'docs', `${name}.md`), 'utf8');
const blocks = (text: string, language: string) => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, inner]) => inner);
const block = (text: string, language: string) => blocks(text, language)[0];

/** Runs a command that a page shows, in the current folder, and gives what it writes and what the page says of that. */
async function shown(name: string, cluster = new FakeCluster(), index = 0) {
  const [, command, expected] = /^\$ cdk8s-istio (.*)\n([^]*)$/.exec(blocks(page(name), 'console')[index])!;
  const given = { ...session(), run: cluster.run };
  await run(command.split(' '), given, '1.2.3');
  expect(given.stderr.text).toBe('');
  return { expected, written: given.stdout.text };
}

/** Does something in a folder that has the manifests in `dist/shop.k8s.yaml`. */
async function inFolderWith<Result>(manifests: string, act: () => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-docs-'));
  const former = process.cwd();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'shop.k8s.yaml'), manifests);
  process.chdir(folder);
  try {
    return await act();
  } finally {
    process.chdir(former);
    rmSync(folder, { recursive: true });
  }
}

test('the help of verify', async () => {
  const { written, expected } = await shown('command-line');
  expect(written).toBe(expected);
});

test('preflight, of a node that is not ready and an old CRD', async () => {
  const cluster = healthyCluster();
  cluster.objects.push(node('two', { status: { conditions: [{ type: 'Ready', status: 'False', message: 'network plugin is not ready' }] } }));
  const crd: any = cluster.objects.find(({ metadata }) => metadata.name === 'tlsroutes.gateway.networking.k8s.io');
  crd.metadata.annotations['gateway.networking.k8s.io/bundle-version'] = 'v1.4.1';
  const { written, expected } = await shown('preflight', cluster);
  expect(written).toBe(expected);
});

test('verify, of changed weights and a Service without pods', async () => {
  const manifests = block(page('verify'), 'yaml');
  const [cart, canary, routes] = loadAll(manifests) as any[];
  routes.spec.http[0].route.forEach((destination: any) => destination.weight = 50);
  const { written, expected } = await inFolderWith(manifests, () => shown('verify', new FakeCluster([cart, canary, routes, served('shop/cart', 1)[1]])));
  expect(written).toBe(expected);
});

test('route, to a version that is not deployed', async () => {
  const { written, expected } = await inFolderWith(block(page('route'), 'yaml'), () => shown('route'));
  expect(written).toBe(expected);
});

test('route, of cases in a file', async () => {
  const [manifests, cases] = blocks(page('route'), 'yaml');
  const { written, expected } = await inFolderWith(manifests, () => {
    writeFileSync('traffic.yaml', cases);
    return shown('route', new FakeCluster(), 1);
  });
  expect(written).toBe(expected);
});

test('analyze, for an earlier version of Istio', async () => {
  const [, manifests] = blocks(page('analyze'), 'yaml');
  const { written, expected } = await inFolderWith(manifests, () => shown('analyze', new FakeCluster(), 1));
  expect(written).toBe(expected);
});

test('every verb has a page', () => {
  expect(VERBS.map(({ name }) => page(name).split('\n')[0])).toEqual(VERBS.map(({ name }) => `# ${name}`));
});
