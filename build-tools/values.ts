import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Field, Root, Type } from 'protobufjs';
import { camelCase, moduleFolder, Schema } from './crds';
import { DEPRECATED } from './mesh-config';

const PACKAGE = 'istio.operator.v1alpha1';
const INT_OR_STRING: Schema = { 'x-kubernetes-int-or-string': true };
const TEXTS: Schema = { type: 'object', additionalProperties: { type: 'string' } };
const FREE: Schema = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };

const SCALARS: Record<string, Schema> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  double: { type: 'number' },
  int32: { type: 'integer' },
  int64: { type: 'integer' },
  uint32: { type: 'integer', minimum: 0 },
};

/** Messages that have a JSON form of their own. */
const WELL_KNOWN: Record<string, Schema> = {
  '.google.protobuf.BoolValue': SCALARS.bool,
  '.google.protobuf.Duration': { type: 'string', format: 'duration' },
  '.google.protobuf.Struct': FREE,
  '.google.protobuf.Value': {},
  [`.${PACKAGE}.IntOrString`]: INT_OR_STRING,
};

/** What the values of each chart hold, and what of them istioctl validates, by the names under which they are pinned. */
export type ValuesSchemas = Record<'Global' | 'Base' | 'Istiod' | 'Cni' | 'Ztunnel' | 'Gateway' | 'Validated', Schema>;

/** What Mesh gives to all charts itself. */
const OF_MESH = ['revision', 'profile', 'platform', 'compatibilityVersion', 'meshConfig', 'ownerName', 'defaults', '_original', '_internal_defaults_do_not_set'];

/**
 * Reads what values the charts of an installation take: the fields of the operator's message, the charts' defaults, and what else
 * their templates read.
 */
export function readPinnedValues(versions: Record<string, string>): ValuesSchemas {
  const istio = moduleFolder('istio.io/istio', versions['istio.io/istio']);
  const message = messages(join(istio, 'operator', 'pkg', 'apis', 'values_types.proto'));
  const charts = ['base', 'istio-control/istio-discovery', 'istio-cni', 'ztunnel', 'gateway'].map((path) => join(istio, 'manifests', 'charts', path));
  const [base, istiod, cni, ztunnel, gateway] = charts.map((folder) => fieldsOf(folder));
  const { sidecarInjectorWebhook, telemetry, revisionTags, experimental, gatewayClasses } = message('Values').properties!;
  const ofIstiod = { sidecarInjectorWebhook, telemetry, revisionTags, experimental, gatewayClasses, istiodRemote: message('IstiodRemoteConfig') };
  const rest = (chart: Schema, ...sections: string[]) => objectOf(without(chart.properties!, 'global', ...sections, ...OF_MESH));
  return correct({
    Global: [base, istiod, cni].map(({ properties }) => properties!.global).reduce(union, message('GlobalConfig')),
    Base: [base.properties!.base, istiod.properties!.base, rest(base, 'base')].reduce(union, message('BaseConfig')),
    Istiod: [message('PilotConfig'), objectOf(ofIstiod), istiod.properties!.pilot, rest(istiod, 'base', 'pilot')].reduce(union),
    Cni: union(message('CNIConfig'), rest(cni, 'cni')),
    Ztunnel: rest(ztunnel),
    Gateway: union(gatewaySchema(join(charts[4], 'values.schema.json')), rest(gateway)),
    Validated: message('Values'),
  });
}

const objectOf = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties: sorted(properties) });

const sorted = <T>(entries: Record<string, T>) =>
  Object.fromEntries(Object.entries(entries).sort(([one], [other]) => one < other ? -1 : 1));

const without = (properties: Record<string, Schema>, ...names: string[]) =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));

/** The fields of both; where both have one, what the first says of it. */
function union(one: Schema, other: Schema): Schema {
  if (!one.properties || !other.properties) return Object.keys(one).length > 0 && (one !== FREE || !other.properties) ? one : other;
  const names = new Set([...Object.keys(one.properties), ...Object.keys(other.properties)]);
  return {
    ...one,
    properties: sorted(Object.fromEntries([...names].map((name) => {
      const [mine, theirs] = [one.properties![name], other.properties![name]];
      return [name, mine && theirs ? union(mine, theirs) : mine ?? theirs];
    }))),
  };
}

function messages(file: string): (name: string) => Schema {
  const root = new Root();
  root.resolvePath = (_, path) => path;
  root.loadSync(file, { keepCase: true }).resolveAll();
  return (name) => messageSchema(root.lookupType(`${PACKAGE}.${name}`));
}

const messageSchema = (type: Type): Schema => objectOf(Object.fromEntries(type.fieldsArray.map((field) => [jsonName(field), fieldSchema(field)])));

function fieldSchema(field: Field): Schema {
  const value = valueSchema(field);
  return {
    ...field.repeated ? { type: 'array', items: value } : field.map ? { type: 'object', additionalProperties: value } : value,
    ...field.options?.deprecated === true && { [DEPRECATED]: true },
  };
}

