/** Longer texts are not read to their end. */
const MAX_LENGTH = 300;

/** Shows a value in a message: strings quoted, everything else as JSON. What is very long is cut. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${cut(value)}'`;
  return cut(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** The beginning of a text that nobody would read as a whole. */
export const cut = (text: string): string =>
  (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}... (${text.length} characters)` : text);
