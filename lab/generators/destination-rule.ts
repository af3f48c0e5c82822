import { istio, WorkloadSelector } from 'cdk8s-istio';
import { anyHost } from './destination';
import { call, either, Gen, list, maybe, mostly, pick, struct } from './recipe';
import { defining, exportTo, placed } from './resource';
import { trafficPolicy } from './traffic-policy';
import { label, labels, subdomain } from './values';

const selecting: Gen<istio.DestinationRuleProps> = struct<istio.DestinationRuleProps>({
  metadata: placed(subdomain),
  host: anyHost,
  trafficPolicy: maybe(trafficPolicy, 0.6),
  workloadSelector: call(WorkloadSelector.labels, labels),
  exportTo: mostly(pick<istio.ExportTo[] | undefined>(undefined, [istio.ExportTo.SAME_NAMESPACE]), exportTo),
});
const general: Gen<istio.DestinationRuleProps> = struct<istio.DestinationRuleProps>({
  metadata: placed(subdomain),
  host: anyHost,
  trafficPolicy: maybe(trafficPolicy, 0.6),
  workloadSelector: pick(undefined),
  exportTo: maybe(exportTo),
});

interface NamedSubset {
  readonly name: string;
  readonly options: istio.AddSubsetOptions;
}

interface Input {
  readonly props: istio.DestinationRuleProps;
  readonly subsets: NamedSubset[];
}

const subset = struct<NamedSubset>({
  name: mostly(pick('v1', 'v2', 'v3', 'v4', 'v5', 'v6'), label),
  options: struct<istio.AddSubsetOptions>({ labels: maybe(labels), trafficPolicy: maybe(trafficPolicy, 0.7) }),
});

const input = struct<Input>({ props: either(general, general, selecting), subsets: list(subset, 0, 2) });

export const destinationRule = defining(input, (scope, { props, subsets }) => {
  const rule = new istio.DestinationRule(scope, 'case', props);
  subsets.forEach(({ name, options }) => rule.addSubset(name, options));
});
