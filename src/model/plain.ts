/*
 * What plain texts of YAML stand for, as Kubernetes reads them: YAML 1.1 in most of its booleans and numbers, dates as text.
 */

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const LONGEST_WORD = 'false'.length;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = new Set(['.nan', '.NaN', '.NAN']);

const INTEGER = /^[-+]?(?:0[bB][01_]+|0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0|[1-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;

export const isNull = (text: string) => text.length <= LONGEST_WORD && NULLS.has(text);
export const isTrue = (text: string) => text.length <= LONGEST_WORD && TRUE.has(text);
export const isBoolean = (text: string) => text.length <= LONGEST_WORD && (TRUE.has(text) || FALSE.has(text));
export const isInteger = (text: string) => INTEGER.test(text);

/** Texts whose first character is none of these are no numbers, which most are. */
const NUMBER_BEGINS = /^[-+.0-9]/;

/** What is too large for a number is a text. */
const isFloat = (text: string) => FLOAT.test(text) && Number.isFinite(Number(text.replaceAll('_', '')));

export const isNumber = (text: string) => NUMBER_BEGINS.test(text)
  && (INTEGER.test(text) || isFloat(text) || INFINITE.test(text) || NOT_A_NUMBER.has(text));

export function numberOf(text: string): number {
  if (NOT_A_NUMBER.has(text)) return NaN;
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  return negative ? -magnitude(digits) : magnitude(digits);
}

function magnitude(digits: string): number {
  if (INFINITE.test(digits)) return Infinity;
  if (/^0[0-7]+$/.test(digits)) return parseInt(digits, 8);
  return Number(digits);
}

/** The value of a plain text. */
export function plainValue(text: string): string | number | boolean | null {
  if (isNull(text)) return null;
  if (isBoolean(text)) return isTrue(text);
  return isNumber(text) ? numberOf(text) : text;
}

/** Whether a plain text is a boolean for Kubernetes, though few mean one by it. */
export const isUnexpectedBoolean = (text: string) => isBoolean(text) && !/^(?:true|false)$/i.test(text);
