import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';
import { banner } from './banner';
import { Schema } from './crds';

/**
 * Renders the types of some specs, each by the kind that it belongs to.
 *
 * Objects of one kind that have the same shape share one type, named after the place nearest to the root.
 *
 * @param source where they come from
 */
export async function specTypes(source: string, specs: Record<string, Schema>): Promise<string> {
  const definitions: Record<string, JSONSchema> = {};
  for (const [kind, spec] of Object.entries(specs)) {
    Object.assign(definitions, hoist(`${kind}Spec`, kind, spec));
  }
  const root: JSONSchema = { title: 'Unused', type: 'object', additionalProperties: false, definitions };
  const code = await compile(root, 'Unused', {
    bannerComment: banner(source),
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 140 },
  });
  return code
    .replace(/export interface Unused \{\}\n/, '')
    .replace(/\/\*\*\n \* This interface was referenced by [^/]*\*\/\n/g, '');
}

/** Breadth first, so that the shortest path names a shape that occurs at several. */
function hoist(rootName: string, kind: string, root: Schema): Record<string, JSONSchema> {
  const byShape = new Map<string, string>();
  const definitions: Record<string, JSONSchema> = {};
  const queue: Array<[name: string, schema: Schema]> = [];

  const refer = (name: string, schema: Schema): JSONSchema => {
    const shape = JSON.stringify(schema);
    if (!byShape.has(shape)) {
      byShape.set(shape, name);
      queue.push([name, schema]);
    }
    return { $ref: `#/definitions/${byShape.get(shape)}` };
  };

  const convert = (name: string, schema: Schema): JSONSchema => {
    if (schema.properties) return refer(name, schema);
    if (schema.items) return { type: 'array', items: convert(name, schema.items) };
    if (typeof schema.additionalProperties === 'object') {
      return { type: 'object', additionalProperties: convert(name, schema.additionalProperties) };
    }
    if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
    if (schema.type === 'object') return { type: 'object', additionalProperties: true };
    if (!schema.type) return { tsType: 'unknown' };
    return schema.enum ? { enum: schema.enum as string[] } : { type: schema.type as 'string' };
  };

  refer(rootName, root);
  for (const [name, schema] of queue) {
    const prefix = name === rootName ? kind : name;
    definitions[name] = {
      ...schema.description && { description: schema.description },
      type: 'object',
      additionalProperties: schema['x-kubernetes-preserve-unknown-fields'] === true,
      required: schema.required ?? [],
      properties: Object.fromEntries(Object.entries(schema.properties!).map(([key, child]) => [key, convert(prefix + capitalize(key), child)])),
    };
  }
  return definitions;
}

const capitalize = (key: string) => key.charAt(0).toUpperCase() + key.slice(1);
