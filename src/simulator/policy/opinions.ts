import { Answer } from './answer';
import { authenticate } from './authentication';
import { Peer, PolicyCall } from './call';
import { ProxyPolicies } from './policies';
import { Policy } from './policy';
import { matches, missesOf } from './rule';
import { rulesFor } from './verdict';

/** What a rule of a policy says to a request. */
export interface Opinion {
  /** Such as `AuthorizationPolicy shop/web`. */
  readonly policy: string;
  readonly action: Policy['action'];
  /** Its place in `spec.rules`. */
  readonly rule: number;
  /** Undefined where it is not known. */
  readonly matches: Answer;
  /** What the request misses. */
  readonly misses: readonly string[];
}

/** A rule that a proxy has. */
export interface PolicyRule {
  readonly policy: string;
  /** Its place in `spec.rules`. */
  readonly rule: number;
}

/** All rules that a proxy has, for requests or for connections. */
export const rulesOf = ({ custom, deny, allow, silent }: ProxyPolicies): PolicyRule[] =>
  [...custom, ...deny, ...allow, ...silent].flatMap(({ title, http, tcp }) => [...http, ...tcp].map(({ index }) => ({ policy: title, rule: index })));

/** What each rule says, one after the other, whatever the others say. */
export function opinionsOf(policies: ProxyPolicies, call: PolicyCall, peer: Peer): Opinion[] {
  const authenticated = call.http && authenticate(policies.jwt, call.http);
  const known = authenticated?.kind === 'passed' ? { ...call, http: authenticated.call } : call;
  const { custom, deny, allow, silent } = policies;
  return [...opinions(custom, call, peer), ...opinions([...deny, ...allow, ...silent], known, peer)];
}

function opinions(policies: readonly Policy[], call: PolicyCall, peer: Peer): Opinion[] {
  return policies.flatMap((policy) => Array.from({ length: policy.written }, (_, index): Opinion => {
    const common = { policy: policy.title, action: policy.action, rule: index };
    const rule = rulesFor(policy, call).find((one) => one.index === index);
    if (!rule) return { ...common, matches: false, misses: ['it asks for what only HTTP has, so that it is not there for connections'] };
    const answer = matches(rule, call, peer);
    return { ...common, matches: answer, misses: answer ? [] : missesOf(rule, call, peer) };
  }));
}
