import { Duration } from 'cdk8s';
import { StringMatch } from '../core';

/** What becomes of a preflight request from an origin that is not allowed. */
export enum UnmatchedPreflights {
  /** It goes to the destination. */
  FORWARD = 'FORWARD',
  /** The proxy answers it, without allowing anything. */
  IGNORE = 'IGNORE',
}

/**
 * Which pages of other origins may call a route from a browser.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy
 */
export interface CorsPolicy {
  /**
   * Origins that are allowed, such as `https://www.example.com`: any of these matches.
   *
   * @default - no origin is allowed
   */
  readonly allowOrigins?: StringMatch[];

  /**
   * Methods that are allowed, such as `GET`, or `*` for all.
   *
   * @default - the methods that browsers allow without asking
   */
  readonly allowMethods?: string[];

  /**
   * Request headers that are allowed, or `*` for all.
   *
   * @default - the headers that browsers allow without asking
   */
  readonly allowHeaders?: string[];

  /**
   * Response headers that the page may read, or `*` for all.
   *
   * @default - the headers that browsers expose without asking
   */
  readonly exposeHeaders?: string[];

  /**
   * How long a browser may keep the answer to a preflight request, in whole seconds.
   *
   * @default - the browser decides
   */
  readonly maxAge?: Duration;

  /**
   * Whether the page may send cookies and credentials.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * What becomes of a preflight request from an origin that is not allowed.
   *
   * @default UnmatchedPreflights.FORWARD
   */
  readonly unmatchedPreflights?: UnmatchedPreflights;
}
