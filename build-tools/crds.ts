import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** The part of a JSON schema that a CRD uses and this repository reads. */
export interface Schema {
  'type'?: string;
  'format'?: string;
  'description'?: string;
  'title'?: string;
  'enum'?: unknown[];
  'default'?: unknown;
  'required'?: string[];
  'properties'?: Record<string, Schema>;
  'items'?: Schema;
  'additionalProperties'?: Schema | boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-validations'?: Array<{ rule: string; message?: string; messageExpression?: string }>;
  [keyword: string]: unknown;
}

export interface CrdVersion {
  name: string;
  served: boolean;
  storage: boolean;
  deprecated?: boolean;
  schema: { openAPIV3Schema: Schema };
  additionalPrinterColumns?: Array<{ description?: string }>;
}

export interface Crd {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: object; annotations?: Record<string, string> };
  spec: { group: string; names: { kind: string; plural: string }; versions: CrdVersion[] };
}

/** Where a kind's CRD comes from and which of its versions is pinned. */
interface Source {
  module: string;
  file: string;
  version: string;
}

const istio = (version: string): Source =>
  ({ module: 'istio.io/api', file: 'kubernetes/customresourcedefinitions.gen.yaml', version });
const gatewayApi = (plural: string): Source =>
  ({ module: 'sigs.k8s.io/gateway-api', file: `config/crd/standard/gateway.networking.k8s.io_${plural}.yaml`, version: 'v1' });

/** Each kind that Istio serves, in its most stable version. */
const SOURCES: Record<string, Source> = {
  'wasmplugins.extensions.istio.io': istio('v1alpha1'),
  'trafficextensions.extensions.istio.io': istio('v1alpha1'),
  'destinationrules.networking.istio.io': istio('v1'),
  'envoyfilters.networking.istio.io': istio('v1alpha3'),
  'gateways.networking.istio.io': istio('v1'),
  'proxyconfigs.networking.istio.io': istio('v1beta1'),
  'serviceentries.networking.istio.io': istio('v1'),
  'sidecars.networking.istio.io': istio('v1'),
  'virtualservices.networking.istio.io': istio('v1'),
  'workloadentries.networking.istio.io': istio('v1'),
  'workloadgroups.networking.istio.io': istio('v1'),
  'authorizationpolicies.security.istio.io': istio('v1'),
  'peerauthentications.security.istio.io': istio('v1'),
  'requestauthentications.security.istio.io': istio('v1'),
  'telemetries.telemetry.istio.io': istio('v1'),
  'backendtlspolicies.gateway.networking.k8s.io': gatewayApi('backendtlspolicies'),
  'gatewayclasses.gateway.networking.k8s.io': gatewayApi('gatewayclasses'),
  'gateways.gateway.networking.k8s.io': gatewayApi('gateways'),
  'grpcroutes.gateway.networking.k8s.io': gatewayApi('grpcroutes'),
  'httproutes.gateway.networking.k8s.io': gatewayApi('httproutes'),
  'listenersets.gateway.networking.k8s.io': gatewayApi('listenersets'),
  'referencegrants.gateway.networking.k8s.io': gatewayApi('referencegrants'),
  'tcproutes.gateway.networking.k8s.io': gatewayApi('tcproutes'),
  'tlsroutes.gateway.networking.k8s.io': gatewayApi('tlsroutes'),
};

/** Fields outside the standard channel that Istio serves nevertheless. */
const EXPERIMENTAL_FIELDS: Record<string, string[][]> = {
  'httproutes.gateway.networking.k8s.io': [['spec', 'rules', 'retry']],
};

/** Reads the pinned CRDs from their Go modules, reduced to API facts: every served version and every field that a cluster takes. */
export function readPinnedCrds(versions: Record<string, string>): Crd[] {
  const folders = Object.fromEntries(Object.entries(versions).map(([module, version]) => [module, moduleFolder(module, version)]));
  return Object.entries(SOURCES).map(([name, source]) => {
    const folder = folders[source.module];
    const crd = readCrd(join(folder, source.file), name);
    const pinned = crd.spec.versions.find((v) => v.name === source.version);
    if (!pinned) throw new Error(`${name} has no version ${source.version} in ${source.module}@${versions[source.module]}`);
    reduceToFacts(crd);
    keepServed(crd, pinned);
    for (const path of EXPERIMENTAL_FIELDS[name] ?? []) {
      graft(crd, reduceToFacts(readCrd(join(folder, source.file.replace('/standard/', '/experimental/')), name)), path);
    }
    return crd;
  });
}

