/** Why a value is none of JSON. */
export type NoJson = 'aliases' | 'cycle' | 'key' | 'number';

/** Aliases may make a document much longer than its text, but not without end. */
const ALIAS_ALLOWANCE = 100_000;
const MAX_DEPTH = 200;

/** Freezes a value that was read from a text of some length, down to its leaves, unless it is no JSON. */
export function freeze(value: unknown, textLength: number): NoJson | undefined {
  let left = textLength + ALIAS_ALLOWANCE;

  const visit = (one: unknown, depth: number): NoJson | undefined => {
    if (typeof one === 'number') return Number.isFinite(one) ? undefined : 'number';
    if (typeof one !== 'object' || one === null) return undefined;
    if (left-- < 0) return 'aliases';
    if (depth > MAX_DEPTH) return 'cycle';
    if (Array.isArray(one)) {
      for (const item of one) {
        const wrong = visit(item, depth + 1);
        if (wrong) return wrong;
      }
    } else {
      for (const key in one) {
        if (key === OBJECT_KEY) return 'key';
        const wrong = visit((one as Record<string, unknown>)[key], depth + 1);
        if (wrong) return wrong;
      }
    }
    Object.freeze(one);
    return undefined;
  };
  return visit(value, 0);
}

/** What js-yaml makes of a key that is an object. */
const OBJECT_KEY = '[object Object]';
