import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childSchemas, EXPERIMENTAL, Schema } from '../../build-tools/crds';
import { DEPRECATED, HIDDEN } from '../../build-tools/mesh-config';
import { CRDS, SERVED_CRDS, specSchema } from '../support/crds';
import { MESH_SCHEMAS, VALUES_SCHEMAS } from '../support/mesh-config';
import { filesBelow, ROOT } from './sources';

const KINDS = CRDS.map(({ spec }) => `${spec.group}/${spec.versions[0].name} ${spec.names.kind}`);

test('every kind that Istio serves is pinned', () => {
  expect(KINDS.sort()).toEqual([
    'extensions.istio.io/v1alpha1 TrafficExtension',
    'extensions.istio.io/v1alpha1 WasmPlugin',
    'gateway.networking.k8s.io/v1 BackendTLSPolicy',
    'gateway.networking.k8s.io/v1 GRPCRoute',
    'gateway.networking.k8s.io/v1 Gateway',
    'gateway.networking.k8s.io/v1 GatewayClass',
    'gateway.networking.k8s.io/v1 HTTPRoute',
    'gateway.networking.k8s.io/v1 ListenerSet',
    'gateway.networking.k8s.io/v1 ReferenceGrant',
    'gateway.networking.k8s.io/v1 TCPRoute',
    'gateway.networking.k8s.io/v1 TLSRoute',
    'networking.istio.io/v1 DestinationRule',
    'networking.istio.io/v1 Gateway',
    'networking.istio.io/v1 ServiceEntry',
    'networking.istio.io/v1 Sidecar',
    'networking.istio.io/v1 VirtualService',
    'networking.istio.io/v1 WorkloadEntry',
    'networking.istio.io/v1 WorkloadGroup',
    'networking.istio.io/v1alpha3 EnvoyFilter',
    'networking.istio.io/v1beta1 ProxyConfig',
    'security.istio.io/v1 AuthorizationPolicy',
    'security.istio.io/v1 PeerAuthentication',
    'security.istio.io/v1 RequestAuthentication',
    'telemetry.istio.io/v1 Telemetry',
  ]);
});

test('every version that a cluster serves is there, the pinned one first', () => {
  const versionsOf = (plural: string) => SERVED_CRDS.find(({ metadata }) => metadata.name === plural)!.spec.versions.map(({ name }) => name);
  expect(versionsOf('virtualservices.networking.istio.io')).toEqual(['v1', 'v1alpha3', 'v1beta1']);
  expect(versionsOf('tlsroutes.gateway.networking.k8s.io')).toEqual(['v1']);
  SERVED_CRDS.forEach(({ spec: { versions } }) => {
    expect(versions.map(({ storage }) => storage)).toEqual(versions.map((_, index) => index === 0));
    versions.forEach(({ schema }) => expect(schema).toEqual(versions[0].schema));
  });
});

test('the pinned API holds facts, no prose', () => {
  const prose: string[] = [];
  const visit = (schema: Schema, path: string): void => {
    const texts = (schema['x-kubernetes-validations'] ?? []).map(({ message, messageExpression }) => message ?? messageExpression);
    if ([schema.description, schema.title, ...texts].some((text) => text && text !== EXPERIMENTAL)) prose.push(path);
    childSchemas(schema).forEach((child, index) => visit(child, `${path}/${index}`));
  };
  CRDS.forEach(({ spec }) => visit(spec.versions[0].schema.openAPIV3Schema, spec.names.kind));
  Object.entries({ ...MESH_SCHEMAS, ...VALUES_SCHEMAS }).forEach(([name, schema]) => visit(schema, name));
  expect(prose).toEqual([]);
});

test('the documentation of every property of level 1 is where it comes from, and nothing more', () => {
  const properties = filesBelow('imports', '.ts').flatMap((file) => readFileSync(join(ROOT, file), 'utf8').match(/\/\*\*(?:(?!\*\/)[^])*\*\/\n  readonly /g) ?? []);
  const prose = properties
    .map((property) => property.replace(`   * ${EXPERIMENTAL}\n   *\n`, ''))
    .filter((property) => !/^\/\*\*\n   \* (@default .*\n   \* )?@schema \S+\n   \*\/\n  readonly $/.test(property));
  expect(properties.length).toBeGreaterThan(1000);
  expect(prose).toEqual([]);
});

test('code is generated from one spelling of a field', () => {
  const http = specSchema('networking.istio.io/v1', 'VirtualService')!.properties!.http.items!.properties!;
  expect(Object.keys(http)).toEqual(expect.arrayContaining(['mirrorPercent']));
  expect(Object.keys(http)).not.toContain('mirror_percent');
});

test('the experimental field that Istio serves is there and marked, others are not', () => {
  const rule = specSchema('gateway.networking.k8s.io/v1', 'HTTPRoute')!.properties!.rules.items!.properties!;
  expect(rule.retry.description).toBe(EXPERIMENTAL);
  expect(Object.keys(rule)).not.toContain('sessionPersistence');
});

test('the messages of the mesh configuration are there as their JSON form has them', () => {
  const mesh = MESH_SCHEMAS.MeshConfig.properties!;
  expect(Object.keys(MESH_SCHEMAS)).toEqual(['MeshConfig', 'MeshNetworks']);
  expect(mesh.meshMTLS.properties!.minProtocolVersion).toEqual({ type: 'string', enum: ['TLS_AUTO', 'TLSV1_2', 'TLSV1_3'] });
  expect(mesh.connectTimeout).toEqual({ type: 'string', format: 'duration' });
  expect(mesh.enableAutoMtls).toEqual({ type: 'boolean' });
  expect(mesh.defaultConfig.properties!.proxyMetadata).toEqual({ type: 'object', additionalProperties: { type: 'string' } });
  expect(mesh.caCertificates.items!.oneOf).toEqual([
    { not: { anyOf: [{ required: ['pem'] }, { required: ['spiffeBundleUrl'] }] } }, { required: ['pem'] }, { required: ['spiffeBundleUrl'] },
  ]);
  expect(mesh.extensionProviders.items!.properties!.zipkin.properties).toHaveProperty('enable64bitTraceId', { type: 'boolean' });
  expect(MESH_SCHEMAS.MeshNetworks.required).toEqual(['networks']);
});

test('a field of the mesh configuration says whether it is deprecated and whether the reference shows it', () => {
  const { certificates, protocolDetectionTimeout, trustDomain } = MESH_SCHEMAS.MeshConfig.properties!;
  expect([certificates[DEPRECATED], certificates[HIDDEN]]).toEqual([true, true]);
  expect([protocolDetectionTimeout[DEPRECATED], protocolDetectionTimeout[HIDDEN]]).toEqual([undefined, true]);
  expect(Object.keys(trustDomain)).toEqual(['type']);
});
