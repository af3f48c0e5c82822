import { Resource, titleOf } from '../../model/resource';

/** An object of Istio, with the type of its spec. What it may be is validated elsewhere: here it is believed. */
export interface Config<Spec> {
  readonly name: string;
  readonly namespace: string;
  readonly spec: Spec;
  readonly resource: Resource;
}

/** The objects of a kind, in the order in which Istio takes them: the oldest first where that is known, then by name. */
export function configsOf<Spec>(resources: readonly Resource[], group: string, kind: string): Config<Spec>[] {
  return resources
    .filter((one) => one.group === group && one.kind === kind)
    .map((resource) => ({ name: resource.name, namespace: resource.namespace, spec: (resource.object.spec ?? {}) as Spec, resource }))
    .sort(inOrder);
}

export interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly creationTimestamp?: string;
}

export const metadataOf = ({ object }: Resource) => object.metadata as Metadata;

type Ordered = Pick<Config<unknown>, 'name' | 'namespace' | 'resource'>;

/** By age, then by name. */
export function inOrder(a: Ordered, b: Ordered): number {
  return compare(createdAt(a.resource), createdAt(b.resource)) || compare(a.name, b.name) || compare(a.namespace, b.namespace);
}

/** The same for what the Gateway API merges: of the same age the namespace decides, then the name. */
export const byAge = (a: Ordered, b: Ordered) =>
  compare(createdAt(a.resource), createdAt(b.resource)) || compare(a.namespace, b.namespace) || compare(a.name, b.name);

/** What is not in a cluster yet is younger than all that is. */
export const createdAt = (resource: Resource) => metadataOf(resource).creationTimestamp ?? 'not yet';

export const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

export const titleOfConfig = ({ resource }: Config<unknown>) => titleOf(resource);
