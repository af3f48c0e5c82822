import { istio, mesh } from '../../../src';
import { Probe } from '../probe';
import { TLS } from './traffic-policy';
import { path, port, seconds } from './values';

const { PrivateKeyProvider, ProxyClusterName, ServerHeader, TraceTag, Tracer } = mesh;
const { ClientTls, ReadinessProbe } = istio;

const address = (probe: Probe, leaf: string) => probe.text(leaf, (text) => `${text}.example.com:9000`);

const service = (probe: Probe): mesh.RemoteService => ({
  address: address(probe, 'address'),
  tcpKeepalive: {
    probes: probe.number('tcpKeepalive.probes'),
    time: seconds(probe, 'tcpKeepalive.time'),
    interval: seconds(probe, 'tcpKeepalive.interval'),
  },
});

/** TLS that proxies start with: by files, without a list of what was revoked. */
const STARTING_TLS: Record<string, (probe: Probe) => istio.ClientTls> = {
  'tls modes': TLS['tls modes'],
  'mutual tls': (probe) => {
    probe.implied('mode', 'MUTUAL');
    return ClientTls.mutual({
      caCertificates: path(probe, 'caCertificates'),
      clientCertificate: path(probe, 'clientCertificate'),
      privateKey: path(probe, 'privateKey'),
      sni: probe.text('sni'),
      subjectAltNames: [probe.text('subjectAltNames[]')],
    });
  },
};

const withTls = (of: string, field: string, fill: (tls: istio.ClientTls) => mesh.MeshProxyConfig) =>
  Object.fromEntries(Object.entries(STARTING_TLS).map(([name, make]) => [`${name} of ${of}`, (probe: Probe) => fill(make(probe.within(field)))]));

const CERTIFICATE = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;

const plainFields = (probe: Probe): mesh.MeshProxyConfig => ({
  configPath: path(probe, 'configPath'),
  binaryPath: path(probe, 'binaryPath'),
  drainDuration: seconds(probe, 'drainDuration'),
  discoveryAddress: address(probe, 'discoveryAddress'),
  statsdUdpAddress: address(probe, 'statsdUdpAddress'),
  proxyAdminPort: port(probe, 'proxyAdminPort'),
  controlPlaneAuthPolicy: probe.member('controlPlaneAuthPolicy', mesh.ControlPlaneAuthPolicy),
  customConfigFile: path(probe, 'customConfigFile'),
  statNameLength: probe.number('statNameLength'),
  concurrency: probe.number('concurrency'),
  proxyBootstrapTemplatePath: path(probe, 'proxyBootstrapTemplatePath'),
  interceptionMode: probe.member('interceptionMode', mesh.InboundInterceptionMode),
  envoyAccessLogService: service(probe.within('envoyAccessLogService')),
  envoyMetricsService: service(probe.within('envoyMetricsService')),
  proxyMetadata: { TEAM: probe.text('proxyMetadata.*') },
  runtimeValues: { flag: probe.text('runtimeValues.*') },
  statusPort: port(probe, 'statusPort'),
  gatewayTopology: {
    numTrustedProxies: probe.number('gatewayTopology.numTrustedProxies'),
    forwardClientCertDetails: probe.member('gatewayTopology.forwardClientCertDetails', mesh.ForwardClientCertDetails),
    proxyProtocol: probe.flag('gatewayTopology.proxyProtocol'),
  },
  terminationDrainDuration: seconds(probe, 'terminationDrainDuration'),
  meshId: probe.text('meshId'),
  proxyStatsMatcher: {
    inclusionPrefixes: [probe.text('proxyStatsMatcher.inclusionPrefixes[]')],
    inclusionSuffixes: [probe.text('proxyStatsMatcher.inclusionSuffixes[]')],
    inclusionRegexps: [probe.text('proxyStatsMatcher.inclusionRegexps[]')],
  },
  holdApplicationUntilProxyStarts: probe.flag('holdApplicationUntilProxyStarts'),
  caCertificatesPem: [probe.text('caCertificatesPem[]', CERTIFICATE)],
  proxyHeaders: proxyHeaders(probe.within('proxyHeaders')),
  fileFlushInterval: seconds(probe, 'fileFlushInterval'),
  fileFlushMinSizeKb: probe.number('fileFlushMinSizeKb'),
  statsCompression: probe.flag('statsCompression'),
  connectionSettings: connectionSettings(probe.within('connectionSettings')),
});

