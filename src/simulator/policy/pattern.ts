import { TextTest } from '../../model/match/text';

/** A text as policies write it: as a whole, or with `*` at its begin or end. `*` alone is any text that is not empty. */
export function patternTest(pattern: string): TextTest {
  if (pattern === '*') return (text) => text !== '';
  if (pattern.startsWith('*')) return suffixed(pattern.slice(1));
  if (pattern.endsWith('*')) return prefixed(pattern.slice(0, -1));
  return (text) => text === pattern;
}

/** The same, whatever the case. */
export function patternTestInAnyCase(pattern: string): TextTest {
  const test = patternTest(pattern.toLowerCase());
  return (text) => test(text.toLowerCase());
}

const suffixed = (suffix: string): TextTest => (text) => text.endsWith(suffix);
const prefixed = (prefix: string): TextTest => (text) => text.startsWith(prefix);

export const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
