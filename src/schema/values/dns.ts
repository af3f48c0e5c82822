import { show } from './show';

/*
 * DNS names as istiod takes them. As in all of values/, a check returns what is wrong with a value, to be read after
 * the name of its field, or nothing.
 */

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const FULL_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`);
const WILDCARD_NAME = new RegExp(`^(?:\\*|(?:\\*-?)?${LABEL})(?:\\.${LABEL})*\\.?$`);
/** The name by which Envoy tells services apart behind a gateway that passes TLS on: outbound_.80_._.host. */
const SNI_OF_SERVICE = /^outbound_[^_]*\d[^_]*_[^_]*_[^_]*[a-zA-Z]/;
const MAX_INT64 = 2n ** 63n - 1n;

/** A label: upper case is fine for istiod. */
export const isDnsLabel = (value: string) => DNS_LABEL.test(value);

export function dnsLabel(value: string): string | undefined {
  return isDnsLabel(value) ? undefined
    : `must consist of letters, digits and '-' (at most 63), begin and end with a letter or digit, got ${show(value)}`;
}

/** A DNS name without wildcard. */
export const isFullName = (value: string) =>
  value.length <= 255 && FULL_NAME.test(value) && !isNumber(value.slice(value.lastIndexOf('.') + 1));

export function fullName(value: string): string | undefined {
  return isFullName(value) ? undefined : `must be a DNS name without wildcard such as 'www.example.com', got ${show(value)}`;
}

/** A DNS name whose first label may be or begin with a wildcard. */
export function isWildcardName(value: string): boolean {
  if (value.length > 255 || !WILDCARD_NAME.test(value)) return false;
  const dot = value.indexOf('.');
  return dot < 0 ? value.length <= 63 : dot <= 63 && !isNumber(value.slice(value.lastIndexOf('.') + 1));
}

export const wildcardName = (value: string) => isWildcardName(value) ? undefined : notWildcardName(value);

/** What to say of what is no name, with wildcard or without. */
export const notWildcardName = (value: string) => `must be a DNS name such as 'www.example.com' or '*.example.com', got ${show(value)}`;

/** As `isWildcardName`, or a name that Envoy makes for a service behind a gateway that passes TLS on. */
export const isSniName = (value: string) =>
  value.startsWith('outbound_') ? value.length <= 255 && SNI_OF_SERVICE.test(value) : isWildcardName(value);

/** A wildcard must be a whole label: `*.example.com`, not `*-a.example.com`. */
export const isPartialWildcard = (value: string) => value.includes('*') && value !== '*' && !value.startsWith('*.');

/** A last label that is a number makes a name look like an IP address; Go tells numbers up to 64 bits. */
function isNumber(label: string): boolean {
  return /^\d+$/.test(label) && (label.length < 19 || BigInt(label) <= MAX_INT64);
}

/** Whether two hosts stand for a common name. Either may begin with a wildcard. */
export const hostsOverlap = (one: string, other: string) => hostCovers(one, other) || hostCovers(other, one);

/** Whether every name that the second host stands for is also one of the first. */
export function hostCovers(host: string, other: string): boolean {
  if (!host.startsWith('*')) return host === other;
  return other.startsWith('*') ? other.length >= host.length && other.endsWith(host.slice(1)) : other.endsWith(host.slice(1));
}
