import { FAILSAFE_SCHEMA, load, Schema, Type, YAMLException } from 'js-yaml';

/*
 * YAML as Kubernetes reads it: YAML 1.1 in most of its booleans and numbers, dates as text, all in terms of JSON.
 */

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = new Set(['.nan', '.NaN', '.NAN']);

const INTEGER = /^[-+]?(?:0[bB][01_]+|0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0|[1-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Texts whose first character is none of these are strings, which most are. */
const NUMBER_BEGINS = /^[-+.0-9]/;

const isNumber = (text: string) => NUMBER_BEGINS.test(text)
  && (INTEGER.test(text) || FLOAT.test(text) || INFINITE.test(text) || NOT_A_NUMBER.has(text));

function numberOf(text: string): number {
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

const SCHEMA: Schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', { kind: 'scalar', resolve: (text: string | null) => text === null || NULLS.has(text), construct: () => null }),
    new Type('tag:yaml.org,2002:bool', {
      kind: 'scalar',
      resolve: (text: string | null) => text !== null && text.length < 6 && (TRUE.has(text) || FALSE.has(text)),
      construct: (text: string) => TRUE.has(text),
    }),
    new Type('tag:yaml.org,2002:float', { kind: 'scalar', resolve: (text: string | null) => text !== null && isNumber(text), construct: numberOf }),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' }),
  ],
  explicit: [
    new Type('tag:yaml.org,2002:int', { kind: 'scalar', resolve: (text: string | null) => text !== null && INTEGER.test(text), construct: numberOf }),
    new Type('tag:yaml.org,2002:binary', { kind: 'scalar', construct: (text: string | null) => Buffer.from(text ?? '', 'base64').toString() }),
    new Type('tag:yaml.org,2002:timestamp', { kind: 'scalar', construct: (text: string | null) => text ?? '' }),
  ],
});

/** What is wrong with a document, and in which of its lines, from 0. */
export interface YamlError {
  readonly reason: string;
  readonly line: number;
}

export interface YamlDocument {
  readonly value?: unknown;
  readonly error?: YamlError;
}

/** The value of a document. A key that is given twice is an error, after which the later one counts. */
export function readYaml(text: string, doubles = false): YamlDocument {
  try {
    return { value: load(text, { schema: SCHEMA, json: doubles }) };
  } catch (thrown) {
    const { reason, mark } = thrown as YAMLException;
    const line = Math.min(mark?.line ?? 0, text.trimEnd().split('\n').length - 1);
    if (reason !== DOUBLED_KEY) return { error: { reason: describe(reason, text), line } };
    return { value: readYaml(text, true).value, error: { reason: 'the key stands twice in the same object', line } };
  }
}

const DOUBLED_KEY = 'duplicated mapping key';

function describe(reason: string, text: string): string {
  if (reason.startsWith('nesting exceeded')) return 'it is nested too deeply';
  if (reason.startsWith('expected a single document')) return "a second document begins in it; put a line '---' before that";
  return TEMPLATE.test(text) ? `${reason}; it is a template, give what it renders to` : reason;
}

/** What Helm replaces. */
const TEMPLATE = /\{\{-?\s*(?:[.$]|if |range |include |with |template |define |end\b|toYaml )/;

/** Whether a plain text is a boolean for Kubernetes, though few mean one by it. */
export const isUnexpectedBoolean = (text: string) => (TRUE.has(text) || FALSE.has(text)) && !/^(?:true|false)$/i.test(text);
