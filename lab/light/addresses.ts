import { createServer, Server } from 'node:net';

/** Where the lab that holds a network keeps others away from it. */
const LOCK = { suffix: '255.254', port: 61999 };

/**
 * The addresses of one lab: 127.N.0.0/16, which is loopback and needs no privilege.
 *
 * Each lab has its own, so that several run beside each other with the ports that their manifests name.
 */
export class Addresses {
  public static async take(): Promise<Addresses> {
    const first = Math.floor(Math.random() * 200);
    for (let i = 0; i < 200; i++) {
      const network = `127.${2 + (first + i) % 200}`;
      const lock = await listen(`${network}.${LOCK.suffix}`).catch(() => undefined);
      if (lock) return new Addresses(network, lock);
    }
    throw new Error('no network 127.N.0.0/16 is free: the light lab needs Linux, where all of 127.0.0.0/8 is loopback');
  }

  private taken = 0;

  private constructor(private readonly network: string, private readonly lock: Server) {}

  /** An address that was not given lately. */
  public next(): string {
    const number = this.taken++ % (250 * 250);
    return `${this.network}.${1 + Math.floor(number / 250)}.${1 + number % 250}`;
  }

  public release(): void {
    this.lock.close();
  }
}

/** Where pods and sidecars of the lab listen for a port: those below 1024 are not for everyone. */
export function unprivileged(port: number): number {
  return port < 1024 ? 64000 + port : port;
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(LOCK.port, address, () => resolve(server.unref()));
  });
}
