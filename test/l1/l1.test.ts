import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { Crd, Schema } from '../../build-tools/crds';
import * as l1 from '../../src/l1';
import { CRDS } from '../support/crds';
import { chart } from '../support/synth';

interface L1Class {
  readonly GVK: { apiVersion: string; kind: string };
  new (scope: Construct, id: string, props: Omit<ApiObjectProps, 'apiVersion' | 'kind'>): ApiObject;
}

const MODULES: Record<string, object> = {
  'extensions.istio.io': l1.extensions,
  'gateway.networking.k8s.io': l1.gatewayapi,
  'networking.istio.io': l1.networking,
  'security.istio.io': l1.security,
  'telemetry.istio.io': l1.telemetry,
};

/** A word as `cdk8s import` spells it for jsii: acronyms and what follows a digit are words of their own. */
const jsiiCase = (word: string) => word
  .replace(/([A-Z])([A-Z]+)(?=[A-Z][a-z])/g, (_, first: string, rest: string) => first + rest.toLowerCase())
  .replace(/(?<=\d)[a-z]/g, (letter) => letter.toUpperCase());

/** An object with every field of a schema, whose values tell their places; `nameOf` spells the fields' names. */
function sample(schema: Schema, nameOf: (field: string) => string, path = ''): unknown {
  const { type, properties, items, additionalProperties } = schema;
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([field, child]) => [nameOf(field), sample(child, nameOf, `${path}.${field}`)]));
  }
  if (items) return [sample(items, nameOf, `${path}[]`)];
  if (typeof additionalProperties === 'object') return { 'any/key_5xx': sample(additionalProperties, nameOf, `${path}{}`) };
  if (schema['x-kubernetes-preserve-unknown-fields']) return { any_key: { '5xxURLs': [path] } };
  if (schema.enum) return schema.enum[0];
  switch (type) {
    case 'string': return path;
    case 'integer': return path.length;
    case 'number': return path.length + 0.5;
    case 'boolean': return true;
    default: throw new Error(`${path} has a type that the sample does not know: ${type}`);
  }
}

const asIs = (field: string) => field;

const KINDS = CRDS.map((crd): [string, Crd] => [`${crd.spec.group} ${crd.spec.names.kind}`, crd]);

test.each(KINDS)('%s carries every field of its spec', (_, { spec: { group, names: { kind }, versions: [{ name, schema }] } }) => {
  const specSchema = schema.openAPIV3Schema.properties!.spec;
  const L1 = (MODULES[group] as Record<string, L1Class>)[jsiiCase(kind)];
  const metadata = { name: 'sample', namespace: 'elsewhere', labels: { app: 'sample' } };

  const object = new L1(chart(), 'object', { metadata, spec: sample(specSchema, jsiiCase) });

  expect(object.toJson()).toStrictEqual({ apiVersion: `${group}/${name}`, kind, metadata, spec: sample(specSchema, asIs) });
});

test('every kind has a class, and every class a kind', () => {
  const classes = Object.values(MODULES).flatMap((module) => Object.values(module)).filter((one): one is L1Class => 'GVK' in one);
  const kinds = CRDS.map(({ spec }) => ({ apiVersion: `${spec.group}/${spec.versions[0].name}`, kind: spec.names.kind }));

  const sorted = (list: Array<{ apiVersion: string; kind: string }>) => list.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`).sort();
  expect(sorted(classes.map(({ GVK }) => GVK))).toEqual(sorted(kinds));
  expect(kinds).toHaveLength(24);
});
