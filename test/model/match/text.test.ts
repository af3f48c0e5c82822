import { selects } from '../../../src/model/match/labels';
import { textMatchText, textTest } from '../../../src/model/match/text';

test.each<[object, boolean, string[], string[]]>([
  [{ exact: 'a' }, false, ['a'], ['A', 'ab', '']],
  [{ exact: '' }, false, [''], ['a']],
  [{ exact: 'A' }, true, ['a', 'A'], ['b']],
  [{ prefix: 'a' }, false, ['a', 'ab'], ['A', 'ba']],
  [{ prefix: 'A' }, true, ['ab', 'AB'], ['ba']],
  [{ regex: 'a|b+' }, false, ['a', 'bb'], ['ab', 'abb', 'A']],
  [{ regex: '(?i)a' }, false, ['A'], ['b']],
  [{ regex: '(a' }, false, [], ['(a', 'a']],
])('%j (in any case: %s)', (match, ignoreCase, hits, misses) => {
  const test = textTest(match, ignoreCase)!;

  expect(hits.map(test)).toEqual(hits.map(() => true));
  expect(misses.map(test)).toEqual(misses.map(() => false));
});

test('a match that says nothing is no test', () => {
  expect(textTest({})).toBeUndefined();
});

test('matches are said in words', () => {
  expect([{ exact: 'a' }, { prefix: 'a' }, { regex: 'a' }, {}].map(textMatchText)).toEqual(["is 'a'", "begins with 'a'", "matches 'a'", 'is there']);
});

test('labels are those that a selector asks for, or more', () => {
  expect([{}, { a: '1' }, { a: '2' }, { a: '1', b: '1' }].map((selector) => selects(selector as Record<string, string>, { a: '1', c: '3' })))
    .toEqual([true, true, false, false]);
});
