/** One document of a file, as text. */
export interface SourceDocument {
  readonly file: string;
  readonly text: string;

  /** The line in the file, from 1, of the document's first line. */
  readonly line: number;

  /** The line of code that made it, if that is known. */
  readonly origin?: CodeLine;
}

/** A line of code. */
export interface CodeLine {
  readonly file: string;
  readonly line: number;
}

const SEPARATOR = '---';

/** The documents of a text, parted where Kubernetes parts them. Those without a line of their own are left out. */
export function documentsOf(file: string, text: string): SourceDocument[] {
  const documents: SourceDocument[] = [];
  let begin = 0;
  let beginLine = 1;
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    if (text.startsWith(SEPARATOR, at) && isSeparator(text.slice(at, next))) {
      add(at);
      begin = next;
      beginLine = line + 1;
    }
    at = next;
  }
  add(text.length);
  return documents;

  function add(end: number): void {
    const document = text.slice(begin, end);
    if (/^(?!\s*(?:#|$))/m.test(document)) documents.push({ file, text: document, line: beginLine });
  }
}

/** A comment may follow. What else does makes it a line of the document, which is read with it. */
const isSeparator = (line: string) => /^---\s*(?:#.*)?$/.test(line.trimEnd());

const lines = new WeakMap<SourceDocument, readonly string[]>();

/** The lines of a document, which is divided once for all that is found in it. */
export function linesOf(document: SourceDocument): readonly string[] {
  let known = lines.get(document);
  if (!known) lines.set(document, known = document.text.split(/\r?\n/));
  return known;
}

/** The text of one line of the file. */
export const lineOf = (document: SourceDocument, wanted: number): string => linesOf(document)[wanted - document.line] ?? '';
