import { Duration } from 'cdk8s';

/** Methods that a page of another origin may use. */
export enum CorsMethod {
  /** Every method. Stands alone. */
  ALL = '*',
  /** Reads. */
  GET = 'GET',
  /** Reads the headers only. */
  HEAD = 'HEAD',
  /** Submits. */
  POST = 'POST',
  /** Replaces. */
  PUT = 'PUT',
  /** Removes. */
  DELETE = 'DELETE',
  /** Opens a tunnel. */
  CONNECT = 'CONNECT',
  /** Asks what is possible. */
  OPTIONS = 'OPTIONS',
  /** Has the request sent back. */
  TRACE = 'TRACE',
  /** Changes. */
  PATCH = 'PATCH',
}

/**
 * What pages of other origins may do (CORS).
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpcorsfilter
 */
export interface HttpCors {
  /**
   * Origins that may, 1 to 64: scheme, host and port as `https://www.example.com:8443`, where the host may be or begin
   * with a wildcard (`https://*.example.com`); or `*` alone for all.
   */
  readonly allowOrigins: string[];

  /**
   * Methods that they may use.
   *
   * @default - those that need no permission: GET, HEAD and POST
   */
  readonly allowMethods?: CorsMethod[];

  /**
   * Headers that they may send, at most 64; or `*` alone for all.
   *
   * @default - those that need no permission
   */
  readonly allowHeaders?: string[];

  /**
   * Headers of the response that they may read, at most 64.
   *
   * @default - those that need no permission
   */
  readonly exposeHeaders?: string[];

  /**
   * How long a browser may keep the answer, in whole seconds of at least 1.
   *
   * @default - 5 seconds
   */
  readonly maxAge?: Duration;

  /**
   * Whether requests may carry cookies and other credentials.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;
}
