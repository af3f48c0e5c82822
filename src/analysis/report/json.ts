import { Analysis } from '../analyze';
import { CODES, pageOf } from '../codes';

/** The findings as `istioctl analyze -o json` writes them, with the column and the name of the code as well. */
export function jsonReport({ findings }: Analysis): string {
  const messages = findings.map(({ code, level, message, origin, file, line, column }) => ({
    code,
    level,
    message,
    origin,
    reference: reference(file, line),
    documentationUrl: pageOf(code),
    name: CODES[code].name,
    column,
  }));
  return `${JSON.stringify(messages, undefined, 2)}\n`;
}

/** A place as `file:line`. */
export const reference = (file?: string, line?: number) => (file === undefined || line === undefined ? file : `${file}:${line}`);
