import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LoopbackServer } from './loopback-server';
import { tool } from './tools';

/**
 * Tells the pods of a cluster as Prometheus discovers them by the role `pod`, for `http_sd_configs`: the Prometheus of Debian is
 * built without the discovery of Kubernetes.
 *
 * @param kubeconfig by which pods are listed, with the rights of whom it names
 */
export async function startPodDiscovery(kubeconfig: string): Promise<LoopbackServer> {
  const kubectl = await tool('kubectl');
  return LoopbackServer.start(async (_, response) => {
    try {
      const { stdout } = await promisify(execFile)(kubectl, ['--kubeconfig', kubeconfig, 'get', 'pods', '-A', '-o', 'json'], { maxBuffer: 2 ** 26 });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(JSON.parse(stdout).items.flatMap(targetsOf)));
    } catch (error) {
      response.writeHead(500).end(`${error}`);
    }
  });
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
