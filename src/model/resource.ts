import { ObjectLike, Problem } from '../schema/problem';
import { SourceDocument } from './documents';

export type ObjectPath = Problem['path'];

/** An object of a manifest, frozen. */
export interface Resource {
  /** Empty for the core of Kubernetes. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;

  /** Empty where only `generateName` is given. */
  readonly name: string;

  /** Empty for what stands in no namespace. */
  readonly namespace: string;

  readonly object: ObjectLike;
  readonly source: ResourceSource;
}

/** A resource whose spec has the types of its schema, and no nulls. */
export interface Typed<Spec> extends Resource {
  readonly spec: Spec;
}

/** Written out, as each object that a spread makes would have a shape of its own in V8, and be slow to read. */
export function typed<Spec>({ group, version, kind, name, namespace, object, source }: Resource, spec: Spec): Typed<Spec> {
  return { group, version, kind, name, namespace, object, source, spec };
}

/** Where a resource was read. */
export interface ResourceSource {
  readonly document: SourceDocument;

  /** Where in the document: empty, unless it is an item of a List. */
  readonly path: ObjectPath;
}

/** What tells resources apart in a cluster. */
export const keyOf = ({ group, kind, namespace, name }: Pick<Resource, 'group' | 'kind' | 'namespace' | 'name'>) =>
  `${group}/${kind}/${namespace}/${name}`;

/** A resource as messages name it, such as `VirtualService shop/reviews`. */
export const titleOf = ({ kind, namespace, name }: Pick<Resource, 'kind' | 'namespace' | 'name'>) =>
  `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
