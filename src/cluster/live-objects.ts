import { atOnce } from './at-once';
import { Cluster, kindArgument, LiveObject, ObjectName } from './cluster';
import { ClusterError } from './cluster-error';

/** What the cluster has by the name of an object. */
export type Found =
  | { readonly state: 'found'; readonly object: LiveObject }
  | { readonly state: 'missing'; readonly detail?: string }
  | { readonly state: 'unreadable'; readonly detail: string };

/** So many objects of a kind are asked for one by one, in one call; for more of them, all of the kind are listed. */
const FEW = 20;

/** What the cluster has by each of some names, with a few calls for each kind. */
export async function findObjects<T extends ObjectName>(cluster: Cluster, names: readonly T[]): Promise<Map<T, Found>> {
  const kinds = new Map<string, T[]>();
  for (const name of names) {
    const kind = kindArgument(name);
    kinds.set(kind, [...kinds.get(kind) ?? [], name]);
  }
  const found = await atOnce([...kinds.values()], (ofKind) => findOfKind(cluster, ofKind));
  return new Map(found.flat());
}

async function findOfKind<T extends ObjectName>(cluster: Cluster, names: readonly T[]): Promise<Array<[T, Found]>> {
  if (names.length > FEW) {
    const [namespace, ...others] = new Set(names.map((one) => one.namespace));
    try {
      return match(names, await cluster.list(kindArgument(names[0]), others.length > 0 ? undefined : namespace));
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      if (error.reason === 'unknown-kind') return names.map((name) => [name, unserved(name)]);
      // Who may not list may be allowed to read.
      if (error.reason !== 'forbidden') throw error;
    }
  }
  const { objects, errors } = await cluster.read(names);
  return match(names, objects, errors);
}

function match<T extends ObjectName>(names: readonly T[], objects: readonly LiveObject[], errors: readonly string[] = []): Array<[T, Found]> {
  const byName = new Map(objects.map((object) => [`${object.metadata.namespace ?? ''}/${object.metadata.name}`, object]));
  return names.map((name) => {
    // A kind of somebody else may stand in no namespace, which its manifests do not tell.
    const object = byName.get(`${name.namespace}/${name.name}`) ?? byName.get(`/${name.name}`);
    return [name, object ? { state: 'found', object } : absent(name, errors)];
  });
}

function absent(name: ObjectName, errors: readonly string[]): Found {
  if (errors.some((error) => error.includes('no matches for kind'))) return unserved(name);
  const error = errors.find((line) => line.includes(`"${name.name}"`)) ?? errors[0];
  return error === undefined ? { state: 'missing' } : { state: 'unreadable', detail: error };
}

const unserved = (name: ObjectName): Found => ({ state: 'missing', detail: `the cluster does not serve the kind ${kindArgument(name).replace(/\.$/, '')}` });
