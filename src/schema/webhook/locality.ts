import type {
  DestinationRuleTrafficPolicyLoadBalancerLocalityLbSetting as LocalitySetting,
  DestinationRuleTrafficPolicyLoadBalancerLocalityLbSettingFailover as Failover,
  DestinationRuleTrafficPolicyLoadBalancerZoneAwareLbSetting as ZoneAwareSetting,
} from '../networking.istio.io.generated';
import { show } from '../values/show';
import { Place } from './place';

/** Labels by which regions, zones and subzones are told apart. */
const TOPOLOGY: readonly string[] = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

/** Traffic between localities, which are written region/zone/subzone. */
export function localitySetting(setting: LocalitySetting, place: Place, hasOutlierDetection: boolean): void {
  const { distribute = [], failover = [], failoverPriority = [] } = setting;
  if (distribute.length > 0 && failover.length > 0) {
    place.error('must have one of distribute and failover');
    return;
  }
  if (failover.length > 0 && noTopology(failoverPriority, place, 'cannot stand beside failover, which orders the regions; drop one of them')) return;
  place.each('distribute', distribute, ({ to = {} }, at) => {
    at.one('to', to, weights);
    // A wildcard leaves nothing to those after it, and a map has no order: sorted, the widest comes first.
    at.at('to').error(localities(Object.keys(to).sort()));
  });
  place.at('distribute').error(localities(distribute.map(({ from = '' }) => from)));
  failovers(failover, failoverPriority, place, hasOutlierDetection);
}

/** As `localitySetting`, where Envoy prefers the zone of the client by itself. */
export function zoneAwareSetting(setting: ZoneAwareSetting, place: Place, hasOutlierDetection: boolean): void {
  const { failover = [], failoverPriority = [] } = setting;
  noTopology(failoverPriority, place, 'is what zone awareness orders by itself; drop it');
  failovers(failover, failoverPriority, place, hasOutlierDetection);
}

/** Whether it found a label of the topology. */
function noTopology(labels: readonly string[], place: Place, message: string): boolean {
  const wrong = labels.filter((label) => TOPOLOGY.includes(label));
  labels.forEach((label, index) => {
    if (wrong.includes(label)) place.at('failoverPriority').at(index).error(`${show(label)} ${message}`);
  });
  return wrong.length > 0;
}

function failovers(list: readonly Failover[], priority: readonly string[], place: Place, hasOutlierDetection: boolean): void {
  if ((list.length > 0 || priority.length > 0) && !hasOutlierDetection) {
    place.warning('does nothing without outlierDetection, which finds out what fails; add that');
  }
  place.each('failover', list, ({ from = '', to = '' }, at) => {
    if (from === to) at.error(`must lead to another region, got ${show(from)} twice`);
    for (const region of [from, to]) {
      if (/[/*]/.test(region)) at.error(`must name whole regions without wildcard, got ${show(region)}`);
    }
  });
}

function weights(to: Readonly<Record<string, number>>, place: Place): void {
  let total = 0;
  for (const [locality, weight] of Object.entries(to)) {
    if (weight < 1 || weight > 100) place.at(locality).error(`must be a percentage from 1 to 100, got ${weight}`);
    total += weight;
  }
  if (total !== 100) place.error(`must add up to 100, got ${total}`);
}

/** What is wrong with localities of which each may stand for one place only. */
function localities(list: readonly string[]): string | undefined {
  const seen: string[][] = [];
  for (const locality of list) {
    const [region, zone, ...subzone] = locality.split('/');
    const parts = [region, ...zone === undefined ? [] : [zone], ...subzone.length > 0 ? [subzone.join('/')] : []];
    if (parts.includes('')) return `must have localities of the form 'region/zone/subzone' without empty parts, got ${show(locality)}`;
    if (/\*./s.test(locality)) return `must have localities with '*' at the end only, got ${show(locality)}`;
    if (seen.some((earlier) => includes(earlier, parts))) return `must have localities that do not overlap, got ${show(locality)} after one that has it`;
    seen.push(parts);
  }
  return undefined;
}

/** Whether two localities have a place in common, where a wildcard counts only in the first. */
function includes(earlier: readonly string[], later: readonly string[]): boolean {
  for (let part = 0; part < earlier.length && part < later.length; part++) {
    if (earlier[part] === '*') return true;
    if (earlier[part] !== later[part]) return false;
  }
  return true;
}
