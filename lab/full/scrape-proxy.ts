import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { http } from '../http';
import { Mesh } from './mesh';

/** An HTTP proxy on 127.0.0.1 through which a Prometheus outside the mesh reaches the addresses that it discovers there. */
export class ScrapeProxy {
  public static start(mesh: Mesh): Promise<ScrapeProxy> {
    const doors = new Map<string, ReturnType<Mesh['door']>>();
    const server = createServer(async ({ url, headers }, response) => {
      try {
        const { host, pathname } = new URL(url!);
        if (!doors.has(host)) doors.set(host, mesh.door(host));
        const { port } = await doors.get(host)!;
        const answer = await http({ address: '127.0.0.1', port, path: pathname, headers: { accept: `${headers.accept}` } });
        response.writeHead(answer.status, { 'content-type': `${answer.headers['content-type']}` }).end(answer.text);
      } catch (error) {
        response.writeHead(502).end(`${error}`);
      }
    });
    return new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', () => resolve(new ScrapeProxy(server))));
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
