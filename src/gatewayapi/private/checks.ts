import { isIP } from 'node:net';
import { Duration } from 'cdk8s';
import { dnsSubdomain, notEmpty, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';

/*
 * Checks of single values as the Gateway API has them, made as those of core.
 */

const KIND = /^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const HOSTNAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const UNITS = [['h', 3600000], ['m', 60000], ['s', 1000], ['ms', 1]] as const;
const MAX_HOURS = 99999;

/** A text of limited length, counted as the API server does. */
export function atMost(what: string, value: string, max: number): string {
  const { length } = [...value];
  if (length > max) throw invalid(`${what} must have at most ${max} characters, got ${length}`);
  return value;
}

/** A list of limited length. */
export function listAtMost<T>(what: string, list: readonly T[], max: number): readonly T[] {
  if (list.length > max) throw invalid(`${what} must have at most ${max} entries, got ${list.length}`);
  return list;
}

/** A host name in lowercase, without a wildcard. */
export function preciseHostname(what: string, value: string): string {
  if (value.length > 253 || isIP(value) !== 0 || !HOSTNAME.test(value)) {
    throw invalid(`${what} must be a DNS name in lowercase such as 'www.example.com' (at most 253), got ${show(value)}`);
  }
  return value;
}

/** A host name in lowercase, whose first label may be a wildcard. */
export function hostname(what: string, value: string): string {
  const name = value.replace(/^\*\./, '');
  if (value.length > 253 || isIP(name) !== 0 || !HOSTNAME.test(name)) {
    throw invalid(`${what} must be a DNS name in lowercase such as 'www.example.com' or '*.example.com' (at most 253), got ${show(value)}`);
  }
  return value;
}

/** The hosts of a route. */
export function hostnames(values: readonly string[], max: number): string[] {
  unique('hostnames', listAtMost('hostnames', values, max));
  return values.map((value) => hostname('hostname', value));
}

/** An API group, empty for the core group. */
export const groupName = (what: string, value: string) => value === '' ? value : dnsSubdomain(what, value);

export function kindName(what: string, value: string): string {
  if (value.length > 63 || !KIND.test(value)) {
    throw invalid(`${what} must be the kind of an object such as 'Service' (at most 63 letters, digits and '-'), got ${show(value)}`);
  }
  return value;
}

/** A time as the Gateway API writes it: hours, minutes, seconds and milliseconds, at least one millisecond. */
export function duration(what: string, value: Duration): string {
  const ms = value.toMilliseconds({ integral: false });
  if (!Number.isInteger(ms) || ms < 1) throw invalid(`${what} must be a whole number of milliseconds of at least 1, got ${show(ms)} milliseconds`);
  if (ms >= (MAX_HOURS + 1) * 3600000) throw invalid(`${what} must be less than ${MAX_HOURS + 1} hours, got ${show(ms)} milliseconds`);
  let rest = ms;
  return UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return count > 0 ? `${count}${unit}` : '';
  }).join('');
}

/** A name or value of a header or query parameter that is compared or written. */
export const filled = (what: string, value: string, max: number) => atMost(what, notEmpty(what, value), max);

/** Throws when two names of headers differ at most in case, as Istio would take only the first. */
export function uniqueHeaders(what: string, names: readonly string[]): void {
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => lower.indexOf(lower[index]) !== index);
  if (twice !== undefined) throw invalid(`${what} has the header ${show(twice.toLowerCase())} twice, of which Istio would take one; drop the other`);
}
