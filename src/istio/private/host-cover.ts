/**
 * Whether every name that the second host stands for is also one of the first.
 *
 * Either may begin with a wildcard.
 */
export function covers(host: string, other: string): boolean {
  return host.startsWith('*') ? other.endsWith(host.slice(1)) : host === other;
}
