import { Duration } from 'cdk8s';
import { ConnectionPool, OutlierDetection, RetryOn } from '../../istio';

/**
 * How often and when a failed request is tried again, where the route does not say.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export interface DefaultHttpRetry {
  /** How many more times a request is tried; 0 turns retries off, and then nothing else may be set. */
  readonly attempts: number;

  /**
   * Outcomes after which it is tried again, any of them.
   *
   * @default - no connection, refused streams, and gRPC status CANCELLED and UNAVAILABLE
   */
  readonly retryOn?: RetryOn[];

  /**
   * Whether a try may go to another locality.
   *
   * @default false
   */
  readonly retryRemoteLocalities?: boolean;

  /**
   * Whether hosts that were tried before are passed by.
   *
   * @default true
   */
  readonly retryIgnorePreviousHosts?: boolean;

  /**
   * Shortest time between tries.
   *
   * @default Duration.millis(25)
   */
  readonly backoff?: Duration;
}

/**
 * Limits of connections and ejection of hosts that fail, where no DestinationRule has its own.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-DefaultTrafficPolicy
 */
export interface DefaultTrafficPolicy {
  /**
   * Limits of connections.
   *
   * @default - the defaults of `ConnectionPool`
   */
  readonly connectionPool?: ConnectionPool;

  /**
   * Ejection of hosts that fail.
   *
   * @default - no host is ejected
   */
  readonly outlierDetection?: OutlierDetection;
}
