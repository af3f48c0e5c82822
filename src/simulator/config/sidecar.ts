import { isWildcard, hostsOverlap, isWithin } from '../../model/match/host';
import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { SidecarEgress, SidecarSpec } from '../../schema/networking.istio.io.generated';
import { Config, configsOf } from './config';

/** Finds the Sidecar of a workload. */
export class Sidecars {
  public readonly all: readonly Config<SidecarSpec>[];

  public constructor(resources: readonly Resource[], private readonly rootNamespace: string) {
    const all = configsOf<SidecarSpec>(resources, 'networking.istio.io', 'Sidecar');
    this.all = [...all.filter(({ spec }) => spec.workloadSelector), ...all.filter(({ spec }) => !spec.workloadSelector)];
  }

  /** First what selects the workload, then what is for its namespace, then what is for the mesh. */
  public get(namespace: string, labels: Labels): Config<SidecarSpec> | undefined {
    return this.all.find((one) => one.namespace === namespace && selects(one.spec.workloadSelector?.labels ?? {}, labels))
      ?? this.all.find((one) => one.namespace === this.rootNamespace && !one.spec.workloadSelector);
  }
}

/** The hosts that an egress listener imports. */
export class Imports {
  private readonly included = new Map<string, string[]>();
  private readonly excluded = new Map<string, string[]>();

  /** @param namespace of the workload */
  public constructor({ hosts }: Pick<SidecarEgress, 'hosts'>, namespace: string) {
    for (const entry of hosts) {
      const [scope, host] = entry.split('/');
      const isExcluded = scope.startsWith('~');
      // What is excluded from no namespace in particular is excluded from all: `~/*` imports nothing.
      const named = isExcluded ? scope.slice(1) || '*' : scope;
      const map = isExcluded ? this.excluded : this.included;
      const key = named === '.' ? namespace : named;
      map.set(key, [...map.get(key) ?? [], host]);
    }
  }

  /** Whether a service of a namespace is imported. */
  public hasService(host: string, namespace: string): boolean {
    return !this.isExcluded(host, namespace) && this.some(this.included, namespace, (imported) => covers(imported, host, isWithin));
  }

  /** Whether a VirtualService of a namespace is, by one of its hosts. */
  public hasRouting(hosts: readonly string[], namespace: string): boolean {
    return ['own', '*'].some((scope) => hosts.some((host) => {
      const imported = this.included.get(scope === 'own' ? namespace : '*') ?? [];
      return imported.some((one) => covers(one, host, hostsOverlap)) && !this.isExcluded(host, namespace);
    }));
  }

  private isExcluded(host: string, namespace: string): boolean {
    return this.some(this.excluded, namespace, (excluded) => isWithin(host, excluded));
  }

  private some(map: ReadonlyMap<string, string[]>, namespace: string, test: (host: string) => boolean): boolean {
    return !!map.get(namespace)?.some(test) || !!map.get('*')?.some(test);
  }
}

function covers(imported: string, host: string, how: (host: string, imported: string) => boolean): boolean {
  return imported === host || ((isWildcard(imported) || isWildcard(host)) && how(host, imported));
}
