import { rootNamespaceOf } from '../../../model/mesh-settings';
import { ztunnelPods } from '../../../model/waypoints';
import { Rule } from '../../rule';
import { placesOfDisable } from '../peer-authentication';

/** Ztunnel always encrypts. */
export const mutualTls: Rule = {
  id: 'ambient/mutual-tls',
  codes: ['CDI0109'],
  *check(mesh) {
    const root = rootNamespaceOf(mesh.settings);
    const pods = ztunnelPods(mesh);
    for (const resource of mesh.istio('PeerAuthentication')) {
      const places = placesOfDisable(resource.spec);
      if (places.length === 0) continue;
      const [pod] = pods.select(resource.spec.selector?.matchLabels ?? {}, resource.namespace === root ? undefined : resource.namespace);
      if (!pod) continue;
      const message = `ztunnel, which stands before '${pod.name}', leaves the mode DISABLE out; use PERMISSIVE, which takes plain text too`;
      for (const path of places) yield { code: 'CDI0109', message, resource, path };
    }
  },
};
