import { Cluster } from '../cluster/cluster';
import { preflight as checkAll, CheckResult } from '../cluster/preflight';
import { addClusterOptions, ClusterOptions, Format } from './cluster-options';
import { Exit } from './exit';
import { Paint, painter, Tone } from './paint';
import { Progress } from './progress';
import { Cell, table } from './table';
import { Verb } from './verb';

interface PreflightOptions extends ClusterOptions {
  readonly output: Format;
  readonly namespace: string;
}

const EXAMPLES = `
Examples:
  cdk8s-istio preflight
  cdk8s-istio preflight --context staging -o json`;

/** Whether a cluster is healthy, and fit for Istio. */
export const preflight: Verb<PreflightOptions> = {
  define: (command) => addClusterOptions(command, 'namespace of the control plane', 'istio-system').addHelpText('after', EXAMPLES),

  run: async ({ session, options }) => {
    const { stdout, stderr, env, run } = session;
    const progress = new Progress(stderr);
    try {
      const surroundings = { cluster: new Cluster(run, options), run, namespace: options.namespace };
      const results = await checkAll(surroundings, (name) => progress.show(`looking at ${name}`));
      progress.clear();
      stdout.write(options.output === 'json' ? asJson(results) : asText(results, painter(stdout, env)));
      return results.every(isFine) ? Exit.CLEAN : Exit.FINDINGS;
    } finally {
      progress.clear();
    }
  },
};

const isFine = ({ status }: CheckResult) => status !== 'failed';

/** How each status reads, in the order of the summary. */
const STATUSES: Readonly<Record<CheckResult['status'], { readonly mark: string; readonly tone: Tone; readonly words: string }>> = {
  ok: { mark: '✔', tone: 'good', words: 'ok' },
  note: { mark: 'i', tone: 'faint', words: 'to know' },
  warning: { mark: '!', tone: 'caution', words: 'to look at' },
  failed: { mark: '✖', tone: 'bad', words: 'failed' },
  skipped: { mark: '–', tone: 'faint', words: 'not asked' },
};

function asText(results: readonly CheckResult[], paint: Paint): string {
  const lines = table(results.flatMap(({ name, status, found, remedy }): Cell[][] => {
    const { mark, tone } = STATUSES[status];
    const row: Cell[] = [{ text: mark, tone }, { text: name, tone: 'strong' }, { text: found }];
    return remedy ? [row, [{ text: '' }, { text: '' }, { text: remedy, tone: 'faint' }]] : [row];
  }), paint);
  const parts = Object.entries(STATUSES).flatMap(([status, { tone, words }]) => {
    const number = results.filter((one) => one.status === status).length;
    return number > 0 ? [paint(tone, `${number} ${words}`)] : [];
  });
  return `${lines.join('\n')}\n\n${results.length} checks: ${parts.join(', ')}\n`;
}

const asJson = (results: readonly CheckResult[]) => `${JSON.stringify({ ok: results.every(isFine), checks: results }, undefined, 2)}\n`;
