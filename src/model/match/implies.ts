import { TextMatch, wholeTextTest } from './text';

/** Whether each text that matches one condition surely matches another. What cannot be told is no. */
export function implies(narrow: TextMatch, wide: TextMatch): boolean {
  const wideAsPrefix = prefixOf(wide);
  if (wideAsPrefix !== undefined) {
    if (wideAsPrefix === '') return true;
    const begin = narrow.exact ?? narrow.prefix ?? literalBegin(narrow.regex ?? '');
    return begin.startsWith(wideAsPrefix);
  }
  if (wide.exact !== undefined) return narrow.exact === wide.exact;
  return narrow.exact === undefined ? narrow.regex !== undefined && narrow.regex === wide.regex : wholeTextTest(wide.regex!)(narrow.exact);
}

/** The prefix that a condition asks for and no more, which is empty where any text will do. */
function prefixOf({ exact, prefix, regex }: TextMatch): string | undefined {
  if (exact !== undefined) return undefined;
  if (prefix !== undefined) return prefix;
  if (regex === undefined || regex === '*') return '';
  return /^[\w/-]*\.\*$/.test(regex) ? regex.slice(0, -2) : undefined;
}

/** With what all texts begin that match an expression, as far as it is written out there. */
function literalBegin(regex: string): string {
  if (regex.includes('|')) return '';
  const [begin] = /^[\w/-]*/.exec(regex)!;
  return /[*+?{]/.test(regex.charAt(begin.length)) ? begin.slice(0, -1) : begin;
}
