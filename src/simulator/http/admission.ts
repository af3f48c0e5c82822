import { PolicyDenial, verdictOf } from '../policy';
import { HttpEntry } from '../proxy/entry';
import { callAtGate } from '../proxy/judge';
import { Call } from './call';

/** What a gateway makes of a request before it is routed. */
export interface Admission {
  /** The request that is routed. */
  readonly call: Call;
  /** The one that is sent on. */
  readonly sent: Call;
  readonly unsure: readonly string[];
  readonly refused?: { readonly by: 'denied' | 'unauthenticated'; readonly denial: PolicyDenial };
}

/** What policies of the gateway itself say. */
export function admit({ gate, call, unsure }: HttpEntry): Admission {
  if (!gate) return { call, sent: call, unsure };
  const { denial, unsure: doubts, http, isUnauthenticated } = verdictOf(gate.policies, callAtGate(gate, call, call.authorizers), gate.peer);
  const known = doubts.length > 0 ? [...unsure, ...doubts] : unsure;
  if (denial) return { call, sent: call, unsure: known, refused: { by: isUnauthenticated ? 'unauthenticated' : 'denied', denial } };
  const sent = http && http !== call ? call.after(http) : call;
  // A route that was found for the headers of the client is looked for again only where a token is right.
  return { call: http?.claims ? sent : call, sent, unsure: known };
}
