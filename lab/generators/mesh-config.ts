import { Host, istio, mesh } from 'cdk8s-istio';
import { extensionProvider } from './extension-provider';
import { retryOns } from './http-route';
import { localities } from './load-balancer';
import { meshProxyConfig } from './mesh-proxy-config';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { connectionPool, outlierDetection, tcpKeepalive, tls } from './traffic-policy';
import { address, duration, flag, host, int32, label, labels, namespace, plainHost, port, subnet, text } from './values';

const { CaCertificate, LabelExpression, NetworkEndpoints, NetworkGateway, OutboundTrafficPolicy } = mesh;
const { ExportTo } = istio;

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const FEW = 0.15;

const trustDomain = mostly(pick('cluster.local', 'example.com', 'td1', 'example.com.'), plainHost);
const exportTo = maybe(mostly(
  list(either(pick(ExportTo.SAME_NAMESPACE, ExportTo.ALL_NAMESPACES), call(ExportTo.namespace, namespace)), 1, 1),
  list(call(ExportTo.namespace, namespace), 0, 2),
), FEW);

const key = mostly(pick('team', 'istio.io/global'), text);
const expression: Gen<mesh.LabelExpression> = either(
  call(LabelExpression.exists, key),
  call(LabelExpression.doesNotExist, key),
  call(LabelExpression.in, key, someOf(mostly(pick('a', 'b', ''), text))),
  call(LabelExpression.notIn, key, someOf(mostly(pick('a', 'b', ''), text))),
);
const selector: Gen<mesh.LabelSelector> = mostly(
  either(
    struct<mesh.LabelSelector>({ matchLabels: labels, matchExpressions: maybe(list(expression, 0)) }),
    struct<mesh.LabelSelector>({ matchLabels: maybe(labels), matchExpressions: list(expression) }),
  ),
  struct<mesh.LabelSelector>({ matchLabels: maybe(labels), matchExpressions: maybe(list(expression, 0)) }),
);

const certificateOptions = struct<mesh.CaCertificateOptions>({ certSigners: maybe(list(text)), trustDomains: maybe(list(trustDomain)) });
const certificate: Gen<mesh.CaCertificate> = either(
  call(CaCertificate.pem, mostly(pick(PEM, PEM + PEM), text), certificateOptions),
  call(CaCertificate.spiffeBundleUrl, mostly(pick('https://spire.example.com/bundle'), either(text, pick('http://a', 'https://', 'https://[a'))), certificateOptions),
);

const mtls = {
  minProtocolVersion: maybe(pick(...Object.values(mesh.MeshTlsVersion))),
  cipherSuites: maybe(someOf(mostly(pick('ECDHE-RSA-AES256-GCM-SHA384', 'AES128-GCM-SHA256'), text))),
};

const providers = call(
  (first: mesh.ExtensionProvider, second: mesh.ExtensionProvider) => [first, second], extensionProvider('one'), extensionProvider('other'),
);
const defaultName = mostly(pick('prometheus', 'envoy'), either(text, pick('stackdriver', 'one')));

