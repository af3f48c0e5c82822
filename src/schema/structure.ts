import { isIP } from 'node:net';
import { Shape } from './kinds';
import { didYouMean } from './nearest';
import { Problem } from './problem';
import { show } from './values/show';

type Key = string | number;
type Fields = Readonly<Record<string, unknown>>;

const MIN_INT32 = -(2 ** 31);
const MAX_INT32 = 2 ** 31 - 1;
const BASE64 = /^(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** More fields than a message can list. */
const MANY = 12;

/**
 * What the API server finds wrong with an object by its CRD: by the schema, and if that finds nothing, by the rules in CEL.
 *
 * The path is known while walking and copied for problems only.
 */
export function crdProblems(root: Shape, object: Fields): Problem[] {
  const walk = new Walk();
  walk.place(root, object);
  return walk.schema.length > 0 ? walk.schema : walk.cel;
}

class Walk {
  public readonly schema: Problem[] = [];
  public readonly cel: Problem[] = [];
  private readonly path: Key[] = [];

  public place(shape: Shape, value: unknown): void {
    switch (shape.type) {
      case 'object': if (!this.isObject(value)) return; this.object(shape, value); break;
      case 'list': if (!this.isList(value)) return; this.list(shape, value); break;
      case 'string': if (!this.isString(value)) return; this.string(shape, value); break;
      case 'integer': if (!this.isInteger(value)) return; this.number(shape, value); break;
      case 'number': if (!this.isNumber(value)) return; this.number(shape, value); break;
      case 'boolean': if (typeof value !== 'boolean') this.wrongType('true or false', value); return;
      case 'anything': return;
    }
    // A rule relies on the shape of what it reads.
    if (this.schema.length > 0) return;
    for (const rule of shape.rules) {
      const message = rule.check(value);
      if (message !== undefined) this.cel.push({ path: [...this.path], message, severity: 'error', layer: 'cel', code: rule.name });
    }
  }

  private object(shape: Shape, object: Fields): void {
    const { fields, values, required, choices } = shape;
    let count = 0;
    for (const key in object) {
      const value = object[key];
      if (value === undefined) continue;
      const child = fields?.get(key) ?? values;
      if (child === undefined) {
        if (!shape.open) this.unknownField(key, shape);
        continue;
      }
      if (value === null) {
        if (isGiven(value, child)) count++;
        continue;
      }
      count++;
      this.path.push(key);
      this.place(child, value);
      this.path.pop();
    }
    if (required) {
      for (const name of required) {
        const child = fields!.get(name)!;
        if (!isGiven(object[name], child) && !child.default) this.missing(name);
      }
    }
    if (choices) for (const choice of choices) this.choice(choice, object);
    if (shape.address) this.address(object);
    this.size(shape, count, 'entries');
  }

  private list(shape: Shape, list: readonly unknown[]): void {
    const { items, key } = shape;
    for (let index = 0; index < list.length; index++) {
      this.path.push(index);
      this.place(items!, list[index]);
      this.path.pop();
    }
    this.size(shape, list.length, 'items');
    if (list.length < 2) return;
    if (key !== undefined) this.distinct(list.map((item) => (item as Fields | null)?.[key]), ` with the ${key}`);
    if (shape.unique) this.distinct(list, '');
  }

  private string(shape: Shape, text: string): void {
    if (shape.enum && !shape.enum.includes(text)) this.notListed(shape.enum, text, didYouMean(text, shape.enum as string[]));
    if (shape.pattern && !shape.pattern.test(text)) this.wrong('wrong-value', `must match ${shape.pattern.source}, got ${show(text)}`);
    if (shape.format === 'byte' && !BASE64.test(text.replace(/[\r\n]/g, ''))) this.wrong('wrong-value', 'must be bytes in base64');
    // There are at most as many characters as units of UTF-16.
    if (shape.min !== undefined || (shape.max !== undefined && text.length > shape.max)) {
      this.size(shape, characters(text), 'characters');
    }
  }

  private number({ min = -Infinity, max = Infinity, format, enum: allowed }: Shape, value: number): void {
    if (allowed && !allowed.includes(value)) this.notListed(allowed, value, '');
    if (value < min || value > max) {
      this.wrong('wrong-value', `must be ${max === Infinity ? `at least ${min}` : `from ${min} to ${max}`}, got ${value}`);
    } else if (format === 'int32' && (value < MIN_INT32 || value > MAX_INT32)) {
      this.wrong('wrong-value', `must be from ${MIN_INT32} to ${MAX_INT32}, got ${value}`);
    }
  }

  private notListed(allowed: ReadonlyArray<string | number>, value: string | number, hint: string): void {
    const list = allowed.filter((one) => one !== '').map(show).join(', ');
    this.wrong('wrong-value', `must be one of ${list}, got ${show(value)}${hint}`);
  }

  private size({ min = 0, max = Infinity }: Shape, count: number, what: string): void {
    if (count < min) this.wrong('wrong-value', `number of ${what} must be at least ${min}, got ${count}`);
    if (count > max) this.wrong('wrong-value', `number of ${what} must be at most ${max}, got ${count}`);
  }

  private distinct(values: readonly unknown[], named: string): void {
    const seen = new Set();
    values.forEach((value, index) => {
      if (seen.has(value)) {
        this.path.push(index);
        this.wrong('duplicate', `is there twice${named} ${show(value)}; drop one of them`);
        this.path.pop();
      }
      seen.add(value);
    });
  }

  private choice(fields: readonly string[], object: Fields): void {
    let count = 0;
    for (const field of fields) if (object[field] !== undefined && object[field] !== null) count++;
    if (count < 2) return;
    const given = fields.filter((field) => object[field] !== undefined && object[field] !== null);
    this.wrong('wrong-value', `has ${given.join(' and ')}, which exclude each other; give only one of them`);
  }

  private address({ type, value }: Fields): void {
    if ((type ?? 'IPAddress') !== 'IPAddress' || typeof value !== 'string' || (isIP(value) > 0 && !value.includes('%'))) return;
    this.wrong('wrong-value', `must have an IP address as its value, got ${show(value)}; set the type to Hostname for a name`);
  }

  private unknownField(key: string, { fields }: Shape): void {
    this.path.push(key);
    const known = [...fields!.keys()];
    const list = known.length <= MANY ? `; there are ${known.join(', ')}` : '';
    this.wrong('unknown-field', `is no field here${didYouMean(key, known) || list}`);
    this.path.pop();
  }

  private missing(name: string): void {
    this.path.push(name);
    this.wrong('missing-field', 'is required');
    this.path.pop();
  }

  private isObject(value: unknown): value is Fields {
    const is = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!is) this.wrongType('an object', value);
    return is;
  }

  private isList(value: unknown): value is unknown[] {
    const is = Array.isArray(value);
    if (!is) this.wrongType('a list', value);
    return is;
  }

  private isString(value: unknown): value is string {
    const is = typeof value === 'string';
    if (!is) this.wrongType('a string', value);
    return is;
  }

  private isInteger(value: unknown): value is number {
    const is = Number.isInteger(value);
    if (!is) this.wrongType('a whole number', value);
    return is;
  }

  private isNumber(value: unknown): value is number {
    const is = Number.isFinite(value);
    if (!is) this.wrongType('a number', value);
    return is;
  }

  private wrongType(wanted: string, value: unknown): void {
    this.wrong('wrong-type', `must be ${wanted}, got ${describe(value)}${quotes(wanted, value)}`);
  }

  private wrong(code: string, message: string): void {
    this.schema.push({ path: [...this.path], message, severity: 'error', layer: 'schema', code });
  }
}

/** What is null counts as missing, unless its place may be null. */
const isGiven = (value: unknown, { nullable }: Shape) => value !== undefined && (value !== null || nullable === true);

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'function' ? 'a function' : show(value);
}

/** YAML takes for a number or a boolean what is not in quotes. */
function quotes(wanted: string, value: unknown): string {
  if (wanted === 'a string') return typeof value === 'number' || typeof value === 'boolean' ? '; put it in quotes' : '';
  const plain = typeof value === 'string' && (wanted === 'true or false' ? /^(true|false)$/ : /^-?\d+(\.\d+)?$/).test(value);
  return plain && wanted !== 'an object' && wanted !== 'a list' ? '; leave out the quotes' : '';
}
