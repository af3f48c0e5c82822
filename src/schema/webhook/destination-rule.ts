import type { DestinationRuleSpec } from '../networking.istio.io.generated';
import { dnsLabel, wildcardName } from '../values/dns';
import { show } from '../values/show';
import { exportTo } from './export-to';
import { workloadLabels } from './labels';
import { Metadata } from './metadata';
import { Place } from './place';
import { labels } from './selector';
import { trafficPolicy } from './traffic-policy';

export function destinationRule(spec: DestinationRuleSpec, place: Place, { namespace }: Metadata): void {
  place.at('host').error(wildcardName(spec.host));
  place.one('trafficPolicy', spec.trafficPolicy, (policy, at) => trafficPolicy(policy, at, namespace));
  const names = new Set<string>();
  place.each('subsets', spec.subsets, (subset, at) => {
    at.at('name').error(dnsLabel(subset.name));
    if (names.size === names.add(subset.name).size) at.at('name').error(`must be another for each subset, got ${show(subset.name)} twice`);
    at.one('labels', subset.labels, workloadLabels);
    at.one('trafficPolicy', subset.trafficPolicy, (policy, where) => trafficPolicy(policy, where.errorsOnly(), namespace));
  });
  place.one('exportTo', spec.exportTo, (list, at) => exportTo(list, at, namespace, spec.workloadSelector ? 'of-workloads' : 'any'));
  place.one('workloadSelector', spec.workloadSelector, ({ matchLabels }, at) => labels(matchLabels, at, 'matchLabels'));
}
