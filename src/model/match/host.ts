/*
 * Hosts, where `*` or `*.example.com` stands for many: names of Services, of routes and of servers.
 */

export const isWildcard = (host: string) => host.startsWith('*');

/** Whether all that one host stands for is of the other. */
export function isWithin(host: string, other: string): boolean {
  return isWildcard(other) ? host.endsWith(other.slice(1)) : host === other;
}

/** Whether two hosts have some in common. */
export const hostsOverlap = (host: string, other: string) => isWithin(host, other) || isWithin(other, host);

/** What two lists of hosts have in common: of each pair that overlaps the narrower. */
export function commonHosts(hosts: readonly string[], others: readonly string[]): string[] {
  const common = new Set<string>();
  for (const host of hosts) {
    for (const other of others) {
      if (isWithin(host, other)) common.add(host);
      else if (isWithin(other, host)) common.add(other);
    }
  }
  return [...common];
}

/** What is kept by host, and found by the host that is nearest: the same, or else the narrowest wildcard around it. */
export class HostMap<T> {
  private readonly values = new Map<string, T>();
  private wildcards: string[] | undefined;

  public get(host: string): T | undefined {
    return this.values.get(host);
  }

  public set(host: string, value: T): void {
    this.values.set(host, value);
    this.wildcards = undefined;
  }

  public nearest(host: string): T | undefined {
    const same = this.values.get(host);
    if (same !== undefined) return same;
    this.wildcards ??= [...this.values.keys()].filter(isWildcard).sort(narrowerFirst);
    const around = this.wildcards.find((wildcard) => isWithin(host, wildcard));
    return around === undefined ? undefined : this.values.get(around);
  }
}

/** Of two around the same host the longer is the narrower. */
const narrowerFirst = (a: string, b: string) => b.length - a.length;

/** The full name that a host of a resource in this namespace stands for: one without a dot is a Service beside it. */
export function fullHost(host: string, namespace: string): string {
  if (host === '' || host === '*' || host.includes('.') || host.includes(':')) return host;
  return `${host}.${namespace}.svc.cluster.local`;
}

/** The Service that a host means, by its full or its short name. */
export function serviceOfHost(host: string, namespace: string): { readonly namespace: string; readonly name: string } {
  const full = /^(.+)\.(.+)\.svc\.cluster\.local$/.exec(host);
  return full ? { namespace: full[2], name: full[1] } : { namespace, name: host };
}
