import { field } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { DATAPLANE_MODE, INJECTION, isInjectedByDefault, REVISION } from '../../../model/membership';
import { Rule } from '../../rule';

/** A namespace without labels is in the mesh where the injector takes all, which is not to be seen in it. */
export const defaultInjection: Rule = {
  id: 'namespace/default-injection',
  codes: ['IST0148'],
  *check(mesh) {
    if (!isInjectedByDefault(mesh)) return;
    for (const resource of mesh.of('', 'Namespace')) {
      const labels = textsOf(field(resource.object, 'metadata', 'labels'));
      if (resource.name === 'istio-system' || labels[INJECTION] || labels[REVISION] !== undefined || labels[DATAPLANE_MODE] === 'ambient') continue;
      const message = `its pods are in the mesh, as those of any namespace; label it ${INJECTION}=enabled, or ${INJECTION}=disabled where that is not meant`;
      yield { code: 'IST0148', message, resource, path: ['metadata', 'name'] };
    }
  },
};
