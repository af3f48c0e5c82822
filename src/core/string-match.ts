import { notEmpty, regex } from './private/checks';

/**
 * How a text is compared: whole, by its beginning, or by a regular expression. Case-sensitive.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
export class StringMatch {
  /**
   * The whole text is the same.
   *
   * @param value the text
   */
  public static exact(value: string): StringMatch {
    return new StringMatch({ exact: value });
  }

  /**
   * The text begins with the value.
   *
   * On a uri the comparison is letter by letter, not by path segment: `/api` also matches `/apidocs`.
   *
   * @param value the beginning, not empty
   */
  public static prefix(value: string): StringMatch {
    return new StringMatch({ prefix: notEmpty('prefix of a string match', value) });
  }

  /**
   * The whole text matches a regular expression in RE2 syntax.
   *
   * The expression is anchored at both ends. RE2 has no lookaround and no backreferences.
   *
   * @param value the expression, at most 1024 bytes in UTF-8
   * @see https://github.com/google/re2/wiki/Syntax
   */
  public static regex(value: string): StringMatch {
    return new StringMatch({ regex: regex('regex of a string match', value) });
  }

  /**
   * The header or query parameter is there, whatever its value. Not for a uri, scheme, method or authority.
   */
  public static present(): StringMatch {
    return new StringMatch({});
  }

  private constructor(private readonly spec: { exact?: string; prefix?: string; regex?: string }) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
