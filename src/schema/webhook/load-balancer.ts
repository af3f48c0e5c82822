import type {
  DestinationRuleTrafficPolicyLoadBalancer, DestinationRuleTrafficPolicyLoadBalancerConsistentHash,
  DestinationRuleTrafficPolicyLoadBalancerConsistentHashHttpCookie, DestinationRuleTrafficPolicyLoadBalancerWarmup,
} from '../networking.istio.io.generated';
import { anyDuration, duration } from '../values/duration';
import { show } from '../values/show';
import { localitySetting, zoneAwareSetting } from './locality';
import { Place } from './place';

/** A table for Maglev takes memory for each entry. */
const MAX_TABLE = 5000011;

/** Which endpoint of a host gets a request. */
export function loadBalancer(settings: DestinationRuleTrafficPolicyLoadBalancer, place: Place, hasOutlierDetection: boolean): void {
  const { consistentHash: hash, localityLbSetting, zoneAwareLbSetting, warmup: slowStart } = settings;
  place.one('consistentHash', hash, consistentHash);
  if (localityLbSetting && zoneAwareLbSetting) place.error('must have one of localityLbSetting and zoneAwareLbSetting');
  place.one('localityLbSetting', localityLbSetting, (setting, at) => localitySetting(setting, at, hasOutlierDetection));
  place.one('zoneAwareLbSetting', zoneAwareLbSetting, (setting, at) => zoneAwareSetting(setting, at, hasOutlierDetection));
  place.one('warmup', slowStart, warmup);
}

function consistentHash(hash: DestinationRuleTrafficPolicyLoadBalancerConsistentHash, place: Place): void {
  place.one('httpCookie', hash.httpCookie, cookie);
  if (hash.minimumRingSize) {
    place.at('minimumRingSize').warning('is deprecated; use ringHash.minimumRingSize');
    if (hash.ringHash || hash.maglev) place.at('minimumRingSize').error('cannot stand beside ringHash or maglev; drop it');
  }
  place.one('maglev', hash.maglev, ({ tableSize = 0 }, at) => {
    if (tableSize >= MAX_TABLE || !isPrime(tableSize)) at.at('tableSize').error(`must be a prime number below ${MAX_TABLE}, got ${tableSize}`);
  });
}

function cookie({ name, attributes = [], ttl }: DestinationRuleTrafficPolicyLoadBalancerConsistentHashHttpCookie, place: Place): void {
  if (name === '') place.at('name').error('must not be empty');
  place.check('ttl', ttl, anyDuration);
  place.each('attributes', attributes, (attribute, at, index) => {
    if (attribute.name === '') at.at('name').error('must not be empty');
    else if (attributes.slice(0, index).some((other) => other.name === attribute.name)) {
      at.at('name').error(`must be another for each attribute, got ${show(attribute.name)} twice`);
    }
  });
}

function warmup(settings: DestinationRuleTrafficPolicyLoadBalancerWarmup, place: Place): void {
  place.check('duration', settings.duration, duration);
  place.check('aggression', settings.aggression, (value) => value > 0 ? undefined : `must be above 0, got ${value}`);
}

/** As Envoy tells, to which 1 is a prime number as well. */
function isPrime(value: number): boolean {
  if (value < 1) return false;
  for (let factor = 2; factor * factor <= value; factor++) {
    if (value % factor === 0) return false;
  }
  return true;
}
