import { RuleFacts } from '../shape';
import { GATEWAY_API } from './gateway-api';
import { GENERAL } from './general';
import { ISTIO } from './istio';
import { Rule, RuleOf } from './rule';

/** The counterparts of all rules in CEL of the pinned CRDs, by the names that the tables have for them. */
export const RULES: Readonly<Record<string, RuleOf>> = { ...GENERAL, ...ISTIO, ...GATEWAY_API };

export const ruleOf = ([name, ...parameters]: RuleFacts): Rule => RULES[name](...parameters);
