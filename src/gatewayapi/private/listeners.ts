import { MeshResource } from '../../core';
import { invalid, show } from '../../core/private/errors';
import type { GatewayListeners } from '../../schema/gateway.networking.k8s.io.generated';
import { Listener } from '../listener';
import { listAtMost } from './checks';

const WITH_HOSTNAME = ['HTTP', 'HTTPS', 'TLS'];

/** The listeners of an owner, with one more. */
export function withListener(listeners: readonly GatewayListeners[], listener: Listener, owner: MeshResource): GatewayListeners[] {
  const added = listener._toSpec(owner);
  const all = [...listeners, added];
  listAtMost('listeners', all, 64);
  for (const other of listeners) {
    if (other.name === added.name) throw invalid(`two listeners have the name ${show(added.name)}; give one of them another name`);
    if (conflict(other, added)) {
      throw invalid(`listeners ${show(other.name)} and ${show(added.name)} are both on port ${added.port} and cannot be told apart; give one of them another port or hostname`);
    }
  }
  return all;
}

/** On one port only hostnames tell listeners apart, and only those of the protocols that have them. */
function conflict(one: GatewayListeners, other: GatewayListeners): boolean {
  if (one.port !== other.port) return false;
  const named = WITH_HOSTNAME.includes(one.protocol) && WITH_HOSTNAME.includes(other.protocol);
  return !named || one.hostname === other.hostname;
}

/** What keeps Istio from serving the listeners of a Gateway of one of its classes. */
export function classProblems(gatewayClass: string, listeners: readonly GatewayListeners[]): string[] {
  return listeners.filter((listener) => !served(gatewayClass, listener))
    .map(({ name, protocol }) => `listener ${show(name)} of ${protocol} is not served by a gateway of the class ${show(gatewayClass)}; ${REMEDIES[gatewayClass]}`);
}

const REMEDIES: Record<string, string> = {
  'istio': 'take another protocol, or another class',
  'istio-waypoint': 'a waypoint has only Listener.hbone',
  'istio-east-west': 'it has Listener.hbone with ListenerTls.istioMutual, and Listener.tls that passes connections on',
};

function served(gatewayClass: string, { protocol, tls }: GatewayListeners): boolean {
  switch (gatewayClass) {
    case 'istio': return protocol !== 'UDP' && protocol !== 'HBONE';
    case 'istio-waypoint': return protocol === 'HBONE';
    case 'istio-east-west': return protocol === 'HBONE' ? tls?.mode === 'Terminate' : protocol === 'TLS' && tls?.mode === 'Passthrough';
    default: return true;
  }
}
