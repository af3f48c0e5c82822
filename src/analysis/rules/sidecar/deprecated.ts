import { field } from '../../../model/loose';
import { Rule } from '../../rule';

/** Fields that istiod leaves out of account. */
export const deprecated: Rule = {
  id: 'sidecar/deprecated',
  codes: ['IST0002'],
  *check(mesh) {
    for (const resource of mesh.istio('Sidecar')) {
      if (field(resource.spec.outboundTrafficPolicy, 'egressProxy') === undefined) continue;
      const path = ['spec', 'outboundTrafficPolicy', 'egressProxy'];
      yield { code: 'IST0002', message: 'istiod leaves egressProxy out of account', resource, path };
    }
  },
};
