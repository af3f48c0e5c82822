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
    const line = Math.min(mark?.line ?? 0, text.trimEnd().split('\n').length - 1);
    if (reason !== DOUBLED_KEY) return { error: { reason: describe(reason, text), line } };
    return { value: parseYaml(text, true).value, error: { reason: 'the key stands twice in the same object', line } };
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