const proxyHeaders = (probe: Probe): mesh.ProxyHeaders => ({
  forwardedClientCert: probe.member('forwardedClientCert', mesh.ForwardClientCertDetails),
  setCurrentClientCertDetails: {
    subject: probe.flag('setCurrentClientCertDetails.subject'),
    cert: probe.flag('setCurrentClientCertDetails.cert'),
    chain: probe.flag('setCurrentClientCertDetails.chain'),
    dns: probe.flag('setCurrentClientCertDetails.dns'),
    uri: probe.flag('setCurrentClientCertDetails.uri'),
  },
  requestId: probe.flag('requestId.disabled'),
  server: ServerHeader.value(probe.text('server.value')),
  attemptCount: probe.flag('attemptCount.disabled'),
  envoyDebugHeaders: probe.flag('envoyDebugHeaders.disabled'),
  metadataExchangeInMeshOnly: probe.flag('metadataExchangeHeaders.mode'),
  preserveHttp1HeaderCase: probe.flag('preserveHttp1HeaderCase'),
  xForwardedHost: probe.flag('xForwardedHost.enabled'),
  xForwardedPort: probe.flag('xForwardedPort.enabled'),
});

const connectionSettings = (probe: Probe): mesh.ConnectionSettings => ({
  profile: probe.member('profile', mesh.ConnectionProfile),
  listenerPerConnectionBufferLimitBytes: probe.number('listenerPerConnectionBufferLimitBytes'),
  clusterPerConnectionBufferLimitBytes: probe.number('clusterPerConnectionBufferLimitBytes'),
  httpIdleTimeout: seconds(probe, 'httpIdleTimeout'),
  httpMaxConnectionDuration: seconds(probe, 'httpMaxConnectionDuration'),
  httpDrainTimeout: seconds(probe, 'httpDrainTimeout'),
  httpRequestTimeout: seconds(probe, 'httpRequestTimeout'),
  httpRequestHeadersTimeout: seconds(probe, 'httpRequestHeadersTimeout'),
  httpStreamIdleTimeout: seconds(probe, 'httpStreamIdleTimeout'),
  httpMaxStreamDuration: seconds(probe, 'httpMaxStreamDuration'),
  httpMaxConcurrentStreams: probe.number('httpMaxConcurrentStreams'),
  http2InitialStreamWindowSize: probe.number('http2InitialStreamWindowSize', 65535, 65536),
  http2InitialConnectionWindowSize: probe.number('http2InitialConnectionWindowSize', 65535, 65536),
  httpHeadersWithUnderscoresAction: probe.member('httpHeadersWithUnderscoresAction', mesh.HeadersWithUnderscores),
  httpMergeSlashes: probe.flag('httpMergeSlashes'),
  httpPathWithEscapedSlashesAction: probe.member('httpPathWithEscapedSlashesAction', mesh.PathWithEscapedSlashes),
  listenerConnectionLimit: probe.number('listenerConnectionLimit'),
  globalDownstreamConnectionLimit: probe.number('globalDownstreamConnectionLimit'),
});

