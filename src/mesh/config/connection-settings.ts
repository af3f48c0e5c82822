import { Duration } from 'cdk8s';

/** Which defaults connections of callers have. */
export enum ConnectionProfile {
  /** Istio's own. */
  SIDECAR = 'SIDECAR',
  /** Those that Envoy recommends at the edge of a network. */
  EDGE = 'EDGE',
}

/** What becomes of a request with a header whose name has an underscore. */
export enum HeadersWithUnderscores {
  /** It is taken as it is. */
  ALLOW = 'HEADERS_WITH_UNDERSCORES_ALLOW',
  /** It is answered with 400. */
  REJECT_REQUEST = 'HEADERS_WITH_UNDERSCORES_REJECT_REQUEST',
  /** The header is dropped. */
  DROP_HEADER = 'HEADERS_WITH_UNDERSCORES_DROP_HEADER',
}

/** What becomes of a request whose path has a slash in escaped form (`%2F`, `%5C`). */
export enum PathWithEscapedSlashes {
  /** It stays as it is. */
  KEEP_UNCHANGED = 'KEEP_UNCHANGED',
  /** It is answered with 400. */
  REJECT_REQUEST = 'REJECT_REQUEST',
  /** The caller is redirected to the path without escapes. */
  UNESCAPE_AND_REDIRECT = 'UNESCAPE_AND_REDIRECT',
  /** It is sent on without escapes. */
  UNESCAPE_AND_FORWARD = 'UNESCAPE_AND_FORWARD',
}

/**
 * How proxies treat the connections that callers make to them.
 *
 * Where a default is said to depend on the profile, the first is that of SIDECAR, the second that of EDGE.
 * For connections that proxies make themselves see `ConnectionPool` of the module `istio`.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig-ConnectionSettings
 */
export interface ConnectionSettings {
  /**
   * Which defaults the other settings have.
   *
   * @default ConnectionProfile.SIDECAR
   */
  readonly profile?: ConnectionProfile;

  /**
   * Bytes that are buffered for a connection of a caller.
   *
   * @default - by the profile: as Envoy has it, 32768
   */
  readonly listenerPerConnectionBufferLimitBytes?: number;

  /**
   * Bytes that are buffered for a connection to a destination.
   *
   * @default - by the profile: as Envoy has it, 32768
   */
  readonly clusterPerConnectionBufferLimitBytes?: number;

  /**
   * How long a connection may have no active request; 0 means for ever.
   *
   * @default - 1 hour
   */
  readonly httpIdleTimeout?: Duration;

  /**
   * Longest life of a connection; 0 means no limit.
   *
   * @default - no limit
   */
  readonly httpMaxConnectionDuration?: Duration;

  /**
   * Time between the two announcements of an end of an HTTP/2 connection.
   *
   * @default - as Envoy has it, 5 seconds
   */
  readonly httpDrainTimeout?: Duration;

  /**
   * How long a request may take to arrive; 0 means no limit.
   *
   * @default - by the profile: no limit, 5 minutes
   */
  readonly httpRequestTimeout?: Duration;

  /**
   * How long the headers of a request may take to arrive; 0 means no limit.
   *
   * @default - no limit
   */
  readonly httpRequestHeadersTimeout?: Duration;

  /**
   * How long nothing may happen on a stream; 0 means for ever.
   *
   * @default - by the profile: as Envoy has it, 5 minutes
   */
  readonly httpStreamIdleTimeout?: Duration;

  /**
   * How long a request and its answer may take together; 0 means no limit.
   *
   * @default - no limit
   */
  readonly httpMaxStreamDuration?: Duration;

  /**
   * Most streams at a time on one HTTP/2 connection, at least 1.
   *
   * @default - by the profile: as Envoy has it, 100
   */
  readonly httpMaxConcurrentStreams?: number;

  /**
   * Bytes that a caller may send on a stream before it must wait, 65535 to 2147483647.
   *
   * @default - by the profile: as Envoy has it, 65536
   */
  readonly http2InitialStreamWindowSize?: number;

  /**
   * Bytes that a caller may send on a connection before it must wait, 65535 to 2147483647.
   *
   * @default - by the profile: as Envoy has it, 1048576
   */
  readonly http2InitialConnectionWindowSize?: number;

  /**
   * What becomes of a request with a header whose name has an underscore.
   *
   * @default - by the profile: ALLOW, REJECT_REQUEST
   */
  readonly httpHeadersWithUnderscoresAction?: HeadersWithUnderscores;

  /**
   * Whether several slashes in a row are taken for one.
   *
   * @default - by the profile: false, true
   */
  readonly httpMergeSlashes?: boolean;

  /**
   * What becomes of a request whose path has an escaped slash.
   *
   * @default - by the profile: KEEP_UNCHANGED, UNESCAPE_AND_REDIRECT
   */
  readonly httpPathWithEscapedSlashesAction?: PathWithEscapedSlashes;

  /**
   * Most connections to one listener, at least 1.
   *
   * @default - no limit
   */
  readonly listenerConnectionLimit?: number;

  /**
   * Most connections of callers to one proxy, at least 1.
   *
   * @default - no limit
   */
  readonly globalDownstreamConnectionLimit?: number;
}
