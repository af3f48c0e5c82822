export type Labels = Readonly<Record<string, string>>;

/** Whether labels have all that a selector asks for; one that asks for nothing selects everything. */
export function selects(selector: Labels, labels: Labels): boolean {
  for (const key in selector) if (labels[key] !== selector[key]) return false;
  return true;
}

/** A selector as one line, always in the same order. */
export const selectorText = (selector: Labels) => Object.keys(selector).sort().map((key) => `${key}=${selector[key]}`).join(',');

/** The texts of a map that may hold anything. */
export function textsOf(value: unknown): Labels {
  if (typeof value !== 'object' || value === null) return NONE;
  const entries = Object.entries(value);
  return entries.every(([, text]) => typeof text === 'string') ? value as Labels
    : Object.fromEntries(entries.filter(([, text]) => typeof text === 'string'));
}

const NONE: Labels = Object.freeze({});
