/**
 * The counterpart of a rule in CEL: what is wrong with a value, if anything.
 *
 * The value has the shape that the schema asks for. What the API server would fill in may be missing.
 */
export type Rule = (self: any) => string | undefined;

/** Makes the rule for the fields and values that stand in the tables. */
export type RuleOf = (...parameters: any[]) => Rule;

/** Whether a field is there, as CEL's `has` sees it once the API server dropped what is null. */
export const has = (value: unknown): boolean => value !== undefined && value !== null;

/** The first key of a map that a test finds, those of null left out, which the API server drops. */
export function findKey(map: Readonly<Record<string, unknown>> | null | undefined, test: (key: string) => boolean): string | undefined {
  for (const key in map) if (has(map[key]) && test(key)) return key;
  return undefined;
}

export const isEmpty = (map: Readonly<Record<string, unknown>> | null | undefined) => findKey(map, () => true) === undefined;
