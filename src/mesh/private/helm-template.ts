import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { invalid, show } from '../../core/private/errors';
import { ChartReference } from './charts';
import { Release, Values } from './install-plan';

/** The charts of Istio give about 1 MB. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** How helm is called. */
export interface HelmCall {
  readonly helmExecutable: string;
  readonly helmFlags: readonly string[];
}

/** The objects of a release, as the real `helm template` renders them. */
export function helmTemplate(release: Release, { chart, repo, version }: ChartReference, { helmExecutable, helmFlags }: HelmCall): Values[] {
  const { name, namespace, values } = release;
  const { error, status, stdout, stderr } = spawnSync(helmExecutable, [
    'template', name, chart,
    ...repo === undefined ? [] : ['--repo', repo],
    ...version === undefined ? [] : ['--version', version],
    '--namespace', namespace,
    '--include-crds',
    '--values', '-',
    ...helmFlags,
  ], { input: Yaml.stringify(values), encoding: 'utf8', maxBuffer: MAX_OUTPUT });
  if (error) throw invalid(`${show(helmExecutable)} cannot be run (${error.message}); install helm, give helmExecutable, or take Installer.istioctl(), which needs nothing at synthesis`);
  if (status !== 0) throw invalid(`helm cannot render the chart ${show(chart)}: ${stderr.trim()}`);
  return parse(stdout);
}

/** By the reader of cdk8s, which takes files only. */
function parse(text: string): Values[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-helm-'));
  try {
    const file = join(folder, 'objects.yaml');
    writeFileSync(file, text);
    return Yaml.load(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
