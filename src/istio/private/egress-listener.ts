import { dnsLabel, nonEmpty, port, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { SidecarEgress } from '../../schema/networking.istio.io.generated';
import { CaptureMode } from '../capture-mode';
import { EgressHost } from '../egress-host';
import { EgressListener } from '../egress-listener';
import { bindAddress, isSocket } from './bind';

/** An entry of the `egress` of a Sidecar. */
export function egressListenerSpec(listener: EgressListener, namespace: string | undefined): SidecarEgress {
  const { bind, captureMode } = listener;
  const what = listener.port === undefined ? 'an egress listener' : `the egress listener of port ${listener.port}`;
  if (isSocket(bind) && captureMode === CaptureMode.IPTABLES) {
    throw invalid(`${what} is a Unix socket, to which nothing is redirected; drop CaptureMode.IPTABLES`);
  }
  return {
    port: portSpec(what, listener),
    bind: bind === undefined ? undefined : bindAddress(`bind of ${what}`, bind),
    captureMode,
    hosts: hostsSpec(what, listener.hosts, namespace),
  };
}

function portSpec(what: string, { port: number, protocol, portName, bind }: EgressListener) {
  if (isSocket(bind) && number) throw invalid(`${what} is bound to a Unix socket, which has no port; drop one of them`);
  if (!isSocket(bind) && number === undefined) {
    const given = Object.entries({ protocol, portName, bind }).filter(([, value]) => value !== undefined).map(([name]) => name);
    if (given.length > 0) throw invalid(`${what} has ${given.join(', ')} but no port; give it the port, or drop them`);
    return undefined;
  }
  return {
    number: isSocket(bind) ? 0 : port(`port of ${what}`, number!),
    protocol,
    name: portName === undefined ? undefined : dnsLabel(`portName of ${what}`, portName),
  };
}

function hostsSpec(what: string, hosts: readonly EgressHost[], namespace: string | undefined): string[] {
  const entries = nonEmpty(`hosts of ${what}`, hosts).map((host) => host._toSpec());
  unique(`hosts of ${what}`, entries);
  if (hosts.includes(EgressHost.NONE) && hosts.length > 1) throw invalid(`${what} has EgressHost.NONE beside other hosts, which it would all take out; keep it alone`);
  const taken = entries.filter((entry) => !entry.startsWith('~'));
  if (taken.length === 0 && !hosts.includes(EgressHost.NONE)) {
    throw invalid(`${what} has only exceptions, so no host at all; add what they are exceptions of, such as EgressHost.ALL`);
  }
  checkOverlaps(what, taken, namespace);
  return entries;
}

function checkOverlaps(what: string, entries: string[], own: string | undefined) {
  if (entries.includes('*/*') && entries.length > 1) throw invalid(`${what} has EgressHost.ALL beside other hosts, which it covers; keep it alone`);
  const located = entries.map((entry) => entry.split('/')).map(([namespace, name]) => ({ namespace: namespace === '.' ? own ?? '.' : namespace, name }));
  located.forEach((host, index) => {
    const other = located.findIndex(({ namespace, name }, place) => place !== index && namespace === host.namespace && (name === '*' || name === host.name));
    if (other >= 0) throw invalid(`${what} has both ${show(entries[other])} and ${show(entries[index])}, which is part of it; drop one of them`);
  });
}
