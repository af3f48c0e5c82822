import type { Document, LineCounter, Node } from 'yaml';
import { lineOf, linesOf, SourceDocument } from './documents';
import { OBJECT_KEY } from './freeze';
import { isUnexpectedBoolean } from './plain';
import { ObjectPath, Resource } from './resource';
import { Outline, outlineOf, scan } from './scan';

/** A place in a file, from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  /** The text of the line. */
  readonly quote: string;

  /** What stands there as its value without quotes, if that is no object and no list. */
  readonly text?: string;
}

/** Where a field of a resource stands; where it is missing, what is nearest around it. Without a path where the resource begins. */
export const positionOf = ({ source }: Resource, path: ObjectPath = []): Position => positionIn(source.document, [...source.path, ...path]);

/** The same in terms of the document. */
export function positionIn(document: SourceDocument, path: ObjectPath): Position {
  if (path.length === 0) return firstLine(document);
  const scanned = linesOf(document).length < MANY_LINES ? scan(outlined(document), path) : undefined;
  if (scanned) return at(document, document.line + scanned.line, scanned.column + 1, scanned.text);
  return parsedPosition(document, path);
}

/** From here on a document is parsed once, rather than scanned for each finding. */
const MANY_LINES = 1000;

const outlines = new WeakMap<SourceDocument, Outline>();

function outlined(document: SourceDocument): Outline {
  let known = outlines.get(document);
  if (!known) outlines.set(document, known = outlineOf(linesOf(document)));
  return known;
}

function parsedPosition(document: SourceDocument, path: ObjectPath): Position {
  const { tree, lines } = parse(document);
  const { offset, text } = find(tree, path);
  const { line, col } = lines.linePos(offset);
  return at(document, document.line + line - 1, col, text);
}

/** Where a list is a key, of which the reading of the document leaves a text. */
export function listKeyIn(document: SourceDocument): Position | undefined {
  if (!LIST_KEY.test(document.text)) return undefined;
  const { tree, lines } = parse(document);
  const { isSeq, visit } = parser();
  let offset: number | undefined;
  visit(tree, {
    Pair: (_, { key }) => {
      if (!isSeq(key)) return undefined;
      offset = key.range![0];
      return visit.BREAK;
    },
  });
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return at(document, document.line + line - 1, col);
}

/** What may be one: few documents are parsed for it. */
const LIST_KEY = /(?:^|[\s{[,])\?\s+(?:-\s|\[)|\]\s*:(?:\s|$)/m;

/** The end of a message about a value that looks like a text. */
export const booleanHint = ({ text }: Position) =>
  (text !== undefined && isUnexpectedBoolean(text) ? ` (Kubernetes reads a bare ${text} as true or false)` : '');

function firstLine(document: SourceDocument): Position {
  const blank = /^(?:[ \t]*\r?\n)*/.exec(document.text)![0];
  return at(document, document.line + blank.split('\n').length - 1, 1);
}

const at = (document: SourceDocument, line: number, column: number, text?: string): Position =>
  ({ file: document.file, line, column, quote: lineOf(document, line), text });

interface Parsed {
  readonly tree: Document.Parsed;
  readonly lines: LineCounter;
}

/* eslint-disable-next-line @typescript-eslint/no-require-imports -- most are found without it */
const parser = (): typeof import('yaml') => require('yaml');

/** Positions are asked for of the few documents with findings, so those are read a second time, by a parser that keeps them. */
const parsed = new WeakMap<SourceDocument, Parsed>();

function parse(document: SourceDocument): Parsed {
  let known = parsed.get(document);
  if (!known) {
    const { LineCounter: Lines, parseDocument } = parser();
    const lines = new Lines();
    const tree = parseDocument(document.text, { lineCounter: lines, version: '1.1', uniqueKeys: false, logLevel: 'silent' });
    parsed.set(document, known = { tree, lines });
  }
  return known;
}

function find(tree: Document.Parsed, path: ObjectPath): { offset: number; text?: string } {
  const { isAlias, isScalar } = parser();
  let node: Node | null = tree.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(tree) ?? null;
    const next = childOf(node, step);
    if (!next) return { offset };
    offset = next.begin?.range?.[0] ?? offset;
    node = next.value;
  }
  return { offset, text: isScalar(node) && node.type === 'PLAIN' ? node.source || undefined : undefined };
}

/** The value of a field or an item, and where it begins: a field begins with its name. */
function childOf(node: Node | null, step: string | number): { begin: Node | null; value: Node | null } | undefined {
  const { isMap, isScalar, isSeq } = parser();
  if (isSeq<Node | null>(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { begin: value, value };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : OBJECT_KEY) === String(step));
  return pair && { begin: pair.key, value: pair.value };
}
