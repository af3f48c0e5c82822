import { Command, InvalidArgumentError, Option } from 'commander';
import { ClusterError } from '../cluster/cluster-error';
import { nanoseconds } from '../schema/values/duration';
import { UsageError } from './exit';

/** Options of every verb that asks a cluster. */
export interface ClusterOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
}

export type Format = 'text' | 'json';

/** As kubectl calls them, whose own defaults hold. */
export function addClusterOptions(command: Command, meaning: string, namespace?: string): Command {
  return command
    .option('--context <name>', "context of the kubeconfig (kubectl's current one)")
    .option('--kubeconfig <file>', "kubeconfig file (kubectl's own)")
    .option('-n, --namespace <name>', meaning, namespace)
    .addOption(new Option('-o, --output <format>', 'form of what is written').choices(['text', 'json']).default('text'));
}

/** Milliseconds of a time such as 5m. */
export function milliseconds(text: string): number {
  const time = nanoseconds(text);
  if (time === undefined || time < 0n) throw new InvalidArgumentError("It must be a time such as '90s' or '5m'.");
  return Number(time / 1_000_000n);
}

/** Without an answer of the cluster there is nothing to go on with. */
export function unanswered(error: unknown): unknown {
  if (!(error instanceof ClusterError)) return error;
  const { message, remedy } = error;
  return new UsageError(remedy ? `${message}\n${remedy}` : message);
}
