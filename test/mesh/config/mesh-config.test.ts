import { Duration } from 'cdk8s';
import { Host } from '../../../src';
import { ClientTls, ExportTo, Locality, RetryOn } from '../../../src/istio';
import {
  AccessLogEncoding, ConfigResource, EcdhCurve, ExtensionProvider, InboundTrafficMode, IngressControllerMode, MeshConfig, MeshH2UpgradePolicy,
  MeshTlsVersion, OutboundTrafficPolicy, PathNormalization,
} from '../../../src/mesh';
import { meshConfigOf } from '../../support/mesh';
import { LABEL_RULE } from '../../support/rules';

test('without anything, everything is as Istio has it', () => {
  expect(meshConfigOf({})).toEqual({});
});

test('fields that are as they are given', () => {
  const config = {
    proxyListenPort: 15001,
    proxyInboundListenPort: 15006,
    proxyHttpPort: 15080,
    ingressClass: 'istio',
    ingressService: 'ingress',
    ingressControllerMode: IngressControllerMode.DEFAULT,
    ingressSelector: 'ingress',
    enableTracing: false,
    accessLogFile: '/dev/stdout',
    accessLogFormat: '%RESPONSE_CODE%',
    accessLogEncoding: AccessLogEncoding.TEXT,
    enableEnvoyAccessLogService: true,
    disableEnvoyListenerLog: true,
    enableAutoMtls: false,
    trustDomain: 'example.com',
    trustDomainAliases: ['old.example.com'],
    rootNamespace: 'istio-config',
    h2UpgradePolicy: MeshH2UpgradePolicy.UPGRADE,
    inboundClusterStatName: '%SERVICE%',
    outboundClusterStatName: '%SERVICE_FQDN%',
    enablePrometheusMerge: false,
    meshMTLS: { minProtocolVersion: MeshTlsVersion.TLSV1_3, cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'] },
    tlsDefaults: { minProtocolVersion: MeshTlsVersion.TLSV1_2, cipherSuites: ['AES128-GCM-SHA256'], ecdhCurves: [EcdhCurve.X25519, EcdhCurve.P_256] },
  };
  expect(meshConfigOf(config)).toEqual(config);
});

test('fields that have another form', () => {
  expect(meshConfigOf({
    connectTimeout: Duration.hours(1),
    hboneIdleTimeout: Duration.seconds(15),
    protocolDetectionTimeout: Duration.seconds(0),
    dnsRefreshRate: Duration.millis(1500),
    tcpKeepalive: { probes: 3, time: Duration.seconds(60), interval: Duration.seconds(5) },
    inboundTrafficPolicy: InboundTrafficMode.LOCALHOST,
    pathNormalization: PathNormalization.MERGE_SLASHES,
    defaultServiceExportTo: [ExportTo.SAME_NAMESPACE],
    defaultVirtualServiceExportTo: [ExportTo.ALL_NAMESPACES],
    defaultDestinationRuleExportTo: [ExportTo.namespace('shop'), ExportTo.SAME_NAMESPACE],
    defaultHttpRetryPolicy: { attempts: 3, retryOn: [RetryOn.RESET, RetryOn.status(503)], backoff: Duration.millis(50) },
    defaultTrafficPolicy: {
      connectionPool: { tcp: { maxConnections: 100 } },
      outlierDetection: { consecutive5xxErrors: 3 },
    },
    configSources: [
      { address: 'xds://config.example.com:15010', tlsSettings: ClientTls.istioMutual(), subscribedResources: [ConfigResource.SERVICE_REGISTRY] },
      { address: 'k8s://' },
      { address: 'fs:///etc/config' },
    ],
  })).toEqual({
    connectTimeout: '3600s',
    hboneIdleTimeout: '15s',
    protocolDetectionTimeout: '0s',
    dnsRefreshRate: '1500ms',
    tcpKeepalive: { probes: 3, time: '60s', interval: '5s' },
    inboundTrafficPolicy: { mode: 'LOCALHOST' },
    pathNormalization: { normalization: 'MERGE_SLASHES' },
    defaultServiceExportTo: ['.'],
    defaultVirtualServiceExportTo: ['*'],
    defaultDestinationRuleExportTo: ['shop', '.'],
    defaultHttpRetryPolicy: { attempts: 3, retryOn: 'reset,503', backoff: '50ms' },
    defaultTrafficPolicy: {
      connectionPool: { tcp: { maxConnections: 100 } },
      outlierDetection: { consecutive5xxErrors: 3 },
    },
    configSources: [
      { address: 'xds://config.example.com:15010', tlsSettings: { mode: 'ISTIO_MUTUAL' }, subscribedResources: ['SERVICE_REGISTRY'] },
      { address: 'k8s://' },
      { address: 'fs:///etc/config' },
    ],
  });
});

test.each<[string, OutboundTrafficPolicy, object]>([
  ['fails', OutboundTrafficPolicy.registryOnly(), { mode: 'REGISTRY_ONLY' }],
  ['goes on', OutboundTrafficPolicy.allowAny(), { mode: 'ALLOW_ANY' }],
  ['is looked up', OutboundTrafficPolicy.allowAnyDynamicDns(), { mode: 'ALLOW_ANY_DYNAMIC_DNS' }],
  ['is looked up and encrypted', OutboundTrafficPolicy.allowAnyDynamicDns({ tls: ClientTls.simple() }), { mode: 'ALLOW_ANY_DYNAMIC_DNS', tls: { mode: 'SIMPLE' } }],
])('unknown traffic %s', (_, outboundTrafficPolicy, spec) => {
  expect(meshConfigOf({ outboundTrafficPolicy })).toEqual({ outboundTrafficPolicy: spec });
});

test.each<[string, Locality, object]>([
  ['off', Locality.disabled(), { localityLbSetting: { enabled: false } }],
  ['with an order of failover', Locality.failover({ failover: [{ fromRegion: 'eu', toRegion: 'us' }] }),
    { localityLbSetting: { enabled: true, failover: [{ from: 'eu', to: 'us' }] } }],
  ['by zones', Locality.zoneAware(), { zoneAwareLbSetting: { enabled: true } }],
])('locality %s', (_, locality, spec) => {
  expect(meshConfigOf({ locality })).toEqual(spec);
});

test('a format in the encoding JSON is an object', () => {
  const config = { accessLogEncoding: AccessLogEncoding.JSON, accessLogFormat: '{"status":"%RESPONSE_CODE%"}' };
  expect(meshConfigOf(config)).toEqual(config);
  expect(meshConfigOf({ accessLogEncoding: AccessLogEncoding.JSON })).toEqual({ accessLogEncoding: 'JSON' });
});

const AGENT = { service: Host.dns('agent.example.com'), port: 8126 };
const DATADOG = ExtensionProvider.datadog('datadog', AGENT);

test('default providers are those of the configuration and those that Istio has', () => {
  const defaultProviders = { tracing: ['datadog'], metrics: ['prometheus'], accessLogging: ['envoy'] };
  expect(meshConfigOf({ extensionProviders: [DATADOG], defaultProviders }).defaultProviders).toEqual(defaultProviders);
  expect(meshConfigOf({ defaultProviders: { metrics: ['prometheus'] } })).toEqual({ defaultProviders: { metrics: ['prometheus'] } });
});

test('what is changed after it was given changes nothing', () => {
  const cipherSuites = ['AES128-GCM-SHA256'];
  const rendered = meshConfigOf({ meshMTLS: { cipherSuites } });
  cipherSuites.push('other');

  expect(rendered).toEqual({ meshMTLS: { cipherSuites: ['AES128-GCM-SHA256'] } });
});

const JSON_RULE = "accessLogFormat must be an object of JSON in the encoding JSON, such as '{\"status\":\"%RESPONSE_CODE%\"}', got";
const SOURCE_RULE = "address of a config source must be 'xds://<host>:<port>', 'k8s://' or 'fs:///<folder>', got";

test.each<[string, MeshConfig, string]>([
  ['a port that is none', { proxyInboundListenPort: 65536 }, 'proxyInboundListenPort must be a whole number from 1 to 65535, got 65536 [test]'],
  ['a proxy port that is none', { proxyHttpPort: 0 }, 'proxyHttpPort must be a whole number from 1 to 65535, got 0 [test]'],
  ['no time to connect', { connectTimeout: Duration.seconds(0) }, 'connectTimeout must be at least 1 millisecond, got 0 [test]'],
  ['too long a time to connect', { connectTimeout: Duration.minutes(61) }, 'connectTimeout must be at most 1 hour, got 3660s [test]'],
  ['an empty class', { ingressClass: '' }, 'ingressClass must not be empty [test]'],
  ['a service that is no name', { ingressService: 'In' }, `ingressService ${LABEL_RULE}, got 'In' [test]`],
  ['an empty selector', { ingressSelector: '' }, 'ingressSelector must not be empty [test]'],
  ['a trust domain that is no name', { trustDomain: 'a_b' }, "trustDomain must be a DNS name such as 'www.example.com' or '*.example.com', got 'a_b' [test]"],
  ['a trust domain with a wildcard', { trustDomainAliases: ['*.example.com'] }, "trust domain in trustDomainAliases cannot have a wildcard, got '*.example.com' [test]"],
  ['a root namespace that is no name', { rootNamespace: '' }, `rootNamespace ${LABEL_RULE}, got '' [test]`],
  ['an empty name of statistics', { inboundClusterStatName: '' }, 'inboundClusterStatName must not be empty [test]'],
  ['an empty name of other statistics', { outboundClusterStatName: '' }, 'outboundClusterStatName must not be empty [test]'],
  ['exports to nowhere', { defaultServiceExportTo: [] }, 'exportTo must have at least one entry, got none [test]'],
  ['text in the encoding JSON', { accessLogEncoding: AccessLogEncoding.JSON, accessLogFormat: '%RESPONSE_CODE%' }, `${JSON_RULE} '%RESPONSE_CODE%' [test]`],
  ['a list in the encoding JSON', { accessLogEncoding: AccessLogEncoding.JSON, accessLogFormat: '[]' }, `${JSON_RULE} '[]' [test]`],
  ['nothing in the encoding JSON', { accessLogEncoding: AccessLogEncoding.JSON, accessLogFormat: 'null' }, `${JSON_RULE} 'null' [test]`],
  ['no config source', { configSources: [] }, 'configSources must have at least one entry, got none [test]'],
  ['a config source without a scheme', { configSources: [{ address: 'config.example.com:15010' }] }, `${SOURCE_RULE} 'config.example.com:15010' [test]`],
  ['a config source without a folder', { configSources: [{ address: 'fs:///' }] }, `${SOURCE_RULE} 'fs:///' [test]`],
  ['no discovery selector', { discoverySelectors: [] }, 'discoverySelectors must have at least one entry, got none [test]'],
  ['a cipher suite twice', { meshMTLS: { cipherSuites: ['A', 'A'] } }, "cipherSuites has 'A' twice; drop one [test]"],
  ['no cipher suite', { tlsDefaults: { cipherSuites: [] } }, 'cipherSuites must have at least one entry, got none [test]'],
  ['a curve twice', { tlsDefaults: { ecdhCurves: [EcdhCurve.P_256, EcdhCurve.P_256] } }, "ecdhCurves has 'P-256' twice; drop one [test]"],
  ['no curve', { tlsDefaults: { ecdhCurves: [] } }, 'ecdhCurves must have at least one entry, got none [test]'],
  ['retries that are off and on', { defaultHttpRetryPolicy: { attempts: 0, backoff: Duration.seconds(1) } },
    "retries of the mesh have attempts 0, which turns them off, but also 'backoff'; drop those or raise attempts [test]"],
  ['a connection pool without limits', { defaultTrafficPolicy: { connectionPool: {} } }, 'connectionPool has neither tcp nor http; give it one or leave it out [test]'],
  ['a provider twice', { extensionProviders: [DATADOG, DATADOG] }, "extensionProviders has 'datadog' twice; drop one [test]"],
  ['two providers of secrets', { extensionProviders: [ExtensionProvider.sds('one', AGENT), ExtensionProvider.sds('other', AGENT)] },
    "extensionProviders has 'one' and 'other' for secrets, of which istiod asks the first alone; keep one [test]"],
  ['a default provider that is nowhere', { defaultProviders: { metrics: ['prometeus'] } },
    "metrics of defaultProviders names 'prometeus', which is no extension provider; those for metrics are 'prometheus' [test]"],
  ['a default provider of another kind', { extensionProviders: [DATADOG], defaultProviders: { accessLogging: ['datadog'] } },
    "accessLogging of defaultProviders names 'datadog', which is of another kind; those for accessLogging are 'envoy' [test]"],
  ['a default tracer where there is none', { defaultProviders: { tracing: ['zipkin'] } },
    "tracing of defaultProviders names 'zipkin', which is no extension provider; those for tracing are none [test]"],
  ['a default provider twice', { defaultProviders: { metrics: ['prometheus', 'prometheus'] } }, "metrics of defaultProviders has 'prometheus' twice; drop one [test]"],
  ['no default provider', { defaultProviders: { tracing: [] } }, 'tracing of defaultProviders must have at least one entry, got none [test]'],
])('fails with %s', (_, config, message) => {
  expect(() => meshConfigOf(config)).toThrow(new Error(message));
});
