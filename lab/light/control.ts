import { Dialogue } from '../dialogue';
import { program } from '../toolchain';
import { Processes } from './processes';

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
      const dialogue = new Dialogue('the control plane', child, ({ port }) => resolve(new Control(dialogue, port)));
      child.on('error', reject);
      child.on('exit', (code, signal) => reject(new Error(`the control plane did not start (${signal ?? `exit ${code}`})`)));
    });
  }

  private constructor(
    private readonly dialogue: Dialogue,
    /** Where it serves xDS. */
    public readonly port: number,
  ) {}

  /**
   * Makes these objects the whole state of the mesh, and answers when a push of them has begun.
   *
   * @throws when it refuses one of them
   */
  public async replace(objects: object[]): Promise<void> {
    await this.dialogue.ask({ objects: objects.map((one) => JSON.stringify(one)).join('\n---\n') });
  }
}
