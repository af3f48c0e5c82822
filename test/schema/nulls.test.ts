import { withoutNulls } from '../../src/schema/nulls';

test.each([
  [{ a: null, b: 1 }, { b: 1 }],
  [{ a: { b: null } }, { a: {} }],
  [{ a: [{ b: null, c: 'x' }, 1] }, { a: [{ c: 'x' }, 1] }],
  [[null], [null]],
  [null, null],
  ['a', 'a'],
])('%j without nulls is %j', (value, expected) => expect(withoutNulls<unknown>(value)).toEqual(expected));

test('what has no nulls is not copied', () => {
  const value = { a: [{ b: 1 }], c: { d: '' } };

  expect(withoutNulls(value)).toBe(value);
});

test('what was given stays as it is', () => {
  const value = { a: { b: null }, c: [{ d: null }] };
  withoutNulls(value);

  expect(value).toEqual({ a: { b: null }, c: [{ d: null }] });
});
