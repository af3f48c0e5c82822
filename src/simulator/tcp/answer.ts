import { refusalText } from '../asked';
import { Connected, Refused } from '../outcome';
import { verdictOf } from '../policy';
import { TcpEntry } from '../proxy/entry';
import { callAtGate, judge } from '../proxy/judge';

/** What becomes of a connection at a listener that hands it on. */
export function connectionOf(entry: TcpEntry): Connected | Refused {
  const { listener, route: { ref, backends }, caller, authorizers } = entry;
  const verdict = verdictAtGate(entry);
  const unsure = verdict ? [...entry.unsure, ...verdict.unsure] : entry.unsure;
  if (verdict?.denial) return { kind: 'refused', decision: { listener }, unsure, reason: refusalText(verdict.denial) };
  const judged = backends.map(({ target, guards, weight, share }) => ({ target, weight, share, ...judge(guards, undefined, caller, authorizers) }));
  return {
    kind: 'connected',
    decision: { listener, ...ref && { route: ref } },
    unsure: [...unsure, ...judged.flatMap((one) => one.unsure)],
    destinations: judged.map(({ target, weight, share, denials }) => ({ ...target, weight, share, denials })),
  };
}

/** What policies of a gateway say of a connection before it is handed on. */
export const verdictAtGate = ({ gate, authorizers }: TcpEntry) =>
  gate && verdictOf(gate.policies, callAtGate(gate, undefined, authorizers), gate.peer);
