import { App, Chart, Duration } from 'cdk8s';
import { Host, istio, mesh } from 'cdk8s-istio';
import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { MESH_MESSAGES } from '../test/meter/mesh-config';
import { samples } from '../test/meter/meter';
import { meshConfig, meshNetworks } from './generators/mesh-config';
import { call } from './generators/recipe';
import { MeshVerdict, Referee } from './referee';

const RUNS = Number(process.env.LAB_RUNS ?? 4000);
const SEED = Number(process.env.LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const ALL_TAKEN: MeshVerdict = { config: '', networks: '' };

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

/** What our construct writes under the keys of the ConfigMap. */
function written(props: mesh.MeshConfigurationProps): { mesh: string; meshNetworks: string } {
  const chart = new Chart(new App(), 'lab');
  new mesh.MeshConfiguration(chart, 'mesh', props);
  return chart.toJson()[0].data;
}

test.each(MESH_MESSAGES.map((one) => [one.name, one] as const))('istiod knows and takes every leaf of %s', async (name, { recipes }) => {
  const texts = samples(recipes).map((one) => dump(one));
  for (const text of texts) {
    const verdict = await (name === 'MeshConfig' ? referee.judgeMesh(text) : referee.judgeMesh('{}', text));
    expect({ text, verdict }).toEqual({ text, verdict: ALL_TAKEN });
  }
  process.stderr.write(`${name}: ${texts.length} samples, all taken\n`);
});

test('what we let through, istiod takes', async () => {
  let through = 0;
  let refused = 0;
  const inputs = call((config: mesh.MeshConfig, networks: Record<string, mesh.MeshNetwork>) => ({ config, networks }), meshConfig, meshNetworks);
  await fc.assert(fc.asyncProperty(inputs, async (recipe) => {
    let data: ReturnType<typeof written>;
    try {
      data = written(recipe());
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) throw error;
      refused++;
      return;
    }
    through++;
    const verdict = await referee.judgeMesh(data.mesh, data.meshNetworks);
    if (verdict.config || verdict.networks) throw new Error(`${verdict.config}${verdict.networks}\n${data.mesh}\n${data.meshNetworks}`);
  }), { seed: SEED, numRuns: RUNS });
  process.stderr.write(`mesh configurations: seed ${SEED}, ${through} let through and taken, ${refused} refused by us\n`);
  expect(through / RUNS).toBeGreaterThanOrEqual(0.2);
  expect(through / RUNS).toBeLessThanOrEqual(0.95);
});

const refusedByIstiod = async (config: object) => (await referee.judgeMesh(dump(config))).config !== '';
const HOST = Host.dns('a.com');
const outlierDetection = { consecutiveLocalOriginFailures: 1 };
const overlapping: istio.LocalityDistribution[] = [{ fromLocality: 'a', to: { b: 100 } }, { fromLocality: 'a', to: { c: 100 } }];

