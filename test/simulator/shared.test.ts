import { MadeOnce, orNone, shared } from '../../src/simulator/shared';

test('what says the same is made once', () => {
  const make = jest.fn((given: { readonly name: string }) => ({ of: given.name }));
  const made = shared(make);
  const first = made({ name: 'news' });
  expect(made({ name: 'news' })).toBe(first);
  expect(made({ name: 'blog' })).toStrictEqual({ of: 'blog' });
  expect(make).toHaveBeenCalledTimes(2);
});

test('that nothing is made of something is kept too', () => {
  const make = jest.fn((): undefined => undefined);
  const made = shared(make);
  expect([made({ a: 1 }), made({ a: 1 })]).toStrictEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

test('what is made of the same parts is made once', () => {
  const made = new MadeOnce<object>();
  const [news, blog] = [{}, {}];
  const first = made.of(news, ['v1', 80, undefined], () => ({}));
  expect(made.of(news, ['v1', 80, undefined], () => ({}))).toBe(first);
  const others = [
    made.of(blog, ['v1', 80, undefined], () => ({})),
    made.of(news, ['v1', 80], () => ({})),
    made.of(news, ['v1', 80, undefined, undefined], () => ({})),
    made.of(news, ['v1', '80', undefined], () => ({})),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
});

test('that nothing is made of some parts is kept too', () => {
  const make = jest.fn((): undefined => undefined);
  const made = new MadeOnce<undefined>();
  const first = {};
  expect([made.of(first, [], make), made.of(first, [], make)]).toStrictEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

test('those that have none share it', () => {
  expect(orNone([])).toBe(orNone([]));
  expect(orNone([1])).toStrictEqual([1]);
});
