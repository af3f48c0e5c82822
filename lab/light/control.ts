import { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { program } from '../toolchain';
import { Processes } from './processes';

interface Answer {
  readonly id: number;
  readonly error?: string;
}

/** What a stock Envoy does not have. */
const FEATURES = {
  PILOT_ENABLE_ALPN_FILTER: 'false',
  PILOT_ENABLE_METADATA_EXCHANGE: 'false',
};

/** The control plane: proxies connect to its port. */
export class Control {
  public static async start(processes: Processes): Promise<Control> {
    const child = processes.start(await program('mesh'), [], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...FEATURES },
    });
    return new Promise((resolve, reject) => {
      const control = new Control(child, (port) => {
        control.port = port;
        resolve(control);
      }, reject);
    });
  }

  /** Where it serves xDS. */
  public port = 0;

  private readonly waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  private asked = 0;
  private ended?: Error;

  private constructor(private readonly child: ChildProcess, started: (port: number) => void, failed: (error: Error) => void) {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const answer = JSON.parse(line);
      return 'port' in answer ? started(answer.port) : this.settle(answer);
    });
    const end = (error: Error) => {
      failed(error);
      this.end(error);
    };
    child.on('error', end);
    child.stdin!.on('error', end);
    child.on('exit', (code, signal) => end(new Error(`the control plane ended (${signal ?? `exit ${code}`})`)));
  }

  /**
   * Makes these objects the whole state of the mesh, and answers when a push of them has begun.
   *
   * @throws when it refuses one of them
   */
  public replace(objects: object[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const id = ++this.asked;
      this.waiting.set(id, { resolve, reject });
      const yaml = objects.map((one) => JSON.stringify(one)).join('\n---\n');
      this.child.stdin!.write(`${JSON.stringify({ id, objects: yaml })}\n`);
    });
  }

  private settle({ id, error }: Answer) {
    const { resolve, reject } = this.waiting.get(id)!;
    this.waiting.delete(id);
    return error ? reject(new Error(error)) : resolve();
  }

  private end(error: Error) {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
