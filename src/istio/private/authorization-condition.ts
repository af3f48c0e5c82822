import { nonEmpty } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { AuthorizationPolicyRulesWhen as ConditionSpec } from '../../schema/security.istio.io.generated';
import { AuthorizationCondition } from '../authorization-condition';

/** The `when` entry of an authorization rule. */
export function conditionSpec(condition: AuthorizationCondition): ConditionSpec {
  const { key } = condition;
  if (!condition.values && !condition.notValues) {
    throw invalid(`a condition on '${key._toSpec()}' needs values or notValues; give it one of them, such as values: ['*'] for any`);
  }
  const values = (field: string) => (list: string[]) => nonEmpty(`${field} for '${key._toSpec()}'`, list).map((value) => key._checkValue(value));
  return render<AuthorizationCondition, ConditionSpec>(condition, {
    key: () => key._toSpec(),
    values: values('values'),
    notValues: values('notValues'),
  });
}
