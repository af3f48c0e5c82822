import { field } from '../../model/loose';
import { textsOf } from '../../model/match/labels';
import { Resource } from '../../model/resource';

/** Whether a resource is part of Istio itself. */
export function isControlPlane({ object }: Resource): boolean {
  const labels = textsOf(field(object, 'metadata', 'labels'));
  return labels.istio !== undefined || labels.release === 'istio';
}
