import { Labels, selects } from '../../model/match/labels';
import { INJECT } from '../../model/membership';
import { Resource } from '../../model/resource';
import { metadataOf } from '../config/config';

/** What runs pods, by the template of those. */
export interface Workload {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Ports of its containers by name. */
  readonly ports: ReadonlyMap<string, number>;
  /** Undefined where it is not known which. */
  readonly serviceAccount: string | undefined;
  /** Whether it is to have a sidecar, where that is said. */
  readonly inject?: boolean;
}

const TEMPLATED = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job']);

/** The workloads that have pods. */
export function workloadsOf(resources: readonly Resource[]): Workload[] {
  return resources.flatMap((resource) => {
    if (resource.kind === 'Pod') return [workload(resource, resource.object as Template)];
    const spec = resource.object.spec as { replicas?: number; template?: Template } | undefined;
    return TEMPLATED.has(resource.kind) && spec?.template && spec.replicas !== 0 ? [workload(resource, spec.template)] : [];
  });
}

interface Template {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec?: {
    readonly containers?: readonly { readonly ports?: readonly { name?: string; containerPort: number }[] }[];
    readonly serviceAccountName?: string;
    readonly hostNetwork?: boolean;
  };
}

function workload(resource: Resource, { metadata, spec }: Template & object, labels = labelsOf(resource)): Workload {
  const inject = spec?.hostNetwork ? 'false' : labels[INJECT] ?? metadata?.annotations?.[INJECT];
  const ports = (spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  return {
    name: resource.name,
    namespace: resource.namespace,
    labels,
    ports: new Map(ports.flatMap(({ name, containerPort }) => (name === undefined ? [] : [[name, containerPort] as const]))),
    serviceAccount: spec?.serviceAccountName || 'default',
    ...inject !== undefined && { inject: inject === 'true' },
  };
}

function labelsOf(resource: Resource): Labels {
  if (resource.kind === 'Pod') return metadataOf(resource).labels ?? {};
  return (resource.object.spec as { template: Template }).template.metadata?.labels ?? {};
}

/** Workloads by namespace and label, so that selecting does not look at all of them. */
export class Workloads {
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly byName = new Map<string, Workload>();

  public constructor(public readonly all: readonly Workload[]) {
    for (const one of all) {
      this.byName.set(`${one.namespace}/${one.name}`, one);
      for (const [key, value] of Object.entries(one.labels)) {
        const id = idOf(one.namespace, key, value);
        const others = this.byLabel.get(id);
        if (others) others.push(one);
        else this.byLabel.set(id, [one]);
      }
    }
  }

  /** By 'namespace/name'. */
  public get(name: string): Workload | undefined {
    return this.byName.get(name);
  }

  /** Those in a namespace that a selector with at least one label selects. */
  public selected(namespace: string, selector: Labels): Workload[] {
    const [first] = Object.entries(selector);
    if (!first) return [];
    return (this.byLabel.get(idOf(namespace, ...first)) ?? []).filter(({ labels }) => selects(selector, labels));
  }
}

const idOf = (namespace: string, key: string, value: string) => `${namespace}/${key}=${value}`;
