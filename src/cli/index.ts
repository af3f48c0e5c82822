import { runner } from '../cluster/program';
import { run } from './run';

/** How long one call of another program may take. */
const PATIENCE = 60_000;

/** The command line as a program. */
export function main(version: string): void {
  const interruption = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => interruption.abort());
  // Whoever reads may have enough, as `head` does.
  process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 3));
  const { stdin, stdout, stderr, env } = process;
  const { signal } = interruption;
  const session = { stdin, stdout, stderr, env, signal, run: runner({ env, signal, patience: PATIENCE }) };
  // What is written to a pipe may not have left yet, so the process ends by itself.
  void run(process.argv.slice(2), session, version).then((exit) => process.exitCode = exit);
}
