import { Duration } from 'cdk8s';
import { invalid, show } from '../core/private/errors';

/** The registered statuses, which are those that istiod takes. */
const STATUSES = [
  [100, 103], [200, 208], [226, 226], [300, 305], [307, 308], [400, 418], [421, 426], [428, 429], [431, 431], [451, 451], [500, 508], [510, 511],
];

/**
 * On what outcome a request is tried again.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
 */
export class RetryOn {
  /** Any 5xx answer, or none at all. */
  public static readonly SERVER_ERROR = new RetryOn('5xx');
  /** An answer 502, 503 or 504. */
  public static readonly GATEWAY_ERROR = new RetryOn('gateway-error');
  /** The destination ended the connection without an answer. */
  public static readonly RESET = new RetryOn('reset');
  /** As RESET, but only before the request's headers were sent. */
  public static readonly RESET_BEFORE_REQUEST = new RetryOn('reset-before-request');
  /** No connection could be made. */
  public static readonly CONNECT_FAILURE = new RetryOn('connect-failure');
  /** An answer 409. */
  public static readonly RETRIABLE_4XX = new RetryOn('retriable-4xx');
  /** An HTTP/2 stream was refused. */
  public static readonly REFUSED_STREAM = new RetryOn('refused-stream');
  /** An answer with one of the headers that the caller named. */
  public static readonly RETRIABLE_HEADERS = new RetryOn('retriable-headers');
  /** The rate limit was exceeded. */
  public static readonly ENVOY_RATELIMITED = new RetryOn('envoy-ratelimited');
  /** An HTTP/3 request failed after the connection was made. */
  public static readonly HTTP3_POST_CONNECT_FAILURE = new RetryOn('http3-post-connect-failure');
  /** gRPC status CANCELLED. */
  public static readonly GRPC_CANCELLED = new RetryOn('cancelled');
  /** gRPC status DEADLINE_EXCEEDED. */
  public static readonly GRPC_DEADLINE_EXCEEDED = new RetryOn('deadline-exceeded');
  /** gRPC status INTERNAL. */
  public static readonly GRPC_INTERNAL = new RetryOn('internal');
  /** gRPC status RESOURCE_EXHAUSTED. */
  public static readonly GRPC_RESOURCE_EXHAUSTED = new RetryOn('resource-exhausted');
  /** gRPC status UNAVAILABLE. */
  public static readonly GRPC_UNAVAILABLE = new RetryOn('unavailable');

  /**
   * An answer with this HTTP status. Stands for Envoy's `retriable-status-codes` as well.
   *
   * @param code a status, such as 503
   */
  public static status(code: number): RetryOn {
    if (!STATUSES.some(([first, last]) => first <= code && code <= last) || !Number.isInteger(code)) throw invalid(`status to retry on must be a registered HTTP status such as 503, got ${show(code)}`);
    return new RetryOn(String(code));
  }

  private constructor(private readonly value: string) {}

  /** @internal */
  public _toSpec() {
    return this.value;
  }
}

/**
 * How often and when a failed request is tried again.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export interface HttpRetry {
  /** How many more times a request is tried; 0 turns retries off, and then nothing else may be set. */
  readonly attempts: number;

  /**
   * Time that one try may take, the first one included.
   *
   * @default - the timeout of the route
   */
  readonly perTryTimeout?: Duration;

  /**
   * Outcomes after which it is tried again, any of them.
   *
   * @default - connection failures, refused streams and the gRPC statuses UNAVAILABLE and CANCELLED
   */
  readonly retryOn?: RetryOn[];

  /**
   * Whether a retry may go to another locality.
   *
   * @default false
   */
  readonly retryRemoteLocalities?: boolean;

  /**
   * Whether a retry avoids the hosts that were tried before.
   *
   * @default true
   */
  readonly retryIgnorePreviousHosts?: boolean;

  /**
   * Shortest wait before a retry; it grows with each.
   *
   * @default - 25 milliseconds
   */
  readonly backoff?: Duration;
}
