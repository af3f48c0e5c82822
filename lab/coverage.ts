import { Schema } from '../build-tools/crds';

/** Leaves and enum values of a schema, as `servers[].tls.mode` and `servers[].tls.mode=SIMPLE`. */
export function leavesOf(schema: Schema, path = ''): string[] {
  const children = Object.entries(schema.properties ?? {}).map(([key, child]) => [child, path ? `${path}.${key}` : key] as const);
  if (schema.items) return leavesOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object') return leavesOf(schema.additionalProperties, `${path}.*`);
  if (children.length > 0) return children.flatMap(([child, childPath]) => leavesOf(child, childPath));
  return [path, ...schema.enum?.map((one) => `${path}=${one}`) ?? []];
}

/** What of a schema's leaves a value has. */
export function reached(schema: Schema, value: unknown, path = ''): string[] {
  if (value === undefined || value === null) return [];
  if (schema.items) return (value as unknown[]).flatMap((one) => reached(schema.items!, one, `${path}[]`));
  const { additionalProperties, properties } = schema;
  if (typeof additionalProperties === 'object') {
    return Object.values(value as object).flatMap((one) => reached(additionalProperties, one, `${path}.*`));
  }
  if (properties && Object.keys(properties).length > 0) {
    return Object.entries(value as object).flatMap(([key, one]) => reached(properties[key], one, path ? `${path}.${key}` : key));
  }
  return [path, `${path}=${value}`];
}
