import { Addresses, unprivileged } from './addresses';
import { Served } from './control';

/** An object as it is synthesized. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly spec?: any;
}

/** A pod as the controller of a Deployment makes it. */
export interface PodProps {
  readonly namespace: string;
  readonly workload: string;
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly containers: any[];
  /** Its service account. */
  readonly account: string;
}

/** A pod with an address of its own. */
export class Pod {
  public constructor(public readonly props: PodProps, public readonly address: string) {}

  /** How it is known to the mesh. */
  public get identity(): string {
    return `spiffe://cluster.local/ns/${this.props.namespace}/sa/${this.props.account}`;
  }

  /** Its program at the ports to which Services lead. */
  public programs(services: Manifest[]): Served[] {
    const { labels, name, workload } = this.props;
    const ports = services.filter((one) => this.isSelectedBy(one)).flatMap(({ spec }) => spec.ports.map((port: any) => this.portOf(port)));
    return [...new Set<number>(ports.filter(Boolean))].map((port) => ({
      service: labels.app ?? workload, version: labels.version ?? '', pod: name, address: `${this.address}:${unprivileged(port)}`,
    }));
  }

  public manifest(): Manifest & Record<string, unknown> {
    const { namespace, name, labels, containers, account } = this.props;
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels },
      spec: { serviceAccountName: account, containers: containers.map((one) => ({ name: one.name, image: one.image, ports: one.ports })) },
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
    const selector = spec.selector ?? {};
    return Object.keys(selector).length > 0 && metadata.namespace === this.props.namespace && hasLabels(this.props, selector);
  }
}

/** Whether a pod has all these labels. */
export function hasLabels({ labels }: Pick<PodProps, 'labels'>, selector: Record<string, string>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
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

  public get(props: PodProps): Pod | undefined {
    return this.pods.get(JSON.stringify(props));
  }

  public has(pod: Pod): boolean {
    return this.all().includes(pod);
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
      account: template.spec.serviceAccountName ?? 'default',
    }));
  });
}
