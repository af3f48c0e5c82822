import { DisruptionBudget } from '../../src/mesh';

test.each<[string, DisruptionBudget, number, object]>([
  ['a number stays', DisruptionBudget.minAvailable(1), 2, { minAvailable: 1 }],
  ['a share stays', DisruptionBudget.minAvailablePercent(50), 2, { minAvailable: '50%' }],
  ['a number may go', DisruptionBudget.maxUnavailable(1), 1, { maxUnavailable: 1 }],
  ['a share may go', DisruptionBudget.maxUnavailablePercent(100), 1, { maxUnavailable: '100%' }],
])('%s', (_, budget, fewest, spec) => {
  expect(budget._toSpec(fewest)).toEqual(spec);
});

test.each<[string, DisruptionBudget, number, string]>([
  ['as many as there are', DisruptionBudget.minAvailable(2), 2, '2 of at least 2'],
  ['a share of all, rounded up', DisruptionBudget.minAvailablePercent(51), 2, '51% of at least 2'],
  ['half of a single one', DisruptionBudget.minAvailablePercent(50), 1, '50% of at least 1'],
])('fails where %s must stay', (_, budget, fewest, numbers) => {
  expect(() => budget._toSpec(fewest)).toThrow(
    `disruptionBudget keeps ${numbers} pods available, so none could leave a node that is drained; have more pods by scaling, or use DisruptionBudget.maxUnavailable`);
});

test.each<[string, () => DisruptionBudget]>([
  ['minAvailable must be a whole number of at least 1, got 0', () => DisruptionBudget.minAvailable(0)],
  ['minAvailablePercent must be a whole number from 1 to 99, got 100', () => DisruptionBudget.minAvailablePercent(100)],
  ['maxUnavailable must be a whole number of at least 1, got 0', () => DisruptionBudget.maxUnavailable(0)],
  ['maxUnavailablePercent must be a whole number from 1 to 100, got 0', () => DisruptionBudget.maxUnavailablePercent(0)],
])('fails: %s', (message, define) => {
  expect(define).toThrow(message);
});
