import { Call, receivedOf } from './http/call';
import { Route } from './http/route';
import { Denial, Outcome } from './outcome';
import { AuthorizerAnswers, HttpCall, NO_POLICIES, Opinion, opinionsOf } from './policy';
import { Caller } from './proxy/caller';
import { DirectEntry, HttpEntry } from './proxy/entry';
import { Guard } from './proxy/guards';
import { callAt, callAtGate, judge, peerAt } from './proxy/judge';

/** What a proxy asked the policies that are for it. */
export interface AskedPolicies {
  /** Whether they are asked before a request is routed. */
  readonly isGate?: boolean;
  /** `the gateway`, `the waypoint`, or the endpoints whose proxies asked. */
  readonly at: string;
  /** What each rule says, whether it decides or not. */
  readonly opinions: readonly Opinion[];
  /** Why the request is refused, if it is. */
  readonly denial?: Omit<Denial, 'endpoints'>;
}

/**
 * What a gateway asks before it sends on what comes to it.
 *
 * @param http undefined for a connection
 */
export function askedAtGate(
  { gate, listener }: Pick<HttpEntry, 'gate' | 'listener'>, http: HttpCall | undefined, authorizers: AuthorizerAnswers | undefined, denial: AskedPolicies['denial'],
): AskedPolicies[] {
  if (!gate) return [];
  const at = listener.startsWith('waypoint ') ? 'the waypoint' : 'the gateway';
  return [{ isGate: true, at, opinions: opinionsOf(gate.policies, callAtGate(gate, http, authorizers), gate.peer), ...denial && { denial } }];
}

/** What the proxies of endpoints ask, those of each destination. */
export function askedAtEndpoints({ action }: Route, outcome: Outcome, call: Call): AskedPolicies[] {
  if (action.kind !== 'forward' || outcome.kind !== 'forwarded') return [];
  const { destinations } = outcome;
  return action.backends.flatMap(({ guards }, index) => {
    const { request, denials } = destinations[index];
    return askedOfGuards(guards, denials, receivedOf(request, call), call.caller, call.authorizers);
  });
}

/** @param http undefined for a connection */
export function askedOfGuards(
  guards: readonly Guard[], denials: readonly Denial[], http: HttpCall | undefined, caller: Caller, authorizers: AuthorizerAnswers | undefined,
): AskedPolicies[] {
  // A waypoint asked them itself.
  if (caller.through === 'waypoint') return [];
  return guards.flatMap((guard) => {
    const denial = denials.find(({ endpoints }) => endpoints[0] === guard.endpoints[0]);
    if (guard.policies === NO_POLICIES && !denial) return [];
    const opinions = opinionsOf(guard.policies, callAt(guard, http, caller, authorizers), peerAt(guard, caller));
    return [{ at: guard.endpoints.join(', '), opinions, ...denial && { denial } }];
  });
}

/** What the proxies of endpoints ask of what comes to them as it is. */
export function askedDirectly({ asked }: DirectEntry): AskedPolicies[] {
  if (!asked) return [];
  const { guards, http, caller, authorizers } = asked;
  return askedOfGuards(guards, judge(guards, http, caller, authorizers).denials, http, caller, authorizers);
}

interface Authorization {
  readonly text: string;
  readonly others: readonly { readonly text: string; readonly reason: string }[];
}

/** What was decided, and what each rule that does not match misses. */
export function authorizationText({ at, opinions, denial }: AskedPolicies): Authorization {
  const allowing = opinions.find(({ action, matches }) => action === 'ALLOW' && matches);
  const how = denial ? refusalText(denial) : allowing ? `allowed by ${ruleText(allowing)}` : 'passes';
  return {
    text: `${at}: ${how}`,
    others: opinions.filter(({ matches }) => !matches).map((one) => ({
      text: `${one.action} ${ruleText(one)}`,
      reason: `${one.matches === undefined ? 'it is not known: ' : 'misses: '}${one.misses.join(', ')}`,
    })),
  };
}

const ruleText = ({ policy, rule }: Pick<Opinion, 'policy' | 'rule'>) => `${policy}, rules[${rule}]`;

/** Such as `403: AuthorizationPolicy shop/web, rules[0]: its rule matches`. */
export function refusalText({ status, policy, rule, reason }: Omit<Denial, 'endpoints'>): string {
  const list = policy?.startsWith('RequestAuthentication ') ? 'jwtRules' : 'rules';
  return [status, ...policy === undefined ? [] : [`${policy}${rule === undefined ? '' : `, ${list}[${rule}]`}`], reason].join(': ');
}
