import { joined } from './ambient/joined';
import { throughWaypoints } from './ambient/through';
import { answerOf } from './http/answer';
import { NO_FAULTS } from './http/faults';
import { Mesh } from './mesh';
import { Forwarded, Outcome } from './outcome';
import { DirectEntry, Entry, HttpEntry } from './proxy/entry';
import { judge, PASSED } from './proxy/judge';
import { Request } from './request';
import { connectionOf } from './tcp/answer';

/**
 * What the mesh does with a request.
 *
 * @throws where what sends it is not there
 */
export function simulate(mesh: Mesh, request: Request): Outcome {
  const entry = mesh.entry(request);
  return throughWaypoints(outcomeOf(entry), (target, sent) => outcomeOf(mesh.behindGateway(target, sent, (entry as HttpEntry).call)));
}

/** What becomes of a request where it comes in. */
export function outcomeOf(entry: Entry): Outcome {
  const { passes, unconfirmed } = entry;
  const outcome = decided(entry);
  if (!passes && !unconfirmed) return outcome;
  return {
    ...outcome,
    decision: { ...passes && { passes: passes.map(({ name }) => name) }, ...outcome.decision },
    ...unconfirmed && { unconfirmed },
  };
}

function decided(entry: Entry): Outcome {
  const { listener, unsure } = entry;
  switch (entry.kind) {
    case 'http': return answerOf(entry);
    case 'direct': return direct(entry);
    case 'split': return joined(entry.parts.map((one) => ({ share: one.share, outcome: outcomeOf(one.entry) })));
    case 'tcp': return connectionOf(entry);
    case 'open': return { kind: 'passed on', decision: { listener }, unsure };
    case 'closed': return { kind: 'refused', decision: { listener }, unsure, reason: entry.reason };
    case 'unmodelled': return { kind: 'unmodelled', decision: { listener }, unsure, reason: entry.reason };
  }
}

/** Nothing is done but to carry it. */
function direct({ listener, unsure, target, sent, asked }: DirectEntry): Forwarded {
  const judgement = asked ? judge(asked.guards, asked.http, asked.caller, asked.authorizers) : PASSED;
  return {
    kind: 'forwarded',
    decision: { listener },
    unsure: [...unsure, ...judgement.unsure],
    destinations: [{ ...target, weight: 1, share: 1, request: sent, responseChanges: [], denials: judgement.denials }],
    mirrors: [],
    faults: NO_FAULTS,
    retries: { attempts: 0, on: '' },
  };
}
