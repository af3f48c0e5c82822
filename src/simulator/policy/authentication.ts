import { HttpCall } from './call';
import { accepted, Finding, findingOf, JwtRule } from './jwt-rule';

/** Whether the tokens of a request are right. */
export type Authentication =
  | { readonly kind: 'passed'; readonly call: HttpCall; readonly by?: JwtRule }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly by: JwtRule; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Looks at the tokens of a request.
 *
 * @param rules in the order of their issuers
 */
export function authenticate(rules: readonly JwtRule[], given: HttpCall): Authentication {
  if (rules.length === 0 || isPreflight(given)) return { kind: 'passed', call: given };
  const call = withoutOwn(rules, given);
  let refused: { by: JwtRule; finding: Extract<Finding, { kind: 'wrong' }> } | undefined;
  for (const by of rules) {
    const finding = findingOf(by, call);
    switch (finding.kind) {
      // One that is right is enough, whatever else is there.
      case 'right': return { kind: 'passed', call: accepted(by, finding, call), by };
      case 'unknown': return finding;
      case 'wrong': refused = { by, finding };
    }
  }
  return refused ? { kind: 'refused', status: refused.finding.status, by: refused.by, reason: refused.finding.reason } : { kind: 'passed', call };
}

/** What browsers ask beforehand has no token. */
const isPreflight = ({ method, headers }: HttpCall) =>
  method === 'OPTIONS' && !!headers.origin && !!headers['access-control-request-method'];

/** Without headers that only a rule may write. */
function withoutOwn(rules: readonly JwtRule[], call: HttpCall): HttpCall {
  const own = rules.flatMap((one) => one.own).filter((name) => call.headers[name] !== undefined);
  if (own.length === 0) return call;
  const headers: Record<string, string> = { ...call.headers };
  for (const name of own) delete headers[name];
  return { ...call, headers };
}
