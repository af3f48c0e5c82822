import { analyze } from '../../src/analysis/analyze';
import { workloads } from '../../src/analysis/rules/authorization-policy/workloads';
import { gatewayApi } from '../../src/analysis/rules/custom-resource-definition/gateway-api';
import { registries } from '../../src/analysis/rules/mesh-networks/registries';
import { defaultInjection } from '../../src/analysis/rules/namespace/default-injection';
import { injection } from '../../src/analysis/rules/namespace/injection';
import { addresses } from '../../src/analysis/rules/service-entry/addresses';
import { providers } from '../../src/analysis/rules/telemetry/providers';
import { MeshSettings } from '../../src/model/mesh-settings';
import { readText } from '../../src/model/read';

const MANIFESTS = readText(`apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: shop }
spec: { hosts: [db.example.com], ports: [{ number: 3306, name: db, protocol: TCP }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec: { accessLogging: [{ filter: { expression: 'true' } }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: all, namespace: shop }
`, 'a.yaml');

const codes = (settings: MeshSettings) =>
  analyze(MANIFESTS, { settings, rules: [addresses, providers, workloads] }).findings.map(({ code }) => code);
const proxy = (...names: string[]) => ({ defaultConfig: { proxyMetadata: Object.fromEntries(names.map((name) => [name, 'true'])) } });

test.each<[string, MeshSettings, string[]]>([
  ['nothing', {}, ['IST0127', 'IST0134', 'IST0157']],
  ['capture without addresses', proxy('ISTIO_META_DNS_CAPTURE'), ['IST0127', 'IST0134', 'IST0157']],
  ['addresses without capture', proxy('ISTIO_META_DNS_AUTO_ALLOCATE'), ['IST0127', 'IST0134', 'IST0157']],
  ['addresses of the proxy', proxy('ISTIO_META_DNS_CAPTURE', 'ISTIO_META_DNS_AUTO_ALLOCATE'), ['IST0127', 'IST0157']],
  ['addresses of istiod', proxy('ISTIO_META_DNS_CAPTURE', 'PILOT_ENABLE_IP_AUTOALLOCATE'), ['IST0127', 'IST0157']],
  ['a default provider', { defaultProviders: { accessLogging: ['envoy'] } }, ['IST0127', 'IST0134']],
  ['another root namespace', { rootNamespace: 'shop' }, ['IST0134', 'IST0157']],
])('%s in the mesh configuration', (_, settings, found) => {
  expect(codes(settings)).toEqual(found);
});

test.each([
  ['no values', {}, 'IST0102'],
  ['broken values', { values: '{' }, 'IST0102'],
  ['values without the setting', { values: '{}' }, 'IST0102'],
  ['injection by default', { values: '{"sidecarInjectorWebhook": {"enableNamespacesByDefault": true}}' }, 'IST0148'],
])('%s in the configuration of the injector', (_, data, found) => {
  const manifests = readText(`apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: ${JSON.stringify(data)}
---
apiVersion: v1
kind: Namespace
metadata: { name: plain }
`, 'a.yaml');
  expect(analyze(manifests, { rules: [injection, defaultInjection] }).findings.map(({ code }) => code)).toEqual([found]);
});

test.each(['', 'networks: {}', 'networks: { west: { endpoints: none } }', 'other: 1', '['])('networks that name no registry: %j', (meshNetworks) => {
  const manifests = readText(`apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: ${JSON.stringify({ meshNetworks })}
`, 'a.yaml');
  expect(analyze(manifests, { rules: [registries] }).findings).toEqual([]);
});

test('a version of the Gateway API that is none is passed over', () => {
  const manifests = readText(`apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tlsroutes.gateway.networking.k8s.io, annotations: { gateway.networking.k8s.io/bundle-version: latest } }
`, 'a.yaml');
  expect(analyze(manifests, { rules: [gatewayApi] }).findings).toEqual([]);
});