export const meshConfig: Gen<mesh.MeshConfig> = struct<mesh.MeshConfig>({
  proxyListenPort: maybe(port, FEW),
  proxyInboundListenPort: maybe(port, FEW),
  proxyHttpPort: maybe(port, FEW),
  connectTimeout: maybe(duration, FEW),
  hboneIdleTimeout: maybe(duration, FEW),
  protocolDetectionTimeout: maybe(duration, FEW),
  tcpKeepalive: maybe(tcpKeepalive, FEW),
  ingressClass: maybe(text, FEW),
  ingressService: maybe(label, FEW),
  ingressControllerMode: maybe(pick(...Object.values(mesh.IngressControllerMode)), FEW),
  ingressSelector: maybe(label, FEW),
  enableTracing: maybe(flag, FEW),
  accessLogFile: maybe(text, FEW),
  accessLogFormat: maybe(mostly(pick('{"a":"%PROTOCOL%"}'), text), FEW),
  accessLogEncoding: maybe(pick(...Object.values(mesh.AccessLogEncoding)), FEW),
  enableEnvoyAccessLogService: maybe(flag, FEW),
  disableEnvoyListenerLog: maybe(flag, FEW),
  defaultConfig: maybe(meshProxyConfig, 0.5),
  outboundTrafficPolicy: maybe(either(
    call(OutboundTrafficPolicy.registryOnly), call(OutboundTrafficPolicy.allowAny),
    call(OutboundTrafficPolicy.allowAnyDynamicDns, struct<mesh.DynamicDnsOptions>({ tls: maybe(tls) })),
  ), FEW),
  inboundTrafficPolicy: maybe(pick(...Object.values(mesh.InboundTrafficMode)), FEW),
  configSources: maybe(someOf(struct<mesh.ConfigSource>({
    address: mostly(pick('xds://a:1', 'k8s://', 'fs:///etc'), text),
    tlsSettings: maybe(tls),
    subscribedResources: maybe(list(pick(mesh.ConfigResource.SERVICE_REGISTRY), 0)),
  })), FEW),
  enableAutoMtls: maybe(flag, FEW),
  trustDomain: maybe(trustDomain, FEW),
  trustDomainAliases: maybe(list(trustDomain, 0), FEW),
  caCertificates: maybe(list(certificate, 0), FEW),
  defaultServiceExportTo: exportTo,
  defaultVirtualServiceExportTo: exportTo,
  defaultDestinationRuleExportTo: exportTo,
  rootNamespace: maybe(namespace, FEW),
  locality: maybe(localities, 0.3),
  dnsRefreshRate: maybe(duration, FEW),
  h2UpgradePolicy: maybe(pick(...Object.values(mesh.MeshH2UpgradePolicy)), FEW),
  inboundClusterStatName: maybe(text, FEW),
  outboundClusterStatName: maybe(text, FEW),
  serviceSettings: maybe(list(struct<mesh.ServiceSettings>({ clusterLocal: flag, hosts: someOf(call(Host.dns, host)) }), 0), FEW),
  serviceScopeConfigs: maybe(list(struct<mesh.ServiceScopeConfig>({
    scope: pick(...Object.values(mesh.ServiceScope)), namespaceSelector: maybe(selector), servicesSelector: maybe(selector),
  }), 0), FEW),
  enablePrometheusMerge: maybe(flag, FEW),
  extensionProviders: maybe(providers, 0.5),
  defaultProviders: maybe(struct<mesh.DefaultProviders>({
    tracing: maybe(list(defaultName, 1, 1), 0.1),
    metrics: maybe(mostly(pick(['prometheus']), list(defaultName, 0)), 0.6),
    accessLogging: maybe(mostly(pick(['envoy']), list(defaultName, 0)), 0.6),
  }), FEW),
  discoverySelectors: maybe(someOf(selector), FEW),
  pathNormalization: maybe(pick(...Object.values(mesh.PathNormalization)), FEW),
  defaultHttpRetryPolicy: maybe(struct<mesh.DefaultHttpRetry>({
    attempts: mostly(pick(1, 2, 10), int32),
    retryOn: maybe(someOf(retryOns, 3)),
    retryRemoteLocalities: maybe(flag),
    retryIgnorePreviousHosts: maybe(flag),
    backoff: maybe(duration),
  }), FEW),
  meshMTLS: maybe(struct<mesh.MeshMtls>(mtls), FEW),
  tlsDefaults: maybe(struct<mesh.TlsDefaults>({ ...mtls, ecdhCurves: maybe(someOf(pick(...Object.values(mesh.EcdhCurve)))) }), FEW),
  defaultTrafficPolicy: maybe(struct<mesh.DefaultTrafficPolicy>({
    connectionPool: maybe(connectionPool), outlierDetection: maybe(outlierDetection),
  }), 0.3),
  serviceEntryVisibility: maybe(struct<mesh.ServiceEntryVisibility>({
    defaultVisibility: maybe(pick(...Object.values(mesh.Visibility))),
    applyToSidecars: maybe(flag),
    policies: maybe(list(struct<mesh.ServiceEntryVisibilityPolicy>({
      visibility: pick(...Object.values(mesh.Visibility)), namespaceSelectors: someOf(selector),
    }), 0)),
  }), FEW),
});

const gatewayOptions = struct<mesh.NetworkGatewayOptions>({ port: maybe(port), locality: maybe(text) });
const gateway: Gen<mesh.NetworkGateway> = either(
  call(NetworkGateway.address, mostly(address, plainHost), gatewayOptions),
  call(NetworkGateway.registryServiceName, call(Host.dns, mostly(plainHost, host)), gatewayOptions),
);

export const meshNetworks: Gen<Record<string, mesh.MeshNetwork>> = dictionary(mostly(pick('east', 'west'), text), struct<mesh.MeshNetwork>({
  endpoints: someOf(either(call(NetworkEndpoints.fromCidr, subnet), call(NetworkEndpoints.fromRegistry, label))),
  gateways: maybe(list(gateway, 0)),
}));
