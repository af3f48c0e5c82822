import { Option } from 'commander';
import { Cluster } from '../cluster/cluster';
import { isFine, Verified, verify as verifyObjects } from '../cluster/verify';
import { titleOf } from '../model/resource';
import { addClusterOptions, ClusterOptions, Format, milliseconds, unanswered } from './cluster-options';
import { Exit } from './exit';
import { readObjects } from './manifests';
import { painter } from './paint';
import { Progress } from './progress';
import { Session } from './session';
import { Verb } from './verb';
import { asJson, asText, countObjects } from './verify-report';

interface VerifyOptions extends ClusterOptions {
  readonly output: Format;
  readonly timeout: number;
  readonly wait: boolean;
}

const INTERVAL = 1_000;

const EXAMPLES = `
Examples:
  cdk8s synth && kubectl apply --server-side -f dist && cdk8s-istio verify dist
  helm template istiod istio/istiod -n istio-system | cdk8s-istio verify - --no-wait`;

/** Whether all that was synthesized is in the cluster, unchanged and ready. */
export const verify: Verb<VerifyOptions> = {
  define: (command) => addClusterOptions(command, "namespace of objects that name none (the context's)")
    .argument('<path...>', 'manifests that were applied: files, folders, or - for standard input')
    .addOption(new Option('--timeout <time>', 'how long to wait for what is not ready').argParser(milliseconds).default(milliseconds('5m'), '5m'))
    .option('--no-wait', 'look once')
    .addHelpText('after', EXAMPLES),

  run: async ({ session, operands, options }) => {
    const { stdout, env } = session;
    try {
      const verified = await look(session, operands, options);
      stdout.write(options.output === 'json' ? asJson(verified) : asText(verified, painter(stdout, env)));
      return verified.every(isFine) ? Exit.CLEAN : Exit.FINDINGS;
    } catch (error) {
      throw unanswered(error);
    }
  },
};

async function look(session: Session, paths: readonly string[], options: VerifyOptions): Promise<Verified[]> {
  const cluster = new Cluster(session.run, options);
  const progress = new Progress(session.stderr);
  const resources = await readObjects(session, paths, options.namespace ?? await cluster.namespace());
  progress.show(`asking for ${countObjects(resources.length)}`);
  const begin = Date.now();
  try {
    return await verifyObjects(cluster, resources, {
      timeout: options.wait ? options.timeout : 0,
      interval: INTERVAL,
      signal: session.signal,
      waiting: ([first, ...others]) => {
        const more = others.length > 0 ? `, and ${others.length} more` : '';
        progress.show(`waiting ${Math.round((Date.now() - begin) / 1000)} s for ${titleOf(first.resource)} (${first.detail})${more}`);
      },
    });
  } finally {
    progress.clear();
  }
}
