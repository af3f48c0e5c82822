import type { RuleFacts, ShapeFacts, TableFacts } from '../src/schema/shape';
import { banner } from './banner';
import { ruleFacts } from './cel-rules';
import { Crd, Schema } from './crds';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Renders what `src/schema` needs to know of the CRDs of one API group. */
export function schemaTable(crds: Crd[]): string {
  const { kinds, shapes } = tableFacts(crds);
  const lines = (entries: string[]) => entries.map((entry) => `    ${entry},\n`).join('');
  return `${banner('imports/crds')}import type { TableFacts } from '../shape';

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
  const byText = new Map<string, number>();

  const add = (facts: ShapeFacts): number => {
    const text = JSON.stringify(facts);
    if (!byText.has(text)) byText.set(text, byText.size);
    return byText.get(text)!;
  };

  const convert = (schema: Schema): number => add({
    ...ownFacts(schema),
    ...(schema.properties && { fields: mapValues(schema.properties, convert) }),
    ...(typeof schema.additionalProperties === 'object' && { values: convert(schema.additionalProperties) }),
    ...(schema.items && { items: convert(schema.items) }),
  });

  const convertRoot = (root: Schema): number => {
    const anything = add({ type: 'anything' });
    const { apiVersion, kind, metadata, status, ...own } = root.properties!;
    const unchecked = mapValues({ apiVersion, kind, metadata, ...(status && { status }) }, () => anything);
    return add({ ...ownFacts(root), fields: { ...unchecked, ...mapValues(own, convert) } });
  };

  const kinds = Object.fromEntries(crds.map(({ spec: { names, versions } }) => [
    names.kind, { versions: versions.map(({ name }) => name), root: convertRoot(versions[0].schema.openAPIV3Schema) },
  ]));
  return { kinds, shapes: [...byText.keys()].map((text) => JSON.parse(text)) };
}

const mapValues = <From, To>(record: Record<string, From>, map: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

/** Keywords that the facts take over, or that mean nothing for what an object may be. */
const KNOWN = new Set([
  'type', 'format', 'description', 'enum', 'default', 'required', 'properties', 'items', 'additionalProperties', 'nullable', 'pattern',
  'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'oneOf', 'allOf',
  'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations', 'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys', 'x-kubernetes-map-type',
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
  return schema.type === 'array' ? 'list' : schema.type as ShapeFacts['type'];
}

function bounds(schema: Schema): Array<number | undefined> {
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
