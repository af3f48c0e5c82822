import { Dialogue } from '../dialogue';
import { Processes } from '../processes';
import { ClientTls, MeshAnswer, Protocol } from '../request';
import { CRDS, program } from '../toolchain';

/** What a stock Envoy does not have, and how proxies say who they are without a certificate. */
const FEATURES = {
  PILOT_ENABLE_ALPN_FILTER: 'false',
  PILOT_ENABLE_METADATA_EXCHANGE: 'false',
  XDS_AUTH_PLAINTEXT: 'true',
};

/** The header in which a proxy says who it is. */
export const IDENTITY_HEADER = 'x-lab-identity';

/** A request to an address. */
export interface Sending {
  readonly address: string;
  /** Where it would go if it were not redirected to that address. */
  readonly destination?: string;
  /** The address from which it is sent. @default any */
  readonly source?: string;
  /** In milliseconds. */
  readonly patience: number;
  readonly request: {
    readonly protocol: Protocol;
    readonly host: string;
    readonly path: string;
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
    readonly tls?: ClientTls;
  };
}

/** A program at a port. */
export interface Served {
  readonly service: string;
  readonly version: string;
  readonly pod: string;
  /** With the port. */
  readonly address: string;
  /** Where its sidecar takes what comes to it. @default it takes nothing */
  readonly sidecar?: string;
}

/** PEM of a certificate, its key, and what has signed it. */
export interface Credentials {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

/** What a proxy is sent by the control plane, as JSON of Envoy's types. */
export interface ProxyConfig {
  readonly listeners: any[];
  readonly routes: any[];
  readonly clusters: any[];
  readonly endpoints: any[];
}

/** The control plane, to whose port proxies connect, and both ends of the traffic. */
export class Control {
  public static async start(processes: Processes): Promise<Control> {
    const child = processes.start(await program('mesh'), ['-crds', CRDS], {
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
   * @param objects all but the last
   * @param last what no proxy is told before all the rest
   * @throws when it refuses one of them
   */
  public async replace(objects: object[], last: object): Promise<void> {
    await this.dialogue.ask({ replace: objects.map((one) => JSON.stringify(one)).join('\n---\n'), last: JSON.stringify(last) });
  }

  /** Makes these programs all there are. */
  public async serve(programs: Served[]): Promise<void> {
    await this.dialogue.ask({ serve: programs });
  }

  public async send(send: Sending): Promise<MeshAnswer> {
    return (await this.dialogue.ask<{ answer: MeshAnswer }>({ send })).answer;
  }

  public async credentials(name: string): Promise<Credentials> {
    return (await this.dialogue.ask<{ credentials: Credentials }>({ credentials: name })).credentials;
  }

  /** How many requests for a path have come to the programs of each service. */
  public async heard(path: string): Promise<Record<string, number>> {
    return (await this.dialogue.ask<{ heard?: Record<string, number> }>({ heard: path })).heard ?? {};
  }

  public async config(node: object, identity: string): Promise<ProxyConfig> {
    return (await this.dialogue.ask<{ config: ProxyConfig }>({ config: { ...node, identity } })).config;
  }
}
