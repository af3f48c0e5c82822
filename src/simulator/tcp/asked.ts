import { AskedPolicies, askedAtGate, askedOfGuards } from '../asked';
import { TcpEntry } from '../proxy/entry';
import { connectionOf, verdictAtGate } from './answer';

/** What is asked of a connection: before it is handed on, and by the proxies of endpoints. */
export function askedOfConnection(entry: TcpEntry): AskedPolicies[] {
  const outcome = connectionOf(entry);
  const atEndpoints = outcome.kind === 'refused' ? [] : entry.route.backends.flatMap(({ guards }, index) =>
    askedOfGuards(guards, outcome.destinations[index].denials, undefined, entry.caller, entry.authorizers));
  return [...askedAtGate(entry, undefined, entry.authorizers, verdictAtGate(entry)?.denial), ...atEndpoints];
}
