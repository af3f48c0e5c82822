import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { ObjectPath, Resource } from '../../../model/resource';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { destinationsOf } from '../virtual-service/destinations';

/** Only a host without a dot is completed, by the namespace of the resource that names it. */
export const shortNames: Rule = {
  id: 'host/short-names',
  codes: ['CDI0131'],
  *check(mesh) {
    const namespaces = new Map<string, string[]>();
    for (const { name, namespace } of mesh.of('', 'Service')) push(namespaces, name, namespace);
    const external = new Set(mesh.istio('ServiceEntry').flatMap(({ spec }) => spec.hosts ?? []));
    for (const { resource, host, path } of hostsOf(mesh)) {
      const meant = external.has(host) ? undefined : meantBy(host, resource, namespaces);
      if (meant === undefined) continue;
      const taken = host.includes('.') ? 'as it is written' : `as a Service of the namespace '${resource.namespace}'`;
      yield { code: 'CDI0131', message: `the host '${host}' is taken ${taken}; if the Service is meant, write '${meant}.svc.cluster.local'`, resource, path };
    }
  },
};

/** The name of a Service, with its namespace, that a host is likely to mean but does not. */
function meantBy(host: string, { namespace }: Resource, namespaces: ReadonlyMap<string, readonly string[]>): string | undefined {
  // What most hosts are.
  if (host.endsWith('.svc.cluster.local')) return undefined;
  const [name, scope, svc, ...more] = host.split('.');
  const known = namespaces.get(name) ?? [];
  if (scope === undefined) return known.includes(namespace) || known.length === 0 ? undefined : `${name}.${known[0]}`;
  return known.includes(scope) && (svc === undefined || svc === 'svc') && more.length === 0 ? `${name}.${scope}` : undefined;
}

interface NamedHost extends Pick<Finding, 'resource'> {
  readonly host: string;
  readonly path: ObjectPath;
}

function* hostsOf(mesh: Mesh): Iterable<NamedHost> {
  for (const resource of mesh.istio('VirtualService')) {
    for (const [index, host] of (resource.spec.hosts ?? []).entries()) yield { resource, host, path: ['spec', 'hosts', index] };
    for (const { destination: { host = '' }, path } of destinationsOf(resource.spec)) yield { resource, host, path: [...path, 'host'] };
  }
  for (const resource of mesh.istio('DestinationRule')) yield { resource, host: resource.spec.host ?? '', path: ['spec', 'host'] };
}
