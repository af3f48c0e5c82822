import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Enum, Field, Root, Type } from 'protobufjs';
import { camelCase, childSchemas, Crd, Schema } from '../crds';
import { DEPRECATED, optionOf, readProtos } from '../mesh-config';

/** What a schema says of its values that are deprecated. */
export const DEPRECATED_VALUES = 'x-deprecated-values';

const FOLDERS = ['networking/v1alpha3', 'networking/v1beta1', 'security/v1beta1', 'telemetry/v1alpha1', 'extensions/v1alpha1'];

/** Reads the messages behind the CRDs of Istio. */
export function readMessages(folder: string): Root {
  return readProtos(folder, FOLDERS.flatMap((name) => readdirSync(join(folder, name)).filter((file) => file.endsWith('.proto')).map((file) => `${name}/${file}`)));
}

/** How a comment or a description of something deprecated begins. */
const isTold = (text?: string | null) => /^deprecated\b/i.test(text ?? '');

/** Marks what the descriptions of a CRD, and the messages behind it, call deprecated. */
export function markDeprecated(crd: Crd, messages?: Root): void {
  const { kind } = crd.spec.names;
  for (const { schema: { openAPIV3Schema } } of crd.spec.versions) {
    markDescribed(openAPIV3Schema);
    const message = messages && FOLDERS.map((name) => messages.lookup(`istio.${name.replace('/', '.')}.${kind}`)).find((found) => found instanceof Type);
    if (message) markFields(openAPIV3Schema.properties!.spec, message as Type);
  }
}

function markDescribed(schema: Schema): void {
  if (isTold(schema.description)) schema[DEPRECATED] = true;
  for (const child of childSchemas(schema)) markDescribed(child);
}

function markFields({ properties = {} }: Schema, message: Type): void {
  for (const field of message.fieldsArray) {
    for (const name of new Set([field.name, camelCase(field.name)])) {
      if (name in properties) markField(properties[name], field);
    }
  }
}

function markField(schema: Schema, field: Field): void {
  const { resolvedType } = field;
  if (optionOf(field, 'deprecated') === true || isTold(field.comment)) schema[DEPRECATED] = true;
  const value = schema.items ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : schema);
  if (resolvedType instanceof Type) markFields(value, resolvedType);
  if (resolvedType instanceof Enum) {
    const values = Object.keys(resolvedType.values).filter((name) =>
      resolvedType.valuesOptions?.[name]?.deprecated === true || isTold(resolvedType.comments[name]));
    if (values.length > 0) value[DEPRECATED_VALUES] = values;
  }
}
