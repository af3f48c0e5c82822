import { nonEmpty } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type { AuthorizationPolicyRules } from '../schema/security.istio.io.generated';
import { AuthorizationCondition } from './authorization-condition';
import { AuthorizationOperation } from './authorization-operation';
import { AuthorizationSource } from './authorization-source';
import { conditionSpec } from './private/authorization-condition';
import { operationSpec } from './private/authorization-operation';
import { sourceSpec } from './private/authorization-source';
import { atMost } from './private/authorization-values';

const MAX_SOURCES = 512;

/** What a rule asks for. At least one of the lists is needed, and none of them may be empty. */
export interface AuthorizationRuleOptions {
  /**
   * Where the request comes from: one of these, at most 512.
   *
   * @default - from anywhere
   */
  readonly sources?: AuthorizationSource[];

  /**
   * What the request does: one of these.
   *
   * @default - anything
   */
  readonly operations?: AuthorizationOperation[];

  /**
   * What else must hold: all of these.
   *
   * @default - nothing else
   */
  readonly conditions?: AuthorizationCondition[];
}

/**
 * Which requests an authorization policy is about.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
export class AuthorizationRule {
  /**
   * Requests that come from one of the sources, do one of the operations and meet all of the conditions.
   *
   * @param options sources, operations and conditions
   */
  public static of(options: AuthorizationRuleOptions): AuthorizationRule {
    const { sources, operations, conditions } = options;
    if (!sources && !operations && !conditions) {
      throw invalid('a rule without sources, operations and conditions holds for every request; give it one of them, or use AuthorizationRule.any()');
    }
    return new AuthorizationRule({
      ...sources && { from: atMost(MAX_SOURCES, 'sources of a rule', sources).map((source) => ({ source: sourceSpec(source) })) },
      ...operations && { to: nonEmpty('operations of a rule', operations).map((operation) => ({ operation: operationSpec(operation) })) },
      ...conditions && { when: nonEmpty('conditions of a rule', conditions).map(conditionSpec) },
    });
  }

  /** Every request, whoever sends it. Beside it no other rule of the policy matters. */
  public static any(): AuthorizationRule {
    return new AuthorizationRule({});
  }

  private constructor(private readonly spec: AuthorizationPolicyRules) {}

  /** @internal */
  public _toSpec(): AuthorizationPolicyRules {
    return this.spec;
  }
}
