import { atMost, nonEmpty } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { AuthorizationPolicyRules } from '../../schema/security.istio.io.generated';
import { AuthorizationRule } from '../authorization-rule';
import { conditionSpec } from './authorization-condition';
import { operationSpec } from './authorization-operation';
import { sourceSpec } from './authorization-source';


const MAX_SOURCES = 512;

/** The `rules` entry of an authorization policy. */
export function ruleSpec({ sources, operations, conditions, anyRequest }: AuthorizationRule): AuthorizationPolicyRules {
  const narrowed = sources ?? operations ?? conditions;
  if (anyRequest && narrowed) throw invalid('a rule with anyRequest stands alone, but has sources, operations or conditions; drop one or the other');
  if (!anyRequest && !narrowed) {
    throw invalid('a rule without sources, operations and conditions holds for every request; give it one of them, or anyRequest: true');
  }
  return {
    ...sources && { from: atMost('sources of a rule', sources, MAX_SOURCES).map((source) => ({ source: sourceSpec(source) })) },
    ...operations && { to: nonEmpty('operations of a rule', operations).map((operation) => ({ operation: operationSpec(operation) })) },
    ...conditions && { when: nonEmpty('conditions of a rule', conditions).map(conditionSpec) },
  };
}
