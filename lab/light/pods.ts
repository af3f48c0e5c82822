import { createServer, Server } from 'node:http';
import { Addresses, unprivileged } from './addresses';

/** An object as it is synthesized. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  readonly spec?: any;
}

/** What a pod's program answers. */
export interface Seen {
  readonly service: string;
  readonly version: string;
  readonly pod: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** A pod as the controller of a Deployment makes it. */
export interface PodProps {
  readonly namespace: string;
  readonly workload: string;
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly containers: any[];
}

/** A pod whose program runs in this process, at an address of its own. */
export class Pod {
  private readonly servers = new Map<number, Server>();

  public constructor(public readonly props: PodProps, public readonly address: string) {}

  /** Serves on this port, if it does not already. */
  public async serve(port: number): Promise<void> {
    if (this.servers.has(port)) return;
    const server = createServer((request, response) => {
      const { labels, name, workload } = this.props;
      const seen: Seen = {
        service: labels.app ?? workload,
        version: labels.version ?? '',
        pod: name,
        method: request.method!,
        path: request.url!,
        headers: request.headers,
      };
      request.resume();
      response.setHeader('content-type', 'application/json').end(JSON.stringify(seen));
    });
    // An upstream connection that is closed while a request is on its way would be an error of the lab's making.
    server.keepAliveTimeout = 0;
    this.servers.set(port, server);
    await new Promise<void>((resolve, reject) => server.on('error', reject).listen(unprivileged(port), this.address, resolve));
  }

  public close(): void {
    for (const server of this.servers.values()) {
      server.close();
      server.closeAllConnections();
    }
  }

  public manifest(): Manifest & Record<string, unknown> {
    const { namespace, name, labels, containers } = this.props;
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels },
      spec: { containers: containers.map((one) => ({ name: one.name, image: one.image, ports: one.ports })) },
      status: {
        phase: 'Running',
        podIP: this.address,
        podIPs: [{ ip: this.address }],
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    };
  }

  /** The number of a Service's port in this pod. */
  public portOf({ port, targetPort = port }: { port: number; targetPort?: number | string }): number | undefined {
    if (typeof targetPort === 'number') return targetPort;
    const named = this.props.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === targetPort);
    return named?.containerPort;
  }

  public isSelectedBy({ metadata, spec }: Manifest): boolean {
    const selector = Object.entries(spec.selector ?? {});
    return selector.length > 0 && metadata.namespace === this.props.namespace &&
      selector.every(([key, value]) => this.props.labels[key] === value);
  }
}

/** The pods of one state of the mesh. */
export class Pods {
  public static none(): Pods {
    return new Pods(new Map());
  }

  private constructor(private readonly pods: Map<string, Pod>) {}

  /** The pods of the next state. Those that stay the same keep their address. */
  public next(all: PodProps[], addresses: Addresses): Pods {
    return new Pods(new Map(all.map((props) => {
      const key = JSON.stringify(props);
      return [key, this.pods.get(key) ?? new Pod(props, addresses.next())];
    })));
  }

  public all(): Pod[] {
    return [...this.pods.values()];
  }

  public without(others: Pods): Pod[] {
    const stay = new Set(others.all());
    return this.all().filter((pod) => !stay.has(pod));
  }

  /** A pod of a workload, by 'namespace/name'. */
  public of(workload: string): Pod | undefined {
    return this.all().find(({ props }) => `${props.namespace}/${props.workload}` === workload);
  }
}

/** The pods that the controllers would make of these manifests. */
export function podsOf(manifests: Manifest[]): PodProps[] {
  return manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Pod').flatMap(({ kind, metadata, spec }) => {
    const template = kind === 'Pod' ? { metadata, spec } : spec.template;
    return Array.from({ length: kind === 'Pod' ? 1 : spec.replicas ?? 1 }, (_, index) => ({
      namespace: metadata.namespace!,
      workload: metadata.name,
      name: kind === 'Pod' ? metadata.name : `${metadata.name}-${index}`,
      labels: template.metadata?.labels ?? {},
      containers: template.spec.containers,
    }));
  });
}
