import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exit } from '../../src/cli/exit';
import { run } from '../../src/cli/run';
import { live } from '../support/fake-cluster';
import { fakeProgram } from '../support/fake-program';
import { session } from '../support/session';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MANIFESTS = join(folder, 'app.yaml');
const ANSWERS = join(folder, 'answers.json');

const { env, script } = fakeProgram('kubectl');

/** Whatever kubectl is asked for, it gives all that is there. */
beforeEach(() => script(`case "$*" in *config*) printf shop;; *) cat ${ANSWERS};; esac`));

const answer = (...items: object[]) => writeFileSync(ANSWERS, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));

const YAML = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: istiod
  namespace: istio-system
  labels: {app: istiod}
spec:
  replicas: 1
---
apiVersion: v1
kind: ConfigMap
metadata: {name: texts}
data:
  lines: |
    one
    two
  word: a
`;

const ISTIOD = live('apps/v1', 'Deployment', 'istio-system/istiod', {
  metadata: { labels: { app: 'istiod' } },
  spec: { replicas: 1 },
  status: { updatedReplicas: 1, availableReplicas: 1 },
});
const TEXTS = live('v1', 'ConfigMap', 'shop/texts', { data: { lines: 'one\ntwo\n', word: 'a' } });

interface Given {
  stdin?: string;
  terminal?: boolean;
  signal?: AbortSignal;
}

/** Verifies what is piped in, in the namespace `shop` of the context. */
async function verify(args: string[] = [], { stdin = YAML, terminal = false, signal }: Given = {}) {
  const given = session({ stdin, terminal, env, signal });
  const exit = await run(['verify', ...args], given, '1.2.3');
  return { exit, out: given.stdout.text, err: given.stderr.text };
}

test('all is there', async () => {
  answer(ISTIOD, TEXTS);
  expect(await verify(['-'])).toEqual({
    exit: Exit.CLEAN,
    err: '',
    out: `istio-system
  ✔  Deployment  istiod  ready  1 of 1 pod; traffic, configuration, certificates

shop
  ✔  ConfigMap   texts   ready

2 objects: 2 ready
`,
  });
});

test('something is missing, something changed', async () => {
  answer({ ...TEXTS, data: { lines: 'one\n2\n', word: 'b'.repeat(200) } });
  writeFileSync(MANIFESTS, YAML);
  expect(await verify([MANIFESTS, '--no-wait'])).toEqual({
    exit: Exit.FINDINGS,
    err: '',
    out: `istio-system
  ✖  Deployment  istiod  missing  ${MANIFESTS}:1; traffic, configuration, certificates

shop
  ✖  ConfigMap   texts   changed
       data.lines  ${MANIFESTS}:14
         synthesized  line 2: two
         live         line 2: 2
       data.word  ${MANIFESTS}:17
         synthesized  'a'
         live         '${'b'.repeat(99)}…

2 objects: 1 changed, 1 missing
`,
  });
});

test('lines at the end, a field that is gone and one of somebody else', async () => {
  answer(live('v1', 'Service', 'a/a', { spec: { selector: { a: 'b' } } }), live('v1', 'ConfigMap', 'a/c', { data: { x: 'one\n' } }), live('v1', 'ConfigMap', 'a/d', { data: { x: 'one\ntwo' } }));
  const { out } = await verify(['-', '--no-wait'], {
    stdin: JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [live('v1', 'Service', 'a/a', { spec: { selector: {}, type: 'ClusterIP' } }), live('v1', 'ConfigMap', 'a/c', { data: { x: 'one\ntwo' } }),
        live('v1', 'ConfigMap', 'a/d', { data: { x: 'one\n' } })],
    }),
  });
  const values = out.split('\n').filter((line) => /^ {9}(synthesized|live)/.test(line)).map((line) => line.trim());
  expect(values).toEqual([
    'synthesized  nothing', "live         'b'",
    "synthesized  'ClusterIP'", 'live         nothing',
    'synthesized  line 2: two', 'live         line 2:',
    'synthesized  line 2:', 'live         line 2: two',
  ]);
});

test('a text that only goes on', async () => {
  answer(live('v1', 'ConfigMap', 'a/c', { data: { x: 'one\ntwo\nthree', y: 'one' } }));
  const stdin = JSON.stringify(live('v1', 'ConfigMap', 'a/c', { data: { x: 'one\ntwo', y: 'one\ntwo' } }));
  const { out } = await verify(['-', '--no-wait'], { stdin });
  expect(out).toContain('synthesized  line 3: none\n         live         line 3: three\n');
  expect(out).toContain('synthesized  line 2: two\n         live         line 2: none\n');
});

test('for programs', async () => {
  answer(ISTIOD, { ...TEXTS, data: { word: 'a' } });
  writeFileSync(MANIFESTS, `${YAML}---\n{apiVersion: batch/v1, kind: Job, metadata: {generateName: once-, namespace: shop}}\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: gone}}`);
  const { exit, out } = await verify([MANIFESTS, '-o', 'json', '--no-wait']);
  expect(exit).toBe(Exit.FINDINGS);
  expect(JSON.parse(out)).toEqual({
    ok: false,
    objects: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'istio-system',
        name: 'istiod',
        state: 'ready',
        detail: '1 of 1 pod',
        purpose: 'traffic, configuration, certificates',
        source: `${MANIFESTS}:1`,
        differences: [],
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'texts',
        state: 'changed',
        source: `${MANIFESTS}:10`,
        differences: [{ path: 'data.lines', synthesized: 'one\ntwo\n', source: `${MANIFESTS}:14` }],
      },
      {
        apiVersion: 'batch/v1', kind: 'Job', namespace: 'shop', state: 'nameless', detail: 'it has only a generateName', source: `${MANIFESTS}:19`, differences: [],
      },
      { apiVersion: 'v1', kind: 'Namespace', name: 'gone', state: 'missing', source: `${MANIFESTS}:21`, differences: [] },
    ],
  });
});

test('an object without a name and one without a namespace, in the table', async () => {
  answer(live('v1', 'Namespace', 'shop'));
  const stdin = '{apiVersion: batch/v1, kind: Job, metadata: {generateName: once-}}\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n';
  expect(await verify(['-', '-n', 'mine'], { stdin })).toMatchObject({
    exit: Exit.CLEAN,
    out: `cluster-wide
  ✔  Namespace  shop   ready

