import { FAILSAFE_SCHEMA, load, Schema, Type, YAMLException } from 'js-yaml';
import { readBlocks } from './blocks';
import { isBoolean, isInteger, isNull, isNumber, isTrue, numberOf } from './plain';

/*
 * YAML as Kubernetes reads it, all in terms of JSON.
 */

const SCHEMA: Schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', { kind: 'scalar', resolve: (text: string | null) => text === null || isNull(text), construct: () => null }),
    new Type('tag:yaml.org,2002:bool', { kind: 'scalar', resolve: (text: string | null) => text !== null && isBoolean(text), construct: isTrue }),
    new Type('tag:yaml.org,2002:float', { kind: 'scalar', resolve: (text: string | null) => text !== null && isNumber(text), construct: numberOf }),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' }),
  ],
  explicit: [
    new Type('tag:yaml.org,2002:int', { kind: 'scalar', resolve: (text: string | null) => text !== null && isInteger(text), construct: numberOf }),
    new Type('tag:yaml.org,2002:binary', { kind: 'scalar', construct: (text: string | null) => Buffer.from(text ?? '', 'base64').toString() }),
    new Type('tag:yaml.org,2002:timestamp', { kind: 'scalar', construct: (text: string | null) => text ?? '' }),
  ],
});

/** What is wrong with a document, and in which of its lines, from 0. */
export interface YamlError {
  readonly reason: string;
  readonly line: number;

  /** Where something begins behind the end of the document. */
  readonly rest?: number;
}

export interface YamlDocument {
  readonly value?: unknown;
  readonly error?: YamlError;
}

/** The value of a document. A key that is given twice is an error, after which the later one counts. */
export function readYaml(text: string): YamlDocument {
  const value = readBlocks(text);
  return value ? { value } : parseYaml(text);
}

/** The same by a parser of all YAML. */
export function parseYaml(text: string, doubles = false): YamlDocument {
  try {
    return { value: load(text, { schema: SCHEMA, json: doubles }) };
  } catch (thrown) {
    const { reason, mark } = thrown as YAMLException;
    if (reason === SECOND) return { error: { reason: EXPLANATIONS[SECOND], line: lineAt(text, text.search(END_MARK)) } };
    const position: number = mark?.position ?? 0;
    const line = Math.min(lineAt(text, position), text.trimEnd().split('\n').length - 1);
    if (reason === DOUBLED_KEY) return { value: parseYaml(text, true).value, error: { reason: EXPLANATIONS[DOUBLED_KEY], line } };
    return { error: { reason: `${explain(reason)}${sourceHint(text)}`, line, ...(reason === BEHIND && { rest: position }) } };
  }
}

const DOUBLED_KEY = 'duplicated mapping key';
const SECOND = 'expected a single document in the stream, but found more';
const BEHIND = 'end of the stream or a document separator is expected';
/** What parts documents for YAML, and not for Kubernetes. */
const END_MARK = /^(?:\.\.\.|---)/m;

const EXPLANATIONS: Readonly<Record<string, string>> = {
  [DOUBLED_KEY]: 'the key stands twice in the same object',
  [SECOND]: "a second document begins in it; put a line '---' before that",
  [BEHIND]: "it goes on behind its end; put a line '---' before a further object",
  'directives end mark is expected': 'it has a directive, which Kubernetes parts from what it is for; drop it',
  'null byte is not allowed in input': 'it holds a null byte, which no text has',
};

function explain(reason: string): string {
  if (reason.startsWith('nesting exceeded')) return 'it is nested too deeply';
  const tag = /^unknown tag !<(.+)>$/.exec(reason);
  if (tag) return `the tag ${tag[1].replace('tag:yaml.org,2002:', '!!')} means nothing to Kubernetes; leave it out`;
  return EXPLANATIONS[reason] ?? reason;
}

const lineAt = (text: string, end: number) => text.slice(0, Math.max(end, 0)).split('\n').length - 1;

/** The end of a message about a text that is no YAML yet. */
export function sourceHint(text: string): string {
  if (TEMPLATE.test(text)) return '; it is a template, give what it renders to';
  if (JSON_COMMENT.test(text)) return '; JSON has no comments';
  return CONFLICT.test(text) ? '; it holds an unresolved conflict of a merge' : '';
}

/** What Helm and others replace. */
const TEMPLATE = /\{\{-?\s*(?:[.$]|if |range |include |with |template |define |end\b|toYaml )|\{%-? /;
const JSON_COMMENT = /^\s*\{[^]*?\n\s*\/[/*]/;
/** What git writes. */
const CONFLICT = /^<{7} /m;
