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
    .sort(inOrder)
    .map((resource) => ({ name: resource.name, namespace: resource.namespace, spec: (resource.object.spec ?? {}) as Spec, resource }));
}

export interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly creationTimestamp?: string;
}

export const metadataOf = ({ object }: Resource) => object.metadata as Metadata;

export function inOrder(a: Resource, b: Resource): number {
  return compare(createdAt(a), createdAt(b)) || compare(a.name, b.name) || compare(a.namespace, b.namespace);
}

/** What is not in a cluster yet is younger than all that is. */
const createdAt = (resource: Resource) => metadataOf(resource).creationTimestamp ?? 'not yet';

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

export const titleOfConfig = ({ resource }: Config<unknown>) => titleOf(resource);
