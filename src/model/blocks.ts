import { plainValue } from './plain';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const KEY_BEGINS = charactersOf(`${LETTERS_AND_DIGITS}/_`);
const KEY = charactersOf(`${LETTERS_AND_DIGITS}/_-.`);
/** What begins a value that is more than plain text. */
const SPECIAL = charactersOf('&*!|>%@`?:,[]{}');
const [SPACE, HASH, DASH, COLON, SINGLE_QUOTE, DOUBLE_QUOTE] = [...' #-:\'"'].map((character) => character.charCodeAt(0));

const OTHER_THAN_ASCII = /[^\n -~]/;
/** Parsers have bounds of their own further down. */
const MAX_DEPTH = 50;

const UNSURE = new Error('needs a parser');

/**
 * The value of a document in the form that most have: blocks, and values of one line, without anchors and tags.
 *
 * It takes a fraction of the time of a parser. Whatever it cannot be sure of is undefined and left to one.
 */
export function readBlocks(text: string): object | undefined {
  if (OTHER_THAN_ASCII.test(text)) return undefined;
  try {
    return new Blocks(text).document();
  } catch (thrown) {
    if (thrown === UNSURE) return undefined;
    throw thrown;
  }
}

class Blocks {
  private depth = 0;
  /** Where the next line begins. */
  private next = 0;
  /** Where the content of a line begins and ends. */
  private begin = 0;
  private end = 0;
  /** How far it is indented, or -1 behind the last line. */
  private indent = -1;

  public constructor(private readonly text: string) {}

  public document(): object {
    this.advance();
    const value = this.map(this.indent);
    return this.indent < 0 ? value : unsure();
  }

  /** Goes on to the next line with content. */
  private advance(): void {
    const { text } = this;
    while (this.next < text.length) {
      const start = this.next;
      const newline = text.indexOf('\n', start);
      this.end = newline < 0 ? text.length : newline;
      this.next = this.end + 1;
      this.begin = this.skipBlanks(start);
      if (this.isNothing(this.begin)) continue;
      this.indent = this.begin - start;
      return;
    }
    this.begin = this.end;
    this.indent = -1;
  }

  private skipBlanks(at: number): number {
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** Whether the rest of a line is empty or a comment. */
  private isNothing(at: number): boolean {
    return at === this.end || this.text.charCodeAt(at) === HASH;
  }

  private block(): unknown {
    return this.isItem() ? this.list(this.indent) : this.map(this.indent);
  }

  private map(indent: number): Record<string, unknown> {
    this.enter();
    const map: Record<string, unknown> = {};
    do {
      const colon = this.colon();
      if (colon < 0) unsure();
      const key = this.text.slice(this.begin, colon);
      // What is in an empty object already is none to set like others.
      if (key in map || typeof plainValue(key) !== 'string') unsure();
      map[key] = this.value(colon + 1, indent, true);
    } while (this.indent === indent);
    this.leave(indent);
    return map;
  }

  private list(indent: number): unknown[] {
    this.enter();
    const list: unknown[] = [];
    do list.push(this.item(indent)); while (this.indent === indent && this.isItem());
    this.leave(indent);
    return list;
  }

  private item(indent: number): unknown {
    const dash = this.begin;
    this.begin = this.skipBlanks(dash + 1);
    if (this.colon() < 0) return this.value(this.begin, indent, false);
    // The first field of the item stands on the line of its dash.
    this.indent += this.begin - dash;
    return this.map(this.indent);
  }

  /** What stands behind a key or a dash, or below it. The items of a list may be indented as its key is. */
  private value(at: number, indent: number, ofKey: boolean): unknown {
    const first = this.skipBlanks(at);
    if (this.isNothing(first)) {
      this.advance();
      if (this.indent > indent) return this.block();
      return ofKey && this.indent === indent && this.isItem() ? this.list(indent) : null;
    }
    const value = this.scalar(first);
    this.advance();
    return this.indent > indent ? unsure() : value;
  }

  private scalar(at: number): unknown {
    const { text, end } = this;
    const first = text.charCodeAt(at);
    if (first === SINGLE_QUOTE || first === DOUBLE_QUOTE) return this.quoted(at, first);
    if (SPECIAL[first]) return this.emptyCollection(at);
    if (this.isDash(at)) return unsure();
    const whole = text.slice(at, end);
    const comment = whole.indexOf(' #');
    const plain = (comment < 0 ? whole : whole.slice(0, comment)).trimEnd();
    return plain.includes(': ') || plain.endsWith(':') ? unsure() : plainValue(plain);
  }

  private quoted(at: number, quote: number): string {
    const close = this.text.indexOf(quote === SINGLE_QUOTE ? "'" : '"', at + 1);
    if (close < 0 || close > this.end) unsure();
    const value = this.text.slice(at + 1, close);
    const isEscaped = quote === SINGLE_QUOTE ? this.text.charCodeAt(close + 1) === SINGLE_QUOTE : value.includes('\\');
    if (isEscaped) unsure();
    this.closeAt(close + 1);
    return value;
  }

  private emptyCollection(at: number): object {
    const [isMap, isList] = ['{}', '[]'].map((brackets) => this.text.startsWith(brackets, at));
    if (!isMap && !isList) unsure();
    this.closeAt(at + 2);
    return isMap ? {} : [];
  }

  /** Nothing follows behind a value, but for a comment. */
  private closeAt(at: number): void {
    const rest = this.skipBlanks(at);
    if (!this.isNothing(rest) || (rest === at && rest < this.end)) unsure();
  }

  /** Where the colon of a key stands with which the content begins, or -1. */
  private colon(): number {
    const { text, begin, end } = this;
    let at = begin;
    if (at === end || !KEY_BEGINS[text.charCodeAt(at)]) return -1;
    while (at < end && KEY[text.charCodeAt(at)]) at++;
    return at < end && text.charCodeAt(at) === COLON && this.isApart(at + 1) ? at : -1;
  }

  private isItem(): boolean {
    return this.isDash(this.begin);
  }

  private isDash(at: number): boolean {
    return this.text.charCodeAt(at) === DASH && this.isApart(at + 1);
  }

  private isApart(at: number): boolean {
    return at === this.end || this.text.charCodeAt(at) === SPACE;
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) unsure();
  }

  private leave(indent: number): void {
    this.depth--;
    if (this.indent > indent) unsure();
  }
}

function unsure(): never {
  throw UNSURE;
}

/** Tells by the code of a character of ASCII whether it is among some. */
function charactersOf(text: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of text) table[character.charCodeAt(0)] = 1;
  return table;
}
