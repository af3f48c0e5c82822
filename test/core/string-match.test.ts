import { StringMatch } from '../../src';

test.each([
  ['exact', StringMatch.exact('/a'), { exact: '/a' }],
  ['exact and empty', StringMatch.exact(''), { exact: '' }],
  ['prefix', StringMatch.prefix('/a'), { prefix: '/a' }],
  ['regex', StringMatch.regex('/a.*'), { regex: '/a.*' }],
  ['present', StringMatch.present(), {}],
])('a match that is %s', (_, match, spec) => {
  expect(match._toSpec()).toEqual(spec);
});

test.each<[string, () => StringMatch, string]>([
  ['an empty prefix', () => StringMatch.prefix(''), 'prefix of a string match must not be empty'],
  ['an empty regex', () => StringMatch.regex(''), 'regex of a string match must not be empty'],
  ['a long regex', () => StringMatch.regex('a'.repeat(1025)), 'regex of a string match must have at most 1024 bytes in UTF-8, got 1025'],
  ['a regex that RE2 has not', () => StringMatch.regex('(?!a)'),
    "regex of a string match must be an RE2 regular expression (no lookaround, no backreferences), got '(?!a)': error parsing regexp: invalid or unsupported Perl syntax: `(?!`"],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
