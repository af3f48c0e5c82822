import { freeze } from '../../src/model/freeze';

test('freezes to the leaves', () => {
  const value = { a: [{ b: 1 }], c: null };
  expect(freeze(value, 10)).toBeUndefined();
  expect([value, value.a, value.a[0]].every(Object.isFrozen)).toBe(true);
});

test('fails for numbers that are none', () => {
  expect(freeze({ a: [1, NaN] }, 10)).toEqual({ reason: 'number', path: ['a', 1] });
  expect(freeze({ a: Infinity }, 10)).toEqual({ reason: 'number', path: ['a'] });
});

test('fails for a key that was an object', () => {
  expect(freeze([{ '[object Object]': 1 }], 10)).toEqual({ reason: 'key', path: [0, '[object Object]'] });
});

test('fails for what contains itself', () => {
  const value: unknown[] = [];
  value.push(value);
  expect(freeze(value, 10)?.reason).toBe('cycle');
});

test('aliases may repeat what is frozen, but not without end', () => {
  const ten = (one: unknown) => Array.from({ length: 10 }, () => one);
  const thousand = ten(ten(ten({})));
  expect(freeze(thousand, 10)).toBeUndefined();
  expect(freeze(ten(ten(ten(thousand))), 10)?.reason).toBe('aliases');
});
