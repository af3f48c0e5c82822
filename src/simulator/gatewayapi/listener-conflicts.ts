import { GatewayListeners } from '../../schema/gateway.networking.k8s.io.generated';

type Taking = Pick<GatewayListeners, 'port' | 'protocol' | 'hostname'>;

/**
 * Of listeners that one gateway is to have, those that lose to one before them, each with that one.
 *
 * What loses takes nothing from those behind it.
 */
export function conflictsOf<T>(listeners: readonly T[], takingOf: (one: T) => Taking): ReadonlyMap<T, T> {
  const conflicts = new Map<T, T>();
  const accepted: T[] = [];
  for (const one of listeners) {
    const first = accepted.find((other) => conflict(takingOf(one), takingOf(other)));
    if (first === undefined) accepted.push(one);
    else conflicts.set(one, first);
  }
  return conflicts;
}

const OPAQUE = new Set(['TCP', 'UDP']);
const NAMED = new Set(['HTTP', 'HTTPS', 'TLS']);

/** At one port only what goes by names can be beside each other, each for another name. */
function conflict(one: Taking, other: Taking): boolean {
  if (one.port !== other.port) return false;
  const protocols = [one.protocol, other.protocol];
  if (protocols.every((name) => NAMED.has(name))) return (one.hostname || '*') === (other.hostname || '*');
  return protocols.every((name) => NAMED.has(name) || OPAQUE.has(name)) || one.protocol === other.protocol;
}
