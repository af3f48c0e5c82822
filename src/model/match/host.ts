const WILDCARD = '*';

const isWildcard = (host: string) => host.startsWith(WILDCARD);

/** Whether some name is covered by both hosts, each of which may begin with a wildcard. */
export function hostsOverlap(a: string, b: string): boolean {
  if (!isWildcard(a)) return isWildcard(b) ? a.endsWith(b.slice(1)) : a === b;
  if (!isWildcard(b)) return b.endsWith(a.slice(1));
  return a.length < b.length ? b.slice(1).endsWith(a.slice(1)) : a.slice(1).endsWith(b.slice(1));
}

/** A host in full: a name without a dot is that of a Service of the namespace. */
export const fullHost = (host: string, namespace: string) =>
  (host.startsWith(WILDCARD) || host.includes('.') ? host : `${host}.${namespace}.svc.cluster.local`);

/** The Service that a host means, by its full or its short name. */
export function serviceOfHost(host: string, namespace: string): { readonly namespace: string; readonly name: string } {
  const full = /^(.+)\.(.+)\.svc\.cluster\.local$/.exec(host);
  return full ? { namespace: full[2], name: full[1] } : { namespace, name: host };
}
