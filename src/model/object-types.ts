import { findGroup, groupsWith } from '../schema/kinds';
import { didYouMean, nearest } from '../schema/nearest';
import { show } from '../schema/values/show';
import { groupsOfKubernetes, hasDnsNames, isClusterWide, kubernetesKinds } from './kubernetes-kinds';
import { ReadProblem } from './problem';

/** What all objects of one apiVersion and kind have in common. */
export interface ObjectType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly isClusterWide: boolean;

  /** Whether a CRD is pinned in which the metadata are checked. */
  readonly isPinned: boolean;

  /** Whether names are known to be DNS names. */
  readonly hasDnsNames: boolean;

  /** What tells that another kind is meant. Kubernetes may have newer ones. */
  readonly unknown?: UnknownKind;
}

interface UnknownKind extends Pick<ReadProblem, 'severity' | 'message'> {
  readonly field: 'apiVersion' | 'kind';
}

/** The types of the objects that are read, each found out once: there are few, and many objects of each. */
export class ObjectTypes {
  private readonly known = new Map<string, Map<string, ObjectType>>();

  public of(apiVersion: string, kind: string): ObjectType {
    let kinds = this.known.get(apiVersion);
    if (!kinds) this.known.set(apiVersion, kinds = new Map());
    let type = kinds.get(kind);
    if (!type) kinds.set(kind, type = typeOf(apiVersion, kind));
    return type;
  }
}

function typeOf(apiVersion: string, kind: string): ObjectType {
  const slash = apiVersion.indexOf('/');
  const group = apiVersion.slice(0, Math.max(slash, 0));
  return {
    group,
    version: apiVersion.slice(slash + 1),
    kind,
    isClusterWide: isClusterWide(group, kind),
    isPinned: findGroup(group) !== undefined,
    hasDnsNames: hasDnsNames(group, kind),
    unknown: unknownKind(apiVersion, group, kind),
  };
}

function unknownKind(apiVersion: string, group: string, kind: string): UnknownKind | undefined {
  const pinned = findGroup(group);
  const kinds = pinned ? [...pinned.keys()] : kubernetesKinds(group);
  if (!kinds) {
    const meant = nearest(group, groupsWith(kind));
    const message = `names a group that is not known, got ${show(apiVersion)}; did you mean '${meant}'?`;
    return meant === undefined ? undefined : { severity: 'warning', message, field: 'apiVersion' };
  }
  if (kinds.includes(kind)) return undefined;
  const message = `${show(kind)} is none that ${show(apiVersion)} has${didYouMean(kind, kinds) || elsewhere(kind)}`;
  return { severity: pinned ? 'error' : 'warning', message, field: 'kind' };
}

function elsewhere(kind: string): string {
  const groups = [...groupsWith(kind), ...groupsOfKubernetes(kind)];
  return groups.length === 0 ? '' : `; it is one of ${groups.map((group) => `'${group}'`).join(' and of ')}`;
}
