import { Duration } from 'cdk8s';
import { ExportTo, Locality, TcpKeepalive } from '../../istio';
import { CaCertificate } from './ca-certificate';
import { ConfigSource } from './config-source';
import { DefaultProviders } from './default-providers';
import { DefaultHttpRetry, DefaultTrafficPolicy } from './default-traffic-policy';
import { ExtensionProvider } from './extension-provider';
import { LabelSelector } from './label-selector';
import { MeshProxyConfig } from './mesh-proxy-config';
import { MeshMtls, TlsDefaults } from './mesh-tls';
import { InboundTrafficMode, OutboundTrafficPolicy } from './outbound-traffic-policy';
import { ServiceEntryVisibility, ServiceScopeConfig, ServiceSettings } from './service-scope';

/** Which Ingress resources of Kubernetes the mesh serves. */
export enum IngressControllerMode {
  /** None. */
  OFF = 'OFF',
  /** Those of its class, and those without a class. */
  DEFAULT = 'DEFAULT',
  /** Those of its class. */
  STRICT = 'STRICT',
}

/** Encodings of access logs. */
export enum AccessLogEncoding {
  /** Lines of text. */
  TEXT = 'TEXT',
  /** Objects of JSON. */
  JSON = 'JSON',
}

/** Whether HTTP/1.1 connections within the mesh are upgraded to HTTP/2, where no DestinationRule says anything else. */
export enum MeshH2UpgradePolicy {
  /** They are not. */
  DO_NOT_UPGRADE = 'DO_NOT_UPGRADE',
  /** They are. All workloads must have a sidecar. */
  UPGRADE = 'UPGRADE',
}

/** How paths of requests are made comparable before routes and policies see them. */
export enum PathNormalization {
  /** As Istio has it, which is BASE. */
  DEFAULT = 'DEFAULT',
  /** Not at all. */
  NONE = 'NONE',
  /** As RFC 3986 says: `/a/../b` becomes `/b`. */
  BASE = 'BASE',
  /** As BASE, and several slashes in a row become one. */
  MERGE_SLASHES = 'MERGE_SLASHES',
  /** As MERGE_SLASHES, after escaped slashes (`%2F`, `%5C`) have become slashes. */
  DECODE_AND_MERGE_SLASHES = 'DECODE_AND_MERGE_SLASHES',
}

/**
 * The configuration of a mesh. What is not given is as Istio has it.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig
 */
export interface MeshConfig {
  /**
   * Port of sidecars for what workloads send.
   *
   * @default 15001
   */
  readonly proxyListenPort?: number;

  /**
   * Port of sidecars for what workloads receive.
   *
   * @default 15006
   */
  readonly proxyInboundListenPort?: number;

  /**
   * Port of sidecars that serves as an HTTP proxy.
   *
   * @default - none
   */
  readonly proxyHttpPort?: number;

  /**
   * Longest time to make a connection, at most 1 hour.
   *
   * @default Duration.seconds(10)
   */
  readonly connectTimeout?: Duration;

  /**
   * How long a connection of a waypoint or gateway to ztunnel may be idle. Should be shorter than the time after which
   * the cluster gives an address to another pod.
   *
   * @default Duration.hours(1)
   */
  readonly hboneIdleTimeout?: Duration;

  /**
   * How long a proxy waits for the first bytes of a connection whose protocol is not declared; 0 means for ever. Istio advises
   * against any other value than 0, since sooner or later it takes a slow connection for another protocol.
   *
   * @default Duration.seconds(0)
   */
  readonly protocolDetectionTimeout?: Duration;

  /**
   * Probes that keep idle connections alive.
   *
   * @default - no probes
   */
  readonly tcpKeepalive?: TcpKeepalive;

  /**
   * Class of the Ingress resources that the mesh serves.
   *
   * @default 'istio'
   */
  readonly ingressClass?: string;

  /**
   * Name of the Service of the gateway that serves Ingress resources.
   *
   * @default 'istio-ingressgateway'
   */
  readonly ingressService?: string;

  /**
   * Which Ingress resources the mesh serves.
   *
   * @default IngressControllerMode.STRICT
   */
  readonly ingressControllerMode?: IngressControllerMode;

  /**
   * Value of the label `istio` of the gateway that serves Ingress resources.
   *
   * @default 'ingressgateway'
   */
  readonly ingressSelector?: string;

  /**
   * Whether requests are traced for which no Telemetry says anything else.
   *
   * @default true
   */
  readonly enableTracing?: boolean;

  /**
   * File or stream of the proxy for access logs, such as `/dev/stdout`, where no Telemetry says anything else.
   *
   * @default - no access logs
   */
  readonly accessLogFile?: string;

  /**
   * How an entry of the access log is written, with Envoy's operators. In the encoding JSON an object of JSON as text.
   *
   * @default - as Istio has it
   */
  readonly accessLogFormat?: string;

  /**
   * Encoding of the access log.
   *
   * @default AccessLogEncoding.TEXT
   */
  readonly accessLogEncoding?: AccessLogEncoding;

  /**
   * Whether access logs are sent to `envoyAccessLogService` of `defaultConfig`.
   *
   * @default false
   */
  readonly enableEnvoyAccessLogService?: boolean;

  /**
   * Whether connections for which there is no route are kept out of the access log.
   *
   * @default false
   */
  readonly disableEnvoyListenerLog?: boolean;

