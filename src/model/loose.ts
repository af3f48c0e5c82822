/*
 * Ways into objects that no schema has checked, such as those of Kubernetes itself.
 */

/** What a path leads to, if it leads anywhere. */
export function field(value: unknown, ...path: string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const textList = (value: unknown): string[] => listOf(value).filter((one): one is string => typeof one === 'string');
