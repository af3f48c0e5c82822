import { field } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { DATAPLANE_MODE, INJECTION, isInjectedByDefault, REVISION } from '../../../model/membership';
import { Rule } from '../../rule';

const CONTROL_PLANE = 'istio-system';

/** A namespace says by one label whether and how its pods are in the mesh. */
export const injection: Rule = {
  id: 'namespace/injection',
  codes: ['IST0102', 'IST0123'],
  *check(mesh) {
    const byDefault = isInjectedByDefault(mesh);
    for (const resource of mesh.of('', 'Namespace')) {
      if (resource.name === CONTROL_PLANE) continue;
      const labels = textsOf(field(resource.object, 'metadata', 'labels'));
      const { [INJECTION]: wanted, [REVISION]: revision, [DATAPLANE_MODE]: mode } = labels;
      const others = [REVISION, DATAPLANE_MODE].filter((name) => labels[name] !== undefined && (wanted === undefined || wanted === 'enabled'));
      const given = [...(wanted === undefined ? [] : [INJECTION]), ...others];
      if (given.length > 1) {
        const message = `the labels ${given.map((name) => `${name}=${labels[name]}`).join(' and ')} say different things of its pods; keep one`;
        yield { code: 'IST0123', message, resource, path: ['metadata', 'labels'] };
      }
      if (mode === 'ambient' || wanted || revision !== undefined || byDefault) continue;
      const message = `its pods are not in the mesh; label it ${DATAPLANE_MODE}=ambient or ${INJECTION}=enabled, or ${INJECTION}=disabled where that is meant`;
      yield { code: 'IST0102', message, resource, path: ['metadata', 'name'] };
    }
  },
};
