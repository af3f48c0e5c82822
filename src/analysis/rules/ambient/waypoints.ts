import { isNamespaceAllowed, listenersOf } from '../../../model/gateway-api';
import { namespaceLabels } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { podOf } from '../../../model/pods';
import { ObjectPath, Resource } from '../../../model/resource';
import { findWaypoint, labelsOf, trafficOf, USE_WAYPOINT, wantedWaypoint } from '../../../model/waypoints';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

/** The waypoints that labels ask for are there, take whoever asks, and are for its kind of traffic. */
export const waypoints: Rule = {
  id: 'ambient/waypoints',
  codes: ['CDI0102', 'CDI0103', 'CDI0104'],
  *check(mesh) {
    for (const resource of mesh.of('', 'Namespace')) yield* judge(resource, resource.name, mesh);
    for (const resource of mesh.of('', 'Service')) yield* judge(resource, resource.namespace, mesh, 'service');
    for (const resource of mesh.of('networking.istio.io', 'ServiceEntry')) yield* judge(resource, resource.namespace, mesh, 'service');
    for (const { resource } of mesh.pods.all) yield* judge(resource, resource.namespace, mesh, 'workload');
  },
};

function* judge(resource: Resource, namespace: string, mesh: Mesh, traffic?: 'service' | 'workload'): Iterable<Finding> {
  const template = traffic === 'workload' && resource.kind !== 'Pod';
  const labels = template ? podOf(resource)!.labels : labelsOf(resource);
  const wanted = wantedWaypoint(labels, namespace);
  if (wanted === undefined || wanted === 'none') return;
  const path: ObjectPath = template ? ['spec', 'template', 'metadata', 'labels', USE_WAYPOINT] : ['metadata', 'labels', USE_WAYPOINT];
  const name = `${wanted.namespace}/${wanted.name}`;
  const waypoint = findWaypoint(mesh, wanted);
  if (!waypoint) {
    yield { code: 'CDI0102', message: `the waypoint ${name} is not there`, resource, path };
    return;
  }
  const listeners = listenersOf(mesh, 'Gateway', wanted.namespace, wanted.name);
  const asking = { name: namespace, labels: namespaceLabels(mesh, namespace) ?? {} };
  if (listeners?.every(({ allowedRoutes }) => !isNamespaceAllowed(allowedRoutes?.namespaces, wanted.namespace, asking))) {
    const message = `the waypoint ${name} takes nothing of the namespace '${namespace}'; let allowedRoutes of its listener do so`;
    yield { code: 'CDI0103', message, resource, path };
  }
  const served = trafficOf(waypoint, mesh);
  if (traffic === undefined || served === 'all' || served === traffic) return;
  const message = `the waypoint ${name} is for the traffic '${served}', so it serves no ${traffic}; label it istio.io/waypoint-for: ${traffic}, or all`;
  yield { code: 'CDI0104', message, resource, path };
}
