import { istio } from 'cdk8s-istio';
import { loadBalancer } from './load-balancer';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import {
  address, duration, flag, host, int32, path, percent, plainHost, port, positiveInt32, positiveUint32, text, uint32, wholePercent, wholeSeconds,
} from './values';

export const tcpKeepalive: Gen<istio.TcpKeepalive> = struct<istio.TcpKeepalive>({
  probes: maybe(positiveUint32, 0.6), time: maybe(wholeSeconds, 0.6), interval: maybe(wholeSeconds, 0.6),
});
const tcp: Gen<istio.TcpSettings> = struct<istio.TcpSettings>({
  maxConnections: maybe(positiveInt32),
  connectTimeout: maybe(duration),
  tcpKeepalive: maybe(tcpKeepalive),
  maxConnectionDuration: maybe(duration),
  idleTimeout: maybe(duration),
});
const http: Gen<istio.HttpSettings> = struct<istio.HttpSettings>({
  http1MaxPendingRequests: maybe(positiveInt32),
  http2MaxRequests: maybe(positiveInt32),
  maxRequestsPerConnection: maybe(int32),
  maxRetries: maybe(positiveInt32),
  idleTimeout: maybe(duration),
  h2UpgradePolicy: maybe(pick(...Object.values(istio.H2UpgradePolicy))),
  useClientProtocol: maybe(flag, 0.3),
  maxConcurrentStreams: maybe(positiveInt32),
  http2KeepAlive: maybe(struct<istio.Http2KeepAlive>({ interval: duration, timeout: duration })),
});
export const connectionPool: Gen<istio.ConnectionPool> = mostly(
  struct<istio.ConnectionPool>({ tcp, http: maybe(http, 0.7) }),
  struct<istio.ConnectionPool>({ tcp: maybe(tcp), http: maybe(http) }),
);

const outlierFields = {
  consecutive5xxErrors: maybe(uint32),
  consecutiveGatewayErrors: maybe(uint32),
  outlierDetectionHttpErrorCodes: maybe(list(mostly(pick(500, 503, 100, 599), pick(99, 600, 0, -1, 1.5)), 0)),
  interval: maybe(duration),
  baseEjectionTime: maybe(duration),
  maxEjectionPercent: maybe(mostly(pick(1, 10, 100), wholePercent)),
  minHealthPercent: maybe(wholePercent),
};
export const outlierDetection: Gen<istio.OutlierDetection> = either(
  struct<istio.OutlierDetection>({
    ...outlierFields, splitExternalLocalOriginErrors: pick(true), consecutiveLocalOriginFailures: maybe(positiveUint32, 0.6),
  }),
  struct<istio.OutlierDetection>({
    ...outlierFields,
    splitExternalLocalOriginErrors: maybe(flag),
    consecutiveLocalOriginFailures: mostly(pick<number | undefined>(undefined), uint32),
  }),
);

const names = {
  sni: maybe(mostly(plainHost, text)),
  subjectAltNames: maybe(list(mostly(host, either(text, pick('spiffe://cluster.local/ns/a/sa/b'))), 0)),
};
const credentialName = mostly(pick('client-cert', 'configmap://shop/ca'), either(text, pick('configmap://edge/ca', 'configmap:shop', 'configmap://shop', 'configmap://shop/a/b', 'kubernetes://x', 'ConfigMap://a/b')));
const files = { caCertificates: maybe(mostly(path, pick('system')), 0.6), caCrl: maybe(path) };
const none = pick(undefined);
const skip = pick<boolean | undefined>(undefined, false);
const wild = { ...names, ...files, credentialName: maybe(credentialName), insecureSkipVerify: maybe(flag) };
const fromFiles = { credentialName: none, insecureSkipVerify: skip };
const fromSecret = { caCertificates: none, caCrl: none, clientCertificate: none, privateKey: none, credentialName };
const simpleTls: Gen<istio.ClientSimpleTlsOptions> = mostly(
  either(
    struct<istio.ClientSimpleTlsOptions>({ ...names, ...files, credentialName: none, insecureSkipVerify: skip }),
    struct<istio.ClientSimpleTlsOptions>({ ...names, caCertificates: none, caCrl: none, credentialName, insecureSkipVerify: skip }),
    struct<istio.ClientSimpleTlsOptions>({
      sni: names.sni, subjectAltNames: none, caCertificates: none, caCrl: maybe(path), credentialName: none, insecureSkipVerify: flag,
    }),
  ),
  struct<istio.ClientSimpleTlsOptions>(wild),
);
const mutualTls: Gen<istio.ClientMutualTlsOptions> = mostly(
  either(
    struct<istio.ClientMutualTlsOptions>({
      ...names, ...files, ...fromFiles, clientCertificate: path, privateKey: path,
    }),
    struct<istio.ClientMutualTlsOptions>({
      ...names, ...fromSecret, insecureSkipVerify: skip,
    }),
    struct<istio.ClientMutualTlsOptions>({
      sni: names.sni, subjectAltNames: none, ...fromSecret, insecureSkipVerify: flag,
    }),
  ),
  struct<istio.ClientMutualTlsOptions>({ ...wild, clientCertificate: maybe(path), privateKey: maybe(path) }),
);
export const tls: Gen<istio.ClientTls> = either(
  call(istio.ClientTls.disable),
  call(istio.ClientTls.istioMutual, struct<istio.ClientTlsOptions>(names)),
  call(istio.ClientTls.simple, simpleTls),
  call(istio.ClientTls.mutual, mutualTls),
);

const portFields = {
  loadBalancer: maybe(loadBalancer, 0.5),
  connectionPool: maybe(connectionPool, 0.35),
  outlierDetection: maybe(outlierDetection, 0.35),
  tls: maybe(tls, 0.4),
};
const portLevel: Gen<istio.PortLevelSettings> = mostly(
  either(
    struct<istio.PortLevelSettings>({ ...portFields, loadBalancer, port }),
    struct<istio.PortLevelSettings>({ ...portFields, tls, port }),
    struct<istio.PortLevelSettings>({ ...portFields, connectionPool, port }),
  ),
  struct<istio.PortLevelSettings>({ ...portFields, port }),
);

const tunnel: Gen<istio.TunnelSettings> = struct<istio.TunnelSettings>({
  protocol: maybe(pick(...Object.values(istio.TunnelProtocol)), 0.7),
  targetHost: mostly(plainHost, address),
  targetPort: port,
});

const proxyProtocol = pick(...Object.values(istio.ProxyProtocolVersion));
const policyFields = {
  ...portFields,
  portLevelSettings: maybe(mostly(list(portLevel, 1, 1), list(portLevel, 0, 2)), 0.5),
  retryBudget: maybe(struct<istio.RetryBudget>({
    percent: maybe(percent, 0.6), minRetryConcurrency: maybe(positiveUint32, 0.6), budgetInterval: maybe(duration, 0.6),
  }), 0.3),
};

export const trafficPolicy: Gen<istio.TrafficPolicy> = mostly(
  either(
    struct<istio.TrafficPolicy>({ ...policyFields, tunnel: none, proxyProtocol: maybe(proxyProtocol) }),
    struct<istio.TrafficPolicy>({ ...policyFields, tunnel: maybe(tunnel), proxyProtocol: none }),
  ),
  struct<istio.TrafficPolicy>({ ...policyFields, tunnel: maybe(tunnel), proxyProtocol: maybe(proxyProtocol) }),
);
