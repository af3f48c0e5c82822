/** A Deployment of one pod, whose program is a mock. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  /** @default app, the workload's name */
  readonly labels?: Record<string, string>;
  /** @default none: it only sends requests */
  readonly ports?: number[];
  /** Whether it has a sidecar, whatever its namespace says. @default as the namespace says */
  readonly sidecar?: boolean;
}

export function workloadManifests({ namespace, name, labels = { app: name }, ports = [], sidecar }: Workload): object[] {
  const inject = sidecar === undefined ? {} : { 'sidecar.istio.io/inject': `${sidecar}` };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { namespace, name } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace, name },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels: { ...labels, ...inject } },
          spec: {
            serviceAccountName: name,
            containers: [{ name, image: 'mock', ports: ports.map((containerPort) => ({ containerPort })) }],
          },
        },
      },
    },
  ];
}
