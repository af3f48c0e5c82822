import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exit } from '../../src/cli/exit';
import { run } from '../../src/cli/run';
import { session } from '../support/session';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'analyze-'));
  writeFileSync(join(folder, 'namespace.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n');
  writeFileSync(join(folder, 'mesh.yaml'), 'defaultProviders: { accessLogging: [envoy] }\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const TELEMETRY = 'apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata: { name: logs }\nspec: { accessLogging: [{ filter: { expression: "true" } }] }\n';

async function call(args: string[], given: Parameters<typeof session>[0] = {}) {
  const asked = session(given);
  const exit = await run(['analyze', ...args], asked, '1.2.3');
  return { exit, out: asked.stdout.text, err: asked.stderr.text };
}

const file = (name: string) => join(folder, name);

test('findings go to standard output, and fail from a level on', async () => {
  const { exit, out, err } = await call([file('namespace.yaml')]);
  expect({ exit, err }).toEqual({ exit: Exit.CLEAN, err: '' });
  expect(out).toContain('note IST0102 Namespace shop: ');
  expect((await call([file('namespace.yaml'), '--fail-on', 'info'])).exit).toBe(Exit.FINDINGS);
  expect((await call([file('namespace.yaml'), '--fail-on', 'warning'])).exit).toBe(Exit.CLEAN);
  expect((await call(['-'], { stdin: 'a: [' })).exit).toBe(Exit.FINDINGS);
});

test('JSON and SARIF', async () => {
  expect(JSON.parse((await call([file('namespace.yaml'), '-o', 'json'])).out)).toMatchObject([{ code: 'IST0102', origin: 'Namespace shop' }]);
  expect(JSON.parse((await call([file('namespace.yaml'), '-o', 'sarif'])).out)).toMatchObject({ runs: [{ results: [{ ruleId: 'IST0102' }] }] });
});

test('the standard input, in a namespace', async () => {
  const { exit, out } = await call(['-', '-n', 'edge', '--fail-on', 'warning'], { stdin: TELEMETRY });
  expect(exit).toBe(Exit.FINDINGS);
  expect(out).toContain('warning IST0157 Telemetry edge/logs: ');
});

test('the mesh configuration', async () => {
  expect(await call(['-', '--mesh-config', file('mesh.yaml')], { stdin: TELEMETRY })).toMatchObject({ exit: Exit.CLEAN, out: 'no findings in 1 object\n' });
});

test('a version of Istio', async () => {
  const stdin = 'apiVersion: extensions.istio.io/v1alpha1\nkind: TrafficExtension\nmetadata: { name: a }\nspec: { lua: { inlineCode: "x" } }\n';
  const { exit, out } = await call(['-', '--istio-version', '1.29.1'], { stdin });
  expect(exit).toBe(Exit.FINDINGS);
  expect(out).toContain('error CDI0160 TrafficExtension default/a: there is a kind TrafficExtension since Istio 1.30, and the target is Istio 1.29;');
  expect((await call(['-', '--istio-version', '1.30'], { stdin })).exit).toBe(Exit.CLEAN);
});

test('suppressions', async () => {
  const suppress = ['--suppress', 'IST0101=* *: x', '--suppress', 'IST0102=Namespace shop: later'];
  expect(await call([file('namespace.yaml'), ...suppress])).toEqual({ exit: Exit.CLEAN, out: 'no findings in 1 object, 1 suppressed\n', err: '' });
});

test('a large file, with its last line to blame', async () => {
  writeFileSync(file('large.yaml'), `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: |\n${'    some text\n'.repeat(1_000_000)}  a: b\n`);
  const { exit, out } = await call([file('large.yaml')]);
  expect(exit).toBe(Exit.FINDINGS);
  expect(out).toBe(`error CDI0002 the key stands twice in the same object
  ${file('large.yaml')}:1000006
  1000006 |   a: b
          |   ^^^^

1 error in 1 object
`);
});

test('a terminal sees how far it is, and colors', async () => {
  const { out, err } = await call([file('namespace.yaml')], { terminal: true });
  expect(err).toContain('reading: 100 %');
  expect(err).toContain('analyzing 1 objects: 1 of ');
  expect(out).toContain('\x1b[');
});

test('fails for what cannot be used', async () => {
  expect(await call([file('none.yaml'), file('nor.yaml')])).toEqual({
    exit: Exit.USAGE, out: '', err: `error: ${file('none.yaml')} is not there\nerror: ${file('nor.yaml')} is not there\n`,
  });
  expect(await call([file('namespace.yaml'), '--mesh-config', file('none.yaml')])).toMatchObject({
    exit: Exit.USAGE, err: expect.stringContaining('error: the mesh configuration cannot be read: ENOENT'),
  });
  writeFileSync(file('empty.yaml'), '- 1');
  expect(await call([file('namespace.yaml'), '--mesh-config', file('empty.yaml')])).toMatchObject({
    exit: Exit.USAGE, err: `error: the mesh configuration ${file('empty.yaml')} holds no fields of one\n`,
  });
  expect(await call([file('namespace.yaml'), '--suppress', 'IST0102'])).toMatchObject({
    exit: Exit.USAGE, err: expect.stringContaining('a suppression must be such as'),
  });
  expect(await call([file('namespace.yaml'), '--istio-version', '1.27'])).toMatchObject({
    exit: Exit.USAGE, err: expect.stringContaining("argument '1.27' is invalid. It must be one of 1.28, 1.29, 1.30, 1.31, also as '1.30.2'."),
  });
  writeFileSync(file('comments.yaml'), '# nothing\n---\n');
  expect(await call([file('comments.yaml'), '-'])).toEqual({ exit: Exit.USAGE, out: '', err: `error: there is no object in ${file('comments.yaml')}, -\n` });
  expect((await call([])).exit).toBe(Exit.USAGE);
});
