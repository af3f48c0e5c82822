import { Answer } from './answer';
import { authenticate } from './authentication';
import { HttpCall, Peer, PolicyCall } from './call';
import { NO_POLICIES, ProxyPolicies } from './policies';
import { Policy } from './policy';
import { matches, Rule } from './rule';

/** What a proxy says to a request. */
export interface Verdict {
  /** Why it is refused, if it is. */
  readonly denial?: PolicyDenial;
  /** Whether it is refused for its token. */
  readonly isUnauthenticated?: boolean;
  /** What is not known and may change the answer. */
  readonly unsure: readonly string[];
  /** The request as it goes on, with what its token claims. */
  readonly http?: HttpCall;
}

/** Why a request is refused. */
export interface PolicyDenial {
  /** What the client gets; `reset` where a connection is closed. */
  readonly status: 401 | 403 | 'reset';
  /** Such as `AuthorizationPolicy shop/web`; several where none of them allows it. */
  readonly policy: string;
  /** Place of the rule that matches, where one does. */
  readonly rule?: number;
  readonly reason: string;
}

const SURE: readonly string[] = [];

/**
 * Judges a request or a connection as a proxy does: first what is asked elsewhere, then tokens, then who is denied, then who is allowed.
 *
 * @param policies what the proxy asks
 */
export function verdictOf(policies: ProxyPolicies, call: PolicyCall, peer: Peer): Verdict {
  if (policies === NO_POLICIES) return { unsure: SURE, http: call.http };
  const custom = customVerdict(policies, call, peer);
  if (custom?.denial) return custom;
  const doubts = custom ? [...custom.unsure] : [];
  const authenticated = call.http && authenticate(policies.jwt, call.http);
  if (authenticated?.kind === 'refused') {
    const { status, by, reason } = authenticated;
    return { denial: { status, policy: by.title, rule: by.index, reason: `the token is not taken: ${reason}` }, isUnauthenticated: true, unsure: doubts };
  }
  if (authenticated?.kind === 'unknown') doubts.push(authenticated.reason);
  const http = authenticated?.kind === 'passed' ? authenticated.call : call.http;
  const known = http === call.http ? call : { ...call, http };
  const denial = denialOf(policies.deny, known, peer, doubts) ?? missingAllowance(policies.allow, known, peer, doubts);
  return { denial, unsure: doubts, http };
}

/** Where a rule was found that matches, or may match. */
interface Found {
  readonly policy: Policy;
  readonly rule: Rule;
  /** Whether that is sure. */
  readonly answer: true | undefined;
}

/** The first rule that matches, or else the first that may. */
function find(policies: readonly Policy[], call: PolicyCall, peer: Peer): Found | undefined {
  let possible: Found | undefined;
  for (const policy of policies) {
    for (const rule of rulesFor(policy, call)) {
      const answer: Answer = matches(rule, call, peer);
      if (answer) return { policy, rule, answer };
      if (answer === undefined) possible ??= { policy, rule, answer };
    }
  }
  return possible;
}

/** The rules that a proxy has for a request, or for a connection. */
export const rulesFor = (policy: Policy, { http }: PolicyCall) => (http ? policy.http : policy.tcp);

function denialOf(policies: readonly Policy[], call: PolicyCall, peer: Peer, doubts: string[]): PolicyDenial | undefined {
  const found = find(policies, call, peer);
  if (!found) return undefined;
  if (!found.answer) {
    doubts.push(mayMatch(found));
    return undefined;
  }
  return refusal(call, found, 'its rule matches');
}

function missingAllowance(policies: readonly Policy[], call: PolicyCall, peer: Peer, doubts: string[]): PolicyDenial | undefined {
  if (policies.length === 0) return undefined;
  const found = find(policies, call, peer);
  if (!found) return { status: statusOf(call), policy: policies.map(({ title }) => title).join(', '), reason: 'no rule allows it' };
  if (!found.answer) doubts.push(mayMatch(found));
  return undefined;
}

const statusOf = ({ http }: PolicyCall) => (http ? 403 : 'reset');

const refusal = (call: PolicyCall, { policy, rule }: Found, reason: string): PolicyDenial =>
  ({ status: statusOf(call), policy: policy.title, rule: rule.index, reason });

const mayMatch = ({ policy, rule }: Found) => `whether ${policy.title}, rules[${rule.index}] matches is not known`;

/** What is asked outside the mesh. Of several authorizers at one proxy istiod takes none. */
function customVerdict({ custom, authorizers }: ProxyPolicies, call: PolicyCall, peer: Peer): Verdict | undefined {
  if (custom.length === 0) return undefined;
  const several = new Set(custom.map(({ provider }) => provider)).size > 1;
  const doubts: string[] = [];
  for (const policy of custom) {
    const authorizer = authorizers.get(policy.provider);
    if (authorizer && !several && authorizer.kind === 'http' && !call.http) continue;
    const found = find([policy], call, peer);
    if (!found) continue;
    const answer = call.authorizers?.[policy.provider];
    if (policy.dryRun) {
      // What is denied because it can be asked nowhere is denied by the others alone.
      if (authorizer && !several) doubts.push(`what ${policy.title} does, which is tried out, is not modelled`);
    } else if (!found.answer) doubts.push(mayMatch(found));
    else if (several) return { denial: refusal(call, found, 'several authorizers are asked at one proxy, which Istio does not take'), unsure: doubts };
    else if (!authorizer) return { denial: refusal(call, found, `the mesh has no authorizer '${policy.provider}'`), unsure: doubts };
    else if (answer === 'deny') return { denial: refusal(call, found, `the authorizer '${policy.provider}' denies it`), unsure: doubts };
    else if (answer === undefined) doubts.push(`what the authorizer '${policy.provider}' says for ${policy.title} is not known`);
  }
  return { unsure: doubts };
}
