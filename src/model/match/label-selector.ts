import { field, listOf, textList, textOf } from '../loose';
import { Labels, selects, textsOf } from './labels';

/** Whether labels are those that a selector of Kubernetes asks for. Without a selector all are; a wrong one selects nothing. */
export function matchesLabels(selector: unknown, labels: Labels): boolean {
  const expressions = listOf(field(selector, 'matchExpressions'));
  return expressions.every(isSound) && selects(textsOf(field(selector, 'matchLabels')), labels)
    && expressions.every((expression) => holds(expression, labels));
}

const operatorOf = (expression: unknown) => textOf(field(expression, 'operator'));
const valuesOf = (expression: unknown) => textList(field(expression, 'values'));

function isSound(expression: unknown): boolean {
  const count = valuesOf(expression).length;
  switch (operatorOf(expression)) {
    case 'In':
    case 'NotIn':
      return count > 0;
    case 'Exists':
    case 'DoesNotExist':
      return count === 0;
    default:
      return false;
  }
}

function holds(expression: unknown, labels: Labels): boolean {
  const value = labels[textOf(field(expression, 'key'))];
  const operator = operatorOf(expression);
  if (operator === 'Exists' || operator === 'DoesNotExist') return (value !== undefined) === (operator === 'Exists');
  return (value !== undefined && valuesOf(expression).includes(value)) === (operator === 'In');
}
