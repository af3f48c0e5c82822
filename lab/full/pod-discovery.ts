import { execFile } from 'node:child_process';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { tool } from './tools';

/**
 * The pods of a cluster as Prometheus discovers them by the role `pod`, for `http_sd_configs`: the Prometheus of Debian is
 * built without the discovery of Kubernetes.
 */
export class PodDiscovery {
  /** @param kubeconfig by which pods are listed, with the rights of whom it names */
  public static async start(kubeconfig: string): Promise<PodDiscovery> {
    const kubectl = await tool('kubectl');
    const server = createServer(async (_, response) => {
      try {
        const { stdout } = await promisify(execFile)(kubectl, ['--kubeconfig', kubeconfig, 'get', 'pods', '-A', '-o', 'json'], { maxBuffer: 2 ** 26 });
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(JSON.parse(stdout).items.flatMap(targetsOf)));
      } catch (error) {
        response.writeHead(500).end(`${error}`);
      }
    });
    return new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', () => resolve(new PodDiscovery(server))));
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

/** A target for each port of each container, and for containers without any. */
function targetsOf({ metadata, spec, status }: any): object[] {
  const { podIP, phase } = status;
  if (!podIP) return [];
  const pod = {
    __meta_kubernetes_namespace: metadata.namespace,
    ...prefixed('__meta_kubernetes_pod_', { name: metadata.name, ip: podIP, phase, node_name: spec.nodeName ?? '' }),
    ...prefixed('__meta_kubernetes_pod_label_', metadata.labels),
    ...prefixed('__meta_kubernetes_pod_annotation_', metadata.annotations),
  };
  return [...spec.containers, ...spec.initContainers ?? []].flatMap(({ name, ports = [{}] }) => ports.map(({ containerPort, name: port = '' }: any) => ({
    targets: [containerPort ? `${podIP}:${containerPort}` : podIP],
    labels: { ...pod, ...prefixed('__meta_kubernetes_pod_container_', { name, port_name: port }) },
  })));
}

const prefixed = (prefix: string, values: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key.replace(/\W/g, '_')}`, value]));
