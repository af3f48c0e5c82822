import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { ValidateFunction } from 'ajv';
import { loadAll } from 'js-yaml';
import { childSchemas, Crd, preferred, Schema } from '../../build-tools/crds';

const FOLDER = join(__dirname, '..', '..', 'imports', 'crds');

/** All pinned CRDs, as a cluster serves them. */
export const SERVED_CRDS = readdirSync(FOLDER).sort().flatMap((file) => loadAll(readFileSync(join(FOLDER, file), 'utf8')) as Crd[]);

/** All pinned CRDs, as code is generated from them. */
export const CRDS = SERVED_CRDS.map(preferred);

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const validators = new Map<string, ValidateFunction>();

/** An object as it stands in a manifest. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  spec: any;
}

/** The schema of the spec of a kind, if its CRD is pinned. */
export function specSchema(apiVersion: string, kind: string): Schema | undefined {
  const crd = CRDS.find(({ spec }) => apiVersion === `${spec.group}/${spec.versions[0].name}` && kind === spec.names.kind);
  return crd?.spec.versions[0].schema.openAPIV3Schema.properties!.spec;
}

/** What the pinned schema finds wrong with an object, unknown fields included. Nothing for kinds without a pinned CRD. */
export function schemaErrors({ apiVersion, kind, spec }: Manifest): string[] {
  const key = `${apiVersion} ${kind}`;
  const schema = specSchema(apiVersion, kind);
  if (!schema) return [];
  return violations(key, schema, spec);
}

/**
 * What a schema finds wrong with a value, unknown fields included.
 *
 * @param key by which the schema is known from then on
 */
export function violations(key: string, schema: Schema, value: unknown): string[] {
  if (!validators.has(key)) validators.set(key, ajv.compile(closed(structuredClone(schema))));
  const validate = validators.get(key)!;
  return validate(value) ? [] : validate.errors!.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

/** The schema with unknown fields forbidden wherever fields are known. */
function closed(schema: Schema): Schema {
  if (schema.properties && !schema['x-kubernetes-preserve-unknown-fields']) schema.additionalProperties = false;
  if (schema['x-kubernetes-int-or-string']) schema.type = ['integer', 'string'] as unknown as string;
  childSchemas(schema).forEach(closed);
  return schema;
}
