import { loadAll } from 'js-yaml';

export type Manifest = Record<string, any>;
export type Objects = ReadonlyMap<string, Manifest>;

const keyOf = ({ apiVersion, kind, metadata }: Manifest) => [apiVersion, kind, metadata.namespace, metadata.name].filter(Boolean).join(' ');

/** Objects by kind, namespace and name. */
export const byKey = (objects: readonly Manifest[]): Objects => new Map(objects.map((object) => [keyOf(object), object]));

/** The objects of some YAML. */
export const parse = (yaml: string): Objects => byKey((loadAll(yaml) as Manifest[]).filter(Boolean));

/** Where two sets of objects differ, to the leaf. */
export function differences(ours: Objects, theirs: Objects): string[] {
  const found: string[] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    if (!theirs.has(key)) found.push(`only ours: ${key}`);
    else if (!ours.has(key)) found.push(`only istioctl's: ${key}`);
    else compare(key, ours.get(key), theirs.get(key), found);
  }
  return found;
}

function compare(path: string, ours: unknown, theirs: unknown, found: string[]): void {
  if (isTree(ours) && isTree(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) compare(`${path}.${name}`, ours[name], theirs[name], found);
  } else if (ours !== theirs) {
    found.push(`${path}: ${JSON.stringify(ours)} and not ${JSON.stringify(theirs)}`);
  }
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
