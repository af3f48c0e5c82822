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

/** The text of a file. Kubernetes takes UTF-8 only; what is in another encoding is read all the same where that can be told. */
export function decode({ file, bytes }: Source): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const message = 'is in UTF-16, which kubectl does not read; save it as UTF-8';
    return { text: new TextDecoder(utf16).decode(bytes), problem: { code: 'encoding', severity: 'error', message, file, line: 1 } };
  }
  const text = new TextDecoder().decode(bytes);
  if (isUtf8(bytes)) return { text };
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
  return { text, problem: { code: 'encoding', severity: 'error', message: 'is not UTF-8 from here on; save it as UTF-8', file, line } };
}

/** By the byte order mark, or by the zeros beside each letter of ASCII. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second > 0)) return 'utf-16be';
  return undefined;
}
