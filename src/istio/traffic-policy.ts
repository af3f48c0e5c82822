import { Duration } from 'cdk8s';
import { ClientTls } from './client-tls';
import { ConnectionPool } from './connection-pool';
import { LoadBalancer } from './load-balancer';
import { OutlierDetection } from './outlier-detection';

/** What can be set for a destination as a whole and for each of its ports. */
export interface PortTrafficPolicy {
  /**
   * Which host takes a request.
   *
   * @default - LoadBalancer.unspecified()
   */
  readonly loadBalancer?: LoadBalancer;

  /**
   * Limits of the connections.
   *
   * @default - as the mesh configuration says, else practically none
   */
  readonly connectionPool?: ConnectionPool;

  /**
   * When a host that keeps failing gets no traffic for a while.
   *
   * @default - as the mesh configuration says, else no host is ejected
   */
  readonly outlierDetection?: OutlierDetection;

  /**
   * How connections use TLS.
   *
   * @default - Istio's mutual TLS to workloads of the mesh, none to others
   */
  readonly tls?: ClientTls;
}

/**
 * The policy of one port, which stands in place of that of the destination as a whole: nothing of that is inherited.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
 */
export interface PortLevelSettings extends PortTrafficPolicy {
  /** Port of the Service, 1 to 65535. */
  readonly port: number;
}

/** How a tunnel is opened. */
export enum TunnelProtocol {
  /** HTTP CONNECT. */
  CONNECT = 'CONNECT',
  /** HTTP POST. */
  POST = 'POST',
}

/**
 * A tunnel through the destination, which is then a forward proxy. For TCP and TLS routes.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-TunnelSettings
 */
export interface TunnelSettings {
  /**
   * How the tunnel is opened.
   *
   * @default TunnelProtocol.CONNECT
   */
  readonly protocol?: TunnelProtocol;

  /** Host at the tunnel's end: a full DNS name or an IP address. */
  readonly targetHost: string;

  /** Port at the tunnel's end, 1 to 65535. */
  readonly targetPort: number;
}

/** Versions of the PROXY protocol. */
export enum ProxyProtocolVersion {
  /** The one that people can read. */
  V1 = 'V1',
  /** The binary one. */
  V2 = 'V2',
}

/**
 * How many retries there may be at a time, in proportion to the requests.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-RetryBudget
 */
export interface RetryBudget {
  /**
   * Retries at a time in percent of the requests at a time, 0 to 100.
   *
   * @default 20
   */
  readonly percent?: number;

  /**
   * Retries at a time that are always allowed, at least 1.
   *
   * @default 3
   */
  readonly minRetryConcurrency?: number;

  /**
   * Time over which requests are counted; 0 counts those that are active.
   *
   * @default - those that are active
   */
  readonly budgetInterval?: Duration;
}

/**
 * What happens to traffic once its destination is chosen.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy
 */
export interface TrafficPolicy extends PortTrafficPolicy {
  /**
   * Policies of single ports.
   *
   * @default - every port has the policy of the whole
   */
  readonly portLevelSettings?: PortLevelSettings[];

  /**
   * A tunnel through the destination. Not beside `proxyProtocol`.
   *
   * @default - no tunnel
   */
  readonly tunnel?: TunnelSettings;

  /**
   * Version of the PROXY protocol by which the destination is told the caller's address. Not beside `tunnel`.
   *
   * @default - the PROXY protocol is not used
   */
  readonly proxyProtocol?: ProxyProtocolVersion;

  /**
   * How many retries there may be at a time.
   *
   * @default - as the connection pool says
   */
  readonly retryBudget?: RetryBudget;
}
