import { Construct } from 'constructs';
import { at, invalid, show } from '../../../src/core/private/errors';
import { chart } from '../../support/synth';

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('what reads an input gives its result', () => {
  expect(at(chart(), () => 42)).toBe(42);
});

test('an error about an input ends with the path of the construct', () => {
  expect(() => at(chart(), () => { throw invalid('the value is wrong'); })).toThrow(/^the value is wrong \[test\]$/);
});

test('an error has the path of the innermost construct only', () => {
  const outer = chart();
  const inner = new Construct(outer, 'inner');

  expect(() => at(outer, () => at(inner, () => { throw invalid('the value is wrong'); }))).toThrow(/^the value is wrong \[test\/inner\]$/);
});

test('the stack of an error begins with its whole message, as node prints it', () => {
  const error = caught(() => at(chart(), () => { throw invalid('the value is wrong'); })) as Error;

  expect(error.stack).toMatch(/^Error: the value is wrong \[test\]\n/);
});

test('an error of another kind stays as it is', () => {
  const bug = new TypeError('bug');

  expect(caught(() => at(chart(), () => { throw bug; }))).toBe(bug);
  expect(bug.message).toBe('bug');
});

test.each([
  ["'text'", 'text'],
  ['8', 8],
  ['{"a":1}', { a: 1 }],
  ['["a"]', ['a']],
  ['null', null],
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['true', true],
])('a message shows %s', (text, value) => expect(show(value)).toBe(text));
