import { Denial } from '../outcome';
import { AuthorizerAnswers, HttpCall, NO_POLICIES, Peer, PolicyCall, PolicyDenial, verdictOf } from '../policy';
import { Caller } from './caller';
import { Gate } from './entry';
import { Guard, Speech } from './guards';

/** What the proxies of endpoints say. */
export interface Judgement {
  readonly denials: readonly Denial[];
  /** What is not known and may change the answer. */
  readonly unsure: readonly string[];
}

export const PASSED: Judgement = { denials: [], unsure: [] };

/**
 * Asks the proxies of endpoints.
 *
 * @param http undefined for a connection
 */
export function judge(guards: readonly Guard[], http: HttpCall | undefined, caller: Caller, authorizers: AuthorizerAnswers | undefined): Judgement {
  if (guards.length === 0) return PASSED;
  if (guards.length === 1) return judged(guards[0], http, caller, authorizers);
  const all = guards.map((guard) => judged(guard, http, caller, authorizers));
  return { denials: all.flatMap(({ denials }) => denials), unsure: all.flatMap(({ unsure }) => unsure) };
}

function judged(guard: Guard, http: HttpCall | undefined, caller: Caller, authorizers: AuthorizerAnswers | undefined): Judgement {
  const speaks = speechOf(guard, caller);
  const unmodelled = unmodelledOf(guard, speaks, caller);
  if (unmodelled) return { denials: [], unsure: [`${unmodelled} (${guard.endpoints.join(', ')})`] };
  const cut = cutOf(guard, speaks);
  if (cut) return { denials: [{ endpoints: guard.endpoints, status: statusOf(caller, http), ...cut }], unsure: [] };
  if (guard.policies === NO_POLICIES) return PASSED;
  const { denial, unsure } = verdictOf(guard.policies, callAt(guard, http, caller, authorizers), peerAt(guard, caller));
  return { denials: denial ? [{ endpoints: guard.endpoints, ...denial, ...guard.plane === 'ztunnel' && byZtunnel(denial, caller, http) }] : [], unsure };
}

/** It closes connections, and nothing here can confirm that it does. */
const byZtunnel = ({ reason }: PolicyDenial, caller: Caller, http: HttpCall | undefined) => ({ status: statusOf(caller, http), reason: `${reason}, as ztunnel is documented` });

/** A proxy answers where it gets no connection. */
const statusOf = ({ through }: Caller, http: HttpCall | undefined): Denial['status'] =>
  (http && (through === 'proxy' || through === 'waypoint') ? 503 : 'reset');

/** ztunnel is spoken to through a tunnel by all of the mesh. */
export function speechOf({ plane, speaks }: Guard, { through }: Caller): Speech {
  if (plane === 'ztunnel') return through === 'nothing' ? 'plain' : 'mutual';
  return through === 'proxy' ? speaks : 'plain';
}

function unmodelledOf({ plane }: Guard, speaks: Speech, { through }: Caller): string | undefined {
  if (plane === 'ztunnel') return undefined;
  if (through === 'tunnel' || through === 'waypoint') return plane === 'none' ? undefined : 'what a sidecar asks of callers in ambient mode is not modelled';
  return speaks === 'other' ? 'a DestinationRule has TLS spoken to what has a sidecar, which is not modelled' : undefined;
}

/** Why there is no connection. */
function cutOf({ plane, takes: { mode, by } }: Guard, speaks: Speech): Pick<Denial, 'policy' | 'reason'> | undefined {
  const policy = by === undefined ? {} : { policy: by };
  if (plane === 'none') return speaks === 'mutual' ? { reason: 'it has no sidecar, and a DestinationRule has mutual TLS spoken to it' } : undefined;
  if (mode === 'STRICT' && speaks === 'plain') return { ...policy, reason: 'it takes mutual TLS alone (STRICT), and is sent plain text' };
  return plane === 'sidecar' && mode === 'DISABLE' && speaks === 'mutual' ? { ...policy, reason: 'it takes plain text alone (DISABLE), and is sent mutual TLS' } : undefined;
}

/** The request as the proxy of an endpoint sees it. */
export const callAt = (guard: Guard, http: HttpCall | undefined, caller: Caller, authorizers: AuthorizerAnswers | undefined): PolicyCall =>
  ({ port: guard.port, http: guard.plane === 'ztunnel' ? undefined : http, authorizers, sni: speechOf(guard, caller) === 'mutual' ? guard.sni : '' });

/** The request, or the connection, as a gateway sees it before it is sent on. */
export const callAtGate = ({ port, sni }: Gate, http: HttpCall | undefined, authorizers: AuthorizerAnswers | undefined): PolicyCall =>
  ({ port, http, authorizers, sni });

/** Who calls, as the proxy of an endpoint knows it. */
export function peerAt(guard: Guard, caller: Caller): Peer {
  const { identity, ip, remoteIp } = caller;
  return speechOf(guard, caller) === 'mutual' ? { identity, ip, remoteIp } : { ip, remoteIp };
}
