import { kubernetesKinds } from '../model/kubernetes-kinds';
import { findKind, Shape } from '../schema/kinds';
import { ObjectLike } from '../schema/problem';
import { nanoseconds } from '../schema/values/duration';
import { groupOf, LiveObject } from './cluster';
import { keyByField, keyOfItems } from './list-keys';
import { isOwned } from './owned-fields';
import { Path } from './path';
import { sameAmount } from './quantity';

/** A field of which the cluster has something else than was synthesized. */
export interface Difference {
  readonly path: Path;
  /** What was synthesized; nothing where somebody added the field. */
  readonly synthesized?: unknown;
  /** What the cluster has; nothing where the field is gone. */
  readonly live?: unknown;
}

/** What stands in place of what is in a Secret. */
const HIDDEN = '(hidden)';

/** Of the metadata, what others may set beside is theirs, and the rest is the API server's. */
const METADATA = ['labels', 'annotations', 'finalizers', 'ownerReferences'];

/**
 * How an object in the cluster differs from what was synthesized.
 *
 * Nothing differs where the API server filled in a default, a controller set what is its own, or a value is written in another way.
 * Istio's routes and policies mean something else with one field more, so what somebody added to a spec of the pinned CRDs differs, too;
 * of other kinds it does not.
 *
 * @param scaled whether an autoscaler sets how many pods there are
 */
export function differences(wanted: ObjectLike, live: LiveObject, scaled: boolean): Difference[] {
  const group = groupOf(live);
  const comparison = new Comparison(live, kubernetesKinds(group) !== undefined, scaled);
  const metadata = wanted.metadata as Record<string, unknown>;
  for (const field of METADATA) comparison.compare(metadata[field], live.metadata[field], ['metadata', field]);
  const shape = findKind(group, live.kind)?.root.fields?.get('spec');
  // No spec says the same as an empty one.
  if (shape) comparison.compare(wanted.spec ?? {}, live.spec ?? {}, ['spec'], shape);
  else for (const [field, value] of Object.entries(plain(wanted))) comparison.compare(value, live[field], [field]);
  return comparison.found.map((one) => live.kind === 'Secret' && one.path[0] === 'data' ? hidden(one) : one);
}

/** What is compared beside the metadata. A Secret's texts become data when it is stored. */
function plain({ apiVersion, kind, metadata, status, ...rest }: ObjectLike): object {
  if (kind !== 'Secret' || !isObject(rest.stringData)) return rest;
  const { stringData, data, ...others } = rest;
  const encoded = Object.entries(stringData as object).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]);
  return { ...others, data: { ...data as object, ...Object.fromEntries(encoded) } };
}

const hidden = ({ path, live }: Difference): Difference => ({ path, synthesized: HIDDEN, live: live === undefined ? undefined : HIDDEN });

class Comparison {
  public readonly found: Difference[] = [];

  /** @param builtIn whether it is a kind of Kubernetes itself: the API server leaves out what is empty, and writes quantities in its own way */
  public constructor(private readonly object: LiveObject, private readonly builtIn: boolean, private readonly scaled: boolean) {}

  public compare(wanted: unknown, live: unknown, path: Path, shape?: Shape): void {
    if (wanted === undefined || wanted === null || this.isSetByOthers(path)) return;
    if (live === undefined && this.builtIn && isEmpty(wanted)) return;
    if (Array.isArray(wanted) && Array.isArray(live)) this.compareLists(wanted, live, path, shape);
    else if (isObject(wanted) && isObject(live)) this.compareObjects(wanted, live, path, shape);
    else if (!this.isSame(wanted, live, path)) this.report(path, wanted, live);
  }

  private compareObjects(wanted: Fields, live: Fields, path: Path, shape?: Shape): void {
    const shapeOf = (field: string) => shape?.fields?.get(field) ?? shape?.values;
    for (const field of Object.keys(wanted)) this.compare(wanted[field], live[field], [...path, field], shapeOf(field));
    if (!shape && !this.isSelector(path)) return;
    for (const field of Object.keys(live)) {
      const added = wanted[field] === undefined || wanted[field] === null;
      if (added && !shapeOf(field)?.default) this.report([...path, field], undefined, live[field]);
    }
  }

  private compareLists(wanted: unknown[], live: unknown[], path: Path, shape?: Shape): void {
    const key = this.builtIn ? keyOfItems(this.object.kind, path) : keyByField(shape?.key);
    const objects = [...wanted, ...live].every(isObject);
    if (!key || !objects || new Set(wanted.map((item) => key(item as Fields))).size < wanted.length) {
      if (path.at(-1) === 'finalizers' && wanted.every((item) => live.includes(item))) return;
      if (wanted.length !== live.length) this.report(path, wanted, live);
      else wanted.forEach((item, index) => this.compare(item, live[index], [...path, index], shape?.items));
      return;
    }
    const rest = new Map(live.map((item) => [key(item as Fields), item]));
    wanted.forEach((item, index) => {
      this.compare(item, rest.get(key(item as Fields)), [...path, index], shape?.items);
      rest.delete(key(item as Fields));
    });
    if (shape) for (const item of rest.values()) this.report([...path, live.indexOf(item)], undefined, item);
  }

  private isSame(wanted: unknown, live: unknown, path: Path): boolean {
    if (wanted === live) return true;
    if (this.builtIn) return isQuantity(path) && sameAmount(wanted, live);
    if (typeof wanted !== 'string' || typeof live !== 'string') return false;
    const time = nanoseconds(wanted);
    return time !== undefined && time === nanoseconds(live);
  }

  private isSetByOthers(path: Path): boolean {
    return isOwned(this.object, path) || (this.scaled && path.length === 2 && path[0] === 'spec' && path[1] === 'replicas');
  }

  /** With one label more a Service has other pods. */
  private isSelector(path: Path): boolean {
    return this.object.kind === 'Service' && path.length === 2 && path[1] === 'selector';
  }

  private report(path: Path, wanted: unknown, live: unknown): void {
    this.found.push({ path, synthesized: wanted, live });
  }
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the API server leaves out: an object of Kubernetes with it says the same as without. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' ? Object.values(value ?? []).every(isEmpty) : !value;
}

/** The fields that hold quantities, by what they are called or what they stand in. */
const AMOUNTS = new Set(['averageValue', 'divisor', 'sizeLimit', 'storage', 'value']);
const OF_AMOUNTS = new Set(['capacity', 'default', 'defaultRequest', 'hard', 'limits', 'max', 'maxLimitRequestRatio', 'min', 'podFixed', 'requests']);

function isQuantity(path: Path): boolean {
  const [field, parent] = [path.at(-1), path.at(-2)];
  return path[0] === 'spec' && (OF_AMOUNTS.has(String(parent)) || (AMOUNTS.has(String(field)) && typeof parent === 'string'));
}
