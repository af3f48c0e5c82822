import { Values } from '../../../src/mesh/private/install-plan';

/**
 * For each property of a struct some inputs, each with the values that it must become.
 *
 * Written without the code that renders them, so that one checks the other.
 */
export type Samples<T> = { readonly [K in keyof T]-?: ReadonlyArray<readonly [given: NonNullable<T[K]>, written: Values]> };

/** Samples of a property that has the same name and form in the values. */
export const same = <T>(name: string, ...given: T[]): Array<[T, Values]> => given.map((one) => [one, { [name]: one }]);

/** The same, with the values within sections. */
export function within<T>(path: string, samples: Samples<T>): Samples<T> {
  const wrap = (values: Values) => path.split('.').reverse().reduce<Values>((inner, section) => ({ [section]: inner }), values);
  return Object.fromEntries(Object.entries<Samples<T>[keyof T]>(samples).map(([name, list]) =>
    [name, list.map(([given, written]) => [given, wrap(written)])])) as unknown as Samples<T>;
}
