import { TextMatch, wholeTextTest } from './text';

/** Whether each text that matches one condition surely matches another. What cannot be told is no. */
export function implies(narrow: TextMatch, wide: TextMatch): boolean {
  const wider = formOf(wide);
  if (wider.kind === 'prefix') return narrow.exact === undefined ? beginOf(narrow).startsWith(wider.text) : narrow.exact.startsWith(wider.text);
  const narrower = formOf(narrow);
  if (wider.kind === 'exact') return narrower.kind === 'exact' && narrower.text === wider.text;
  return narrower.kind === 'exact' ? wholeTextTest(wider.text)(narrower.text) : narrower.kind === 'regex' && narrower.text === wider.text;
}

/** With what all texts begin that match a condition, as far as it is written out. */
export const beginOf = (match: TextMatch): string => {
  const { kind, text } = formOf(match);
  return kind === 'regex' ? literalBegin(text).begin : text;
};

/** A condition in its simplest form: any text is the empty prefix. */
interface Form {
  readonly kind: 'exact' | 'prefix' | 'regex';
  readonly text: string;
}

function formOf({ exact, prefix, regex = '*' }: TextMatch): Form {
  if (exact !== undefined) return { kind: 'exact', text: exact };
  if (prefix !== undefined) return { kind: 'prefix', text: prefix };
  if (regex === '*') return { kind: 'prefix', text: '' };
  const { begin, rest } = literalBegin(regex);
  if (rest === '') return { kind: 'exact', text: begin };
  return rest === '.*' ? { kind: 'prefix', text: begin } : { kind: 'regex', text: regex };
}

/** What an expression begins with, letter by letter, and what comes then. */
function literalBegin(regex: string): { readonly begin: string; readonly rest: string } {
  if (regex.includes('|')) return { begin: '', rest: regex };
  let begin = '';
  let rest = regex.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  for (let found = LETTER.exec(rest); found; found = LETTER.exec(rest)) {
    begin += found[0].replace('\\', '');
    rest = rest.slice(found[0].length);
  }
  return { begin, rest };
}

/** A character that stands for itself, and is not repeated or left out by what follows. */
const LETTER = /^(?:[\w/~%@:,-]|\\[^\w])(?![*+?{])/;
