import { matchesLabels } from '../../../src/model/match/label-selector';

const LABELS = { app: 'cart', version: 'v1' };
const expression = (operator: string, key: string, ...values: string[]) => ({ matchExpressions: [{ key, operator, values }] });

test.each<[unknown, boolean]>([
  [undefined, true],
  [null, true],
  [{}, true],
  [{ matchLabels: { app: 'cart' } }, true],
  [{ matchLabels: { app: 'other' } }, false],
  [expression('In', 'app', 'shop', 'cart'), true],
  [expression('In', 'app', 'shop'), false],
  [expression('In', 'zone', 'cart'), false],
  [expression('NotIn', 'app', 'shop'), true],
  [expression('NotIn', 'app', 'shop', 'cart'), false],
  [expression('NotIn', 'zone', 'cart'), true],
  [expression('Exists', 'app'), true],
  [expression('Exists', 'zone'), false],
  [expression('DoesNotExist', 'zone'), true],
  [expression('DoesNotExist', 'app'), false],
  [{ matchLabels: { app: 'other' }, ...expression('Exists', 'app') }, false],
])('%j', (selector, does) => {
  expect(matchesLabels(selector, LABELS)).toBe(does);
});

test.each([expression('In', 'app'), expression('NotIn', 'zone'), expression('Exists', 'app', 'cart'), expression('DoesNotExist', 'zone', 'a'), expression('Equals', 'app', 'cart'), expression('Equals', 'zone', 'a')])(
  'a selector that Kubernetes refuses selects nothing: %j', (selector) => {
    expect(matchesLabels(selector, LABELS)).toBe(false);
  });
