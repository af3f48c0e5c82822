import { Duration } from 'cdk8s';
import { ProviderServiceOptions } from './provider-service';

/**
 * The body of a request, as an authorizer sees it.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyExternalAuthorizationRequestBody
 */
export interface ExtAuthzBody {
  /** Bytes of the body that the proxy holds in memory, at least 1. A longer one is answered with 413, unless `allowPartialMessage`. */
  readonly maxRequestBytes: number;

  /**
   * Whether of a longer body the beginning is sent.
   *
   * @default false
   */
  readonly allowPartialMessage?: boolean;
}

/** The body of a request, as an authorizer sees it that is asked by gRPC. */
export interface ExtAuthzGrpcBody extends ExtAuthzBody {
  /**
   * Whether the body is sent as bytes rather than as UTF-8 text.
   *
   * @default false
   */
  readonly packAsBytes?: boolean;
}

/** What every authorizer takes. */
export interface ExtAuthzOptions extends ProviderServiceOptions {
  /**
   * How long an answer may take.
   *
   * @default Duration.minutes(10)
   */
  readonly timeout?: Duration;

  /**
   * Whether a request passes when the authorizer cannot be asked, or fails.
   *
   * @default false
   */
  readonly failOpen?: boolean;

  /**
   * Whether the route is chosen anew after the authorizer has changed headers.
   *
   * @default false
   */
  readonly clearRouteCache?: boolean;

  /**
   * Status that the caller gets when the authorizer cannot be asked.
   *
   * @default 403
   */
  readonly statusOnError?: number;
}

/**
 * An authorizer that is asked by HTTP.
 *
 * A list of headers has names, of which the first or the last character may be `*`, for names that end or begin with the rest.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyExternalAuthorizationHttpProvider
 */
export interface EnvoyExtAuthzHttpOptions extends ExtAuthzOptions {
  /**
   * What the path of the request is put behind. Begins with `/`.
   *
   * @default - the path is sent as it is
   */
  readonly pathPrefix?: string;

  /**
   * Headers of the request that the authorizer gets, besides host, method, path and content length.
   *
   * @default - no others
   */
  readonly includeRequestHeadersInCheck?: string[];

  /**
   * Headers with fixed values that the authorizer gets. They win over those of the request.
   *
   * @default - none
   */
  readonly includeAdditionalHeadersInCheck?: Record<string, string>;

  /**
   * The body that the authorizer gets.
   *
   * @default - it gets no body
   */
  readonly includeRequestBodyInCheck?: ExtAuthzBody;

  /**
   * Headers of the authorizer that the workload gets with a request that passes.
   *
   * @default - none
   */
  readonly headersToUpstreamOnAllow?: string[];

  /**
   * Headers of the authorizer that the caller gets when it is refused.
   *
   * @default - all but the host
   */
  readonly headersToDownstreamOnDeny?: string[];

  /**
   * Headers of the authorizer that the caller gets with the answer to a request that passes.
   *
   * @default - none
   */
  readonly headersToDownstreamOnAllow?: string[];
}

/**
 * An authorizer that is asked by gRPC.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyExternalAuthorizationGrpcProvider
 */
export interface EnvoyExtAuthzGrpcOptions extends ExtAuthzOptions {
  /**
   * The body that the authorizer gets.
   *
   * @default - it gets no body
   */
  readonly includeRequestBodyInCheck?: ExtAuthzGrpcBody;
}
