import { findGroup } from '../schema/kinds';
import { didYouMean } from '../schema/nearest';
import { show } from '../schema/values/show';
import { isClusterWide, kubernetesKinds } from './kubernetes-kinds';
import { ReadProblem } from './problem';

/** What all objects of one apiVersion and kind have in common. */
export interface ObjectType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly isClusterWide: boolean;

  /** Whether a CRD is pinned in which labels and annotations are checked. */
  readonly isPinned: boolean;

  /** What is wrong with the kind, if its group does not have it. Kubernetes may have newer ones. */
  readonly unknown?: Pick<ReadProblem, 'severity' | 'message'>;
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
  const pinned = findGroup(group);
  const kinds = pinned ? [...pinned.keys()] : kubernetesKinds(group);
  return {
    group,
    version: apiVersion.slice(slash + 1),
    kind,
    isClusterWide: isClusterWide(group, kind),
    isPinned: pinned !== undefined,
    unknown: !kinds || kinds.includes(kind) ? undefined
      : { severity: pinned ? 'error' : 'warning', message: `${show(kind)} is none that ${show(apiVersion)} has${didYouMean(kind, kinds)}` },
  };
}
