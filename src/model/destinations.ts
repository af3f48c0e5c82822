import type { ServiceEntrySpec } from '../schema/networking.istio.io.generated';
import { field, listOf, textOf } from './loose';
import { fullHost } from './match/host';
import { Labels, textsOf } from './match/labels';
import { Resource, Typed } from './resource';

/** What a host leads to: a Service, or a host of a ServiceEntry. */
export interface Destination {
  readonly ports: readonly number[];

  /** The workloads that a ServiceEntry selects. */
  readonly selector: Labels;
}

const ALL_NAMESPACES = '*';
const EXPORT_TO = 'networking.istio.io/exportTo';

/** All hosts to which requests can be sent, by the namespaces that see them. */
export class Destinations {
  private readonly hosts = new Map<string, Destination>();
  private readonly wildcards = new Map<string, Destination>();

  public constructor(entries: ReadonlyArray<Typed<ServiceEntrySpec>>, services: readonly Resource[]) {
    for (const { namespace, spec } of entries) {
      const ports = (spec.ports ?? []).map(({ number }) => number);
      const destination = { ports, selector: spec.workloadSelector?.labels ?? {} };
      for (const host of spec.hosts ?? []) {
        for (const scope of scopesOf(spec.exportTo, namespace)) this.add(scope, fullHost(host, namespace), destination);
      }
    }
    for (const { namespace, name, object } of services) {
      const ports = listOf(field(object, 'spec', 'ports')).map((port) => Number(field(port, 'port')));
      const exportTo = textOf(textsOf(field(object, 'metadata', 'annotations'))[EXPORT_TO]);
      const scopes = scopesOf(exportTo === '' ? undefined : exportTo.split(',').map((text) => text.trim()), namespace);
      for (const scope of scopes) this.add(scope, fullHost(name, namespace), { ports, selector: {} });
    }
  }

  /** What a host leads to for a resource that names it, if that is known. */
  public find(host: string, namespace: string, exportTo?: readonly string[]): Destination | undefined {
    const full = fullHost(host, namespace);
    const scopes = [ALL_NAMESPACES, ...(exportTo?.length ? exportTo.map((scope) => (scope === '.' ? namespace : scope)) : [namespace])];
    for (const scope of scopes) {
      const found = this.hosts.get(`${scope}/${full}`);
      if (found) return found;
    }
    return this.wildcards.size === 0 ? undefined : this.findWildcard(host.replace(/^\*/, ''), namespace);
  }

  private findWildcard(host: string, namespace: string): Destination | undefined {
    for (let at = 0; at <= host.length; at++) {
      const suffix = host.slice(at);
      const found = this.wildcards.get(`${ALL_NAMESPACES}/${suffix}`) ?? this.wildcards.get(`${namespace}/${suffix}`);
      if (found) return found;
    }
    return undefined;
  }

  private add(scope: string, host: string, destination: Destination): void {
    this.hosts.set(`${scope}/${host}`, destination);
    if (host.startsWith('*')) this.wildcards.set(`${scope}/${host.slice(1)}`, destination);
  }
}

/** The namespaces that `exportTo` names, or `*` for all. */
export function scopesOf(exportTo: readonly string[] | undefined, namespace: string): readonly string[] {
  if (!exportTo?.length || exportTo.includes(ALL_NAMESPACES)) return [ALL_NAMESPACES];
  return [...new Set(exportTo.map((scope) => (scope === '.' ? namespace : scope)))];
}
