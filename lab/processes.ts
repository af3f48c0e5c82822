import { ChildProcess, spawn, spawnSync, SpawnOptions } from 'node:child_process';

const WITH_PARENT = ['--pdeathsig', 'KILL', '--'];

/**
 * Processes that end with the driver, however it ends: the kernel sees to it, since handlers of signals and of exit are
 * not called in Jest's sandbox, and never when the driver is killed.
 */
export class Processes {
  private readonly running = new Set<ChildProcess>();

  public start(command: string, args: string[], options: SpawnOptions): ChildProcess {
    requireSetpriv();
    const child = spawn('setpriv', [...WITH_PARENT, command, ...args], options);
    this.running.add(child);
    child.on('exit', () => this.running.delete(child));
    child.on('error', () => this.running.delete(child));
    return child;
  }

  /** Ends one of them, and waits until it is gone. */
  public async end(child: ChildProcess): Promise<void> {
    if (!this.running.has(child)) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // There is nothing in them to be saved, and Envoy takes its time to drain.
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends all of them. */
  public async close(): Promise<void> {
    await Promise.all([...this.running].map((child) => this.end(child)));
  }
}

function requireSetpriv() {
  if (spawnSync('setpriv', [...WITH_PARENT, 'true']).status === 0) return;
  throw new Error('the light lab runs on Linux and needs setpriv of util-linux 2.33 or later, which ends its processes with it');
}
