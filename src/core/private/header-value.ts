import { invalid, show } from './errors';

/** Envoy's variables, such as %HOSTNAME% or %REQ(name)%, and the escaped percent sign. */
const PERCENT = /%%|%[A-Z][A-Z0-9_]*(\(([^)[\\" ][^)"\\]*)\) *)?%/g;

/** A value that the proxy writes into a header, which Envoy reads as a format of its own. */
export function headerValue(what: string, value: string): string {
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) throw invalid(`value of ${what} cannot have control characters, got ${JSON.stringify(value)}`);
  if (value.replace(PERCENT, '').includes('%')) {
    throw invalid(`value of ${what} has a '%' that begins no variable such as %HOSTNAME%, got ${show(value)}; write '%%' for a percent sign`);
  }
  return value;
}
