import { AddressInfo, connect, createServer, Server } from 'node:net';

/** A port of 127.0.0.1 that leads to an address in the bubble. */
export class Door {
  /** @param socket the bubble's @param to an address in it, as 'IP:port' @param port a free one by default */
  public static open(socket: string, to: string, port = 0): Promise<Door> {
    const server = createServer((visitor) => {
      const host = connect(socket);
      host.write(`${to}\n`);
      visitor.pipe(host).pipe(visitor);
      visitor.on('error', () => host.destroy());
      host.on('error', () => visitor.destroy());
    });
    return new Promise((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', () => resolve(new Door(server))));
  }

  public readonly port: number;

  private constructor(private readonly server: Server) {
    this.port = (server.address() as AddressInfo).port;
  }

  public close(): void {
    this.server.close();
  }
}
