import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';
import * as ts from 'typescript';
import { compile } from '../support/compile';
import { Manifest, schemaErrors } from '../support/crds';
import { examplesOf, LESSONS } from '../support/lessons';
import { filesBelow, ROOT } from './sources';

const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md'), ...filesBelow('examples', '.md'), 'lab/README.md', 'bench/mutate/README.md'];

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

const EXAMPLES = LESSONS.flatMap(examplesOf);

/** Runs a program as node would and returns what it synthesized. */
function run(program: string): Manifest[] {
  const home = mkdtempSync(join(tmpdir(), 'cdk8s-istio-docs-'));
  // What is written beside the output goes with it.
  const folder = process.env.CDK8S_OUTDIR = join(home, 'dist');
  try {
    const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    new Function('require', 'exports', outputText)(require, {});
    return readdirSync(folder).sort().flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8')) as Manifest[]);
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(home, { recursive: true });
  }
}

test('every program in the documentation compiles', () => {
  const errors = compile(Object.fromEntries(EXAMPLES.map(({ name, program }) => [name, program])));
  expect(Object.entries(errors).filter(([, list]) => list.length > 0)).toEqual([]);
});

test.each(EXAMPLES)('$name runs and gives the manifests that its page shows', ({ program, manifests }) => {
  const given = run(program);

  expect(given.length).toBeGreaterThan(0);
  expect(given.flatMap(schemaErrors)).toEqual([]);
  expect(manifests ?? given).toEqual(given);
});

test('every page in docs has a program and shows its manifests, or a command and what that writes', () => {
  const without = filesBelow('docs', '.md')
    // Pages of checks have manifests, which `checks.test.ts` analyzes.
    .filter((page) => !page.startsWith('docs/checks/'))
    .filter((page) => !examplesOf(page).some(({ manifests }) => manifests) && !/^```console\n\$ cdk8s-istio /m.test(read(page)));
  expect(without).toEqual([]);
});

test('the quick start has at most 15 lines', () => {
  const [quickStart] = examplesOf('README.md');
  const lines = quickStart.program.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
  expect(lines.length).toBeLessThanOrEqual(15);
});

test.each(['README.md', 'docs/testing.md'])('%s shows the first traffic test of the tutorial, of at most ten lines', (page) => {
  const [, shown] = /^```typescript\n([^]*?)^```$/m.exec(read(page))!;
  expect(read('examples/tutorial/traffic.test.ts').startsWith(shown)).toBe(true);
  expect(shown.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(10);
});

test.each(PAGES)('every link and path in %s leads somewhere', (page) => {
  const text = read(page);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => join(dirname(page), link));
  const paths = [...text.matchAll(/`((?:src|test|imports|docs|examples|build-tools|lab|bench|projenrc|\.ci)\/[\w./-]*)`/g)].map(([, path]) => path);
  expect([...links, ...paths].filter((path) => !path.includes('/dist') && !existsSync(join(ROOT, path)))).toEqual([]);
});
