import { AuthorizationPolicy, AuthorizationPolicyProps, AuthorizationRule } from '../../src/istio';
import { chart, only, synth } from './synth';

/** Defines an authorization policy with one rule and returns that rule as it comes out. */
export const ruleOf = (rule: AuthorizationRule, props: AuthorizationPolicyProps = {}) =>
  only((scope) => new AuthorizationPolicy(scope, 'policy', { ...props, rules: [rule] })).spec.rules[0];

/** The problems that synthesis finds in what is defined, one a line. */
export function problemsOf(define: (scope: ReturnType<typeof chart>) => void): string[] {
  const scope = chart();
  define(scope);
  try {
    synth(scope);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map((line) => line.trim());
  }
  return [];
}
