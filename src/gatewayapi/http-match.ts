import { regex } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { HTTPRouteRulesMatchesPath } from '../schema/gateway.networking.k8s.io.generated';
import { atMost } from './private/checks';
import { ValueMatch } from './value-match';

/** Methods of HTTP. */
export enum HttpMethod {
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
 * How the path of a request is compared. Case-sensitive, and without the query.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch
 */
export class HttpPathMatch {
  /**
   * The whole path is the same.
   *
   * @param value the path, which begins with `/` and is already normalized
   */
  public static exact(value: string): HttpPathMatch {
    return new HttpPathMatch({ type: 'Exact', value: path(value) });
  }

  /**
   * The path begins with the same segments: `/api` matches `/api/v1`, but not `/apidocs`.
   *
   * @param value the beginning, which begins with `/` and is already normalized
   */
  public static pathPrefix(value: string): HttpPathMatch {
    return new HttpPathMatch({ type: 'PathPrefix', value: path(value) });
  }

  /**
   * The whole path matches a regular expression in RE2 syntax.
   *
   * @param value the expression, at most 1024 bytes in UTF-8
   * @see https://github.com/google/re2/wiki/Syntax
   */
  public static regularExpression(value: string): HttpPathMatch {
    return new HttpPathMatch({ type: 'RegularExpression', value: regex('regular expression of a path match', value) });
  }

  private constructor(private readonly spec: HTTPRouteRulesMatchesPath) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * Conditions on a request, all of which must hold.
 *
 * A rule with several matches takes a request that fulfils any one of them.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
 */
export interface HttpRouteMatch {
  /**
   * The path.
   *
   * @default - any path
   */
  readonly path?: HttpPathMatch;

  /**
   * Headers by name, at most 16, all of which must match.
   *
   * @default - any headers
   */
  readonly headers?: Record<string, ValueMatch>;

  /**
   * Query parameters by name, at most 16, all of which must match.
   *
   * @default - any query
   */
  readonly queryParams?: Record<string, ValueMatch>;

  /**
   * The method.
   *
   * @default - any method
   */
  readonly method?: HttpMethod;
}

const CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;
const NOT_NORMALIZED = /\/\/|\/\.\.?(\/|$)|%2f/i;

function path(value: string): string {
  if (!value.startsWith('/') || !CHARACTERS.test(value)) {
    throw invalid(`path of a match must begin with '/' and have only characters that a path may have, others as %XX, got ${show(value)}`);
  }
  const found = NOT_NORMALIZED.exec(value);
  if (found) throw invalid(`path of a match cannot have ${show(found[0])}, as it is compared with normalized paths, got ${show(value)}`);
  return atMost('path of a match', value, 1024);
}
