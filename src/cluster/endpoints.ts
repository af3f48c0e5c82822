import { atOnce } from './at-once';
import { Cluster, LiveObject } from './cluster';
import { ClusterError } from './cluster-error';

const SERVICE = 'kubernetes.io/service-name';

/** So many namespaces are asked each by itself, which more users may do; of more, all are asked in one call. */
const FEW = 10;

/** How many ready endpoints Services have; nothing of those that need none, or where the user may not know. */
export async function endpointsOf(cluster: Cluster, objects: readonly LiveObject[]): Promise<(live: LiveObject) => number | undefined> {
  const services = objects.filter(({ kind, spec }) => kind === 'Service' && spec.selector);
  if (services.length === 0) return () => undefined;
  const namespaces = [...new Set(services.map(({ metadata }) => metadata.namespace))];
  const counts = new Map(services.map(({ metadata }) => [`${metadata.namespace}/${metadata.name}`, 0]));
  try {
    const places = namespaces.length > FEW ? [undefined] : namespaces;
    const slices = await atOnce(places, (namespace) => cluster.list('EndpointSlice.v1.discovery.k8s.io', namespace));
    for (const { metadata, endpoints } of slices.flat()) {
      const service = `${metadata.namespace}/${metadata.labels?.[SERVICE]}`;
      const ready = (endpoints ?? []).filter(({ conditions }: any) => conditions?.ready !== false).length;
      counts.set(service, (counts.get(service) ?? 0) + ready);
    }
  } catch (error) {
    if (error instanceof ClusterError && error.reason === 'forbidden') return () => undefined;
    throw error;
  }
  return ({ metadata }) => counts.get(`${metadata.namespace}/${metadata.name}`);
}
