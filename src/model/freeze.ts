/** Why a value is none of JSON, and where. */
export interface NoJson {
  readonly reason: 'aliases' | 'cycle' | 'key' | 'number';
  readonly path: ReadonlyArray<string | number>;
}

/** Aliases may make a document much longer than its text, but not without end. */
const ALIAS_ALLOWANCE = 100_000;
const MAX_DEPTH = 200;

/** Freezes a value that was read from a text of some length, down to its leaves, unless it is no JSON. */
export function freeze(value: unknown, textLength: number): NoJson | undefined {
  let left = textLength + ALIAS_ALLOWANCE;
  /** From the end, and only of what is wrong. */
  const path: Array<string | number> = [];

  const visit = (one: unknown, depth: number): NoJson['reason'] | undefined => {
    if (typeof one === 'number') return Number.isFinite(one) ? undefined : 'number';
    if (typeof one !== 'object' || one === null) return undefined;
    if (left-- < 0) return 'aliases';
    if (depth > MAX_DEPTH) return 'cycle';
    if (Array.isArray(one)) {
      for (let index = 0; index < one.length; index++) {
        const wrong = visit(one[index], depth + 1);
        if (wrong) return at(index, wrong);
      }
    } else {
      for (const key in one) {
        if (key === OBJECT_KEY) return at(key, 'key');
        const wrong = visit((one as Record<string, unknown>)[key], depth + 1);
        if (wrong) return at(key, wrong);
      }
    }
    Object.freeze(one);
    return undefined;
  };
  const at = (step: string | number, wrong: NoJson['reason']) => {
    path.push(step);
    return wrong;
  };
  const reason = visit(value, 0);
  return reason && { reason, path: path.reverse() };
}

/** What js-yaml makes of a key that is an object. */
export const OBJECT_KEY = '[object Object]';
