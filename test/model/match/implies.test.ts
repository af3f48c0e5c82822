import { implies } from '../../../src/model/match/implies';

test.each([
  [{ exact: '/a' }, { exact: '/a' }, true],
  [{ exact: '/a' }, { exact: '/b' }, false],
  [{ prefix: '/a' }, { exact: '/a' }, false],
  [{ exact: '/ab' }, { prefix: '/a' }, true],
  [{ prefix: '/ab' }, { prefix: '/a' }, true],
  [{ prefix: '/a' }, { prefix: '/ab' }, false],
  [{ regex: '/ab.*' }, { prefix: '/a' }, true],
  [{ regex: '/ab?c' }, { prefix: '/ab' }, false],
  [{ regex: '/ab?c' }, { prefix: '/a' }, true],
  [{ regex: '/ab|/c' }, { prefix: '/a' }, false],
  [{ regex: '(?i)/a' }, { prefix: '/a' }, false],
  [{ exact: '/a1' }, { regex: '/a\\d' }, true],
  [{ exact: '/ab' }, { regex: '/a\\d' }, false],
  [{ exact: '/a1b' }, { regex: '/a\\d' }, false],
  [{ regex: '/a\\d' }, { regex: '/a\\d' }, true],
  [{ regex: '/a[0-9]' }, { regex: '/a\\d' }, false],
  [{ prefix: '/a1' }, { regex: '/a\\d' }, false],
  [{ prefix: '/ab' }, { regex: '/a.*' }, true],
  [{ exact: 'x' }, { regex: '*' }, true],
  [{ exact: 'x' }, {}, true],
  [{}, { prefix: 'x' }, false],
  [{ exact: 'x' }, { regex: '(' }, false],
])('%j implies %j: %j', (narrow, wide, expected) => {
  expect(implies(narrow, wide)).toBe(expected);
});
