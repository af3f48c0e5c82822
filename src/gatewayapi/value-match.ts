import { regex } from '../core/private/checks';
import type { HTTPRouteRulesMatchesHeaders } from '../schema/gateway.networking.k8s.io.generated';

/**
 * How the value of a header or query parameter is compared. Case-sensitive.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheadermatch
 */
export class ValueMatch {
  /**
   * The whole value is the same.
   *
   * @param value the value, not empty
   */
  public static exact(value: string): ValueMatch {
    return new ValueMatch('Exact', value);
  }

  /**
   * The whole value matches a regular expression in RE2 syntax.
   *
   * @param value the expression, at most 1024 bytes in UTF-8
   * @see https://github.com/google/re2/wiki/Syntax
   */
  public static regularExpression(value: string): ValueMatch {
    return new ValueMatch('RegularExpression', regex('regular expression of a value match', value));
  }

  private constructor(private readonly type: 'Exact' | 'RegularExpression', private readonly value: string) {}

  /** @internal */
  public _toSpec(): Pick<HTTPRouteRulesMatchesHeaders, 'type' | 'value'> {
    return { type: this.type, value: this.value };
  }
}
