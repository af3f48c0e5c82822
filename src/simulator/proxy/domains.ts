import { Service } from '../registry/service';

/** The hosts under which callers in a namespace reach a service, short names included. */
export function domainsOf({ host, addresses }: Service, namespace: string): { readonly names: string[]; readonly short: string[] } {
  return { names: [host, ...addresses], short: [`${host}.`, ...shortNames(host, namespace)] };
}

const SUFFIX = '.svc.cluster.local';

function shortNames(host: string, namespace: string): string[] {
  if (!host.endsWith(SUFFIX)) return [];
  const qualified = host.slice(0, -SUFFIX.length);
  const dot = qualified.indexOf('.');
  const own = qualified.slice(dot + 1) === namespace ? [qualified.slice(0, dot)] : [];
  return [...own, `${qualified}.svc`, qualified];
}
