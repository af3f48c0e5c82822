import { invalid, show } from '../core/private/errors';
import type { HTTPRouteRulesFiltersRequestRedirectPath } from '../schema/gateway.networking.k8s.io.generated';
import { atMost } from './private/checks';

/** Schemes of HTTP. */
export enum HttpScheme {
  /** Plain. */
  HTTP = 'http',
  /** Over TLS. */
  HTTPS = 'https',
}

/**
 * What becomes of the path of a request.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier
 */
export class HttpPathModifier {
  /**
   * Replaces the whole path.
   *
   * @param value the new path, which begins with `/`
   */
  public static replaceFullPath(value: string): HttpPathModifier {
    return new HttpPathModifier({ type: 'ReplaceFullPath', replaceFullPath: path('replaceFullPath', value) });
  }

  /**
   * Replaces the part of the path that the rule matched by prefix. The rule may have only that one match.
   *
   * @param value the new beginning of the path, which begins with `/`; `/` alone drops the prefix
   */
  public static replacePrefixMatch(value: string): HttpPathModifier {
    return new HttpPathModifier({ type: 'ReplacePrefixMatch', replacePrefixMatch: path('replacePrefixMatch', value) });
  }

  private constructor(private readonly spec: HTTPRouteRulesFiltersRequestRedirectPath) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * Where the caller is told to go instead. At least one of scheme, hostname, path and port must be given.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
 */
export interface HttpRequestRedirect {
  /**
   * The new scheme.
   *
   * @default - the scheme of the request
   */
  readonly scheme?: HttpScheme;

  /**
   * The new host, in lowercase.
   *
   * @default - the host of the request
   */
  readonly hostname?: string;

  /**
   * The new path.
   *
   * @default - the path of the request
   */
  readonly path?: HttpPathModifier;

  /**
   * The new port, 1 to 65535.
   *
   * @default - the usual port of the scheme, where that is given, else the port of the request
   */
  readonly port?: number;

  /**
   * Status of the answer: 301, 302, 303, 307 or 308.
   *
   * @default 302
   */
  readonly statusCode?: number;
}

/**
 * What is changed in a request before it goes to a backend. At least one must be given.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpurlrewritefilter
 */
export interface HttpUrlRewrite {
  /**
   * The new host, in lowercase.
   *
   * @default - the host of the request
   */
  readonly hostname?: string;

  /**
   * The new path.
   *
   * @default - the path of the request
   */
  readonly path?: HttpPathModifier;
}

function path(what: string, value: string): string {
  if (!value.startsWith('/') || /[\s?#]/.test(value)) throw invalid(`${what} must be a path that begins with '/', without query, fragment and blanks, got ${show(value)}`);
  return atMost(what, value, 1024);
}
