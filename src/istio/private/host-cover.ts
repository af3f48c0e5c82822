/**
 * Whether every name that the second host stands for is also one of the first.
 *
 * Either may begin with a wildcard; names are compared without regard to case.
 */
export function covers(host: string, other: string): boolean {
  const [a, b] = [host.toLowerCase(), other.toLowerCase()];
  return a.startsWith('*') ? b.endsWith(a.slice(1)) : a === b;
}