/** Downloads a Go module (or finds it in the module cache) and returns its folder. */
export function moduleFolder(module: string, version: string): string {
  const json = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8', cwd: '/' });
  return JSON.parse(json).Dir;
}

function readCrd(file: string, name: string): Crd {
  const documents = loadAll(readFileSync(file, 'utf8')) as Array<Crd | undefined>;
  const crd = documents.find((d) => d?.kind === 'CustomResourceDefinition' && d.metadata.name === name);
  if (!crd) throw new Error(`${file} has no CustomResourceDefinition ${name}`);
  return crd;
}

/** What the generated code says of a field outside the standard channel. */
export const EXPERIMENTAL = 'Experimental channel of the Gateway API.';

/** Copies one field's schema from the experimental channel's CRD, and marks it. */
function graft(target: Crd, source: Crd, path: string[]) {
  const version = target.spec.versions[0];
  const other = source.spec.versions.find((v) => v.name === version.name)!;
  const parents = [version, other].map((v) => path.slice(0, -1).reduce(
    (schema, key) => elementOf(schema.properties![key]), v.schema.openAPIV3Schema));
  const field = path[path.length - 1];
  parents[0].properties![field] = { description: EXPERIMENTAL, ...parents[1].properties![field] };
}

const elementOf = (schema: Schema): Schema => schema.items ?? schema;

/** Puts the pinned version first, and lets the others that a cluster serves share its schema. */
function keepServed(crd: Crd, pinned: CrdVersion) {
  const others = crd.spec.versions.filter((version) => version.served && version !== pinned);
  for (const version of others) {
    if (JSON.stringify(version.schema) !== JSON.stringify(pinned.schema)) {
      throw new Error(`${crd.metadata.name} has one schema in ${pinned.name} and another in ${version.name}`);
    }
    version.schema = pinned.schema;
  }
  crd.spec.versions = [pinned, ...others];
  for (const version of crd.spec.versions) version.storage = version === pinned;
}

/** What code is generated from: the pinned version alone, without the deprecated second spelling of a field. */
export function preferred(crd: Crd): Crd {
  const { versions: [pinned], ...spec } = crd.spec;
  const openAPIV3Schema = structuredClone(pinned.schema.openAPIV3Schema);
  dropSecondSpellings(openAPIV3Schema);
  return { ...crd, spec: { ...spec, versions: [{ ...pinned, schema: { openAPIV3Schema } }] } };
}

function dropSecondSpellings(schema: Schema) {
  const properties = schema.properties ?? {};
  for (const key of Object.keys(properties)) {
    if (camelCase(key) !== key && camelCase(key) in properties) delete properties[key];
  }
  for (const child of childSchemas(schema)) dropSecondSpellings(child);
}

/** A name of a proto field as the JSON form has it. */
export const camelCase = (key: string) => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Leaves only what a machine checks: prose and what tools stamp go. */
function reduceToFacts(crd: Crd): Crd {
  const { name, annotations = {} } = crd.metadata;
  crd.metadata = { name, annotations: withoutToolStamp(annotations) };
  for (const version of crd.spec.versions) {
    version.additionalPrinterColumns?.forEach((column) => delete column.description);
    stripProse(version.schema.openAPIV3Schema);
  }
  return crd;
}

function withoutToolStamp(annotations: Record<string, string>) {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith('controller-gen.')));
}

function stripProse(schema: Schema) {
  delete schema.description;
  delete schema.title;
  for (const validation of schema['x-kubernetes-validations'] ?? []) {
    delete validation.message;
    delete validation.messageExpression;
  }
  for (const child of childSchemas(schema)) stripProse(child);
}

/** The schemas directly inside another one. */
export function childSchemas(schema: Schema): Schema[] {
  const { properties = {}, items, additionalProperties } = schema;
  return [
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
}
