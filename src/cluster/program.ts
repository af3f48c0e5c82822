import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program with arguments, never by a shell, and gives it an input. It fails only where the program could not run. */
export type Run = (program: string, args: readonly string[], input?: string) => Promise<Ended>;

/** A program that is not installed, or may not be run. */
export class NotInstalled extends Error {}

/** A program that did not end in time. */
export class TookTooLong extends Error {}

/** What programs run in. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Ends them. */
  readonly signal: AbortSignal;
  /** How long one may take, in milliseconds. A plugin that asks for a password would take for ever. */
  readonly patience: number;
}

/** Runs programs of the user's PATH, as the user would. */
export function runner({ env, signal, patience }: Surroundings): Run {
  return (program, args, input = '') => new Promise((resolve, reject) => {
    const limit = AbortSignal.timeout(patience);
    const child = spawn(program, args, { env, signal: AbortSignal.any([signal, limit]), windowsHide: true });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(error);
      else if (limit.aborted) reject(new TookTooLong(`${program} took more than ${patience / 1000} s`));
      else reject(new NotInstalled(error.code === 'ENOENT' ? `${program} is not on the PATH` : `${program} cannot be run: ${error.message}`));
    });
    child.on('close', (code) => resolve({ code: code ?? 1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    // It may end without having read its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
