import { AuthorizationPolicyRules } from '../../schema/security.istio.io.generated';
import { orNone, shared } from '../shared';
import { Answer, every, some } from './answer';
import { Peer, PolicyCall } from './call';
import { Asked, Condition, conditionsOf } from './condition';
import { operationAttributes } from './operation';
import { sourceAttributes } from './source';
import { whenAttribute } from './when';

/** A rule as a proxy has it: one of the sources, one of the operations, and all conditions. */
export interface Rule {
  /** Its place in `spec.rules`. */
  readonly index: number;
  readonly sources: readonly (readonly Condition[])[];
  readonly operations: readonly (readonly Condition[])[];
  readonly conditions: readonly Condition[];
}

interface RuleContext {
  /** Namespace of the policy. */
  readonly namespace: string;
  /** Whether it is for connections of which nothing of HTTP is known. */
  readonly forTcp: boolean;
  /** Whether a rule that asks for what is not known goes as a whole; else only what it asks for goes, so that it matches more. */
  readonly strict: boolean;
}

/** The rules that a proxy gets of a policy. */
export const proxyRules = shared(({ rules, ...context }: RuleContext & { readonly rules: readonly AuthorizationPolicyRules[] }) =>
  orNone(rules.flatMap((rule, index) => ruleOf(rule, index, context) ?? [])));

/** The rule that a proxy gets, or undefined where it gets none. */
function ruleOf(rule: AuthorizationPolicyRules, index: number, { namespace, forTcp, strict }: RuleContext): Rule | undefined {
  const { from = [], to = [], when = [] } = rule;
  const gathered = (all: readonly Asked[]) => {
    const made = all.map((one) => conditionsOf(one, forTcp));
    return strict && made.includes(undefined) ? undefined : made.flatMap((one) => one ?? []);
  };
  const asked = when.flatMap((one): Asked[] => {
    const attribute = whenAttribute(one, namespace);
    return attribute ? [[attribute, one.values, one.notValues]] : [];
  });
  // A key that Istio does not know takes the rule away, whatever it is for.
  if (asked.length < when.length) return undefined;
  const sources = from.map(({ source }) => gathered(sourceAttributes(source ?? {}, namespace)));
  const operations = to.map(({ operation }) => gathered(operationAttributes(operation ?? {})));
  const conditions = gathered(asked);
  if (!conditions || !areThere(sources) || !areThere(operations)) return undefined;
  return { index, sources, operations, conditions };
}

const areThere = <T>(all: readonly (T | undefined)[]): all is readonly T[] => !all.includes(undefined);

/** Whether a rule matches, as far as that is known. */
export function matches({ sources, operations, conditions }: Rule, call: PolicyCall, peer: Peer): Answer {
  const ofConditions = allHold(conditions, call, peer);
  if (ofConditions === false) return false;
  const ofOperations = operations.length === 0 || some(operations, (all) => allHold(all, call, peer));
  if (ofOperations === false) return false;
  const ofSources = sources.length === 0 || some(sources, (all) => allHold(all, call, peer));
  if (ofSources === false) return false;
  return ofConditions && ofOperations && ofSources;
}

const allHold = (all: readonly Condition[], call: PolicyCall, peer: Peer): Answer => every(all, (one) => one.holds(call, peer));

/** What a request misses for a rule to match: of several sources or operations that which misses least. */
export function missesOf({ sources, operations, conditions }: Rule, call: PolicyCall, peer: Peer): string[] {
  const missed = (all: readonly Condition[]) => all.filter((one) => !one.holds(call, peer)).map(({ text }) => text);
  const least = (all: readonly (readonly Condition[])[]) => all.map(missed).sort((a, b) => a.length - b.length)[0] ?? [];
  return [...least(sources), ...least(operations), ...missed(conditions)];
}
