import { isUtf8 } from 'node:buffer';
import { ReadProblem } from './problem';

/** A file, or what came from elsewhere under some name. */
export interface Source {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Decoded {
  readonly text: string;
  readonly problem?: ReadProblem;
}

/**
 * The text of a file. Kubernetes takes UTF-8 only; what is in another encoding is read all the same where that can be told.
 * Lines end with LF in it, where YAML sees an end of a line in a CR of its own.
 */
export function decode({ file, bytes }: Source): Decoded {
  const problem = (severity: ReadProblem['severity'], message: string, line = 1): ReadProblem => ({ code: 'encoding', severity, message, file, line });
  const utf16 = utf16Of(bytes);
  if (utf16) {
    return { text: new TextDecoder(utf16).decode(bytes), problem: problem('error', 'is in UTF-16, which kubectl does not read; save it as UTF-8') };
  }
  const text = new TextDecoder().decode(bytes);
  if (!isUtf8(bytes)) {
    if (bytes.includes(0)) return { text: '', problem: problem('error', 'is no text; give manifests in UTF-8') };
    return { text, problem: problem('error', 'is not UTF-8 from here on; save it as UTF-8', lineAt(text, text.indexOf('\uFFFD'))) };
  }
  const lone = text.search(LONE_CR);
  if (lone < 0) return { text };
  const message = 'ends a line with CR alone, where kubectl sees neither lines nor documents end; end lines with LF';
  return { text: text.replace(new RegExp(LONE_CR, 'g'), '\n'), problem: problem('warning', message, lineAt(text, lone)) };
}

const LONE_CR = /\r(?!\n)/;

const lineAt = (text: string, end: number) => text.slice(0, end).split('\n').length;

/** By the byte order mark, or by the zeros beside the first letters of ASCII. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third = 1, fourth = 0] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? undefined : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first > 0 && second === 0 && third > 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second > 0 && (bytes.length < 4 || (third === 0 && fourth > 0))) return 'utf-16be';
  return undefined;
}