function valueSchema({ type, resolvedType }: Field): Schema {
  if (!resolvedType) return SCALARS[type];
  if (WELL_KNOWN[resolvedType.fullName]) return WELL_KNOWN[resolvedType.fullName];
  return resolvedType instanceof Type ? messageSchema(resolvedType) : { type: 'string', enum: Object.keys(resolvedType.values) };
}

const jsonName = (field: Field) => field.options?.json_name as string ?? camelCase(field.name);

/** What the schema of a chart or its defaults tell wrongly, or not at all. */
const CORRECTIONS: Record<string, Schema> = {
  'Istiod.extraContainerArgs': { type: 'array', items: SCALARS.string },
  'Cni.updateStrategy.rollingUpdate.maxUnavailable': INT_OR_STRING,
  'Ztunnel.updateStrategy.rollingUpdate.maxSurge': INT_OR_STRING,
  'Ztunnel.updateStrategy.rollingUpdate.maxUnavailable': INT_OR_STRING,
  'Istiod.pdb.maxUnavailable': INT_OR_STRING,
  'Istiod.pdb.minAvailable': INT_OR_STRING,
  'Gateway.autoscaling.targetMemoryUtilizationPercentage': SCALARS.int64,
  'Gateway.service.ports.nodePort': SCALARS.int64,
  'Gateway.unprivilegedPort': {},
};

function correct(schemas: ValuesSchemas): ValuesSchemas {
  for (const [path, schema] of Object.entries(CORRECTIONS)) {
    const names = path.split('.');
    const last = names.pop()!;
    const parent = names.reduce<Schema>((at, name) => (at.items ?? at).properties![name], { properties: schemas });
    const fields = (parent.items ?? parent).properties!;
    fields[last] = schema;
  }
  // istioctl takes for an affinity what the template writes as labels of nodes.
  delete schemas.Validated.properties!.global.properties!.waypoint.properties!.nodeSelector;
  return schemas;
}

/** What the defaults and the templates of a chart tell of its fields. */
function fieldsOf(chart: string): Schema {
  const { _internal_defaults_do_not_set: defaults } = load(readFileSync(join(chart, 'values.yaml'), 'utf8')) as Record<string, object>;
  const schema = schemaOfDefault(defaults);
  const texts = ['templates', 'files'].flatMap((folder) => readdirSync(join(chart, folder))
    .filter((file) => !/^(profile|crd-all|zzz|NOTES)/.test(file))
    .map((file) => readFileSync(join(chart, folder, file), 'utf8')));
  const read = texts.flatMap((text) => text.match(/(?<=\.Values\.)\w+(\.\w+)*/g) ?? []);
  for (const path of new Set(read)) mention(schema, path.split('.'));
  return schema;
}

/** Adds a field that a template reads, of a type that it does not tell, unless it is known or lies within one that is. */
function mention({ properties }: Schema, [name, ...rest]: string[]): void {
  if (!properties) return;
  properties[name] ??= rest.length > 0 ? objectOf({}) : {};
  if (rest.length > 0) mention(properties[name], rest);
}

function schemaOfDefault(value: unknown): Schema {
  if (Array.isArray(value)) return { type: 'array', items: value.length === 0 ? {} : typeof value[0] === 'string' ? SCALARS.string : FREE };
  switch (typeof value) {
    case 'string': return SCALARS.string;
    case 'boolean': return SCALARS.bool;
    case 'number': return Number.isInteger(value) ? SCALARS.int64 : SCALARS.double;
    default: return fieldsOfMap(Object.entries(value ?? {}).map(([name, one]) => [name, schemaOfDefault(one)]));
  }
}

/** An object whose fields are known, but for those that are maps of names that anyone chooses: labels, annotations, amounts of resources. */
function fieldsOfMap(fields: Array<[name: string, schema: Schema]>): Schema {
  if (fields.length === 0) return FREE;
  if (fields.some(([name]) => /\W/.test(name)) || fields.every(([name]) => /^(cpu|memory)$/.test(name))) return TEXTS;
  return objectOf(Object.fromEntries(fields));
}

/** The schema that a chart comes with, as far as it tells of fields. */
function gatewaySchema(file: string): Schema {
  const reduce = ({ type, enum: members, properties, items, additionalProperties }: Schema): Schema => {
    if (properties) return fieldsOfMap(Object.entries(properties).map(([name, one]) => [name, reduce(one)]));
    if (type === 'array') return { type, items: reduce(items ?? {}) };
    if (typeof additionalProperties === 'object') return { type: 'object', additionalProperties: reduce(additionalProperties) };
    const types = ([] as string[]).concat(type ?? []).filter((one) => one !== 'null');
    if (types.includes('integer') && types.includes('string')) return INT_OR_STRING;
    return types[0] === 'object' ? FREE : { ...types[0] && { type: types[0] }, ...members && { enum: members } };
  };
  const { $defs } = JSON.parse(readFileSync(file, 'utf8'));
  const { properties } = reduce($defs.values);
  return objectOf(without(properties!, 'global', 'pilot', 'defaultRevision', 'enabled', ...OF_MESH));
}
