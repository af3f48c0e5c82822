import { show } from './show';

/** A service account, in the policy's own namespace where none is named. */
export function serviceAccount(value: string): string | undefined {
  const parts = value.split('/');
  return parts.length <= 2 && !parts.includes('') && !value.includes('*') && Buffer.byteLength(value) <= 320 ? undefined
    : `must be of the form '<service account>' or '<namespace>/<service account>' without wildcard (at most 320), got ${show(value)}`;
}

/** A text, or the beginning or end of one beside a wildcard. */
export function withWildcard(value: string): string | undefined {
  return value !== '' && (/^[^*]*\*?$/.test(value) || /^\*[^*]*$/.test(value)) ? undefined
    : `must not be empty, and have at most one '*', at the beginning or the end, got ${show(value)}`;
}

/** A domain of trust, with a wildcard if need be. */
export function trustDomain(value: string): string | undefined {
  return value.includes('/') ? `must be without '/', got ${show(value)}` : withWildcard(value);
}
