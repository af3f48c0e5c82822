import { run } from './run';

/** The command line as a program. */
export function main(version: string): void {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interruption.abort());
  // Whoever reads may have enough, as `head` does.
  process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 3));
  const { stdin, stdout, stderr, env } = process;
  // What is written to a pipe may not have left yet, so the process ends by itself.
  void run(process.argv.slice(2), { stdin, stdout, stderr, env, signal: interruption.signal }, version).then((exit) => process.exitCode = exit);
}
