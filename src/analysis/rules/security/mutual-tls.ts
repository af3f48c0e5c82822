import { rootNamespaceOf } from '../../../model/mesh-settings';
import { ztunnelPods } from '../../../model/waypoints';
import { Rule } from '../../rule';
import { placesOfDisable } from '../peer-authentication';

/** Without mutual TLS nobody is known, and everyone on the way can read along. */
export const mutualTls: Rule = {
  id: 'security/mutual-tls',
  codes: ['CDI0142'],
  *check(mesh) {
    const root = rootNamespaceOf(mesh.settings);
    const ambient = ztunnelPods(mesh);
    for (const resource of mesh.istio('PeerAuthentication')) {
      const selected = [resource.spec.selector?.matchLabels ?? {}, resource.namespace === root ? undefined : resource.namespace] as const;
      const count = mesh.pods.select(...selected).length;
      // Ztunnel takes mutual TLS all the same.
      if (count > 0 && count === ambient.select(...selected).length) continue;
      for (const path of placesOfDisable(resource.spec)) {
        const message = 'takes no mutual TLS, so that callers are not known to policies and requests can be read; PERMISSIVE takes plain text too';
        yield { code: 'CDI0142', message, resource, path };
      }
    }
  },
};
