import { Manifest } from './pods';

/** Where the objects of tests are. */
export const LAB = { namespace: 'shop' };

/** An object of a test. */
export function object(apiVersion: string, kind: string, name: string, spec: object, namespace = LAB.namespace): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

/** A workload with its Service, whose ports are given by name. */
export function workload(name: string, ports: Record<string, number>, { versions = ['v1'], namespace = LAB.namespace } = {}): object[] {
  const labels = (version: string) => ({ app: name, version });
  return [
    object('v1', 'Service', name, {
      selector: { app: name }, ports: Object.entries(ports).map(([port, number]) => ({ name: port, port: number })),
    }, namespace),
    ...versions.map((version) => object('apps/v1', 'Deployment', `${name}-${version}`, {
      selector: { matchLabels: labels(version) },
      template: { metadata: { labels: labels(version) }, spec: { containers: [{ name: 'app', image: 'app' }] } },
    }, namespace)),
  ];
}

/** A Secret as the API server has it. */
export function secret(name: string, type: string, data: Record<string, string>, namespace = LAB.namespace): object {
  const encoded = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data: encoded };
}
