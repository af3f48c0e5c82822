import type { RE2JS } from 're2js';

/** How a text must be, as Istio's APIs say it. */
export interface TextMatch {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/** A test of a text, made ready. */
export type TextTest = (text: string) => boolean;

/** A test by what is given first among exact, prefix and regex, or undefined where none is. */
export function textTest({ exact, prefix, regex }: TextMatch, ignoreCase = false): TextTest | undefined {
  if (exact !== undefined) return ignoreCase ? ignoringCase(exact, (text, wanted) => text === wanted) : (text) => text === exact;
  if (prefix !== undefined) return ignoreCase ? ignoringCase(prefix, (text, wanted) => text.startsWith(wanted)) : (text) => text.startsWith(prefix);
  return regex === undefined ? undefined : wholeTextTest(regex);
}

/** Whether the whole of a text matches an expression of RE2. One that is none matches nothing: no cluster takes it. */
export function wholeTextTest(regex: string): TextTest {
  const expression = compile(regex);
  return expression ? (text) => expression.testExact(text) : () => false;
}

const COMPILED = new Map<string, RE2JS | undefined>();

export function compile(regex: string): RE2JS | undefined {
  if (!COMPILED.has(regex)) COMPILED.set(regex, compiled(regex));
  return COMPILED.get(regex);
}

function compiled(regex: string): RE2JS | undefined {
  // Loaded on first use: most meshes have no regular expression.
  const re2js = require('re2js') as typeof import('re2js'); // eslint-disable-line @typescript-eslint/no-require-imports
  try {
    return re2js.RE2JS.compile(regex);
  } catch {
    return undefined;
  }
}

function ignoringCase(wanted: string, test: (text: string, wanted: string) => boolean): TextTest {
  const lower = wanted.toLowerCase();
  return (text) => test(text.toLowerCase(), lower);
}

/** How a text must be, in words. */
export function textMatchText({ exact, prefix, regex }: TextMatch): string {
  if (exact !== undefined) return `is '${exact}'`;
  if (prefix !== undefined) return `begins with '${prefix}'`;
  return regex === undefined ? 'is there' : `matches '${regex}'`;
}
