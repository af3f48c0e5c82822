import { Host } from '../core';
import { EnvoyProxyVersion } from './envoy-proxy-version';
import { IGateway } from './reference';

/**
 * In which direction a proxy's configuration works. The listeners and routes of a waypoint are those of an inbound sidecar,
 * and its clusters those of an outbound one.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-PatchContext
 */
export enum EnvoyContext {
  /** Every direction. What is added is then added for outbound traffic and at gateways. */
  ANY = 'ANY',
  /** What reaches the workload of a sidecar. */
  SIDECAR_INBOUND = 'SIDECAR_INBOUND',
  /** What leaves the workload of a sidecar. */
  SIDECAR_OUTBOUND = 'SIDECAR_OUTBOUND',
  /** What passes a gateway. */
  GATEWAY = 'GATEWAY',
}

/**
 * Which proxies a patch is for, beside the target of the EnvoyFilter.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ProxyMatch
 */
export interface EnvoyProxyMatch {
  /**
   * Versions of the proxy.
   *
   * @default - every version
   */
  readonly proxyVersion?: EnvoyProxyVersion;

  /**
   * Metadata that the proxy tells istiod, all of it.
   *
   * @default - any metadata
   */
  readonly metadata?: Record<string, string>;
}

/**
 * Which listeners are meant.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch
 */
export interface EnvoyListenerMatch {
  /**
   * Name of the listener, such as `virtualInbound` or `0.0.0.0_80`.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * Port of the Service or the gateway's server, 1 to 65535.
   *
   * @default - any port
   */
  readonly portNumber?: number;
}

/**
 * Which filter chains of a listener are meant.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch-FilterChainMatch
 */
export interface EnvoyFilterChainMatch {
  /**
   * Name of the filter chain.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * A server name that the chain is chosen by.
   *
   * @default - any chain, by SNI or not
   */
  readonly sni?: string;

  /**
   * The transport protocol that the chain is chosen by: `raw_buffer` or `tls`.
   *
   * @default - any
   */
  readonly transportProtocol?: string;

  /**
   * Application protocols that the chain is chosen by, all of them, such as `h2` and `http/1.1`.
   *
   * @default - any
   */
  readonly applicationProtocols?: string[];

  /**
   * The destination port that the chain is chosen by, 1 to 65535.
   *
   * @default - any
   */
  readonly destinationPort?: number;
}

/**
 * Which route configurations are meant.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch
 */
export interface EnvoyRouteConfigurationMatch {
  /**
   * Name of the route configuration.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * Port of the Service or the gateway's server, 1 to 65535.
   *
   * @default - any port
   */
  readonly portNumber?: number;

  /**
   * Name of the port of the gateway's server. Only with EnvoyContext.GATEWAY.
   *
   * @default - any name
   */
  readonly portName?: string;

  /**
   * Istio's gateway, whose namespace must be known. Only with EnvoyContext.GATEWAY.
   *
   * @default - any gateway
   */
  readonly gateway?: IGateway;
}

/**
 * Which virtual hosts of a route configuration are meant.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch-VirtualHostMatch
 */
export interface EnvoyVirtualHostMatch {
  /**
   * Name of the virtual host, which is `<host>:<port>`.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * A domain that the virtual host answers for.
   *
   * @default - any domain
   */
  readonly domainName?: string;
}

/** What a route does. */
export enum EnvoyRouteAction {
  /** Any of these. */
  ANY = 'ANY',
  /** It leads to clusters. */
  ROUTE = 'ROUTE',
  /** It redirects. */
  REDIRECT = 'REDIRECT',
  /** It answers itself. */
  DIRECT_RESPONSE = 'DIRECT_RESPONSE',
}

/**
 * Which routes of a virtual host are meant.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch-RouteMatch
 */
export interface EnvoyRouteMatch {
  /**
   * Name of the route: that of the VirtualService's route, or `default`.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * What the route does.
   *
   * @default EnvoyRouteAction.ANY
   */
  readonly action?: EnvoyRouteAction;
}

/**
 * Which clusters are meant: by name, or by what they stand for.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ClusterMatch
 */
export interface EnvoyClusterMatch {
  /**
   * Name of the cluster, such as `PassthroughCluster`. Not beside the other fields.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * The host that the cluster stands for.
   *
   * @default - any host
   */
  readonly service?: Host;

  /**
   * Name of the subset that the cluster stands for.
   *
   * @default - any subset, and none
   */
  readonly subset?: string;

  /**
   * Port of the Service, which for an inbound cluster is its target port, 1 to 65535.
   *
   * @default - any port
   */
  readonly portNumber?: number;
}
