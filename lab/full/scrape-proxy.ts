import { http } from '../http';
import { LoopbackServer } from './loopback-server';
import { Mesh } from './mesh';

/** Starts an HTTP proxy through which a Prometheus outside the mesh reaches the addresses that it discovers there. */
export function startScrapeProxy(mesh: Mesh): Promise<LoopbackServer> {
  const doors = new Map<string, ReturnType<Mesh['door']>>();
  return LoopbackServer.start(async ({ url, headers }, response) => {
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
}
