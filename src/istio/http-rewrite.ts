import { notEmpty, regex } from '../core/private/checks';
import type { VirtualServiceHttpRewrite } from '../schema/networking.istio.io.generated';

/** What is rewritten beside the path. */
export interface HttpRewriteOptions {
  /**
   * The new authority, that is the Host header.
   *
   * @default - the authority of the request
   */
  readonly authority?: string;
}

/**
 * How a request is changed before it goes to its destination.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
 */
export class HttpRewrite {
  /**
   * Replaces the path: the matched prefix where the route matches by prefix, else the whole path.
   *
   * @param uri the replacement
   * @param options new authority
   */
  public static uri(uri: string, options: HttpRewriteOptions = {}): HttpRewrite {
    return new HttpRewrite({ uri: notEmpty('uri of a rewrite', uri), ...authorityOf(options) });
  }

  /**
   * Replaces the part of the path that a regular expression matches.
   *
   * @param match the expression in RE2 syntax, at most 1024 bytes in UTF-8
   * @param rewrite the replacement, in which `\1` stands for the first group
   * @param options new authority
   */
  public static uriRegex(match: string, rewrite: string, options: HttpRewriteOptions = {}): HttpRewrite {
    const uriRegexRewrite = {
      match: regex('match of a regex rewrite', match),
      rewrite: notEmpty('rewrite of a regex rewrite', rewrite),
    };
    return new HttpRewrite({ uriRegexRewrite, ...authorityOf(options) });
  }

  /**
   * Replaces the authority only.
   *
   * @param authority the new authority
   */
  public static authority(authority: string): HttpRewrite {
    return new HttpRewrite({ authority: notEmpty('authority of a rewrite', authority) });
  }

  private constructor(private readonly spec: VirtualServiceHttpRewrite) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function authorityOf({ authority }: HttpRewriteOptions) {
  return authority === undefined ? {} : { authority: notEmpty('authority of a rewrite', authority) };
}
