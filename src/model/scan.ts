import { ObjectPath } from './resource';

/** A place in a text, with line and column from 0. */
export interface Scanned {
  readonly line: number;
  readonly column: number;

  /** A value that stands on the line without quotes. */
  readonly text?: string;
}

/** A range of lines, and how far what is in them is indented. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

const NOTHING = /^\s*(?:#|$)/;
const KEY = /^([\w$.\-/]+):(?: +|$)(.*)$/;
/** What begins a value that takes more than lines to be read. */
const SPECIAL = /^(?:["'[{&*!|>%@`?]|- )/;

/**
 * Finds a field in YAML that is written in blocks, by the indentation of its lines; where it is missing, what is nearest around it.
 *
 * It reads a few lines where a parser reads all. What it cannot be sure of is left to one.
 */
export function scan(lines: readonly string[], path: ObjectPath): Scanned | undefined {
  let block = blockOf(lines, 0, lines.length);
  if (!block) return undefined;
  let found: Scanned = { line: block.from, column: block.indent };
  for (const [depth, step] of path.entries()) {
    const next: Step | undefined = typeof step === 'number' ? itemOf(lines, block, step) : fieldOf(lines, block, step);
    if (!next) return undefined;
    if (next === 'missing') return found;
    found = { line: next.line, column: next.column, ...(next.text !== '' && { text: next.text }) };
    if (depth === path.length - 1) return SPECIAL.test(next.text) ? undefined : found;
    if (next.inner) [lines, block] = [next.lines, next.inner];
    else return next.text === '' || SPECIAL.test(next.text) ? undefined : { line: found.line, column: found.column };
  }
  return found;
}

type Step = 'missing' | (Scanned & { readonly text: string; readonly lines: readonly string[]; readonly inner?: Block });

const indentOf = (line: string) => line.length - line.trimStart().length;

function blockOf(lines: readonly string[], from: number, to: number): Block | undefined {
  for (let line = from; line < to; line++) {
    if (!NOTHING.test(lines[line])) return lines[line].includes('\t') ? undefined : { from: line, to, indent: indentOf(lines[line]) };
  }
  return undefined;
}

/** The lines of a block that stand at its own indentation. */
function* members(lines: readonly string[], { from, to, indent }: Block): Iterable<number> {
  for (let line = from; line < to; line++) {
    if (!NOTHING.test(lines[line]) && indentOf(lines[line]) <= indent) yield line;
  }
}

function fieldOf(lines: readonly string[], block: Block, name: string): Step | undefined {
  let seen = false;
  let line = -1;
  let end = block.to;
  let text = '';
  for (const at of members(lines, block)) {
    const member = lines[at].slice(block.indent);
    // The items of a list may be indented as the name of the list is.
    if (member.startsWith('- ') || member === '-') {
      if (!seen) return undefined;
      continue;
    }
    seen = true;
    const key = indentOf(lines[at]) === block.indent ? KEY.exec(member) : null;
    if (!key) return undefined;
    if (line >= 0) {
      end = at;
      break;
    }
    if (key[1] === name) [line, text] = [at, plain(key[2])];
  }
  if (line < 0) return 'missing';
  return { line, column: block.indent, text, lines, inner: text === '' ? blockOf(lines, line + 1, end) : undefined };
}

function itemOf(lines: readonly string[], block: Block, index: number): Step | undefined {
  let line = -1;
  let end = block.to;
  let count = 0;
  for (const at of members(lines, block)) {
    if (indentOf(lines[at]) !== block.indent || !/^-(?: |$)/.test(lines[at].slice(block.indent))) return undefined;
    if (count === index) line = at;
    else if (count > index) {
      end = at;
      break;
    }
    count++;
  }
  if (line < 0) return 'missing';
  const content = lines[line].slice(block.indent + 1);
  if (content.trim() === '' || content.trimStart().startsWith('#')) return undefined;
  const column = block.indent + 1 + indentOf(content);
  const rest = plain(lines[line].slice(column));
  if (!KEY.test(rest)) return { line, column, text: rest, lines };
  // The first field of the item stands on the line of its dash.
  const inner = [...lines];
  inner[line] = ' '.repeat(column) + lines[line].slice(column);
  return { line, column, text: '', lines: inner, inner: { from: line, to: end, indent: column } };
}

/** A value without the comment behind it. */
const plain = (text: string) => (text.startsWith('#') ? '' : text.replace(/\s+#.*$/, '').trimEnd());
