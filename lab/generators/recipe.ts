import * as fc from 'fast-check';

/** Makes a value when it is asked, as our factories may refuse their input, which generating must survive. */
export type Recipe<T> = () => T;

/** Generates recipes. */
export type Gen<T> = fc.Arbitrary<Recipe<T>>;

/** Odd inputs are rare, so that objects with many inputs come through as well. */
const ODD = 1;
const REGULAR = 20;

export const value = <T>(arbitrary: fc.Arbitrary<T>): Gen<T> => arbitrary.map((one) => () => one);

export const pick = <T>(...values: T[]): Gen<T> => value(fc.constantFrom(...values));

/** One of the generators; what fails is shrunk towards the first. */
export const either = <T>(...gens: Array<Gen<T>>): Gen<T> => fc.oneof({ withCrossShrink: true }, ...gens);

/** Regular values, seldom odd ones. */
export const mostly = <T>(regular: Gen<T>, odd: Gen<T>): Gen<T> =>
  fc.oneof({ withCrossShrink: true }, { weight: REGULAR, arbitrary: regular }, { weight: ODD, arbitrary: odd });

/** Nothing, or with some probability a value. */
export const maybe = <T>(gen: Gen<T>, probability = 0.4): Gen<T | undefined> => fc.oneof(
  { withCrossShrink: true },
  { weight: Math.round(100 - probability * 100), arbitrary: fc.constant(() => undefined) },
  { weight: Math.round(probability * 100), arbitrary: gen },
);

/** The result of a call, with generated arguments. */
export const call = <A extends unknown[], T>(make: (...args: A) => T, ...gens: { [K in keyof A]-?: Gen<A[K]> }): Gen<T> =>
  fc.tuple(...gens as Array<Gen<unknown>>).map((recipes) => () => make(...recipes.map((recipe) => recipe()) as A));

/** A struct. Each of its properties must have a generator, so that a new one is not forgotten. */
export const struct = <T extends object>(fields: { [K in keyof T]-?: Gen<T[K]> }): Gen<T> =>
  fc.record(fields as Record<string, Gen<unknown>>).map((recipes) => () =>
    Object.fromEntries(Object.entries(recipes).map(([key, recipe]) => [key, recipe()])) as T);

export const list = <T>(gen: Gen<T>, minLength = 1, maxLength = 2): Gen<T[]> =>
  fc.array(gen, { minLength, maxLength }).map((recipes) => () => recipes.map((recipe) => recipe()));

/** A list that may be empty, which is seldom allowed. */
export const someOf = <T>(gen: Gen<T>, maxLength = 2): Gen<T[]> => mostly(list(gen, 1, maxLength), list(gen, 0, 0));

export const dictionary = <T>(key: Gen<string>, gen: Gen<T>, minKeys = 0): Gen<Record<string, T>> =>
  list(call((name: string, one: T) => [name, one] as const, key, gen), minKeys, 2).map((recipe) => () => Object.fromEntries(recipe()));
