import { Duration } from 'cdk8s';

/**
 * When a host that keeps failing gets no traffic for a while.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export interface OutlierDetection {
  /**
   * 5xx answers in a row after which a host is ejected; 0 turns this off.
   *
   * @default 5
   */
  readonly consecutive5xxErrors?: number;

  /**
   * Answers 502, 503 or 504 in a row after which a host is ejected; 0 turns this off. Of use only where it is
   * lower than `consecutive5xxErrors`, which counts these too.
   *
   * @default - off
   */
  readonly consecutiveGatewayErrors?: number;

  /**
   * Whether failures to reach the host are counted apart from errors that it answers.
   *
   * @default false
   */
  readonly splitExternalLocalOriginErrors?: boolean;

  /**
   * Failures to reach the host, in a row, after which it is ejected, at least 1. Needs `splitExternalLocalOriginErrors`.
   *
   * @default 5
   */
  readonly consecutiveLocalOriginFailures?: number;

  /**
   * HTTP statuses that count as errors, 100 to 599.
   *
   * @default - the 5xx statuses
   */
  readonly outlierDetectionHttpErrorCodes?: number[];

  /**
   * Time between two looks at the hosts.
   *
   * @default - 10 seconds
   */
  readonly interval?: Duration;

  /**
   * Shortest ejection; each further one is longer by this much.
   *
   * @default - 30 seconds
   */
  readonly baseEjectionTime?: Duration;

  /**
   * Most hosts that may be ejected, as a whole percentage of all, 1 to 100.
   *
   * @default 10
   */
  readonly maxEjectionPercent?: number;

  /**
   * Percentage of healthy hosts below which ejected ones get traffic again.
   *
   * @default 0
   */
  readonly minHealthPercent?: number;
}
