import { sameAmount } from '../../src/cluster/quantity';

test.each([
  ['1', '1000m'], [1, '1'], ['0.1', '100m'], [0.1, '100m'], ['1024Mi', '1Gi'], ['1e3', '1k'], ['1E3', '1000'], ['1.5Gi', '1536Mi'], ['.5', '500m'], [0, '0'],
])('%s is as much as %s', (one, other) => {
  expect(sameAmount(one, other)).toBe(true);
});

test.each([
  ['1', '1001m'], ['1G', '1Gi'], ['a', 'a'], ['', ''], ['1x', '1'], ['1', undefined],
])('%s is not as much as %s', (one, other) => {
  expect(sameAmount(one, other)).toBe(false);
});
