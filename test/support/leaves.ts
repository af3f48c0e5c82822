import { Schema } from '../../build-tools/crds';

/** A value at a leaf of a schema, such as 'SIMPLE' at `servers[].tls.mode`, and where in an object it stands. */
export interface LeafValue {
  readonly leaf: string;
  readonly place: string;
  readonly value: unknown;
}

/** Leaves and enum values of a schema, as `servers[].tls.mode` and `servers[].tls.mode=SIMPLE`. */
export function leavesOf(schema: Schema, path = ''): string[] {
  if (schema.items) return leavesOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object') return leavesOf(schema.additionalProperties, `${path}.*`);
  const children = Object.entries(schema.properties ?? {});
  if (children.length > 0) return children.flatMap(([key, child]) => leavesOf(child, path ? `${path}.${key}` : key));
  return [path, ...schema.enum?.map((one) => `${path}=${one}`) ?? []];
}

/** What an object has at the leaves of its schema. */
export function leafValues(schema: Schema, value: unknown, leaf = '', place = ''): LeafValue[] {
  if (value === undefined || value === null) return [];
  const { items, additionalProperties, properties = {} } = schema;
  if (items) return (value as unknown[]).flatMap((one, index) => leafValues(items, one, `${leaf}[]`, `${place}[${index}]`));
  const entries = typeof value === 'object' ? Object.entries(value) : [];
  if (typeof additionalProperties === 'object') {
    return entries.flatMap(([key, one]) => leafValues(additionalProperties, one, `${leaf}.*`, `${place}.${key}`));
  }
  if (Object.keys(properties).length > 0) {
    const join = (path: string, key: string) => path ? `${path}.${key}` : key;
    return entries.flatMap(([key, one]) => leafValues(properties[key], one, join(leaf, key), join(place, key)));
  }
  return [{ leaf, place, value }];
}
