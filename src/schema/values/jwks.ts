import { show } from './show';

/** Fields that a key of each type must have; those that hold numbers are base64. */
const FIELDS: Readonly<Record<string, readonly string[]>> = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'], oct: ['k'] };
const BASE64 = /^(?:[A-Za-z0-9_-]*|[A-Za-z0-9+/]*)(={0,2})$/;

type Key = Record<string, unknown>;

/** What is wrong with a JSON Web Key Set, or a single key, and which of its keys have more than a verifier needs. */
export function readJwks(text: string): { readonly error?: string; readonly secret: readonly number[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { error: `must be JSON, got ${show(text)}`, secret: [] };
  }
  const keys = isObject(parsed) ? 'keys' in parsed ? parsed.keys ?? [] : [parsed] : undefined;
  if (!Array.isArray(keys)) return { error: "must be an object with a list 'keys', or a single key", secret: [] };
  const wrong = keys.findIndex((key) => !isKey(key));
  if (wrong >= 0) return { error: `must have keys of type ${Object.keys(FIELDS).join(', ')} with all of their fields, which key ${wrong} has not: ${show(keys[wrong])}`, secret: [] };
  return { secret: (keys as Key[]).flatMap((key, index) => key.kty === 'oct' || 'd' in key ? [index] : []) };
}

const isObject = (value: unknown): value is Key => typeof value === 'object' && value !== null && !Array.isArray(value);

function isKey(key: unknown): boolean {
  if (!isObject(key) || typeof key.kty !== 'string' || !Object.hasOwn(FIELDS, key.kty)) return false;
  const fields = [...FIELDS[key.kty], ...'d' in key && key.kty !== 'oct' ? ['d'] : []];
  return fields.every((field) => typeof key[field] === 'string' && (field === 'crv' || isBase64(key[field])));
}

function isBase64(text: string): boolean {
  const [, padding] = BASE64.exec(text) ?? [];
  return padding !== undefined && (padding === '' ? text.length % 4 !== 1 : text.length % 4 === 0);
}

/** Where a key set is, of which the CRD's rule has looked at all but how large the port is. */
export function jwksUri(value: string): string | undefined {
  const [, port] = /^https?:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(value) ?? [];
  return port === undefined || BigInt(port) < 2n ** 63n ? undefined : `must have a port of at most 65535, got ${show(value)}`;
}
