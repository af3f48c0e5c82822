import { App, Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { Host, istio, mesh } from '../../src';
import { MESH_SCHEMAS } from '../support/mesh-config';
import { Subject } from './meter';
import { EXTENSION_PROVIDERS } from './parts/extension-provider';
import { PROXY_CONFIGS } from './parts/proxy-config';
import { connectionPool, failover, outlierDetection, TLS } from './parts/traffic-policy';
import { host, hostName, labels, path, port, seconds } from './parts/values';
import { Probe } from './probe';

const { CaCertificate, ExtensionProvider, LabelExpression, OutboundTrafficPolicy, NetworkEndpoints, NetworkGateway } = mesh;
const { ExportTo, Locality, RetryOn } = istio;
const AGENT = { service: Host.dns('agent.example.com'), port: 8126 };

/** What stands under a key of the ConfigMap. */
function written(key: string, props: mesh.MeshConfigurationProps): object[] {
  const chart = new Chart(new App(), 'meter');
  new mesh.MeshConfiguration(chart, 'mesh', props);
  return chart.toJson().map(({ data }) => load(data[key]) as object);
}

const configured = (fill: (probe: Probe) => mesh.MeshConfig) => (probe: Probe) => written('mesh', { config: fill(probe) });
const connected = (fill: (probe: Probe) => Record<string, mesh.MeshNetwork>) => (probe: Probe) => written('meshNetworks', { config: {}, networks: fill(probe) });

const selector = (probe: Probe, leaf: string, operator = LabelExpression.in): mesh.LabelSelector => ({
  matchLabels: labels(probe, `${leaf}.matchLabels`),
  matchExpressions: [operator(probe.text(`${leaf}.matchExpressions[].key`), [probe.text(`${leaf}.matchExpressions[].values[]`)])],
});

const CERTIFICATE = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;

const plainFields = (probe: Probe): mesh.MeshConfig => ({
  proxyListenPort: port(probe, 'proxyListenPort'),
  proxyInboundListenPort: port(probe, 'proxyInboundListenPort'),
  proxyHttpPort: port(probe, 'proxyHttpPort'),
  connectTimeout: seconds(probe, 'connectTimeout'),
  hboneIdleTimeout: seconds(probe, 'hboneIdleTimeout'),
  protocolDetectionTimeout: seconds(probe, 'protocolDetectionTimeout'),
  tcpKeepalive: {
    probes: probe.number('tcpKeepalive.probes'),
    time: seconds(probe, 'tcpKeepalive.time'),
    interval: seconds(probe, 'tcpKeepalive.interval'),
  },
  ingressClass: probe.text('ingressClass'),
  ingressService: probe.text('ingressService'),
  ingressControllerMode: probe.member('ingressControllerMode', mesh.IngressControllerMode),
  ingressSelector: probe.text('ingressSelector'),
  enableTracing: probe.flag('enableTracing'),
  accessLogFile: path(probe, 'accessLogFile'),
  accessLogFormat: probe.text('accessLogFormat', (text) => `{"text":"${text}"}`),
  accessLogEncoding: probe.member('accessLogEncoding', mesh.AccessLogEncoding),
  enableEnvoyAccessLogService: probe.flag('enableEnvoyAccessLogService'),
  disableEnvoyListenerLog: probe.flag('disableEnvoyListenerLog'),
  inboundTrafficPolicy: probe.member('inboundTrafficPolicy.mode', mesh.InboundTrafficMode),
  enableAutoMtls: probe.flag('enableAutoMtls'),
  trustDomain: hostName(probe, 'trustDomain'),
  trustDomainAliases: [hostName(probe, 'trustDomainAliases[]')],
  defaultServiceExportTo: [ExportTo.namespace(probe.text('defaultServiceExportTo[]'))],
  defaultVirtualServiceExportTo: [ExportTo.namespace(probe.text('defaultVirtualServiceExportTo[]'))],
  defaultDestinationRuleExportTo: [ExportTo.namespace(probe.text('defaultDestinationRuleExportTo[]'))],
  rootNamespace: probe.text('rootNamespace'),
  dnsRefreshRate: seconds(probe, 'dnsRefreshRate'),
  h2UpgradePolicy: probe.member('h2UpgradePolicy', mesh.MeshH2UpgradePolicy),
  inboundClusterStatName: probe.text('inboundClusterStatName'),
  outboundClusterStatName: probe.text('outboundClusterStatName'),
  enablePrometheusMerge: probe.flag('enablePrometheusMerge'),
  pathNormalization: probe.member('pathNormalization.normalization', mesh.PathNormalization),
  defaultHttpRetryPolicy: {
    attempts: probe.number('defaultHttpRetryPolicy.attempts'),
    backoff: seconds(probe, 'defaultHttpRetryPolicy.backoff'),
    retryOn: [probe.of('defaultHttpRetryPolicy.retryOn', RetryOn.RESET, RetryOn.status(503))],
    retryRemoteLocalities: probe.flag('defaultHttpRetryPolicy.retryRemoteLocalities'),
    retryIgnorePreviousHosts: probe.flag('defaultHttpRetryPolicy.retryIgnorePreviousHosts'),
  },
  meshMTLS: {
    minProtocolVersion: probe.member('meshMTLS.minProtocolVersion', mesh.MeshTlsVersion),
    cipherSuites: [probe.text('meshMTLS.cipherSuites[]')],
  },
  tlsDefaults: {
    minProtocolVersion: probe.member('tlsDefaults.minProtocolVersion', mesh.MeshTlsVersion),
    cipherSuites: [probe.text('tlsDefaults.cipherSuites[]')],
    ecdhCurves: [probe.member('tlsDefaults.ecdhCurves[]', mesh.EcdhCurve)],
  },
  defaultTrafficPolicy: {
    connectionPool: connectionPool(probe.within('defaultTrafficPolicy.connectionPool')),
    outlierDetection: outlierDetection(probe.within('defaultTrafficPolicy.outlierDetection')),
  },
});

const services = (probe: Probe): mesh.MeshConfig => ({
  serviceSettings: [{ clusterLocal: probe.flag('serviceSettings[].settings.clusterLocal'), hosts: [host(probe, 'serviceSettings[].hosts[]')] }],
  serviceScopeConfigs: [{
    scope: probe.member('serviceScopeConfigs[].scope', mesh.ServiceScope),
    namespaceSelector: selector(probe, 'serviceScopeConfigs[].namespaceSelector'),
    servicesSelector: selector(probe, 'serviceScopeConfigs[].servicesSelector'),
  }],
  serviceEntryVisibility: {
    defaultVisibility: probe.member('serviceEntryVisibility.defaultVisibility', mesh.Visibility),
    applyToSidecars: probe.flag('serviceEntryVisibility.applyToSidecars'),
    policies: [{
      visibility: probe.member('serviceEntryVisibility.policies[].visibility', mesh.Visibility),
      namespaceSelectors: [selector(probe, 'serviceEntryVisibility.policies[].matchingRules[].namespaceSelector')],
    }],
  },
  discoverySelectors: [selector(probe, 'discoverySelectors[]')],
});

/** The operator is a text in the schema, so it takes two to tell that it comes out. */
const operators = (probe: Probe): mesh.MeshConfig => {
  const either = (leaf: string) => probe.of(`${leaf}.matchExpressions[].operator`, LabelExpression.exists('team'), LabelExpression.doesNotExist('team'));
  const one = (leaf: string) => ({ matchExpressions: [either(leaf)] });
  return {
    discoverySelectors: [one('discoverySelectors[]')],
    serviceScopeConfigs: [{
      scope: mesh.ServiceScope.GLOBAL,
      namespaceSelector: one('serviceScopeConfigs[].namespaceSelector'),
      servicesSelector: one('serviceScopeConfigs[].servicesSelector'),
    }],
    serviceEntryVisibility: {
      policies: [{ visibility: mesh.Visibility.NONE, namespaceSelectors: [one('serviceEntryVisibility.policies[].matchingRules[].namespaceSelector')] }],
    },
  };
};

const LOCALITIES: Record<string, (probe: Probe) => istio.Locality | undefined> = {
  'locality on and off': (probe) => probe.of('localityLbSetting.enabled', Locality.failover(), Locality.disabled()),
  'failover': (probe) => Locality.failover(failover(probe.within('localityLbSetting'))),
  'distribution': (probe) => {
    const distribute = probe.within('localityLbSetting.distribute[]');
    const fromLocality = distribute.text('from');
    return distribute.of('to.*', ...[40, 30].map((share) => Locality.distribute([{ fromLocality, to: { near: 100 - share, far: share } }])));
  },
  'zone awareness on': (probe) => probe.of('zoneAwareLbSetting.enabled', undefined, Locality.zoneAware()),
  'zone awareness': (probe) => {
    const zoneAware = probe.within('zoneAwareLbSetting');
    return Locality.zoneAware({ ...failover(zoneAware), minClusterSize: zoneAware.number('minClusterSize') });
  },
};

const named = (what: string, recipes: Record<string, (probe: Probe) => mesh.MeshConfig>): Subject['recipes'] =>
  Object.fromEntries(Object.entries(recipes).map(([name, fill]) => [`${what}: ${name}`, configured(fill)]));

const mapped = <T>(recipes: Record<string, (probe: Probe) => T>, fill: (value: T) => mesh.MeshConfig, within?: string) =>
  Object.fromEntries(Object.entries(recipes).map(([name, recipe]) => [name, (probe: Probe) => fill(recipe(within ? probe.within(within) : probe))]));

const STARTING_TLS = 'ignored by a proxy that starts';

const meshConfig: Subject = {
  name: 'MeshConfig',
  schema: MESH_SCHEMAS.MeshConfig,
  recipes: {
    'plain fields': configured(plainFields),
    'services': configured(services),
    'operators': configured(operators),
    'local errors': configured((probe) => ({
      defaultTrafficPolicy: {
        outlierDetection: { splitExternalLocalOriginErrors: probe.flag('defaultTrafficPolicy.outlierDetection.splitExternalLocalOriginErrors') },
      },
    })),
    'a CA certificate': configured((probe) => ({
      caCertificates: [CaCertificate.pem(probe.text('caCertificates[].pem', CERTIFICATE), {
        certSigners: [probe.text('caCertificates[].certSigners[]')], trustDomains: [hostName(probe, 'caCertificates[].trustDomains[]')],
      })],
    })),
    'a bundle': configured((probe) => ({
      caCertificates: [CaCertificate.spiffeBundleUrl(probe.text('caCertificates[].spiffeBundleUrl', (text) => `https://${text}.example.com`))],
    })),
    'outbound traffic': configured((probe) => ({
      outboundTrafficPolicy: probe.of(
        'outboundTrafficPolicy.mode', OutboundTrafficPolicy.registryOnly(), OutboundTrafficPolicy.allowAny(), OutboundTrafficPolicy.allowAnyDynamicDns(),
      ),
    })),
    ...named('outbound', mapped(TLS, (tls) => ({ outboundTrafficPolicy: OutboundTrafficPolicy.allowAnyDynamicDns({ tls }) }), 'outboundTrafficPolicy.tls')),
    'a config source': configured((probe) => ({
      configSources: [{
        address: probe.text('configSources[].address', (text) => `fs:///${text}`),
        subscribedResources: probe.of('configSources[].subscribedResources[]', [], [mesh.ConfigResource.SERVICE_REGISTRY]),
      }],
    })),
    ...named('config source', mapped(TLS, (tlsSettings) => ({ configSources: [{ address: 'xds://a:1', tlsSettings }] }), 'configSources[].tlsSettings')),
    ...named('locality', mapped(LOCALITIES, (locality) => ({ locality }))),
    'default providers': configured((probe) => ({
      extensionProviders: [
        ...['a', 'b'].map((name) => ExtensionProvider.datadog(`trace-${name}`, AGENT)),
        ...['a', 'b'].map((name) => ExtensionProvider.envoyFileAccessLog(`log-${name}`)),
        ...['a', 'b'].map((name) => ExtensionProvider.prometheus(`metric-${name}`)),
      ],
      defaultProviders: {
        tracing: [probe.of('defaultProviders.tracing[]', 'trace-a', 'trace-b')],
        metrics: [probe.of('defaultProviders.metrics[]', 'metric-a', 'metric-b')],
        accessLogging: [probe.of('defaultProviders.accessLogging[]', 'log-a', 'log-b')],
      },
    })),
    ...named('provider', mapped(EXTENSION_PROVIDERS, (provider) => ({ extensionProviders: [provider] }), 'extensionProviders[]')),
    ...named('proxies', mapped(PROXY_CONFIGS, (defaultConfig) => ({ defaultConfig }), 'defaultConfig')),
  },
  leftOut: [
    [/^ca\./, 'not read by istiod'],
    [/^certificates\[\]\./, 'deprecated'],
    [/^verifyCertificateAtClient$/, 'deprecated'],
    [/^defaultConfig\.(availabilityZone|discoveryRefreshDelay|envoyMetricsServiceAddress|zipkinAddress)$/, 'deprecated'],
    [/^defaultConfig\.sds\./, 'deprecated'],
    [/^defaultConfig\.extraStatTags\[\]$/, 'deprecated: no longer needed'],
    [/^defaultConfig\.readinessProbe\.grpc\./, 'no gRPC probe: istiod refuses a WorkloadGroup with one'],
    [/^defaultConfig\.controlPlaneAuthPolicy=INHERIT$/, 'refused by istiod for a mesh'],
    [/^defaultConfig\.tracing\.(lightstep|stackdriver|openCensusAgent)\./, 'hidden: tracers that are no more'],
    [/^defaultConfig\..*tlsSettings\.(caCrl|credentialName|insecureSkipVerify)$/, STARTING_TLS],
    [/^extensionProviders\[\]\.(lightstep|opencensus)\./, 'deprecated'],
    [/^extensionProviders\[\]\.stackdriver\./, 'hidden: not implemented by istiod'],
    [/^extensionProviders\[\]\.skywalking\.accessToken$/, 'not implemented by istiod'],
    [/^extensionProviders\[\]\.envoyExtAuthzHttp\.includeHeadersInCheck\[\]$/, 'deprecated: includeRequestHeadersInCheck'],
    [/^extensionProviders\[\]\.envoyExtAuthzHttp\.includeRequestBodyInCheck\.packAsBytes$/, 'not for HTTP'],
    [/^defaultHttpRetryPolicy\.perTryTimeout$/, 'not implemented by istiod for a mesh'],
    [/^meshMTLS\.ecdhCurves\[\]$/, 'refused by istiod'],
    [/^defaultTrafficPolicy\.outlierDetection\.consecutiveErrors$/, 'deprecated: consecutive5xxErrors'],
    [/(?<!\.mode)=(UNSPECIFIED|UNDEFINED|VISIBILITY_UNSPECIFIED|TLS_AUTO|\w+_UNSPECIFIED)$/, 'the same as leaving it out'],
  ],
};

const meshNetworks: Subject = {
  name: 'MeshNetworks',
  schema: MESH_SCHEMAS.MeshNetworks,
  recipes: {
    'addresses': connected((probe) => ({
      remote: {
        endpoints: [NetworkEndpoints.fromCidr(probe.of('networks.*.endpoints[].fromCidr', '10.1.0.0/16', '10.2.0.0/16'))],
        gateways: [NetworkGateway.address('10.0.0.1', { port: port(probe, 'networks.*.gateways[].port'), locality: probe.text('networks.*.gateways[].locality') })],
      },
    })),
    'another address': connected((probe) => ({
      remote: {
        endpoints: [NetworkEndpoints.fromRegistry(probe.text('networks.*.endpoints[].fromRegistry'))],
        gateways: [probe.of('networks.*.gateways[].address', ...['10.0.0.1', '10.0.0.2'].map((address) => NetworkGateway.address(address)))],
      },
    })),
    'services': connected((probe) => ({
      remote: {
        endpoints: [NetworkEndpoints.fromRegistry('remote')],
        gateways: [NetworkGateway.registryServiceName(host(probe, 'networks.*.gateways[].registryServiceName'))],
      },
    })),
  },
  leftOut: [],
};

/** The messages of the ConfigMap that istiod reads. */
export const MESH_MESSAGES: Subject[] = [meshConfig, meshNetworks];
