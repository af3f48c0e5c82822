import { isAmbientNamespace, isAmbientPod } from '../../../model/membership';
import { Mesh } from '../../../model/mesh';
import { labelsOf, takesIngress, USE_WAYPOINT, wantedWaypoint } from '../../../model/waypoints';
import { Rule } from '../../rule';

/** Requests pass a waypoint when who sends them is in ambient mode, or is a gateway that is told to. */
export const unusedWaypoints: Rule = {
  id: 'ambient/unused-waypoints',
  codes: ['CDI0115'],
  *check(mesh) {
    if (isAnyoneAmbient(mesh)) return;
    for (const resource of [...mesh.of('', 'Namespace'), ...mesh.of('', 'Service')]) {
      const namespace = resource.kind === 'Namespace' ? resource.name : resource.namespace;
      const wanted = wantedWaypoint(labelsOf(resource), namespace);
      if (wanted === undefined || wanted === 'none' || !mesh.find('', 'Namespace', '', namespace) || takesIngress(resource, namespace, mesh)) continue;
      const message = `nothing here is in ambient mode, so no requests pass the waypoint ${wanted.namespace}/${wanted.name}; label namespaces istio.io/dataplane-mode: ambient`;
      yield { code: 'CDI0115', message, resource, path: ['metadata', 'labels', USE_WAYPOINT] };
    }
  },
};

const isAnyoneAmbient = (mesh: Mesh) =>
  mesh.of('', 'Namespace').some((namespace) => isAmbientNamespace(labelsOf(namespace))) || mesh.pods.all.some((pod) => isAmbientPod(pod, mesh));
