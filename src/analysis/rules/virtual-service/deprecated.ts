import { field } from '../../../model/loose';
import { Rule } from '../../rule';

/** Fields that newer ones stand for. */
export const deprecated: Rule = {
  id: 'virtual-service/deprecated',
  codes: ['IST0002'],
  *check(mesh) {
    for (const resource of mesh.istio('VirtualService')) {
      for (const [index, { fault }] of (resource.spec.http ?? []).entries()) {
        if (!(Number(field(fault, 'delay', 'percent')) > 0)) continue;
        const path = ['spec', 'http', index, 'fault', 'delay', 'percent'];
        yield { code: 'IST0002', message: 'a delay has its share in percentage.value; percent is deprecated', resource, path };
      }
    }
  },
};
