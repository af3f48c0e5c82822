import * as fc from 'fast-check';
import { Schema } from '../../build-tools/crds';

/** A change of one place in an object; numbers are taken modulo what there is to choose from. */
export interface Mutation {
  readonly place: number;
  readonly change: number;
  readonly choice: number;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({ place: fc.nat(), change: fc.nat(), choice: fc.nat() });

type Container = Record<string | number, unknown>;

interface Place {
  readonly parent: Container;
  readonly key: string | number;
  readonly schema: Schema;
}

const pick = <T>(list: readonly T[], choice: number): T => list[choice % list.length];

const TYPES: unknown[] = [null, true, 5, -1, 1.5, 'text', '', [], ['text'], [{}], [null], {}, { key: 'text' }, { key: null }];
const NUMBERS = [0, 1, -1, 0.5, 599, 600, 1024, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 1e12];
const TEXTS = [
  '', ' ', '*', 'a b', 'ä', 'A', '-a', 'a-', 'a.', '.a', '*.a.b', 'a.*', 'a*', '1.2.3.4', '::1', 'a\n', 'a/b', 'A.B/c', '/a', 'a/',
  'a'.repeat(63), 'a'.repeat(64), 'a'.repeat(253), 'a'.repeat(254), 'ä'.repeat(253), '😀'.repeat(128), 'a'.repeat(1025), 'a'.repeat(4097),
  '0s', '1ms', '999us', '1000us', '0.5ms', '-1s', '+1s', '1h30m', '5', '10S', '1d', '99999h', '100000h', '1s1s', '.5s', '9999999h', '1e3s', 's',
  '/a//b', '/a/./b', '/a/../b', '/a%2fb', '/a%2F', '/a#b', '/a/..', '/a/.', '/a%zz', '/ä', '/a b', '/(a)', '//',
  'unix://a', 'unix:///a', 'unix://@a', 'unix:///a/', 'unix://', 'UNIX://a',
  'http://a', 'HTTPS://a', 'ftp://a', 'oci://a', 'a:b', 'a:80', ':a', 'http://', 'http:a', 'http://a:b', 'http://[::1]:80', 'http://[a]', 'http://a b',
  'http://a/%zz', 'http://%41', 'http://u:p@a', 'http://u^@a', '1a:b', '//a', 'a?b', 'a#b', 'https://a#%zz', '?', '#', 'http://a:1:2', 'x://a:1:2',
  'GET', 'HTTP', 'TCP', 'TLS', 'HTTPS', 'Terminate', 'Passthrough', 'Exact', 'PathPrefix', 'RegularExpression', 'Service', 'Gateway',
  'IPAddress', 'Hostname', 'NONE', 'DNS', 'STATIC', 'DNS_ROUND_ROBIN', 'HOST', 'WAYPOINT', 'REMOVE', 'UPSERT', 'YQ==', 'YQ', 'Y Q==', 'YQ=\n=',
];
const KEYS = ['', '*', 'a*', '0', '65536', '+1', '-1', '1.5', ' 1', 'ä', '__proto__', 'constructor', 'a/b/c', `${'a'.repeat(253)}/b`, 'a'.repeat(63), 'A/b'];
const LENGTHS = [0, 2, 5, 9, 17, 33, 65, 129];

/** A changed copy of an object. */
export function mutate(object: object, root: Schema, { place, change, choice }: Mutation): object {
  const copy = structuredClone(object) as Container;
  const places = placesOf(copy.spec, root.properties!.spec, copy, 'spec');
  CHANGES[change % CHANGES.length](pick(places, place), choice);
  return copy;
}

function placesOf(value: unknown, schema: Schema, parent: Container, key: string | number): Place[] {
  const here = [{ parent, key, schema }];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([name, child]) => {
    const childSchema = schemaOf(schema, name);
    return childSchema ? placesOf(child, childSchema, value as Container, Array.isArray(value) ? Number(name) : name) : [];
  })];
}

function schemaOf({ items, properties, additionalProperties }: Schema, key: string): Schema | undefined {
  return items ?? properties?.[key] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

type Change = (place: Place, choice: number) => void;

const replaceBy = (values: readonly unknown[]): Change => ({ parent, key }, choice) => {
  parent[key] = structuredClone(pick(values, choice));
};

const remove: Change = ({ parent, key }) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

/** A value that fits the type of the place, where there is one that does. */
const fit: Change = (place, choice) => {
  const { type, enum: values } = place.schema;
  if (values) replaceBy(values)(place, choice);
  else if (type === 'string') replaceBy(TEXTS)(place, choice);
  else if (type === 'integer' || type === 'number') replaceBy([...NUMBERS, ...boundsOf(place.schema)])(place, choice);
  else if (type === 'array') lengthen(place, choice);
  else addField(place, choice);
};

const boundsOf = ({ minimum, maximum }: Schema) =>
  [minimum, maximum].filter((bound): bound is number => typeof bound === 'number').flatMap((bound) => [bound - 1, bound, bound + 1]);

const lengthen: Change = ({ parent, key }, choice) => {
  const list = parent[key];
  if (!Array.isArray(list) || list.length === 0) return;
  parent[key] = Array.from({ length: pick(LENGTHS, choice) }, (_, index) => structuredClone(list[index % list.length]));
};

/** Adds a field of the place that is not there, which may exclude those that are. */
const addField: Change = ({ parent, key, schema }, choice) => {
  const object = parent[key] as Container;
  if (typeof object !== 'object' || object === null) return;
  const fields = Object.keys(schema.properties ?? {}).filter((field) => !(field in object));
  if (fields.length > 0) {
    const field = pick(fields, choice);
    object[field] = least(schema.properties![field]);
  } else if (!Array.isArray(object)) {
    const values = Object.values(object);
    Object.defineProperty(object, pick(KEYS, choice), { value: values[0] ?? 'text', enumerable: true, configurable: true, writable: true });
  }
};

/** A small value that a schema takes, rules aside. */
function least(schema: Schema): unknown {
  const { type, enum: values, properties = {}, required = [], items } = schema;
  if (values) return values[0];
  switch (type) {
    case 'string': return 'a';
    case 'boolean': return true;
    case 'array': return [least(items!)];
    case 'object': return Object.fromEntries(required.map((name) => [name, least(properties[name])]));
    default: return (schema.minimum as number | undefined) ?? 1;
  }
}

const misspell: Change = ({ parent, key }, choice) => {
  if (Array.isArray(parent) || !(key in parent)) return;
  const name = String(key);
  const at = choice % Math.max(name.length, 1);
  const wrong = pick([name.slice(0, at) + name.slice(at + 1), name.toUpperCase(), `${name}s`, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)], choice);
  parent[wrong] = parent[key];
  if (wrong !== key) delete parent[key];
};

const CHANGES: Change[] = [remove, fit, fit, fit, addField, addField, replaceBy(TYPES), replaceBy(TEXTS), replaceBy(NUMBERS), lengthen, misspell];