  /**
   * With what proxies start.
   *
   * @default - the defaults of `MeshProxyConfig`
   */
  readonly defaultConfig?: MeshProxyConfig;

  /**
   * What becomes of traffic to hosts that the mesh does not know. Not for gateways.
   *
   * @default - OutboundTrafficPolicy.allowAny()
   */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;

  /**
   * To which address of a pod a sidecar hands what arrives.
   *
   * @default InboundTrafficMode.PASSTHROUGH
   */
  readonly inboundTrafficPolicy?: InboundTrafficMode;

  /**
   * Where istiod reads configuration from.
   *
   * @default - the API server of its cluster
   */
  readonly configSources?: ConfigSource[];

  /**
   * Whether callers use mutual TLS wherever the destination takes it and no DestinationRule says anything else.
   *
   * @default true
   */
  readonly enableAutoMtls?: boolean;

  /**
   * Trust domain of the mesh, the first part of the identity of its workloads. A DNS name.
   *
   * @default 'cluster.local'
   */
  readonly trustDomain?: string;

  /**
   * Trust domains whose identities count as those of the mesh.
   *
   * @default - none
   */
  readonly trustDomainAliases?: string[];

  /**
   * Root certificates that workloads trust besides that of istiod.
   *
   * @default - none
   */
  readonly caCertificates?: CaCertificate[];

  /**
   * Where Services, and ServiceEntries without `exportTo`, are visible.
   *
   * @default - [ExportTo.ALL_NAMESPACES]
   */
  readonly defaultServiceExportTo?: ExportTo[];

  /**
   * Where VirtualServices without `exportTo` are visible.
   *
   * @default - [ExportTo.ALL_NAMESPACES]
   */
  readonly defaultVirtualServiceExportTo?: ExportTo[];

  /**
   * Where DestinationRules without `exportTo` are visible.
   *
   * @default - [ExportTo.ALL_NAMESPACES]
   */
  readonly defaultDestinationRuleExportTo?: ExportTo[];

  /**
   * Namespace whose resources hold for the whole mesh.
   *
   * @default - the namespace of istiod
   */
  readonly rootNamespace?: string;

  /**
   * Whether and how the place of caller and host counts in load balancing.
   *
   * @default - Locality.failover()
   */
  readonly locality?: Locality;

  /**
   * How long an answer of DNS that there is no such host counts.
   *
   * @default Duration.minutes(1)
   */
  readonly dnsRefreshRate?: Duration;

  /**
   * Whether HTTP/1.1 connections within the mesh are upgraded to HTTP/2.
   *
   * @default MeshH2UpgradePolicy.DO_NOT_UPGRADE
   */
  readonly h2UpgradePolicy?: MeshH2UpgradePolicy;

  /**
   * Names of statistics of what workloads receive, with variables such as `%SERVICE_FQDN%` and `%SERVICE_PORT%`.
   *
   * @default - `inbound|<port>|<name of the port>|<host>`
   */
  readonly inboundClusterStatName?: string;

  /**
   * Names of statistics of what workloads send, with variables such as `%SERVICE_FQDN%` and `%SUBSET_NAME%`.
   *
   * @default - `outbound|<port>|<subset>|<host>`
   */
  readonly outboundClusterStatName?: string;

  /**
   * Settings of some services, in a mesh of several clusters.
   *
   * @default - the API server and what is in `kube-system` is local to each cluster, all else is not
   */
  readonly serviceSettings?: ServiceSettings[];

  /**
   * How far services can be reached, in ambient mode and a mesh of several clusters.
   *
   * @default - in their own cluster
   */
  readonly serviceScopeConfigs?: ServiceScopeConfig[];

  /**
   * Whether sidecars offer the metrics of their workload together with their own.
   *
   * @default true
   */
  readonly enablePrometheusMerge?: boolean;

  /**
   * Authorizers, tracers and other services that resources refer to by name.
   *
   * @default - Istio's own: `prometheus` and `envoy`
   */
  readonly extensionProviders?: ExtensionProvider[];

  /**
   * Providers for resources that name none.
   *
   * @default - as the installation says
   */
  readonly defaultProviders?: DefaultProviders;

  /**
   * Namespaces that istiod watches: those that fit any of the selectors.
   *
   * @default - all namespaces
   */
  readonly discoverySelectors?: LabelSelector[];

  /**
   * How paths of requests are made comparable.
   *
   * @default PathNormalization.DEFAULT
   */
  readonly pathNormalization?: PathNormalization;

  /**
   * How often and when a failed request is tried again.
   *
   * @default - 2 more times
   */
  readonly defaultHttpRetryPolicy?: DefaultHttpRetry;

  /**
   * TLS between workloads.
   *
   * @default - the defaults of `MeshMtls`
   */
  readonly meshMTLS?: MeshMtls;

  /**
   * TLS with everything but workloads of the mesh.
   *
   * @default - the defaults of `TlsDefaults`
   */
  readonly tlsDefaults?: TlsDefaults;

  /**
   * Limits of connections and ejection of hosts that fail.
   *
   * @default - the defaults of `DefaultTrafficPolicy`
   */
  readonly defaultTrafficPolicy?: DefaultTrafficPolicy;

  /**
   * Where ServiceEntries count, whoever writes them.
   *
   * @default - wherever the istiod reaches that reads them
   */
  readonly serviceEntryVisibility?: ServiceEntryVisibility;
}
