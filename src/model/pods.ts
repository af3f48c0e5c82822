import { field, listOf } from './loose';
import { Labels, selects, textsOf } from './match/labels';
import { Resource } from './resource';

/** A pod of a workload: one that is given, or what the template of a workload would make. */
export interface Pod {
  readonly resource: Resource;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;

  /** As it stands in the manifest. */
  readonly spec: unknown;
}

/** The groups of the kinds that make pods, and where those have their template, within the spec. */
const TEMPLATES: ReadonlyMap<string, { readonly group: string; readonly path: readonly string[] }> = new Map(Object.entries({
  DaemonSet: { group: 'apps', path: ['template'] },
  Deployment: { group: 'apps', path: ['template'] },
  ReplicaSet: { group: 'apps', path: ['template'] },
  StatefulSet: { group: 'apps', path: ['template'] },
  CronJob: { group: 'batch', path: ['jobTemplate', 'spec', 'template'] },
  Job: { group: 'batch', path: ['template'] },
  ReplicationController: { group: '', path: ['template'] },
}));

/** The pod that a resource is, or that its template makes. */
export function podOf(resource: Resource): Pod | undefined {
  const { group, kind, object } = resource;
  if (group === '' && kind === 'Pod') return toPod(resource, object);
  const template = TEMPLATES.get(kind);
  return template?.group === group ? toPod(resource, field(object, 'spec', ...template.path)) : undefined;
}

const toPod = (resource: Resource, template: unknown): Pod => ({
  resource,
  name: resource.name,
  namespace: resource.namespace,
  labels: textsOf(field(template, 'metadata', 'labels')),
  annotations: textsOf(field(template, 'metadata', 'annotations')),
  spec: field(template, 'spec'),
});

/** Where a label of a pod stands. */
export function labelPath({ resource: { kind } }: Pod, label: string): readonly string[] {
  const template = TEMPLATES.get(kind);
  return [...(template ? ['spec', ...template.path] : []), 'metadata', 'labels', label];
}

/** Pods by their labels. */
export class PodIndex {
  private readonly byNamespace = new Map<string, Pod[]>();
  private readonly byLabel = new Map<string, Pod[]>();

  public constructor(public readonly all: readonly Pod[]) {
    for (const pod of all) {
      push(this.byNamespace, pod.namespace, pod);
      for (const key in pod.labels) push(this.byLabel, `${key}=${pod.labels[key]}`, pod);
    }
  }

  /** The pods with the labels of a selector, in one namespace or in all. */
  public select(selector: Labels, namespace?: string): readonly Pod[] {
    const candidates = this.candidates(selector, namespace);
    return candidates.filter((pod) => (namespace === undefined || pod.namespace === namespace) && selects(selector, pod.labels));
  }

  /** Whether there is such a pod. */
  public has(selector: Labels, namespace?: string): boolean {
    return this.candidates(selector, namespace)
      .some((pod) => (namespace === undefined || pod.namespace === namespace) && selects(selector, pod.labels));
  }

  /** The shortest list that holds all of them. */
  private candidates(selector: Labels, namespace?: string): readonly Pod[] {
    let shortest = namespace === undefined ? this.all : this.byNamespace.get(namespace) ?? [];
    for (const key in selector) {
      const list = this.byLabel.get(`${key}=${selector[key]}`) ?? [];
      if (list.length < shortest.length) shortest = list;
    }
    return shortest;
  }
}

/** All pods of a cluster: those given, and for a template those that it makes, unless they are given. */
export function podsOf(resources: readonly Resource[]): PodIndex {
  const pods = resources.flatMap((resource) => podOf(resource) ?? []);
  const given = new PodIndex(pods.filter(isPod));
  return new PodIndex(pods.filter((pod) => isPod(pod) || !given.has(pod.labels, pod.namespace)));
}

const isPod = ({ resource }: Pod) => resource.kind === 'Pod';

/** The containers of a pod, of a kind or of both. */
export const containersOf = ({ spec }: Pod, ...fields: Array<'containers' | 'initContainers'>): readonly unknown[] =>
  fields.flatMap((name) => listOf(field(spec, name)));

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
