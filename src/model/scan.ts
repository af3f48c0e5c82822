import { ObjectPath } from './resource';

/** The lines of a text, and how far each is indented: without end where nothing but a comment stands. */
export interface Outline {
  readonly lines: readonly string[];
  readonly indents: readonly number[];
}

export const outlineOf = (lines: readonly string[]): Outline => ({ lines, indents: lines.map(indentOf) });

function indentOf(line: string): number {
  const content = line.trimStart();
  return content === '' || content.startsWith('#') ? Infinity : line.length - content.length;
}

/** A place in a text, with line and column from 0. */
export interface Scanned {
  readonly line: number;
  readonly column: number;

  /** A value that stands on the line without quotes. */
  readonly text?: string;
}

/** A range of lines, and how far what is in them is indented; of the first line that may be said of what follows a dash. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

const KEY = /^([\w$.\-/]+):(?: +|$)(.*)$/;
/** What begins a value that takes more than lines to be read. */
const SPECIAL = /^(?:["'[{&*!|>%@`?]|- )/;

/**
 * Finds a field in YAML that is written in blocks, by the indentation of its lines; where it is missing, what is nearest around it.
 *
 * It reads a few lines where a parser reads all. What it cannot be sure of is left to one.
 */
export function scan(outline: Outline, path: ObjectPath): Scanned | undefined {
  let block = blockOf(outline, 0, outline.lines.length);
  if (!block) return undefined;
  let found: Scanned = { line: block.from, column: block.indent };
  for (const [depth, step] of path.entries()) {
    const next: Step | undefined = typeof step === 'number' ? itemOf(outline, block, step) : fieldOf(outline, block, step);
    if (!next) return undefined;
    if (next === 'missing') return found;
    found = { line: next.line, column: next.column, text: next.text || undefined };
    if (depth === path.length - 1) return SPECIAL.test(next.text) ? undefined : found;
    if (next.inner) block = next.inner;
    else return next.text === '' || SPECIAL.test(next.text) ? undefined : { line: found.line, column: found.column };
  }
  return found;
}

type Step = 'missing' | (Scanned & { readonly text: string; readonly inner?: Block });

function blockOf({ lines, indents }: Outline, from: number, to: number): Block | undefined {
  for (let line = from; line < to; line++) {
    if (indents[line] < Infinity) return lines[line].includes('\t') ? undefined : { from: line, to, indent: indents[line] };
  }
  return undefined;
}

/** The first line from one on that stands at the indentation of a block, or before it. */
function memberFrom({ indents }: Outline, { to, indent }: Block, line: number): number {
  while (line < to && indents[line] > indent) line++;
  return line;
}

function fieldOf(outline: Outline, block: Block, name: string): Step | undefined {
  const { lines, indents } = outline;
  let seen = false;
  let line = -1;
  let at = block.from;
  let text = '';
  for (; at < block.to; at = memberFrom(outline, block, at + 1)) {
    const member = lines[at].slice(block.indent);
    // The items of a list may be indented as the name of the list is.
    if (member.startsWith('- ') || member === '-') {
      if (!seen) return undefined;
      continue;
    }
    seen = true;
    const key = at === block.from || indents[at] === block.indent ? KEY.exec(member) : null;
    if (!key) return undefined;
    if (line >= 0) break;
    if (key[1] === name) [line, text] = [at, plain(key[2])];
  }
  if (line < 0) return 'missing';
  return { line, column: block.indent, text, inner: text === '' ? blockOf(outline, line + 1, at) : undefined };
}

function itemOf(outline: Outline, block: Block, index: number): Step | undefined {
  const { lines, indents } = outline;
  let line = -1;
  let at = block.from;
  for (let count = 0; at < block.to; at = memberFrom(outline, block, at + 1), count++) {
    const isIndented = at === block.from || indents[at] === block.indent;
    if (!isIndented || !/^-(?: |$)/.test(lines[at].slice(block.indent))) return undefined;
    if (count > index) break;
    if (count === index) line = at;
  }
  if (line < 0) return 'missing';
  const content = lines[line].slice(block.indent + 1);
  const column = block.indent + 1 + indentOf(content);
  if (column === Infinity) return undefined;
  const rest = plain(lines[line].slice(column));
  if (!KEY.test(rest)) return { line, column, text: rest };
  // The first field of the item stands on the line of its dash.
  return { line, column, text: '', inner: { from: line, to: at, indent: column } };
}

/** A value without the comment behind it. */
const plain = (text: string) => (text.startsWith('#') ? '' : text.replace(/\s+#.*$/, '').trimEnd());
