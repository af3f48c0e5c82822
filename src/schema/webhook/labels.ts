import { labelKey, labelValue } from '../values/labels';
import { Place } from './place';

/** Labels that workloads carry. */
export function workloadLabels(labels: Readonly<Record<string, string>>, place: Place): void {
  for (const key of Object.keys(labels)) {
    place.error(labelKey(key));
    place.at(key).error(labelValue(labels[key]));
  }
}
