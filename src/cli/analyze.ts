import { buffer } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Analysis, analyze as analyzeManifests, LEVELS } from '../analysis/analyze';
import { Level } from '../analysis/finding';
import { jsonReport } from '../analysis/report/json';
import { sarifReport } from '../analysis/report/sarif';
import { textReport } from '../analysis/report/text';
import { parseSuppression, Suppression } from '../analysis/suppression';
import { Target, targetOf, TARGETS } from '../analysis/target';
import { Manifests, readManifests } from '../model/read';
import { Exit, UsageError } from './exit';
import { MESH_CONFIG, readMeshConfig } from './mesh-config';
import { Paint, painter } from './paint';
import { Progress } from './progress';
import { Session } from './session';
import { Verb } from './verb';

interface Options {
  readonly output: keyof typeof REPORTS;
  readonly failOn: Lowercase<Level>;
  readonly meshConfig?: string;
  readonly istioVersion?: Target;
  readonly namespace: string;
  readonly suppress: readonly Suppression[];
}

const REPORTS = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
} as const satisfies Record<string, (analysis: Analysis, paint: Paint) => string>;

const EXAMPLES = `
Examples:
  cdk8s-istio analyze dist/
  helm template my-chart | cdk8s-istio analyze - -n shop
  cdk8s-istio analyze dist/ --istio-version 1.29
  cdk8s-istio analyze dist/ --suppress 'IST0102=Namespace legacy: leaves the mesh' --fail-on warning`;

/** Finds what is wrong with manifests. */
export const analyze: Verb<Options> = {
  define: (command: Command) => command
    .argument('<path...>', 'files, folders, or - for standard input')
    .addOption(new Option('-o, --output <format>', 'form of what is written').choices(Object.keys(REPORTS)).default('text'))
    .addOption(new Option('--fail-on <level>', 'least level that makes the exit code 1').choices(['error', 'warning', 'info']).default('error'))
    .option(...MESH_CONFIG)
    .option('--istio-version <version>', 'version of Istio that the manifests are for, such as 1.30', readTarget)
    .option('-n, --namespace <name>', 'namespace of objects that name none', 'default')
    .option('--suppress <code=kind name.namespace: reason>', 'findings to leave out; may be repeated', addSuppression, [])
    .addHelpText('after', EXAMPLES),

  run: async ({ session, operands, options }) => {
    const settings = options.meshConfig === undefined ? undefined : readMeshConfig(options.meshConfig);
    const progress = new Progress(session.stderr);
    const manifests = await read(session, operands, options.namespace, progress);
    const analysis = analyzeManifests(manifests, {
      settings,
      suppressions: options.suppress,
      target: options.istioVersion,
      progress: (done, total) => progress.show(`analyzing ${manifests.resources.length} objects: ${done} of ${total} rules`),
    });
    progress.clear();
    session.stdout.write(REPORTS[options.output](analysis, painter(session.stdout, session.env)));
    const failing = LEVELS.slice(0, LEVELS.findIndex((level) => level.toLowerCase() === options.failOn) + 1);
    return analysis.findings.some(({ level }) => failing.includes(level)) ? Exit.FINDINGS : Exit.CLEAN;
  },
};

function readTarget(text: string): Target {
  const target = targetOf(text);
  if (target === undefined) throw new InvalidArgumentError(`It must be one of ${TARGETS}.`);
  return target;
}

function addSuppression(text: string, others: readonly Suppression[]): Suppression[] {
  try {
    return [...others, parseSuppression(text)];
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

async function read({ stdin }: Session, paths: readonly string[], namespace: string, progress: Progress): Promise<Manifests> {
  const manifests = readManifests(paths, {
    namespace,
    stdin: paths.includes('-') ? await buffer(stdin) : undefined,
    progress: (done, total) => progress.show(`reading: ${Math.round(100 * done / total)} %`),
  });
  const unreadable = manifests.problems.filter(({ code }) => code === 'unreadable');
  if (unreadable.length === 0 && manifests.resources.length + manifests.problems.length > 0) return manifests;
  progress.clear();
  if (unreadable.length === 0) throw new UsageError(`there is no object in ${paths.join(', ')}`);
  throw new UsageError(unreadable.map(({ file, message }) => `${file} ${message}`).join('\nerror: '));
}
