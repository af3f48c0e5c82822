import { rootNamespaceOf } from '../../../model/mesh-settings';
import { ztunnelPods } from '../../../model/waypoints';
import { Rule } from '../../rule';

/** Ztunnel always encrypts. */
export const mutualTls: Rule = {
  id: 'ambient/mutual-tls',
  codes: ['CDI0109'],
  *check(mesh) {
    const root = rootNamespaceOf(mesh.settings);
    const pods = ztunnelPods(mesh);
    for (const resource of mesh.istio('PeerAuthentication')) {
      const { namespace, spec: { mtls, selector } } = resource;
      if (mtls?.mode !== 'DISABLE') continue;
      const [pod] = pods.select(selector?.matchLabels ?? {}, namespace === root ? undefined : namespace);
      if (!pod) continue;
      const message = `ztunnel, which stands before '${pod.name}', leaves the mode DISABLE out; use PERMISSIVE, which takes plain text too`;
      yield { code: 'CDI0109', message, resource, path: ['spec', 'mtls', 'mode'] };
    }
  },
};
