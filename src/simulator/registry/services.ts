import { inOrder } from '../config/config';
import { isVisible } from '../config/visibility';
import { Service } from './service';

/** All that the mesh knows by a host. */
export class Services {
  private readonly ofHost = new Map<string, Service[]>();
  private readonly seen = new Map<string, readonly Service[]>();
  public readonly all: readonly Service[];

  public constructor(services: readonly Service[]) {
    this.all = [...services].sort((a, b) => inOrder(ordered(a), ordered(b)));
    for (const one of this.all) {
      const same = this.ofHost.get(one.host);
      if (same) same.push(one);
      else this.ofHost.set(one.host, [one]);
    }
  }

  public named(host: string): readonly Service[] {
    return this.ofHost.get(host) ?? [];
  }

  /** What can be seen from a namespace: first what is for certain namespaces, then what is for all. */
  public visibleFrom(namespace: string): readonly Service[] {
    const known = this.seen.get(namespace);
    if (known) return known;
    const visible = this.all.filter(({ visibility }) => isVisible(visibility, namespace));
    const sorted = [...visible.filter(({ visibility }) => !visibility.everywhere), ...visible.filter(({ visibility }) => visibility.everywhere)];
    this.seen.set(namespace, sorted);
    return sorted;
  }
}

/** Istio has what a ServiceEntry gives by its host, whatever the name of that. */
const ordered = ({ host, namespace, kubernetes, resource }: Service) => ({ name: kubernetes ? resource.name : host, namespace, resource });
