import { WorkloadSelector } from '../../core';
import { invalid } from '../../core/private/errors';

/** The `workloadSelector` of the kinds that keep labels in it. Istio takes one without labels for every workload. */
export function selectorSpec(owner: string, selector: WorkloadSelector): { labels: Record<string, string> } {
  const { matchLabels } = selector;
  if (Object.keys(matchLabels).length === 0) {
    throw invalid(`${owner} selects workloads by no label, which would be every workload; name a label of them, or leave the selector out`);
  }
  return { labels: matchLabels };
}
