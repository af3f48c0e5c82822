import { AskedPolicies, askedOfGuards } from '../asked';
import { opinionsOf } from '../policy';
import { TcpEntry } from '../proxy/entry';
import { callAtGate, connectionOf, verdictAtGate } from './answer';

/** What is asked of a connection: before it is handed on, and by the proxies of endpoints. */
export function askedOfConnection(entry: TcpEntry): AskedPolicies[] {
  const outcome = connectionOf(entry);
  const atEndpoints = outcome.kind === 'refused' ? [] : entry.route.backends.flatMap(({ guards }, index) =>
    askedOfGuards(guards, outcome.destinations[index].denials, undefined, entry.caller, entry.authorizers));
  return [...askedAtGate(entry), ...atEndpoints];
}

function askedAtGate(entry: TcpEntry): AskedPolicies[] {
  const { gate } = entry;
  if (!gate) return [];
  const denial = verdictAtGate(entry)?.denial;
  return [{ isGate: true, at: 'the gateway', opinions: opinionsOf(gate.policies, callAtGate(gate, entry), gate.peer), ...denial && { denial } }];
}
