import { show } from './show';

/** Istio bounds the text where Envoy would bound the program, which is never shorter. */
const MAX_BYTES = 1024;

/** Why Go and Envoy could not read a regular expression, which has RE2's syntax. */
export function syntaxError(value: string): string | undefined {
  // Loaded on first use: most apps have no regular expression.
  const { RE2JS } = require('re2js') as typeof import('re2js'); // eslint-disable-line @typescript-eslint/no-require-imports
  try {
    RE2JS.compile(value);
    return undefined;
  } catch (error) {
    return `must be an RE2 regular expression (no lookaround, no backreferences), got ${show(value)}: ${(error as Error).message}`;
  }
}

/** A regular expression that Envoy runs. */
export function regex(value: string): string | undefined {
  if (value === '') return 'must not be empty';
  const bytes = Buffer.byteLength(value);
  return bytes > MAX_BYTES ? `must have at most ${MAX_BYTES} bytes in UTF-8, got ${bytes}` : syntaxError(value);
}
