import { Duration } from 'cdk8s';
import { ClientTls, ProxyImage, ReadinessProbe } from '../../../src/istio';
import {
  ConnectionProfile, ControlPlaneAuthPolicy, ForwardClientCertDetails, HeadersWithUnderscores, InboundInterceptionMode, MeshProxyConfig,
  PathWithEscapedSlashes, PrivateKeyProvider, ProxyClusterName, ServerHeader, TraceTag, Tracer,
} from '../../../src/mesh';
import { proxyConfigOf } from '../../support/mesh';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

test('fields that are as they are given', () => {
  const config = {
    configPath: './etc/istio/proxy',
    binaryPath: '/usr/local/bin/envoy',
    discoveryAddress: 'istiod.istio-system.svc:15012',
    statsdUdpAddress: '[fd00::1]:9125',
    proxyAdminPort: 15000,
    controlPlaneAuthPolicy: ControlPlaneAuthPolicy.MUTUAL_TLS,
    customConfigFile: '/etc/envoy.yaml',
    statNameLength: 200,
    concurrency: 0,
    proxyBootstrapTemplatePath: '/etc/template.json',
    interceptionMode: InboundInterceptionMode.TPROXY,
    proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' },
    runtimeValues: { 'envoy.reloadable_features.some': 'false' },
    statusPort: 15020,
    meshId: 'mesh1',
    holdApplicationUntilProxyStarts: true,
    caCertificatesPem: [PEM],
    proxyStatsMatcher: { inclusionPrefixes: ['cluster.'], inclusionSuffixes: ['upstream_rq_timeout'], inclusionRegexps: ['.*circuit_breakers.*'] },
    fileFlushMinSizeKb: 64,
    statsCompression: false,
  };
  expect(proxyConfigOf(config)).toEqual(config);
});

test('fields that have another form', () => {
  expect(proxyConfigOf({
    drainDuration: Duration.seconds(45),
    terminationDrainDuration: Duration.seconds(0),
    fileFlushInterval: Duration.millis(500),
    image: ProxyImage.DISTROLESS,
    readinessProbe: ReadinessProbe.tcpSocket({ port: 8080 }),
    privateKeyProvider: PrivateKeyProvider.cryptomb({ pollDelay: Duration.millis(10), fallback: true }),
    gatewayTopology: { numTrustedProxies: 2, forwardClientCertDetails: ForwardClientCertDetails.APPEND_FORWARD, proxyProtocol: true },
    envoyAccessLogService: { address: 'logs.example.com:9000', tlsSettings: ClientTls.istioMutual(), tcpKeepalive: { probes: 3 } },
    envoyMetricsService: { address: '10.0.0.1:9000' },
  })).toEqual({
    drainDuration: '45s',
    terminationDrainDuration: '0s',
    fileFlushInterval: '500ms',
    image: { imageType: 'distroless' },
    readinessProbe: { tcpSocket: { port: 8080 } },
    privateKeyProvider: { cryptomb: { pollDelay: '10ms', fallback: true } },
    gatewayTopology: { numTrustedProxies: 2, forwardClientCertDetails: 'APPEND_FORWARD', proxyProtocol: {} },
    envoyAccessLogService: { address: 'logs.example.com:9000', tlsSettings: { mode: 'ISTIO_MUTUAL' }, tcpKeepalive: { probes: 3 } },
    envoyMetricsService: { address: '10.0.0.1:9000' },
  });
});

test('what is not there has no field', () => {
  expect(proxyConfigOf({ gatewayTopology: { proxyProtocol: false }, proxyHeaders: {}, tracing: {} }))
    .toEqual({ gatewayTopology: {}, proxyHeaders: {}, tracing: {} });
  expect(proxyConfigOf({ privateKeyProvider: PrivateKeyProvider.qat({ pollDelay: Duration.millis(2) }) }))
    .toEqual({ privateKeyProvider: { qat: { pollDelay: '2ms' } } });
});

test.each<[string, ProxyClusterName, object]>([
  ['the label app and the namespace', ProxyClusterName.APP_LABEL_AND_NAMESPACE, { tracingServiceName: 'APP_LABEL_AND_NAMESPACE' }],
  ['the canonical name', ProxyClusterName.CANONICAL_NAME_ONLY, { tracingServiceName: 'CANONICAL_NAME_ONLY' }],
  ['the canonical name and the namespace', ProxyClusterName.CANONICAL_NAME_AND_NAMESPACE, { tracingServiceName: 'CANONICAL_NAME_AND_NAMESPACE' }],
  ['a name for all', ProxyClusterName.serviceCluster('shop'), { serviceCluster: 'shop' }],
])('a proxy is called by %s', (_, clusterName, spec) => {
  expect(proxyConfigOf({ clusterName })).toEqual(spec);
});

