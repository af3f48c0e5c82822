import { Duration } from 'cdk8s';

/** Whether HTTP/1.1 connections to a destination are upgraded to HTTP/2. */
export enum H2UpgradePolicy {
  /** As the mesh configuration says. */
  DEFAULT = 'DEFAULT',
  /** They are not. */
  DO_NOT_UPGRADE = 'DO_NOT_UPGRADE',
  /** They are. */
  UPGRADE = 'UPGRADE',
}

/**
 * Probes that keep idle TCP connections alive.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings-TcpKeepalive
 */
export interface TcpKeepalive {
  /**
   * Probes without an answer after which the connection counts as dead, at least 1.
   *
   * @default - as the operating system has it, on Linux 9
   */
  readonly probes?: number;

  /**
   * How long a connection is idle before it is probed, in whole seconds.
   *
   * @default - as the operating system has it, on Linux 2 hours
   */
  readonly time?: Duration;

  /**
   * Time between probes, in whole seconds.
   *
   * @default - as the operating system has it, on Linux 75 seconds
   */
  readonly interval?: Duration;
}

/**
 * Limits of connections, for HTTP and TCP alike.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings
 */
export interface TcpSettings {
  /**
   * Most connections to the destination, at least 1.
   *
   * @default - practically no limit
   */
  readonly maxConnections?: number;

  /**
   * Longest time to make a connection.
   *
   * @default - as the mesh configuration says, else 10 seconds
   */
  readonly connectTimeout?: Duration;

  /**
   * Probes that keep idle connections alive.
   *
   * @default - as the mesh configuration says, else no probes
   */
  readonly tcpKeepalive?: TcpKeepalive;

  /**
   * Longest life of a connection.
   *
   * @default - no limit
   */
  readonly maxConnectionDuration?: Duration;

  /**
   * How long a TCP connection may be idle; 0 means for ever.
   *
   * @default - 1 hour
   */
  readonly idleTimeout?: Duration;
}

/**
 * Probes that keep HTTP/2 connections alive.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings
 */
export interface Http2KeepAlive {
  /** Time between pings. */
  readonly interval: Duration;

  /** How long an answer may take before the connection counts as dead. */
  readonly timeout: Duration;
}

/**
 * Limits of HTTP requests and connections.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings
 */
export interface HttpSettings {
  /**
   * Most requests that wait for a connection, at least 1.
   *
   * @default - practically no limit
   */
  readonly http1MaxPendingRequests?: number;

  /**
   * Most requests at a time, whichever version of HTTP, at least 1.
   *
   * @default - practically no limit
   */
  readonly http2MaxRequests?: number;

  /**
   * Most requests on one connection; 1 turns keep-alive off, 0 means no limit.
   *
   * @default - no limit
   */
  readonly maxRequestsPerConnection?: number;

  /**
   * Most retries at a time to all hosts of the destination, at least 1. To have none, set the attempts of the route to 0.
   *
   * @default - practically no limit
   */
  readonly maxRetries?: number;

  /**
   * How long a connection may have no active request.
   *
   * @default - `idleTimeout` of `tcp`, else 1 hour
   */
  readonly idleTimeout?: Duration;

  /**
   * Whether HTTP/1.1 connections are upgraded to HTTP/2.
   *
   * @default H2UpgradePolicy.DEFAULT
   */
  readonly h2UpgradePolicy?: H2UpgradePolicy;

  /**
   * Whether the version of HTTP that the client speaks is kept. Not beside `H2UpgradePolicy.UPGRADE`.
   *
   * @default false
   */
  readonly useClientProtocol?: boolean;

  /**
   * Most streams at a time on one HTTP/2 connection, at least 1.
   *
   * @default - practically no limit
   */
  readonly maxConcurrentStreams?: number;

  /**
   * Probes that keep HTTP/2 connections alive.
   *
   * @default - no probes
   */
  readonly http2KeepAlive?: Http2KeepAlive;
}

/**
 * Limits of the connections to a destination.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings
 */
export interface ConnectionPool {
  /**
   * Limits of connections, for HTTP and TCP alike.
   *
   * @default - the defaults of `TcpSettings`
   */
  readonly tcp?: TcpSettings;

  /**
   * Limits of HTTP.
   *
   * @default - the defaults of `HttpSettings`
   */
  readonly http?: HttpSettings;
}
