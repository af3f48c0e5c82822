import { istio, mesh } from 'cdk8s-istio';
import { call, dictionary, either, Gen, maybe, mostly, pick, someOf, struct } from './recipe';
import { tcpKeepalive, tls } from './traffic-policy';
import { duration, flag, headerName, int32, path, percent, port, positiveInt32, positiveUint32, regex, text, uint32, wholeSeconds } from './values';

const { PrivateKeyProvider, ProxyClusterName, ServerHeader, TraceTag, Tracer } = mesh;

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const FEW = 0.15;

const address = mostly(
  pick('zipkin:9411', 'collector.example.com:1', '10.0.0.1:65535', '[::1]:80', '$(HOST_IP):8126'),
  either(text, pick(
    ':80', 'a:', 'a', 'a:0', 'a:65536', 'a:080', '::1:80', '[::1]', '[a]:80', '[10.0.0.1]:80', '[fe80::1%eth0]:80', 'a_b:1', '*.a.com:1', '1.2.3:1', '$(HOST_IP)', 'a.1:1', 'a b:1', 'é:1',
    'x$(HOST_IP):1', '::ffff:10.0.0.1:80', '[::ffff:10.0.0.1]:80', 'a:+1', 'a:1e1', '010.0.0.1:1',
  )),
);
const service = struct<mesh.RemoteService>({ address, tlsSettings: maybe(tls, 0.2), tcpKeepalive: maybe(tcpKeepalive) });
const certDetails = pick(...Object.values(mesh.ForwardClientCertDetails));

const tagOptions = struct<mesh.TraceTagOptions>({ defaultValue: maybe(text) });
const tracing = struct<mesh.MeshTracing>({
  tracer: maybe(either(call(Tracer.zipkin, address), call(Tracer.datadog, address))),
  customTags: maybe(dictionary(text, either(
    call(TraceTag.literal, text), call(TraceTag.environment, text, tagOptions), call(TraceTag.header, headerName, tagOptions),
  ))),
  maxPathTagLength: maybe(positiveUint32),
  sampling: maybe(percent),
  tlsSettings: maybe(tls, 0.2),
  enableIstioTags: maybe(flag),
});

const keyOptions = struct<mesh.PrivateKeyProviderOptions>({ pollDelay: duration, fallback: maybe(flag) });
const window = mostly(pick(65535, 65536, 2 ** 31 - 1), pick(0, 65534, 2 ** 31));

const connectionSettings = struct<mesh.ConnectionSettings>({
  profile: maybe(pick(...Object.values(mesh.ConnectionProfile))),
  listenerPerConnectionBufferLimitBytes: maybe(positiveInt32),
  clusterPerConnectionBufferLimitBytes: maybe(positiveInt32),
  httpIdleTimeout: maybe(duration),
  httpMaxConnectionDuration: maybe(duration),
  httpDrainTimeout: maybe(duration),
  httpRequestTimeout: maybe(duration),
  httpRequestHeadersTimeout: maybe(duration),
  httpStreamIdleTimeout: maybe(duration),
  httpMaxStreamDuration: maybe(duration),
  httpMaxConcurrentStreams: maybe(positiveInt32),
  http2InitialStreamWindowSize: maybe(window),
  http2InitialConnectionWindowSize: maybe(window),
  httpHeadersWithUnderscoresAction: maybe(pick(...Object.values(mesh.HeadersWithUnderscores))),
  httpMergeSlashes: maybe(flag),
  httpPathWithEscapedSlashesAction: maybe(pick(...Object.values(mesh.PathWithEscapedSlashes))),
  listenerConnectionLimit: maybe(positiveInt32),
  globalDownstreamConnectionLimit: maybe(positiveInt32),
});

