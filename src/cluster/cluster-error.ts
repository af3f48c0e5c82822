/** Why a question to the cluster got no answer. */
export type Cause =
  | 'kubectl' // it is not installed
  | 'configuration' // no such context, or no kubeconfig
  | 'unreachable'
  | 'unauthorized' // nobody the cluster knows
  | 'forbidden'
  | 'not-found'
  | 'unknown-kind'
  | 'other';

const REMEDIES: Partial<Record<Cause, string>> = {
  kubectl: 'install it, see https://kubernetes.io/docs/tasks/tools/',
  configuration: '`kubectl config get-contexts` lists the contexts there are',
  unreachable: 'is the cluster up, and is it the right one? `kubectl cluster-info` tells its address',
  unauthorized: 'log in to the cluster again',
  forbidden: 'ask as somebody who may read it',
};

/** A question to the cluster got no answer. */
export class ClusterError extends Error {
  /** @param text all that was said, of which the message is the end */
  public constructor(public readonly reason: Cause, message: string, public readonly text = message) {
    super(message);
  }

  /** What to do, where that is known. */
  public get remedy(): string | undefined {
    return REMEDIES[this.reason];
  }
}

/** By what kubectl writes, the first that fits. */
const REASONS: ReadonlyArray<readonly [Cause, RegExp]> = [
  ['configuration', /context was not found|context "[^"]*" does not exist|error loading config|invalid configuration|Error in configuration|no configuration has been provided|stat .*: no such file/i],
  ['unknown-kind', /doesn't have a resource type|no matches for kind/i],
  ['forbidden', /\(Forbidden\)|is forbidden/],
  ['unauthorized', /\(Unauthorized\)|must be logged in|getting credentials/i],
  ['not-found', /\(NotFound\)/],
  ['unreachable', /unable to connect|connection to the server|connection refused|no such host|timeout|timed out|deadline exceeded|TLS handshake|dial tcp|unexpected EOF|connection reset/i],
];

/** What kubectl says that it could not do, without the log lines that come before. */
export function errorOf(stderr: string): ClusterError {
  const lines = linesOf(stderr);
  const message = lines.at(-1) ?? 'kubectl failed and did not say why';
  const [reason] = REASONS.find(([, words]) => words.test(stderr)) ?? ['other' as const];
  return new ClusterError(reason, message, stderr);
}

/** What kubectl says, a line for each of its errors. */
export function linesOf(stderr: string): string[] {
  return stderr.split('\n')
    .filter((line) => line.trim() !== '' && !LOG.test(line))
    .map((line) => line.replace(/^(error|Error from server( \(\w+\))?): /, '').replace('unable to recognize "STDIN": ', ''));
}

/** As klog begins a line: a letter for the level, then the date. */
const LOG = /^[EWI]\d{4} |^Warning: /;