test.each<[string, object, () => mesh.MeshConfig]>([
  ['a port that is none', { proxyListenPort: 0 }, () => ({ proxyListenPort: 0 })],
  ['no time to connect', { connectTimeout: '0s' }, () => ({ connectTimeout: Duration.seconds(0) })],
  ['too long a time to connect', { connectTimeout: '3601s' }, () => ({ connectTimeout: Duration.seconds(3601) })],
  ['a trust domain that is no name', { trustDomain: 'a_b' }, () => ({ trustDomain: 'a_b' })],
  ['an alias that is no name', { trustDomainAliases: ['a_b'] }, () => ({ trustDomainAliases: ['a_b'] })],
  ['a host that is none', { serviceSettings: [{ hosts: ['a_b'] }] }, () => ({ serviceSettings: [{ clusterLocal: true, hosts: [Host.dns('a_b')] }] })],
  ['a connection pool without limits', { defaultTrafficPolicy: { connectionPool: {} } }, () => ({ defaultTrafficPolicy: { connectionPool: {} } })],
  ['local errors that are not split', { defaultTrafficPolicy: { outlierDetection } }, () => ({ defaultTrafficPolicy: { outlierDetection } })],
  ['localities that overlap', { localityLbSetting: { distribute: overlapping.map(({ fromLocality, to }) => ({ from: fromLocality, to })) } },
    () => ({ locality: istio.Locality.distribute(overlapping) })],
  ['an address without a port', { defaultConfig: { discoveryAddress: 'istiod' } }, () => ({ defaultConfig: { discoveryAddress: 'istiod' } })],
  ['a tracer without a port', { defaultConfig: { tracing: { zipkin: { address: 'zipkin' } } } },
    () => ({ defaultConfig: { tracing: { tracer: mesh.Tracer.zipkin('zipkin') } } })],
  ['a variable with a name too long for YAML', { defaultConfig: { proxyMetadata: { ['A'.repeat(3000)]: 'a' } } },
    () => ({ defaultConfig: { proxyMetadata: { ['A'.repeat(3000)]: 'a' } } })],
  ['a drain of half a second', { defaultConfig: { drainDuration: '0.5s' } }, () => ({ defaultConfig: { drainDuration: Duration.millis(500) } })],
  ['keys without delay', { defaultConfig: { privateKeyProvider: { qat: { pollDelay: '0s' } } } },
    () => ({ defaultConfig: { privateKeyProvider: mesh.PrivateKeyProvider.qat({ pollDelay: Duration.seconds(0) }) } })],
  ['a small window', { defaultConfig: { connectionSettings: { http2InitialStreamWindowSize: 1 } } },
    () => ({ defaultConfig: { connectionSettings: { http2InitialStreamWindowSize: 1 } } })],
  ['a provider without a port', { extensionProviders: [{ name: 'a', zipkin: { service: 'a.com' } }] },
    () => ({ extensionProviders: [mesh.ExtensionProvider.zipkin('a', { service: HOST, port: 0 })] })],
  ['a provider with a wildcard', { extensionProviders: [{ name: 'a', datadog: { service: '*.a.com', port: 1 } }] },
    () => ({ extensionProviders: [mesh.ExtensionProvider.datadog('a', { service: Host.dns('*.a.com'), port: 1 })] })],
  ['a status that is none', { extensionProviders: [{ name: 'a', envoyExtAuthzHttp: { service: 'a.com', port: 1, statusOnError: '299' } }] },
    () => ({ extensionProviders: [mesh.ExtensionProvider.envoyExtAuthzHttp('a', { service: HOST, port: 1, statusOnError: 299 })] })],
])('istiod and we refuse %s', async (_, config, ours) => {
  expect(await refusedByIstiod(config)).toBe(true);
  expect(() => written({ config: ours() })).toThrow();
});

test.each([
  ['a misspelt field', { trustDomian: 'example.com' }],
  ['a value of another type', { enableTracing: 'yes' }],
  ['curves between workloads', { meshMTLS: { ecdhCurves: ['P-256'] } }],
  ['a curve that is none', { tlsDefaults: { ecdhCurves: ['P-1'] } }],
  ['an auth policy of nobody', { defaultConfig: { controlPlaneAuthPolicy: 'INHERIT' } }],
  ['two exporters', { extensionProviders: [{ name: 'a', opentelemetry: { service: 'a.com', port: 1, http: {}, grpc: {} } }] }],
])('istiod refuses %s, which our types have no place for', async (_, config) => {
  expect(await refusedByIstiod(config)).toBe(true);
});

test('networks that istiod refuses we refuse', async () => {
  const refused = async (endpoint: object) => (await referee.judgeMesh('{}', dump({ networks: { a: { endpoints: [endpoint] } } }))).networks !== '';
  expect(await refused({ fromCidr: '10.0.0.0/33' })).toBe(true);
  expect(() => mesh.NetworkEndpoints.fromCidr('10.0.0.0/33')).toThrow();
  expect(await refused({ fromRegistry: 'a_b' })).toBe(true);
  expect(() => mesh.NetworkEndpoints.fromRegistry('a_b')).toThrow();
});