test('all fields of tracing', () => {
  expect(proxyConfigOf({
    tracing: {
      tracer: Tracer.zipkin('zipkin.istio-system:9411'),
      customTags: {
        stage: TraceTag.literal('prod'),
        node: TraceTag.environment('NODE_NAME', { defaultValue: 'unknown' }),
        user: TraceTag.header('end-user'),
      },
      maxPathTagLength: 64,
      sampling: 0.1,
      tlsSettings: ClientTls.mutual({ clientCertificate: '/c.pem', privateKey: '/k.pem' }),
      enableIstioTags: false,
    },
  })).toEqual({
    tracing: {
      zipkin: { address: 'zipkin.istio-system:9411' },
      customTags: {
        stage: { literal: { value: 'prod' } },
        node: { environment: { name: 'NODE_NAME', defaultValue: 'unknown' } },
        user: { header: { name: 'end-user' } },
      },
      maxPathTagLength: 64,
      sampling: 0.1,
      tlsSettings: { mode: 'MUTUAL', clientCertificate: '/c.pem', privateKey: '/k.pem' },
      enableIstioTags: false,
    },
  });
});

test('a tracer may be on the node', () => {
  expect(proxyConfigOf({ tracing: { tracer: Tracer.datadog('$(HOST_IP):8126') } })).toEqual({ tracing: { datadog: { address: '$(HOST_IP):8126' } } });
});

test('all fields of headers', () => {
  expect(proxyConfigOf({
    proxyHeaders: {
      forwardedClientCert: ForwardClientCertDetails.SANITIZE,
      setCurrentClientCertDetails: { subject: false, cert: true, chain: true, dns: false, uri: true },
      requestId: false,
      server: ServerHeader.value('shop'),
      attemptCount: true,
      envoyDebugHeaders: false,
      metadataExchangeInMeshOnly: true,
      preserveHttp1HeaderCase: true,
      xForwardedHost: true,
      xForwardedPort: false,
    },
  }).proxyHeaders).toEqual({
    forwardedClientCert: 'SANITIZE',
    setCurrentClientCertDetails: { subject: false, cert: true, chain: true, dns: false, uri: true },
    requestId: { disabled: true },
    server: { value: 'shop' },
    attemptCount: { disabled: false },
    envoyDebugHeaders: { disabled: true },
    metadataExchangeHeaders: { mode: 'IN_MESH' },
    preserveHttp1HeaderCase: true,
    xForwardedHost: { enabled: true },
    xForwardedPort: { enabled: false },
  });
});

test('headers that stay as they are', () => {
  expect(proxyConfigOf({ proxyHeaders: { server: ServerHeader.disabled(), metadataExchangeInMeshOnly: false } }).proxyHeaders)
    .toEqual({ server: { disabled: true }, metadataExchangeHeaders: { mode: 'UNDEFINED' } });
});

test('all fields of connections', () => {
  const numbers = {
    listenerPerConnectionBufferLimitBytes: 32768,
    clusterPerConnectionBufferLimitBytes: 32768,
    httpMaxConcurrentStreams: 100,
    http2InitialStreamWindowSize: 65535,
    http2InitialConnectionWindowSize: 2147483647,
    httpMergeSlashes: true,
    listenerConnectionLimit: 1000,
    globalDownstreamConnectionLimit: 5000,
  };
  expect(proxyConfigOf({
    connectionSettings: {
      ...numbers,
      profile: ConnectionProfile.EDGE,
      httpIdleTimeout: Duration.hours(1),
      httpMaxConnectionDuration: Duration.seconds(0),
      httpDrainTimeout: Duration.seconds(5),
      httpRequestTimeout: Duration.minutes(5),
      httpRequestHeadersTimeout: Duration.seconds(10),
      httpStreamIdleTimeout: Duration.minutes(5),
      httpMaxStreamDuration: Duration.minutes(10),
      httpHeadersWithUnderscoresAction: HeadersWithUnderscores.DROP_HEADER,
      httpPathWithEscapedSlashesAction: PathWithEscapedSlashes.REJECT_REQUEST,
    },
  }).connectionSettings).toEqual({
    ...numbers,
    profile: 'EDGE',
    httpIdleTimeout: '3600s',
    httpMaxConnectionDuration: '0s',
    httpDrainTimeout: '5s',
    httpRequestTimeout: '300s',
    httpRequestHeadersTimeout: '10s',
    httpStreamIdleTimeout: '300s',
    httpMaxStreamDuration: '600s',
    httpHeadersWithUnderscoresAction: 'HEADERS_WITH_UNDERSCORES_DROP_HEADER',
    httpPathWithEscapedSlashesAction: 'REJECT_REQUEST',
  });
});

