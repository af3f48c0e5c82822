import { load, loadAll } from 'js-yaml';

export type Manifest = Record<string, any>;

export const keyOf = ({ apiVersion, kind, metadata }: Manifest) => [apiVersion, kind, metadata.namespace, metadata.name].filter(Boolean).join(' ');

/** The objects of some YAML, by kind, namespace and name. */
export function objectsOf(yaml: string): Map<string, Manifest> {
  const objects = (loadAll(yaml) as Manifest[]).filter(Boolean);
  return new Map(objects.map((object) => [keyOf(object), object]));
}

void load;
