import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = join(__dirname, '..', '..');

/** What the checks read of package.json. */
export interface Manifest {
  name: string;
  main: string;
  types: string;
  peerDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  bundledDependencies?: string[];
}

/** Thrown by a check that cannot be decided here: neither passed nor failed. */
export class NotChecked extends Error {}

const COMMAND_TIMEOUT_MS = 10 * 60 * 1000;
const SHOWN_OUTPUT_LINES = 40;
const started = Date.now();
let workspace: string | undefined;

export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}

export function progress(step: string) {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.error(`[${String(seconds).padStart(4)} s] ${step}`);
}

/** An empty folder outside the repository that is gone when the process is. */
export function scratchFolder(name: string): string {
  if (!workspace) {
    const created = realpathSync(mkdtempSync(join(tmpdir(), 'check-package-')));
    process.on('exit', () => rmSync(created, { recursive: true, force: true }));
    process.on('SIGINT', () => process.exit(130));
    process.on('SIGTERM', () => process.exit(143));
    workspace = created;
  }
  const folder = join(workspace, name);
  mkdirSync(folder);
  return folder;
}

/** A command of this repository's own node_modules. */
export function tool(name: string): string {
  return join(ROOT, 'node_modules', '.bin', name);
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** What to do when the command fails. */
  readonly remedy?: string;
}

/** Runs a command without a shell and returns its stdout; throws an error that shows the end of its output. */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  const running = promisify(execFile)(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', npm_config_audit: 'false', npm_config_fund: 'false', ...options.env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: COMMAND_TIMEOUT_MS,
  });
  running.child.stdin?.end();
  try {
    return (await running).stdout;
  } catch (error) {
    throw new CommandError([command.split('/').pop(), ...args].join(' '), error as ExecError, options.remedy);
  }
}

/** Like `run` for a command that fails because of what it found: its stdout is the answer either way. */
export async function findingsOf(command: string, args: string[]): Promise<string> {
  try {
    return await run(command, args);
  } catch (error) {
    if (error instanceof CommandError && error.stdout.trim() !== '') return error.stdout;
    throw error;
  }
}

interface ExecError extends Error {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly code?: number | string;
  readonly killed?: boolean;
}

class CommandError extends Error {
  readonly stdout: string;

  constructor(command: string, cause: ExecError, remedy?: string) {
    const how = cause.killed ? `was stopped after ${COMMAND_TIMEOUT_MS / 1000} s` : `failed with ${cause.code}`;
    const output = [cause.stdout, cause.stderr].join('\n').trim().split('\n').slice(-SHOWN_OUTPUT_LINES);
    super([`'${command}' ${how}${remedy ? `; ${remedy}` : ''}`, ...output].join('\n'));
    this.stdout = cause.stdout ?? '';
  }
}