const LONG = 'A'.repeat(254);
const ADDRESS_RULE = "must be of the form '<host>:<port>', such as 'collector.example.com:9411', got";
const PEM_RULE = "must be certificates in PEM ('-----BEGIN CERTIFICATE-----' and so on) and nothing else";
const TLS_RULE = 'which proxies ignore at their start; give them files of the proxy: clientCertificate, privateKey, caCertificates';

test.each<[string, () => MeshProxyConfig, string]>([
  ['no path', () => ({ configPath: '' }), 'configPath must not be empty [test]'],
  ['no binary', () => ({ binaryPath: '' }), 'binaryPath must not be empty [test]'],
  ['a drain of half a second', () => ({ drainDuration: Duration.millis(500) }), 'drainDuration must be a whole number of seconds of at least 1, got 500ms [test]'],
  ['an address without a port', () => ({ discoveryAddress: 'istiod' }), `discoveryAddress ${ADDRESS_RULE} 'istiod' [test]`],
  ['an address with a port that is none', () => ({ discoveryAddress: 'istiod:65536' }), `discoveryAddress ${ADDRESS_RULE} 'istiod:65536' [test]`],
  ['an address with port 0', () => ({ discoveryAddress: 'istiod:0' }), `discoveryAddress ${ADDRESS_RULE} 'istiod:0' [test]`],
  ['an address without a host', () => ({ statsdUdpAddress: ':80' }), `statsdUdpAddress ${ADDRESS_RULE} ':80' [test]`],
  ['an IPv6 address without brackets', () => ({ statsdUdpAddress: 'fd00::1:80' }), `statsdUdpAddress ${ADDRESS_RULE} 'fd00::1:80' [test]`],
  ['brackets around a name', () => ({ statsdUdpAddress: '[statsd]:80' }), `statsdUdpAddress ${ADDRESS_RULE} '[statsd]:80' [test]`],
  ['a host that is none', () => ({ envoyMetricsService: { address: 'a_b:1' } }),
    "host in the address of envoyMetricsService must be a DNS name such as 'www.example.com' or '*.example.com', got 'a_b' [test]"],
  ['the node where it is not known', () => ({ discoveryAddress: '$(HOST_IP):1' }),
    "host in the discoveryAddress must be a DNS name such as 'www.example.com' or '*.example.com', got '$(HOST_IP)' [test]"],
  ['a tracer without a port', () => ({ tracing: { tracer: Tracer.zipkin('zipkin') } }), `address of a zipkin tracer ${ADDRESS_RULE} 'zipkin'`],
  ['an agent without a port', () => ({ tracing: { tracer: Tracer.datadog('$(HOST_IP)') } }), `address of a datadog tracer ${ADDRESS_RULE} '$(HOST_IP)'`],
  ['no tag', () => ({ tracing: { customTags: { a: TraceTag.literal('') } } }), 'value of a literal tag must not be empty'],
  ['no variable of a tag', () => ({ tracing: { customTags: { a: TraceTag.environment('') } } }), 'name of the variable of a tag must not be empty'],
  ['no header of a tag', () => ({ tracing: { customTags: { a: TraceTag.header('') } } }), "name of the header of a tag must be an HTTP header name such as 'end-user', got ''"],
  ['more than all requests', () => ({ tracing: { sampling: 101 } }), "sampling of the proxies' tracing must be a number from 0 to 100, got 101 [test]"],
  ['tags without a path', () => ({ tracing: { maxPathTagLength: 0 } }), 'maxPathTagLength must be a whole number of at least 1, got 0 [test]'],
  ['a Secret before istiod', () => ({ tracing: { tlsSettings: ClientTls.simple({ credentialName: 'tls' }) } }),
    `tlsSettings of tracing have credentialName, ${TLS_RULE} [test]`],
  ['TLS that is not verified', () => ({ envoyAccessLogService: { address: 'a:1', tlsSettings: ClientTls.simple({ insecureSkipVerify: true }) } }),
    `tlsSettings of envoyAccessLogService have insecureSkipVerify, ${TLS_RULE} [test]`],
  ['a proxy without a name', () => ({ clusterName: ProxyClusterName.serviceCluster('') }), 'service cluster must not be empty'],
  ['names without length', () => ({ statNameLength: 0 }), 'statNameLength must be a whole number of at least 1, got 0 [test]'],
  ['negative threads', () => ({ concurrency: -1 }), 'concurrency must be a whole number of at least 0, got -1 [test]'],
  ['a port of administration that is none', () => ({ proxyAdminPort: 0 }), 'proxyAdminPort must be a whole number from 1 to 65535, got 0 [test]'],
  ['a status port that is none', () => ({ statusPort: 0 }), 'statusPort must be a whole number from 1 to 65535, got 0 [test]'],
  ['negative proxies', () => ({ gatewayTopology: { numTrustedProxies: -1 } }), 'numTrustedProxies must be a whole number of at least 0, got -1 [test]'],
  ['no certificates', () => ({ caCertificatesPem: [] }), 'caCertificatesPem must have at least one entry, got none [test]'],
  ['a private key', () => ({ caCertificatesPem: ['-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----'] }), `caCertificatesPem ${PEM_RULE} [test]`],
  ['no delay', () => ({ privateKeyProvider: PrivateKeyProvider.qat({ pollDelay: Duration.seconds(0) }) }),
    'pollDelay of a private key provider must be at least 1 millisecond, got 0'],
  ['no server', () => ({ proxyHeaders: { server: ServerHeader.value('') } }), 'value of the server header must not be empty'],
  ['no interval', () => ({ fileFlushInterval: Duration.seconds(0) }), 'fileFlushInterval must be at least 1 millisecond, got 0 [test]'],
  ['a variable that is none', () => ({ proxyMetadata: { '1A': 'a' } }),
    "names in proxyMetadata must be those of variables, of letters, digits, '-', '_' and '.', got '1A' [test]"],
  ['a long variable', () => ({ proxyMetadata: { [LONG]: 'a' } }), `names in proxyMetadata must have 1 to 253 characters of ASCII without blanks, got '${LONG}' [test]`],
  ['a flag without a name', () => ({ runtimeValues: { '': 'a' } }), "names in runtimeValues must have 1 to 253 characters of ASCII without blanks, got '' [test]"],
  ['a tag with blanks', () => ({ tracing: { customTags: { 'a b': TraceTag.literal('a') } } }),
    "names in customTags must have 1 to 253 characters of ASCII without blanks, got 'a b' [test]"],
  ['no size', () => ({ fileFlushMinSizeKb: 0 }), 'fileFlushMinSizeKb must be a whole number of at least 1, got 0 [test]'],
  ['a list of no prefix', () => ({ proxyStatsMatcher: { inclusionPrefixes: [] } }), 'inclusionPrefixes must have at least one entry, got none [test]'],
  ['an empty prefix', () => ({ proxyStatsMatcher: { inclusionPrefixes: [''] } }), 'prefix in inclusionPrefixes must not be empty [test]'],
  ['an empty suffix', () => ({ proxyStatsMatcher: { inclusionSuffixes: [''] } }), 'suffix in inclusionSuffixes must not be empty [test]'],
  ['an empty expression', () => ({ proxyStatsMatcher: { inclusionRegexps: [''] } }), 'expression in inclusionRegexps must not be empty [test]'],
  ['no buffer', () => ({ connectionSettings: { listenerPerConnectionBufferLimitBytes: 0 } }),
    'listenerPerConnectionBufferLimitBytes must be a whole number of at least 1, got 0 [test]'],
  ['a small window', () => ({ connectionSettings: { http2InitialStreamWindowSize: 65534 } }),
    'http2InitialStreamWindowSize must be a whole number of at least 65535, got 65534 [test]'],
  ['no streams', () => ({ connectionSettings: { httpMaxConcurrentStreams: 0 } }), 'httpMaxConcurrentStreams must be a whole number of at least 1, got 0 [test]'],
  ['a broken time', () => ({ connectionSettings: { httpIdleTimeout: Duration.millis(0.5) } }),
    'httpIdleTimeout must be a whole number of milliseconds, got 0.5 milliseconds [test]'],
])('fails with %s', (_, config, message) => {
  expect(() => proxyConfigOf(config())).toThrow(new Error(message));
});