const tracing = (probe: Probe): mesh.MeshTracing => ({
  tracer: Tracer.zipkin(address(probe, 'zipkin.address')),
  customTags: {
    literal: TraceTag.literal(probe.text('customTags.*.literal.value')),
    environment: TraceTag.environment(probe.text('customTags.*.environment.name'), { defaultValue: probe.text('customTags.*.environment.defaultValue') }),
    header: TraceTag.header(probe.text('customTags.*.header.name'), { defaultValue: probe.text('customTags.*.header.defaultValue') }),
  },
  maxPathTagLength: probe.number('maxPathTagLength'),
  sampling: probe.number('sampling'),
  enableIstioTags: probe.flag('enableIstioTags'),
});

const httpProbe = (probe: Probe): istio.ReadinessProbe => ReadinessProbe.httpGet({
  initialDelay: seconds(probe, 'initialDelaySeconds'),
  timeout: seconds(probe, 'timeoutSeconds'),
  period: seconds(probe, 'periodSeconds'),
  successThreshold: probe.number('successThreshold'),
  failureThreshold: probe.number('failureThreshold'),
  port: port(probe, 'httpGet.port'),
  path: path(probe, 'httpGet.path'),
  host: probe.text('httpGet.host'),
  scheme: probe.member('httpGet.scheme', istio.ProbeScheme),
  httpHeaders: [{ name: probe.text('httpGet.httpHeaders[].name'), value: probe.text('httpGet.httpHeaders[].value') }],
});

/** Configurations of proxies that fill all leaves together. */
export const PROXY_CONFIGS: Record<string, (probe: Probe) => mesh.MeshProxyConfig> = {
  'plain fields': plainFields,
  'names': (probe) => ({
    clusterName: probe.of(
      'tracingServiceName', ProxyClusterName.APP_LABEL_AND_NAMESPACE, ProxyClusterName.CANONICAL_NAME_ONLY, ProxyClusterName.CANONICAL_NAME_AND_NAMESPACE,
    ),
  }),
  'one name': (probe) => ({ clusterName: ProxyClusterName.serviceCluster(probe.text('serviceCluster')) }),
  'tracing': (probe) => ({ tracing: tracing(probe.within('tracing')) }),
  'datadog': (probe) => ({ tracing: { tracer: Tracer.datadog(address(probe, 'tracing.datadog.address')) } }),
  'image': (probe) => ({ image: istio.ProxyImage.of(probe.text('image.imageType')) }),
  'probe by http': (probe) => ({ readinessProbe: httpProbe(probe.within('readinessProbe')) }),
  'probe by tcp': (probe) => {
    const tcpSocket = probe.within('readinessProbe.tcpSocket');
    return { readinessProbe: ReadinessProbe.tcpSocket({ port: port(tcpSocket, 'port'), host: tcpSocket.text('host') }) };
  },
  'probe by a command': (probe) => ({ readinessProbe: ReadinessProbe.exec([probe.text('readinessProbe.exec.command[]')]) }),
  'server header': (probe) => ({ proxyHeaders: { server: probe.of('proxyHeaders.server.disabled', undefined, ServerHeader.disabled()) } }),
  'cryptomb': (probe) => ({
    privateKeyProvider: PrivateKeyProvider.cryptomb({
      pollDelay: seconds(probe, 'privateKeyProvider.cryptomb.pollDelay'), fallback: probe.flag('privateKeyProvider.cryptomb.fallback'),
    }),
  }),
  'qat': (probe) => ({
    privateKeyProvider: PrivateKeyProvider.qat({
      pollDelay: seconds(probe, 'privateKeyProvider.qat.pollDelay'), fallback: probe.flag('privateKeyProvider.qat.fallback'),
    }),
  }),
  ...withTls('access logs', 'envoyAccessLogService.tlsSettings', (tlsSettings) => ({ envoyAccessLogService: { address: 'logs:1', tlsSettings } })),
  ...withTls('metrics', 'envoyMetricsService.tlsSettings', (tlsSettings) => ({ envoyMetricsService: { address: 'metrics:1', tlsSettings } })),
  ...withTls('tracing', 'tracing.tlsSettings', (tlsSettings) => ({ tracing: { tlsSettings } })),
};
