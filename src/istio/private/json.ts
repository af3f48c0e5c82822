import { invalid, show } from '../../core/private/errors';

/** A copy of a free-form object, which must be one that JSON can hold. */
export function jsonObject(what: string, value: { [key: string]: any }): { [key: string]: unknown } {
  return copy(what, value) as { [key: string]: unknown };
}

function copy(what: string, value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((one, index) => copy(`${what}[${index}]`, one));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(`${what}.${key}`, one)]));
  }
  throw invalid(`${what} must be plain JSON, got ${typeof value === 'object' ? `a ${value.constructor.name}` : show(value)}`);
}
