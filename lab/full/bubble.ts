import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dialogue } from '../dialogue';
import { program } from '../toolchain';

/**
 * Namespaces of its own for processes, network, mounts and users: what is in them can neither leave them nor outlive them,
 * and no privilege is needed. Inside, everything runs as one user, who is not root, since Istio's agent would change its user then.
 */
const UNSHARE = ['--user', '--map-user=1337', '--map-group=1337', '--keep-caps', '--net', '--pid', '--mount-proc', '--fork', '--kill-child=KILL', '--'];

/** Lines of a log that are shown where a program ended. */
const LAST_LINES = 15;

/** A program as it is started in the bubble. */
export interface Command {
  readonly name: string;
  readonly path: string;
  readonly arguments: string[];
  readonly environment?: string[];
}

/** Where a full lab lives: namespaces of the kernel with a kubelet as their first process, and a folder for all files. */
export class Bubble {
  public static async start(): Promise<Bubble> {
    const kubelet = await program('kubelet');
    requireUnshare();
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-full-'));
    const door = join(folder, 'door');
    const child = spawn('unshare', [...UNSHARE, kubelet, '-folder', folder, '-door', door], { stdio: ['pipe', 'pipe', 'inherit'] });
    return new Bubble(folder, door, child);
  }

  private readonly dialogue: Dialogue;
  private readonly ended: string[] = [];

  private constructor(
    /** Where pods have their files, and all programs their logs. */
    public readonly folder: string,
    /** The socket through which its network is reached. */
    public readonly door: string,
    child: ChildProcess,
  ) {
    this.dialogue = new Dialogue('the kubelet', child, ({ ended }) => this.ended.push(ended));
  }

  /**
   * Has the kubelet do something.
   *
   * @throws what it answers, with the last lines of programs that ended by themselves
   */
  public async ask<T>(what: string, args: object): Promise<T> {
    try {
      return (await this.dialogue.ask<{ result: T }>({ do: what, with: args })).result;
    } catch (error) {
      throw new Error([(error as Error).message, ...this.ended.map((name) => this.tail(name)), `logs are in ${this.folder}`].join('\n'));
    }
  }

  public start(command: Command): Promise<void> {
    return this.ask('start', command);
  }

  /** Ends everything in it, and removes its files. */
  public async close(keepLogs = false): Promise<void> {
    await this.dialogue.close();
    if (!keepLogs) rmSync(this.folder, { recursive: true, force: true });
  }

  private tail(name: string): string {
    const log = join(this.folder, `${name}.log`);
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES) : [];
    return [`${name} ended by itself; the end of ${log}:`, ...lines.map((line) => `  ${line}`)].join('\n');
  }
}

function requireUnshare() {
  const { status, error, stderr } = spawnSync('unshare', [...UNSHARE, 'true'], { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error([
    `the full lab needs Linux, unshare of util-linux 2.38 or later, and namespaces for users: ${error?.message ?? stderr.trim()}`,
    'where the kernel forbids them: sysctl user.max_user_namespaces=10000 kernel.apparmor_restrict_unprivileged_userns=0',
  ].join('\n'));
}
