import { Analysis } from '../analyze';
import { CODES, pageOf } from '../codes';

/** The findings as `istioctl analyze -o json` writes them, with the column and the name of the code as well. Where code made a resource, its line is the reference. */
export function jsonReport({ findings }: Analysis): string {
  const messages = findings.map(({ code, level, message, origin, file, line, column, source }) => ({
    code,
    level,
    message,
    origin,
    reference: source ? reference(source.file, source.line) : reference(file, line),
    documentationUrl: pageOf(code),
    name: CODES[code].name,
    ...source ? { construct: file } : { column },
  }));
  return `${JSON.stringify(messages, undefined, 2)}\n`;
}

/** A place as `file:line`. */
export const reference = (file?: string, line?: number) => (file === undefined || line === undefined ? file : `${file}:${line}`);
