import { fullHost } from '../../../model/match/host';
import { selectorText } from '../../../model/match/labels';
import { Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { Typed } from '../../../model/resource';
import type { DestinationRuleSpec } from '../../../schema/networking.istio.io.generated';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

type DestinationRule = Typed<DestinationRuleSpec>;

/** Of the DestinationRules of one host and namespace istiod makes one: what two of them say, the older decides. */
export const sameHost: Rule = {
  id: 'destination-rule/same-host',
  codes: ['CDI0134'],
  *check(mesh) {
    for (const rules of rulesByHost(mesh).values()) {
      if (rules.length < 2) continue;
      yield* samePolicies(rules);
      yield* sameSubsets(rules);
    }
  },
};

/** By what istiod joins them: the namespace, the full host, for whom they are, and who sees them. */
function rulesByHost(mesh: Mesh): ReadonlyMap<string, DestinationRule[]> {
  const rules = new Map<string, DestinationRule[]>();
  for (const rule of mesh.istio('DestinationRule')) {
    const { host = '', workloadSelector, exportTo = [] } = rule.spec;
    const selector = workloadSelector ? selectorText(workloadSelector.matchLabels ?? {}) : '';
    push(rules, [rule.namespace, fullHost(host, rule.namespace), selector, [...exportTo].sort().join()].join(' '), rule);
  }
  return rules;
}

function* samePolicies(rules: readonly DestinationRule[]): Iterable<Finding> {
  const own = rules.filter(({ spec }) => spec.trafficPolicy);
  if (new Set(own.map(({ spec }) => JSON.stringify(spec.trafficPolicy))).size < 2) return;
  for (const resource of own) {
    const message = `has a trafficPolicy for the host '${resource.spec.host}' as DestinationRule ${othersOf(resource, own)} has, and only that of the oldest counts; make them one`;
    yield { code: 'CDI0134', message, resource, path: ['spec', 'trafficPolicy'] };
  }
}

function* sameSubsets(rules: readonly DestinationRule[]): Iterable<Finding> {
  const holders = new Map<string, DestinationRule[]>();
  for (const rule of rules) {
    for (const name of new Set((rule.spec.subsets ?? []).map((subset) => subset.name))) push(holders, name, rule);
  }
  for (const [name, own] of holders) {
    if (own.length < 2) continue;
    for (const resource of own) {
      const message = `has the subset '${name}' of the host '${resource.spec.host}' as DestinationRule ${othersOf(resource, own)} has, and only that of the oldest counts; make them one`;
      yield { code: 'CDI0134', message, resource, path: ['spec', 'subsets', resource.spec.subsets!.findIndex((subset) => subset.name === name)] };
    }
  }
}

const othersOf = (rule: DestinationRule, rules: readonly DestinationRule[]) =>
  rules.filter((one) => one !== rule).map(({ namespace, name }) => `${namespace}/${name}`).sort().join(', ');
