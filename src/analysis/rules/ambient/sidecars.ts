import { DATAPLANE_MODE, hasSidecar } from '../../../model/membership';
import { labelPath } from '../../../model/pods';
import { Rule } from '../../rule';

/** A pod with a sidecar is not in ambient mode, whatever its labels say. */
export const sidecars: Rule = {
  id: 'ambient/sidecars',
  codes: ['CDI0114'],
  *check(mesh) {
    for (const pod of mesh.pods.all) {
      if (pod.labels[DATAPLANE_MODE] !== 'ambient' || !hasSidecar(pod, mesh)) continue;
      const message = `its label ${DATAPLANE_MODE}=ambient has no effect, as it gets a sidecar; keep one of them`;
      yield { code: 'CDI0114', message, resource: pod.resource, path: labelPath(pod, DATAPLANE_MODE) };
    }
  },
};