mine
  –  Job        once-  not asked for  it has only a generateName

2 objects: 1 ready, 1 not asked for
`,
  });
});

test('waits with a line on a terminal, and colors', async () => {
  const waiting = { ...ISTIOD, status: { updatedReplicas: 0 } };
  answer(waiting, { ...waiting, metadata: { ...waiting.metadata, name: 'other', namespace: 'shop' } });
  const other = YAML.split('---')[0].replace('istiod', 'other').replace('istio-system', 'shop');
  const { exit, out, err } = await verify(['-', '--timeout', '1500ms'], { stdin: `${YAML.split('---')[0]}---\n${other}`, terminal: true });
  expect(exit).toBe(Exit.FINDINGS);
  const [, asking, waits, ...rest] = err.split('\r\x1b[K');
  expect([asking, waits, rest.at(-1)]).toEqual(['asking for 2 objects', 'waiting 0 s for Deployment istio-system/istiod (0 of 1 pod updated), and 1 more', '']);
  expect(out).toContain('\x1b[31m  ✖\x1b[39m  Deployment  istiod  \x1b[31mnot ready\x1b[39m  0 of 1 pod updated; traffic');
  expect(out).toMatch(/2 objects: \x1b\[31m2 not ready\x1b\[39m\n$/);
});

test('fails with 130 where the user ends it', async () => {
  answer(live('apps/v1', 'Deployment', 'istio-system/istiod', { metadata: { labels: { app: 'istiod' } }, spec: { replicas: 1 } }), TEXTS);
  expect(await verify(['-'], { signal: AbortSignal.timeout(500) })).toEqual({ exit: Exit.INTERRUPTED, out: '', err: '' });
});

describe('fails with 2', () => {
  test.each([
    ['where there is no such file', ['nowhere.yaml'], 'error: nowhere.yaml is not there\n'],
    ['where nothing is given', [], "error: missing required argument 'path'\n"],
    ['where the timeout is none', ['-', '--timeout', 'soon'], "It must be a time such as '90s' or '5m'.\n"],
    ['where the timeout is past', ['-', '--timeout=-1s'], "It must be a time such as '90s' or '5m'.\n"],
    ['where the format is none', ['-', '-o', 'yaml'], 'Allowed choices are text, json.\n'],
  ])('%s', async (_, args, message) => {
    const { exit, err, out } = await verify(args);
    expect({ exit, out }).toEqual({ exit: Exit.USAGE, out: '' });
    expect(err).toContain(message);
  });

  test.each([
    ['is no YAML', 'a: [', /^error: -:\d+: /],
    ['is nothing', '', /^error: there is no object in -\n$/],
    ['has several faults', 'a: b\n---\nc: d\n', /^error: -:1: .*\nerror: -:3: .*\n$/],
  ])('where the input %s', async (_, stdin, message) => {
    const { exit, err, out } = await verify(['-'], { stdin });
    expect({ exit, out }).toEqual({ exit: Exit.USAGE, out: '' });
    expect(err).toMatch(message);
  });

  test.each([
    ['Unable to connect to the server: EOF', 'is the cluster up, and is it the right one? `kubectl cluster-info` tells its address'],
    ['error: You must be logged in to the server (Unauthorized)', 'log in to the cluster again'],
    ['error: context "x" does not exist', '`kubectl config get-contexts` lists the contexts there are'],
  ])('where the cluster does not answer: %s', async (message, remedy) => {
    script(`echo '${message}' >&2; exit 1`);
    const { exit, err } = await verify(['-']);
    expect({ exit, err }).toEqual({ exit: Exit.USAGE, err: `error: ${message.replace('error: ', '')}\n${remedy}\n` });
  });

  test('where kubectl says what nobody knows', async () => {
    script("echo 'error: what a surprise' >&2; exit 1");
    expect(await verify(['-'])).toEqual({ exit: Exit.USAGE, out: '', err: 'error: what a surprise\n' });
  });

  test('where kubectl is not installed', async () => {
    const given = session({ stdin: YAML, env: { PATH: folder } });
    expect(await run(['verify', '-'], given, '1.2.3')).toBe(Exit.USAGE);
    expect(given.stderr.text).toBe('error: kubectl is not on the PATH\ninstall it, see https://kubernetes.io/docs/tasks/tools/\n');
  });
});

test('a kind that its group does not have is looked for nevertheless', async () => {
  answer(live('networking.istio.io/v1', 'Virtualservice', 'shop/a'));
  const { exit, err } = await verify(['-'], { stdin: '{apiVersion: networking.istio.io/v1, kind: Virtualservice, metadata: {name: a}}' });
  expect(exit).toBe(Exit.CLEAN);
  expect(err).toMatch(/^warning: -:1: .*Virtualservice/);
});
