import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findingsOf, manifest, ROOT, run, scratchFolder, tool } from './run';

export interface Tarball {
  readonly path: string;
  readonly bytes: number;
}

interface NpmReport {
  readonly filename: string;
  readonly size: number;
  readonly files: { readonly path: string }[];
}

/** The folders and files a user is meant to get; the stubs at the root are judged by their name's ending. */
const ALLOWED = [
  /^(package\.json|\.jsii(\.gz)?|README\.md|LICENSE|NOTICE|CHANGELOG\.md)$/,
  /^[^/]+\.(js|d\.ts)$/,
  /^bin\/cdk8s-istio$/,
  /^lib\/(src|imports)\/.*\.(js|d\.ts|json)$/,
  /^node_modules\//,
];
const REQUIRED = ['package.json', '.jsii', 'README.md', 'LICENSE', 'bin/cdk8s-istio', 'l1.js', 'l1.d.ts', 'testing.js', 'testing.d.ts'];

export async function pack(): Promise<Tarball> {
  const { main } = manifest();
  for (const compiled of [main, '.jsii']) {
    if (!existsSync(join(ROOT, compiled))) {
      throw new Error(`${compiled} is missing: run 'npx projen compile' first`);
    }
  }
  const folder = scratchFolder('tarball');
  const [report]: NpmReport[] = JSON.parse(await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]));
  return { path: join(folder, report.filename), bytes: report.size };
}

export async function publint(tarball: Tarball): Promise<string> {
  const output = await findingsOf(tool('publint'), ['run', tarball.path, '--strict']);
  const findings = output.split('\n').filter((line) => /^\d+\. /.test(line));
  if (findings.length === 0 && !output.includes('All good!')) {
    throw new Error(`publint said neither 'All good!' nor what is wrong:\n${output}`);
  }
  // How a bundled dependency is packed is its author's affair.
  const ours = findings.filter((line) => !/^\d+\. \/node_modules\//.test(line));
  if (ours.length > 0) {
    throw new Error(`publint objects; change the fields of package.json through .projenrc.ts:\n${ours.join('\n')}`);
  }
  return 'no objections';
}

interface AttwProblem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}

interface AttwReport {
  readonly problems: Record<string, AttwProblem[]>;
  readonly analysis: { readonly entrypoints: object };
}

export async function areTheTypesWrong(tarball: Tarball): Promise<string> {
  const reports = await Promise.all(ENTRYPOINTS.map(async (entrypoints) =>
    JSON.parse(await findingsOf(tool('attw'), [tarball.path, '--entrypoints', ...entrypoints, '--format', 'json'])) as AttwReport));
  const problems = reports.flatMap((report) => Object.values(report.problems).flat()).filter((problem) => !isStubForEsm(problem));
  if (problems.length > 0) {
    const lines = problems.map((problem) => JSON.stringify(problem));
    throw new Error(`attw objects; 'npx attw --pack . --entrypoints ${ENTRYPOINTS.flat().join(' ')}' explains it:\n${lines.join('\n')}`);
  }
  return `${reports.flatMap((report) => Object.keys(report.analysis.entrypoints)).join(', ')} resolve with their types`;
}

/** Apart, since attw ends before a pipe has taken what it has to say of all. */
const ENTRYPOINTS = [['.'], ['l1', 'l1.js'], ['testing', 'testing.js']];

const STUBS = ['./l1', './testing'];

/** Without an `exports` map a stub file has no bare name in an ES module, which has to write `cdk8s-istio/l1.js`. */
function isStubForEsm({ kind, entrypoint, resolutionKind }: AttwProblem): boolean {
  return kind === 'NoResolution' && STUBS.includes(entrypoint!) && resolutionKind === 'node16-esm';
}

/** A dry run needs no login: npm only warns that the real one will. */
export async function publishDryRun(tarball: Tarball): Promise<string> {
  const report = JSON.parse(await run('npm', ['publish', '--dry-run', '--json', '--ignore-scripts', tarball.path]));
  const files = filesOf(report);
  const wrong = [...missing(files), ...unwanted(files), ...untyped(files)];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${files.length} files`;
}

/** npm nests the report under the package's name in some versions. */
function filesOf(report: NpmReport | Record<string, NpmReport>): string[] {
  const files = 'files' in report ? report.files : Object.values(report)[0].files;
  return (files as NpmReport['files']).map((file) => file.path).sort();
}

function missing(files: string[]): string[] {
  const { main, types, bundledDependencies = [] } = manifest();
  const bundled = bundledDependencies.map((name) => `node_modules/${name}/package.json`);
  return [...REQUIRED, main, types, ...bundled]
    .filter((path) => !files.includes(path) && !(path === '.jsii' && files.includes('.jsii.gz')))
    .map((path) => `${path} is not in the tarball: see .npmignore (npmIgnoreOptions in .projenrc.ts)`);
}

function unwanted(files: string[]): string[] {
  return files
    .filter((path) => !ALLOWED.some((allowed) => allowed.test(path)))
    .map((path) => `${path} must not be published: add it to npmIgnoreOptions in .projenrc.ts, or to ALLOWED in build-tools/package/tarball.ts`);
}

function untyped(files: string[]): string[] {
  return files
    .filter((path) => path.endsWith('.js') && !path.startsWith('node_modules/'))
    .filter((path) => !files.includes(path.replace(/\.js$/, '.d.ts')))
    .map((path) => `${path} has no .d.ts beside it: write one, or keep the file out of the tarball`);
}