const proxyHeaders = struct<mesh.ProxyHeaders>({
  forwardedClientCert: maybe(certDetails),
  setCurrentClientCertDetails: maybe(struct<mesh.ClientCertDetails>({
    subject: maybe(flag), cert: maybe(flag), chain: maybe(flag), dns: maybe(flag), uri: maybe(flag),
  })),
  requestId: maybe(flag),
  server: maybe(either(call(ServerHeader.disabled), call(ServerHeader.value, text))),
  attemptCount: maybe(flag),
  envoyDebugHeaders: maybe(flag),
  metadataExchangeInMeshOnly: maybe(flag),
  preserveHttp1HeaderCase: maybe(flag),
  xForwardedHost: maybe(flag),
  xForwardedPort: maybe(flag),
});

export const meshProxyConfig: Gen<mesh.MeshProxyConfig> = struct<mesh.MeshProxyConfig>({
  configPath: maybe(path, FEW),
  binaryPath: maybe(path, FEW),
  clusterName: maybe(either(
    pick(ProxyClusterName.APP_LABEL_AND_NAMESPACE, ProxyClusterName.CANONICAL_NAME_ONLY, ProxyClusterName.CANONICAL_NAME_AND_NAMESPACE),
    call(ProxyClusterName.serviceCluster, text),
  ), FEW),
  drainDuration: maybe(wholeSeconds, FEW),
  discoveryAddress: maybe(address, FEW),
  statsdUdpAddress: maybe(address, FEW),
  proxyAdminPort: maybe(port, FEW),
  controlPlaneAuthPolicy: maybe(pick(...Object.values(mesh.ControlPlaneAuthPolicy)), FEW),
  customConfigFile: maybe(path, FEW),
  statNameLength: maybe(positiveInt32, FEW),
  concurrency: maybe(int32, FEW),
  proxyBootstrapTemplatePath: maybe(path, FEW),
  interceptionMode: maybe(pick(...Object.values(mesh.InboundInterceptionMode)), FEW),
  tracing: maybe(tracing, 0.4),
  envoyAccessLogService: maybe(service, FEW),
  envoyMetricsService: maybe(service, FEW),
  proxyMetadata: maybe(dictionary(text, text), FEW),
  runtimeValues: maybe(dictionary(text, text), FEW),
  statusPort: maybe(port, FEW),
  gatewayTopology: maybe(struct<mesh.GatewayTopology>({
    numTrustedProxies: maybe(uint32), forwardClientCertDetails: maybe(certDetails), proxyProtocol: maybe(flag),
  }), FEW),
  terminationDrainDuration: maybe(duration, FEW),
  meshId: maybe(text, FEW),
  readinessProbe: maybe(call(istio.ReadinessProbe.httpGet, struct<istio.HttpGetProbeOptions>({
    port,
    path: maybe(path),
    host: maybe(text),
    scheme: maybe(pick(...Object.values(istio.ProbeScheme))),
    httpHeaders: pick(undefined),
    initialDelay: maybe(wholeSeconds),
    timeout: maybe(wholeSeconds),
    period: maybe(wholeSeconds),
    successThreshold: maybe(positiveInt32),
    failureThreshold: maybe(positiveInt32),
  })), FEW),
  proxyStatsMatcher: maybe(struct<mesh.ProxyStatsMatcher>({
    inclusionPrefixes: maybe(someOf(text)), inclusionSuffixes: maybe(someOf(text)), inclusionRegexps: maybe(someOf(regex)),
  }), FEW),
  holdApplicationUntilProxyStarts: maybe(flag, FEW),
  caCertificatesPem: maybe(someOf(mostly(pick(PEM), text)), FEW),
  image: maybe(either(pick(istio.ProxyImage.DEFAULT, istio.ProxyImage.DEBUG), call(istio.ProxyImage.of, text)), FEW),
  privateKeyProvider: maybe(either(call(PrivateKeyProvider.cryptomb, keyOptions), call(PrivateKeyProvider.qat, keyOptions)), FEW),
  proxyHeaders: maybe(proxyHeaders, FEW),
  fileFlushInterval: maybe(duration, FEW),
  fileFlushMinSizeKb: maybe(positiveUint32, FEW),
  statsCompression: maybe(flag, FEW),
  connectionSettings: maybe(connectionSettings, FEW),
});
