import { field, listOf, textOf } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { containersOf, podOf } from '../../../model/pods';
import { Resource } from '../../../model/resource';
import { Rule } from '../../rule';

const VARIABLE = 'BLOCKED_CIDRS_IN_JWKS_URIS';

/** istiod fetches keys from where RequestAuthentications say, so it is told where not to. */
export const blockedAddresses: Rule = {
  id: 'workload/blocked-addresses',
  codes: ['IST0175'],
  *check(mesh) {
    if (mesh.istio('RequestAuthentication').length === 0) return;
    for (const resource of mesh.of('apps', 'Deployment')) {
      if (textsOf(field(resource.object, 'metadata', 'labels')).app !== 'istiod' || isRestricted(resource)) continue;
      const message = `fetches keys from whatever address a RequestAuthentication names; keep it from the inside by its variable ${VARIABLE}`;
      yield { code: 'IST0175', message, resource };
    }
  },
};

const isRestricted = (resource: Resource) => containersOf(podOf(resource)!, 'containers')
  .flatMap((container) => listOf(field(container, 'env')))
  .some((variable) => field(variable, 'name') === VARIABLE && textOf(field(variable, 'value')) !== '');
