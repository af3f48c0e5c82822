import { Rule } from '../../rule';

/** Without a mode, the outbound policy of a Sidecar is not that of the mesh. */
export const outboundMode: Rule = {
  id: 'sidecar/outbound-mode',
  codes: ['CDI0153'],
  *check(mesh) {
    for (const resource of mesh.istio('Sidecar')) {
      const policy = resource.spec.outboundTrafficPolicy;
      if (!policy || policy.mode) continue;
      const message = 'means REGISTRY_ONLY, as it has no mode, so that hosts which the mesh does not know are refused; say the mode, or drop it for that of the mesh';
      yield { code: 'CDI0153', message, resource, path: ['spec', 'outboundTrafficPolicy'] };
    }
  },
};
