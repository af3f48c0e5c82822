import { patternTest, patternTestInAnyCase } from '../../../src/simulator/policy/pattern';
import { claimPath } from '../../../src/simulator/policy/when';

test.each<[string, string[], string[]]>([
  ['*', ['a', '*'], ['']],
  ['a*', ['a', 'ab'], ['', 'ba']],
  ['*a', ['a', 'ba'], ['', 'ab']],
  ['a', ['a'], ['', 'A', 'ab', 'ba']],
  ['a*b', ['a*b'], ['ab', 'axb']],
])('%s', (pattern, matched, others) => {
  const test = patternTest(pattern);
  expect([matched.map(test), others.map(test)]).toEqual([matched.map(() => true), others.map(() => false)]);
});

test('in any case', () => {
  expect(['a.com', 'A.COM', 'b.com'].map(patternTestInAnyCase('A.Com'))).toEqual([true, true, false]);
});

test.each([
  ['[a]', ['a']], ['[a][b]', ['a', 'b']], ['[]', ['']], ['a', ['a']], ['[a', ['a']], ['a]', ['a']],
  ['[a[b]]', ['a[b]']], ['[a]b', ['a]b']], ['a[b]', ['a[b']], ['x[a][b]', ['x[a][b']],
])('the claims of %s', (brackets, names) => {
  expect(claimPath(brackets)).toEqual(names);
});
