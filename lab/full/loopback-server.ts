import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** An HTTP server at a free port of 127.0.0.1. */
export class LoopbackServer {
  public static start(answer: RequestListener): Promise<LoopbackServer> {
    const server = createServer(answer);
    return new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', () => resolve(new LoopbackServer(server))));
  }

  public readonly url: string;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  public close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
