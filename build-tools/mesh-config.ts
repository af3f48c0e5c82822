import { join } from 'node:path';
import { Enum, Field, MapField, ReflectionObject, Root, Type } from 'protobufjs';
import { camelCase, moduleFolder, Schema } from './crds';

/** The messages that stand in the ConfigMap of a control plane, and so have no CRD. */
const MESSAGES = ['MeshConfig', 'MeshNetworks'];
const PACKAGE = 'istio.mesh.v1alpha1';
const FILES = ['mesh/v1alpha1/config.proto', 'mesh/v1alpha1/network.proto'];

/** How the JSON form has the scalars of proto3. */
const SCALARS: Record<string, Schema> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  double: { type: 'number', format: 'double' },
  int32: { type: 'integer', format: 'int32' },
  uint32: { type: 'integer', maximum: 2 ** 32 - 1, minimum: 0 },
};

/** Messages that have a JSON form of their own. */
const WELL_KNOWN: Record<string, Schema> = {
  '.google.protobuf.Duration': { type: 'string', format: 'duration' },
  '.google.protobuf.Struct': { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
  '.google.protobuf.BoolValue': SCALARS.bool,
  '.google.protobuf.DoubleValue': SCALARS.double,
  '.google.protobuf.Int32Value': SCALARS.int32,
  '.google.protobuf.UInt32Value': SCALARS.uint32,
  '.google.protobuf.Int64Value': { 'x-kubernetes-int-or-string': true },
};

/** What a schema says of a field that is deprecated, and of one that the reference does not show. */
export const DEPRECATED = 'deprecated';
export const HIDDEN = 'x-hidden';

/** Reads the messages of the mesh configuration from their Go module, as structural schemas like those of the CRDs. */
export function readPinnedMeshConfig(versions: Record<string, string>): Record<string, Schema> {
  const root = readProtos(moduleFolder('istio.io/api', versions['istio.io/api']), FILES);
  return Object.fromEntries(MESSAGES.map((name) => [name, messageSchema(root.lookupType(`${PACKAGE}.${name}`))]));
}

/** Parses the files and what they import, but for annotations of other modules, which say nothing of the JSON form. */
export function readProtos(folder: string, files: string[]): Root {
  const root = new Root();
  root.resolvePath = (_, file) => file.startsWith('google/protobuf/') ? file : file.startsWith('google/') ? null : join(folder, file);
  root.loadSync(files, { keepCase: true, alternateCommentMode: true }).resolveAll();
  return root;
}

function messageSchema(type: Type): Schema {
  const required = type.fieldsArray.filter((field) => optionOf(field, '(google.api.field_behavior)') === 'REQUIRED').map(jsonName);
  const choices = type.oneofsArray.filter(({ fieldsArray }) => fieldsArray.length > 1).map(({ fieldsArray }) => atMostOne(fieldsArray.map(jsonName)));
  return {
    type: 'object',
    ...required.length > 0 && { required },
    ...choices.length === 1 && choices[0],
    ...choices.length > 1 && { allOf: choices },
    properties: Object.fromEntries(type.fieldsArray
      .map((field) => [jsonName(field), fieldSchema(field)] as const)
      .sort(([one], [other]) => one < other ? -1 : 1)),
  };
}

/** As the CRDs write a `oneof`. */
const atMostOne = (names: string[]): Schema => {
  const each = names.map((name) => ({ required: [name] }));
  return { oneOf: [{ not: { anyOf: each } }, ...each] };
};

function fieldSchema(field: Field): Schema {
  const value = valueSchema(field);
  return {
    ...field.repeated ? { type: 'array', items: value } : field instanceof MapField ? { type: 'object', additionalProperties: value } : value,
    ...optionOf(field, 'deprecated') === true && { [DEPRECATED]: true },
    ...isHidden(field.comment) && { [HIDDEN]: true },
  };
}

function valueSchema({ type, resolvedType }: Field): Schema {
  if (resolvedType instanceof Enum) return { type: 'string', enum: Object.keys(resolvedType.values) };
  if (resolvedType && !resolvedType.fullName.startsWith('.google.')) return messageSchema(resolvedType);
  const schema = resolvedType ? WELL_KNOWN[resolvedType.fullName] : SCALARS[type];
  if (!schema) throw new Error(`the mesh configuration has a field of type ${type}, whose JSON form is not known here`);
  return schema;
}

const isHidden = (comment: string | null) => comment?.includes('$hide_from_docs') ?? false;

export const optionOf = (object: ReflectionObject, name: string): unknown => object.options?.[name];

const jsonName = ({ name }: Field) => camelCase(name);
