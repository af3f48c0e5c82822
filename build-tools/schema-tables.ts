import type { RuleFacts, ShapeFacts, TableFacts } from '../src/schema/shape';
import { banner } from './banner';
import { ruleFacts } from './cel-rules';
import { Crd, Schema } from './crds';
import { DEPRECATED, HIDDEN } from './mesh-config';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Renders what `src/schema` needs to know of the CRDs of one API group. */
export const schemaTable = (crds: Crd[]): string => rendered('imports/crds', tableFacts(crds));

/** The same of messages, which have no versions. */
export const messageTable = (messages: Record<string, Schema>): string => rendered('imports/mesh', messageFacts(messages));

function rendered(source: string, { kinds, shapes }: TableFacts): string {
  const lines = (entries: string[]) => entries.map((entry) => `    ${entry},\n`).join('');
  return `${banner(source)}import type { TableFacts } from '../shape';

export const TABLE: TableFacts = {
  kinds: {
${lines(Object.entries(kinds).map(([kind, facts]) => `${kind}: ${JSON.stringify(facts)}`))}  },
  shapes: [
${lines(shapes.map((shape) => JSON.stringify(shape)))}  ],
};
`;
}

/** The facts of the CRDs, each shape once. */
export function tableFacts(crds: Crd[]): TableFacts {
  const shapes = new Shapes();
  const kinds = Object.fromEntries(crds.map(({ spec: { names, versions } }) => [
    names.kind, { versions: versions.map(({ name }) => name), root: shapes.addRoot(versions[0].schema.openAPIV3Schema) },
  ]));
  return { kinds, shapes: shapes.all() };
}

function messageFacts(messages: Record<string, Schema>): TableFacts {
  const shapes = new Shapes();
  const kinds = mapValues(messages, (schema) => ({ versions: [], root: shapes.addSchema(schema) }));
  return { kinds, shapes: shapes.all() };
}

/** Collects shapes, each once and behind those that it is made of. */
class Shapes {
  private readonly byText = new Map<string, number>();

  public all(): ShapeFacts[] {
    return [...this.byText.keys()].map((text) => JSON.parse(text));
  }

  public addSchema(schema: Schema): number {
    return this.add({
      ...ownFacts(schema),
      ...(schema.properties && { fields: mapValues(schema.properties, (child) => this.addSchema(child)) }),
      ...(typeof schema.additionalProperties === 'object' && { values: this.addSchema(schema.additionalProperties) }),
      ...(schema.items && { items: this.addSchema(schema.items) }),
    });
  }

  /** The root of an object of Kubernetes, of which the schema says nothing but for its own fields. */
  public addRoot(root: Schema): number {
    const anything = this.add({ type: 'anything' });
    const { apiVersion, kind, metadata, status, ...own } = root.properties!;
    const unchecked = mapValues({ apiVersion, kind, metadata, ...(status && { status }) }, () => anything);
    return this.add({ ...ownFacts(root), fields: { ...unchecked, ...mapValues(own, (child) => this.addSchema(child)) } });
  }

  private add(facts: ShapeFacts): number {
    const text = JSON.stringify(facts);
    if (!this.byText.has(text)) this.byText.set(text, this.byText.size);
    return this.byText.get(text)!;
  }
}

const mapValues = <From, To>(record: Record<string, From>, map: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

/** Keywords that the facts take over, or that mean nothing for what an object may be. */
const KNOWN = new Set([
  'type', 'format', 'description', 'enum', 'default', 'required', 'properties', 'items', 'additionalProperties', 'nullable', 'pattern',
  'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'oneOf', 'allOf',
  'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations', 'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys', 'x-kubernetes-map-type', 'x-kubernetes-int-or-string', DEPRECATED, HIDDEN,
]);

/** What a schema says of its place itself. What it does not know it refuses, so that no new keyword is overlooked. */
function ownFacts(schema: Schema): ShapeFacts {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) throw new Error(`the tables do not know ${unknown.join(', ')}: ${JSON.stringify(schema)}`);

  const shape: Draft<ShapeFacts> = { type: typeOf(schema) };
  if (schema.nullable) shape.nullable = true;
  if (schema.default !== undefined) shape.default = true;
  if (schema['x-kubernetes-preserve-unknown-fields']) shape.open = true;
  if (schema.required) shape.required = schema.required;
  const [min, max] = bounds(schema);
  if (min !== undefined) shape.min = min;
  if (max !== undefined) shape.max = max;
  if (schema.enum) shape.enum = schema.enum as Array<string | number>;
  if (schema.pattern) shape.pattern = plainPattern(schema.pattern as string);
  if (schema.format === 'int32' || schema.format === 'byte') shape.format = schema.format;
  if (schema['x-kubernetes-list-type'] === 'set') shape.unique = true;
  if (schema['x-kubernetes-list-type'] === 'map') [shape.key] = onlyOne(schema['x-kubernetes-list-map-keys'] as string[]);
  Object.assign(shape, alternatives(schema));
  const rules = (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => ruleFacts(rule)).filter((rule): rule is RuleFacts => rule !== undefined);
  if (rules.length > 0) shape.rules = rules;
  return shape;
}

function typeOf(schema: Schema): ShapeFacts['type'] {
  return schema.type === 'array' ? 'list' : schema.type as ShapeFacts['type'] ?? 'anything';
}

/** The least and the greatest number, or number of characters, items or fields. */
export function bounds(schema: Schema): Array<number | undefined> {
  const noun = { string: 'Length', array: 'Items', object: 'Properties' }[schema.type!] ?? 'imum';
  return [`min${noun}`, `max${noun}`].map((keyword) => schema[keyword] as number | undefined);
}

function onlyOne(keys: string[]): string[] {
  if (keys.length !== 1) throw new Error(`the tables know lists with one key, not with ${keys.join(', ')}`);
  return keys;
}

/** Patterns are RE2's. Those pinned mean the same in JavaScript; another might not. */
function plainPattern(pattern: string): string {
  if (/\\[^./*:?x-]|\(\?(?!:)|\[\[:/.test(pattern)) throw new Error(`the pattern ${pattern} may have another meaning in JavaScript`);
  return pattern;
}

const ADDRESS = JSON.stringify([
  { properties: { type: { enum: ['IPAddress'] }, value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } },
  { properties: { type: { not: { enum: ['IPAddress'] } } } },
]);

/** The CRDs use `oneOf` for fields that exclude each other, and once for the address of a Gateway. */
function alternatives(schema: Schema): Pick<ShapeFacts, 'choices' | 'address'> {
  if (JSON.stringify(schema.oneOf) === ADDRESS) return { address: true };
  const lists = [...(schema.oneOf ? [schema.oneOf] : []), ...(schema.allOf as Schema[] ?? []).map(({ oneOf }) => oneOf)] as Schema[][];
  const choices = lists.map(choice).filter((fields) => fields.length > 1);
  return choices.length > 0 ? { choices } : {};
}

function choice([none, ...each]: Schema[]): string[] {
  const fields = each.map(({ required }) => required![0]);
  const expected = [{ not: { anyOf: fields.map((field) => ({ required: [field] })) } }, ...fields.map((field) => ({ required: [field] }))];
  if (JSON.stringify(expected) !== JSON.stringify([none, ...each])) throw new Error(`the tables do not know ${JSON.stringify([none, ...each])}`);
  return fields;
}
