import { HttpCall } from './call';
import { Finding, findingOf, isFor, JwtRule, withoutOwn } from './jwt-rule';

/** Whether the tokens of a request are right. */
export type Authentication =
  | { readonly kind: 'passed'; readonly call: HttpCall; readonly by?: JwtRule }
  | Refused
  | { readonly kind: 'unknown'; readonly reason: string };

interface Refused {
  readonly kind: 'refused';
  readonly status: 401 | 403;
  readonly by: JwtRule;
  readonly reason: string;
}

/**
 * Looks at the tokens of a request.
 *
 * @param rules in the order of their issuers
 */
export function authenticate(rules: readonly JwtRule[], given: HttpCall): Authentication {
  if (rules.length === 0) return { kind: 'passed', call: given };
  let call = withoutOwn(rules.flatMap(({ own }) => own), given);
  if (isPreflight(given)) return { kind: 'passed', call };
  const refusals: Refusal[] = [];
  for (const by of rules) {
    const finding = findingOf(by, call);
    if (finding.kind === 'unknown') return finding;
    // One that takes its tokens is enough, whatever else is there.
    if (finding.kind === 'right') return { kind: 'passed', call: finding.call, by };
    ({ call } = finding);
    if (finding.kind === 'wrong') refusals.push({ by, finding });
  }
  return refusals.length === 0 ? { kind: 'passed', call } : withoutAny(rules, call, refusals);
}

interface Refusal {
  readonly by: JwtRule;
  readonly finding: Extract<Finding, { kind: 'wrong' }>;
}

/**
 * Where no rule takes its tokens: whether each rule is content to have none. Of several rules each tries once more before that.
 *
 * @param given without the tokens that were right
 */
function withoutAny(rules: readonly JwtRule[], given: HttpCall, refusals: readonly Refusal[]): Authentication {
  let call = given;
  for (const by of rules) {
    const finding = rules.length > 1 ? findingOf(by, call) : refusals[0].finding;
    if (finding.kind === 'unknown') return finding;
    ({ call } = finding);
    if (finding.kind !== 'wrong') continue;
    const { claims } = finding;
    if (claims && rules.some(({ spec }) => spec.issuer === by.spec.issuer && isFor(claims, spec))) return LEFT_TO_CHANCE;
    return told([...refusals, { by, finding }]);
  }
  return { kind: 'passed', call };
}

/** Here Envoy asks one that it finds by the issuer alone. */
const LEFT_TO_CHANCE: Authentication = {
  kind: 'unknown', reason: 'several rules are for one issuer, and chance decides whose audiences count for a token that some of them do not take',
};

/** What is told of several refusals: the last, but that a token is of somebody else only where nothing more is said. */
function told(all: readonly Refusal[]): Refused {
  const { by, finding: { status, reason } } = [...all].reverse().find(({ finding }) => !finding.isForeign) ?? all[0];
  return { kind: 'refused', status, by, reason };
}

/** What browsers ask beforehand has no token. */
const isPreflight = ({ method, headers }: HttpCall) =>
  method === 'OPTIONS' && !!headers.origin && !!headers['access-control-request-method'];
