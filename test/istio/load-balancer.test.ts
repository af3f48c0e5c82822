import { Duration } from 'cdk8s';
import { ConsistentHash, LoadBalancer, LoadBalancerOptions, Locality, Warmup, WarmupLoadBalancerOptions } from '../../src/istio';
import { trafficPolicyOf } from '../support/istio';

const specOf = (loadBalancer: LoadBalancer) => trafficPolicyOf({ loadBalancer }).loadBalancer;

const WITH_WARMUP: Array<[string, (options?: WarmupLoadBalancerOptions) => LoadBalancer, object]> = [
  ['unspecified', LoadBalancer.unspecified, {}],
  ['leastRequest', LoadBalancer.leastRequest, { simple: 'LEAST_REQUEST' }],
  ['roundRobin', LoadBalancer.roundRobin, { simple: 'ROUND_ROBIN' }],
];
const ALL: Array<[string, (options?: LoadBalancerOptions) => LoadBalancer, object]> = [
  ...WITH_WARMUP,
  ['random', LoadBalancer.random, { simple: 'RANDOM' }],
  ['passthrough', LoadBalancer.passthrough, { simple: 'PASSTHROUGH' }],
  ['consistentHash', (options) => LoadBalancer.consistentHash(ConsistentHash.sourceIp(), options), { consistentHash: { useSourceIp: true } }],
];

test.each(ALL)('%s comes out, with a locality if given', (_, loadBalancer, spec) => {
  expect(specOf(loadBalancer())).toEqual(spec);
  expect(specOf(loadBalancer({ locality: Locality.disabled() }))).toEqual({ ...spec, localityLbSetting: { enabled: false } });
  expect(specOf(loadBalancer({ locality: Locality.zoneAware() }))).toEqual({ ...spec, zoneAwareLbSetting: { enabled: true } });
});

test.each(WITH_WARMUP)('%s may warm new hosts up', (_, loadBalancer, spec) => {
  expect(specOf(loadBalancer({ warmup: { duration: Duration.minutes(1) } }))).toEqual({ ...spec, warmup: { duration: '60s' } });
  expect(specOf(loadBalancer({ warmup: { duration: Duration.millis(1), minimumPercent: 0.5, aggression: 1.5 }, locality: Locality.disabled() })))
    .toEqual({ ...spec, warmup: { duration: '1ms', minimumPercent: 0.5, aggression: 1.5 }, localityLbSetting: { enabled: false } });
});

test.each<[string, Partial<Warmup>, string]>([
  ['no duration', { duration: Duration.seconds(0) }, 'duration of a warmup must be at least 1 millisecond, got 0'],
  ['a broken duration', { duration: Duration.millis(1.5) }, 'duration of a warmup must be a whole number of milliseconds, got 1.5 milliseconds'],
  ['a negative share', { minimumPercent: -1 }, 'minimumPercent of a warmup must be a number from 0 to 100, got -1'],
  ['a share above 100', { minimumPercent: 101 }, 'minimumPercent of a warmup must be a number from 0 to 100, got 101'],
  ['no aggression', { aggression: 0 }, 'aggression of a warmup must be a number above 0, got 0'],
  ['a negative aggression', { aggression: -1 }, 'aggression of a warmup must be a number above 0, got -1'],
  ['an infinite aggression', { aggression: Infinity }, 'aggression of a warmup must be a number above 0, got Infinity'],
  ['an aggression that is no number', { aggression: NaN }, 'aggression of a warmup must be a number above 0, got NaN'],
])('fails when a warm-up has %s', (_, warmup, message) => {
  expect(() => LoadBalancer.roundRobin({ warmup: { duration: Duration.seconds(1), ...warmup } })).toThrow(message);
});
