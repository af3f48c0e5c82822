import { Duration } from 'cdk8s';
import { ProxyImage, ReadinessProbe } from '../../istio';
import { ConnectionSettings } from './connection-settings';
import { GatewayTopology } from './gateway-topology';
import { PrivateKeyProvider } from './private-key-provider';
import { ProxyClusterName } from './proxy-cluster-name';
import { ProxyHeaders } from './proxy-headers';
import { ProxyStatsMatcher } from './proxy-stats-matcher';
import { RemoteService } from './remote-service';
import { MeshTracing } from './tracing';

/** How proxies and istiod speak with each other. */
export enum ControlPlaneAuthPolicy {
  /** In plain text. */
  NONE = 'NONE',
  /** By mutual TLS. */
  MUTUAL_TLS = 'MUTUAL_TLS',
}

/** How what arrives at a pod gets into its proxy. */
export enum InboundInterceptionMode {
  /** By iptables REDIRECT, whereby the address of the caller is lost to the workload. */
  REDIRECT = 'REDIRECT',
  /** By iptables TPROXY, which keeps the address of the caller and needs CAP_NET_ADMIN. */
  TPROXY = 'TPROXY',
  /** Not at all. */
  NONE = 'NONE',
}

/**
 * With what proxies start: sidecars and gateways, unless the annotation `proxy.istio.io/config` of a pod or a
 * ProxyConfig says otherwise. A change counts for pods that start afterwards.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig
 */
export interface MeshProxyConfig {
  /**
   * Folder of the proxy's configuration.
   *
   * @default './etc/istio/proxy'
   */
  readonly configPath?: string;

  /**
   * Path of Envoy.
   *
   * @default '/usr/local/bin/envoy'
   */
  readonly binaryPath?: string;

  /**
   * By which name a proxy says whose it is.
   *
   * @default ProxyClusterName.APP_LABEL_AND_NAMESPACE
   */
  readonly clusterName?: ProxyClusterName;

  /**
   * How long connections are drained when a listener changes, in whole seconds, at least 1.
   *
   * @default Duration.seconds(45)
   */
  readonly drainDuration?: Duration;

  /**
   * Address of istiod, of the form `<host>:<port>`.
   *
   * @default - as the installation says, such as `istiod.istio-system.svc:15012`
   */
  readonly discoveryAddress?: string;

  /**
   * Address of a statsd listener, of the form `<host>:<port>`.
   *
   * @default - none
   */
  readonly statsdUdpAddress?: string;

  /**
   * Port of Envoy's administration.
   *
   * @default 15000
   */
  readonly proxyAdminPort?: number;

  /**
   * How proxies and istiod speak with each other.
   *
   * @default ControlPlaneAuthPolicy.MUTUAL_TLS
   */
  readonly controlPlaneAuthPolicy?: ControlPlaneAuthPolicy;

  /**
   * Path of an Envoy configuration that proxies start with as it is.
   *
   * @default - what Istio makes
   */
  readonly customConfigFile?: string;

  /**
   * Longest name of a statistic, in characters, at least 1.
   *
   * @default 189
   */
  readonly statNameLength?: number;

  /**
   * Threads of a proxy; 0 for one for each core of the node.
   *
   * @default - as many as the CPU limit of the proxy's container has cores
   */
  readonly concurrency?: number;

  /**
   * Path of the template from which the Envoy configuration is made.
   *
   * @default - that of the image
   */
  readonly proxyBootstrapTemplatePath?: string;

  /**
   * How what arrives at a pod gets into its proxy.
   *
   * @default InboundInterceptionMode.REDIRECT
   */
  readonly interceptionMode?: InboundInterceptionMode;

  /**
   * How requests are traced for which no Telemetry says anything else.
   *
   * @default - as the installation says
   */
  readonly tracing?: MeshTracing;

  /**
   * Where access logs are sent, if `enableEnvoyAccessLogService` is set.
   *
   * @default - nowhere
   */
  readonly envoyAccessLogService?: RemoteService;

  /**
   * Where Envoy's metrics are sent.
   *
   * @default - nowhere
   */
  readonly envoyMetricsService?: RemoteService;

  /**
   * Variables in the environment of proxies, by their names. Those that begin with `ISTIO_META_` are told to istiod.
   *
   * @default - none of your own
   */
  readonly proxyMetadata?: Record<string, string>;

  /**
   * Runtime flags of Envoy, by their names.
   *
   * @default - none of your own
   */
  readonly runtimeValues?: Record<string, string>;

  /**
   * Port of the agent, where readiness is asked and metrics are fetched.
   *
   * @default 15020
   */
  readonly statusPort?: number;

  /**
   * What stands between callers and the gateways.
   *
   * @default - nothing
   */
  readonly gatewayTopology?: GatewayTopology;

  /**
   * How long a proxy that is told to end lets connections finish.
   *
   * @default Duration.seconds(5)
   */
  readonly terminationDrainDuration?: Duration;

  /**
   * Name of the mesh in metrics and logs.
   *
   * @default - the trust domain
   */
  readonly meshId?: string;

  /**
   * How the proxy beside a workload that is no pod learns whether the workload is ready.
   *
   * @default - by no probe
   */
  readonly readinessProbe?: ReadinessProbe;

  /**
   * Statistics of Envoy that proxies have besides those of Istio.
   *
   * @default - none
   */
  readonly proxyStatsMatcher?: ProxyStatsMatcher;

  /**
   * Whether the containers of a pod start only when its proxy is ready.
   *
   * @default false
   */
  readonly holdApplicationUntilProxyStarts?: boolean;

  /**
   * Root certificates that workloads trust in addition, each in PEM.
   *
   * @default - those of the mesh
   */
  readonly caCertificatesPem?: string[];

  /**
   * Which of Istio's images proxies are.
   *
   * @default - as the installation says
   */
  readonly image?: ProxyImage;

  /**
   * What does the arithmetic of private keys.
   *
   * @default - the proxy itself
   */
  readonly privateKeyProvider?: PrivateKeyProvider;

  /**
   * Headers that proxies add.
   *
   * @default - the defaults of `ProxyHeaders`
   */
  readonly proxyHeaders?: ProxyHeaders;

  /**
   * How often logs are written to disk.
   *
   * @default Duration.seconds(1)
   */
  readonly fileFlushInterval?: Duration;

  /**
   * Kilobytes of logs that are written to disk at once, at least 1.
   *
   * @default 64
   */
  readonly fileFlushMinSizeKb?: number;

  /**
   * Whether statistics are offered compressed.
   *
   * @default true
   */
  readonly statsCompression?: boolean;

  /**
   * How proxies treat the connections that callers make to them.
   *
   * @default - the defaults of `ConnectionSettings`
   */
  readonly connectionSettings?: ConnectionSettings;
}
