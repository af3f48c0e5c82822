import { Chart } from 'cdk8s';
import { Host, istio, WorkloadSelector } from '../../src';
import { Coverage, Recipe } from './meter';
import { portPolicies, WHOLE_POLICIES } from './parts/traffic-policy';
import { host, labels } from './parts/values';
import { Probe } from './probe';

const { DestinationRule, ExportTo } = istio;
const HOST = Host.dns('reviews.example.com');
const PORT = 9080;


const whole = (policy: (probe: Probe) => istio.TrafficPolicy): Record<string, Recipe> => ({
  'of the whole': (scope, probe) => new DestinationRule(scope, 'rule', { host: HOST, trafficPolicy: policy(probe.within('trafficPolicy')) }),
  'of a subset': (scope, probe) => {
    new DestinationRule(scope, 'rule', { host: HOST }).addSubset('v1', { trafficPolicy: policy(probe.within('subsets[].trafficPolicy')) });
  },
});

const ofPort = (policy: (probe: Probe) => istio.PortTrafficPolicy) =>
  whole((probe) => ({ portLevelSettings: [{ port: PORT, ...policy(probe.within('portLevelSettings[]')) }] }));

const named = (name: string, recipes: Record<string, Recipe>, of = ''): Array<[string, Recipe]> =>
  Object.entries(recipes).map(([place, recipe]) => [`${name}${of} ${place}`, recipe]);

function parts(scope: Chart, probe: Probe) {
  new DestinationRule(scope, 'rule', {
    host: host(probe, 'host'),
    exportTo: [ExportTo.namespace(probe.text('exportTo[]'))],
  }).addSubset(probe.text('subsets[].name'), { labels: labels(probe, 'subsets[].labels') });
}

export const destinationRule: Coverage = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  minimal: (scope, id, props) => new DestinationRule(scope, id, { ...props, host: HOST }),
  recipes: {
    'host and subsets': parts,
    'workloads': (scope, probe) => new DestinationRule(scope, 'rule', {
      host: HOST, workloadSelector: WorkloadSelector.labels(labels(probe, 'workloadSelector.matchLabels')),
    }),
    'numbers of ports': (scope, probe) => new DestinationRule(scope, 'rule', {
      host: HOST,
      trafficPolicy: { portLevelSettings: [{ port: probe.number('trafficPolicy.portLevelSettings[].port.number'), tls: istio.ClientTls.disable() }] },
    }).addSubset('v1', {
      trafficPolicy: { portLevelSettings: [{ port: probe.number('subsets[].trafficPolicy.portLevelSettings[].port.number'), tls: istio.ClientTls.disable() }] },
    }),
    ...Object.fromEntries([
      ...Object.entries(portPolicies()).flatMap(([name, policy]) => [...named(name, whole(policy)), ...named(name, ofPort(policy), ' at a port')]),
      ...Object.entries(WHOLE_POLICIES).flatMap(([name, policy]) => named(name, whole(policy))),
    ]),
  },
  leftOut: [
    [/\.consistentHash\.minimumRingSize$/, 'deprecated: ringHash'],
    [/\.loadBalancer\.warmupDurationSecs$/, 'deprecated: warmup'],
    [/\.outlierDetection\.consecutiveErrors$/, 'deprecated: consecutive5xxErrors'],
    [/\.loadBalancer\.simple=LEAST_CONN$/, 'deprecated: LEAST_REQUEST'],
    [/\.loadBalancer\.simple=UNSPECIFIED$/, 'the same as leaving it out'],
  ],
};
