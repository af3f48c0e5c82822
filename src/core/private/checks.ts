import { Duration } from 'cdk8s';
import * as dns from '../../schema/values/dns';
import * as header from '../../schema/values/header';
import * as ip from '../../schema/values/ip';
import { isLabelName, isLabelValue, isQualifiedName, isSubdomainName } from '../../schema/values/names';
import * as expression from '../../schema/values/regex';
import { notEmpty as filled } from '../../schema/values/text';
import { invalid, show } from './errors';

/*
 * Checks of single values. Each takes the name that the caller wrote, throws when the value cannot be right
 * and returns the value as the API wants it, so that a check and its use are one expression.
 */

const HTTP_URL = /^https?:\/\/[\w.-]+(:\d{1,5})?([/?]([\w\-.~:/?[\]@!$&'()*+,;=]|%[\da-fA-F]{2})*)?$/;
const MAX_INT32 = 2 ** 31 - 1;
const MAX_UINT32 = 2 ** 32 - 1;
/** In milliseconds; Go counts nanoseconds in 64 bits. */
const MAX_DURATION = 9223372036854;

/** Throws what a check of the schema finds wrong with a value. */
const checked = (check: (value: string) => string | undefined) => (what: string, value: string): string => {
  const message = check(value);
  if (message !== undefined) throw invalid(`${what} ${message}`);
  return value;
};

/** A whole number between two bounds. */
export function integer(what: string, value: number, min: number, max: number = MAX_INT32): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    const range = max < MAX_INT32 ? `from ${min} to ${max}` : value > max ? `of at most ${max}` : `of at least ${min}`;
    throw invalid(`${what} must be a whole number ${range}, got ${show(value)}`);
  }
  return value;
}

/** A whole number that the API keeps in 32 bits without sign. */
export const unsigned = (what: string, value: number, min = 0) => integer(what, value, min, MAX_UINT32);

export const port = (what: string, value: number) => integer(what, value, 1, 65535);

/** A port where the API has it as a text. */
export function portText(what: string, value: string): string {
  if (!/^[1-9]\d{0,4}$/.test(value) || Number(value) > 65535) {
    throw invalid(`${what} must be a port from 1 to 65535, got ${show(value)}`);
  }
  return value;
}

/** A percentage that may have a fraction. */
export function percentage(what: string, value: number): number {
  if (!(value >= 0 && value <= 100)) {
    throw invalid(`${what} must be a number from 0 to 100, got ${show(value)}`);
  }
  return value;
}

export function httpStatus(what: string, value: number): number {
  return integer(what, value, 200, 599);
}

/** A time as the API writes it: whole milliseconds, at least one. */
export function duration(what: string, value: Duration): string {
  const text = durationOrZero(what, value);
  if (text === '0s') throw invalid(`${what} must be at least 1 millisecond, got 0`);
  return text;
}

/** As `duration`, where zero has a meaning of its own. */
export function durationOrZero(what: string, value: Duration): string {
  const ms = value.toMilliseconds({ integral: false });
  if (!Number.isInteger(ms) || ms < 0) {
    throw invalid(`${what} must be a whole number of milliseconds, got ${show(ms)} milliseconds`);
  }
  if (ms > MAX_DURATION) throw invalid(`${what} must be at most 292 years, got ${show(ms)} milliseconds`);
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

/** A time that the mesh keeps in whole seconds, at least one. */
export function wholeSeconds(what: string, value: Duration): string {
  const text = durationOrZero(what, value);
  if (text === '0s' || text.endsWith('ms')) {
    throw invalid(`${what} must be a whole number of seconds of at least 1, got ${text}`);
  }
  return text;
}

/** A name of Kubernetes: lowercase letters, digits and dashes, at most 63. */
export function dnsLabel(what: string, value: string): string {
  if (!isLabelName(value)) {
    throw invalid(`${what} must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got ${show(value)}`);
  }
  return value;
}

/** A name of Kubernetes that may have dots. */
export function dnsSubdomain(what: string, value: string): string {
  if (!isSubdomainName(value)) {
    throw invalid(`${what} must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got ${show(value)}`);
  }
  return value;
}

export const notEmpty = checked(filled);

/** A full DNS name, whose first label may be or begin with a wildcard. Istiod takes a number for one, but no host is named so. */
export const dnsName = checked((name) => dns.isWildcardName(name) && !/^\d+$/.test(name) ? undefined : dns.notWildcardName(name));

/** A full DNS name without a wildcard. */
export function fullName(what: string, value: string): string {
  if (dnsName(what, value).startsWith('*')) throw invalid(`${what} cannot have a wildcard, got ${show(value)}`);
  return value;
}

/** An IPv4 or IPv6 address. */
export const ipAddress = checked(ip.ipAddress);

/** An IP address or a range of them in CIDR notation. */
export const subnet = checked(ip.subnet);

/** An absolute URL of the schemes http and https, without a fragment. */
export function httpUrl(what: string, value: string): string {
  if (!HTTP_URL.test(value) || !URL.canParse(value)) {
    throw invalid(`${what} must be a URL such as 'https://www.example.com/path', got ${show(value)}`);
  }
  return value;
}

export const headerName = checked(header.headerName);

/** What a request is matched by: a header, a pseudo header or a claim. */
export const matchedName = checked(header.matchedName);

/** Labels of Kubernetes objects. */
export function labels(what: string, value: Record<string, string>): Record<string, string> {
  for (const [key, text] of Object.entries(value)) {
    if (!isQualifiedName(key)) {
      throw invalid(`${what} cannot have the key ${show(key)}; a label key is a name such as 'app' (at most 63), optionally after a DNS name and '/'`);
    }
    if (!isLabelValue(text)) {
      throw invalid(`${what} cannot have the value ${show(text)} for '${key}'; a label value has at most 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit`);
    }
  }
  return { ...value };
}

/** A regular expression in RE2 syntax, which is what Envoy runs. */
export const regex = checked(expression.regex);

/** A list that must have something in it. */
export function nonEmpty<T>(what: string, list: readonly T[]): readonly T[] {
  if (list.length === 0) throw invalid(`${what} must have at least one entry, got none`);
  return list;
}

/** A list that must have something in it, and not too much. */
export function atMost<T>(what: string, list: readonly T[], max: number): readonly T[] {
  if (nonEmpty(what, list).length > max) throw invalid(`${what} must have at most ${max} entries, got ${list.length}; divide them`);
  return list;
}

/** Throws when an entry occurs twice. */
export function unique(what: string, list: readonly string[]): void {
  const twice = list.find((entry, index) => list.indexOf(entry) !== index);
  if (twice !== undefined) throw invalid(`${what} has ${show(twice)} twice; drop one`);
}
