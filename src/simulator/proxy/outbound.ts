import { listeningAddresses, Service, ServicePort } from '../registry/service';
import { Chain, HttpChain, isSame } from '../tcp/chain';
import { Chains } from '../tcp/chains';
import { Egress } from './egress';
import { Streamed } from './service-chains';

/** Makes what the listeners of a sidecar do. */
export interface Maker {
  /** For all services of a port. */
  shared(egress: Egress): HttpChain;
  /** For one service, whatever host is asked for. */
  own(egress: Egress, service: Service): HttpChain;
  streams(egress: Egress, streamed: Streamed): Chain[];
}

/** The listeners of a sidecar at a port, by the address that they are for. */
export interface Outbound {
  readonly byAddress: ReadonlyMap<string, Chains>;
  readonly forAny: Chains | undefined;
  /** Whether the address that is called matters. */
  readonly asksAddress: boolean;
}

/** Stands for all addresses. */
const ANY = '*';

type Protocol = 'http' | 'tcp' | 'mongo' | 'mysql' | 'auto';

/** A listener on its way. */
interface Entry {
  chains: readonly Chain[];
  protocol: Protocol;
  /** Whether ports that are not named add nothing to it. */
  locked: boolean;
}

export function outboundAt(port: number, egresses: readonly Egress[], maker: Maker): Outbound {
  const entries = new Map<string, Entry>();
  for (const egress of egresses) {
    if (egress.port === undefined) for (const one of entries.values()) one.locked = true;
    else if (egress.port !== port) continue;
    for (const service of egress.services) {
      for (const one of service.ports) if (one.number === port) add(entries, egress, service, one, maker);
    }
  }
  const byAddress = new Map([...entries].map(([address, { chains }]) => [address, new Chains(chains, true)]));
  const forAny = byAddress.get(ANY);
  byAddress.delete(ANY);
  return { byAddress, forAny, asksAddress: byAddress.size > 0 || !!forAny?.asksAddress };
}

function add(entries: Map<string, Entry>, egress: Egress, service: Service, at: ServicePort, maker: Maker): void {
  if (service.resolution === 'alias') return;
  const port = egress.protocol ? { ...at, protocol: egress.protocol } : at;
  const protocol = kindOf(port);
  for (const [address, subnets] of placesOf(service, protocol, egress.bind)) {
    const known = entries.get(address);
    if (known?.locked) continue;
    const streamed: Streamed = { service, port, subnets, isShared: address === ANY };
    const next = merged(known, protocol, () => chainsAt(address, egress, streamed, protocol, maker));
    if (next) entries.set(address, next);
  }
}

const kindOf = ({ protocol }: ServicePort): Protocol => (protocol === 'tls' || protocol === 'udp' ? 'tcp' : protocol);

type Place = readonly [address: string, subnets: readonly string[]];

/** Where a service is listened for; what is told apart by a range of addresses there is for all of them. */
function placesOf(service: Service, protocol: Protocol, bind: string | undefined): readonly Place[] {
  const all = bind ? [bind] : protocol === 'http' ? [] : listeningAddresses(service);
  return all.length === 0 ? [[ANY, []]] : all.map((one) => (one.includes('/') ? [ANY, [one]] : [one, []]));
}

function chainsAt(address: string, egress: Egress, streamed: Streamed, protocol: Protocol, maker: Maker): Chain[] {
  if (protocol === 'http') return [{ names: [], subnets: [], onlyHttp: address === ANY, to: maker.shared(egress) }];
  const streams = maker.streams(egress, streamed);
  if (protocol !== 'auto') return streams;
  return [...streams, { names: [], subnets: [], onlyHttp: true, to: address === ANY ? maker.shared(egress) : maker.own(egress, streamed.service) }];
}

/** What becomes of a listener when a service comes to it, or undefined where it stays what it is. */
function merged(known: Entry | undefined, protocol: Protocol, chains: () => Chain[]): Entry | undefined {
  if (!known) return made(protocol, chains());
  const isKnownTcp = known.protocol !== 'http' && known.protocol !== 'auto';
  if ((protocol === 'http' || protocol === 'auto') && !isKnownTcp && !(protocol === 'auto' && known.protocol === 'http')) return undefined;
  // What speaks first is not looked at, so it stays alone.
  if (protocol !== known.protocol && [protocol, known.protocol].some((one) => one === 'mongo' || one === 'mysql')) return undefined;
  if (protocol === 'auto' && known.protocol === 'http') return made(protocol, chains());
  const stays = isKnownTcp && protocol !== 'http' && protocol !== 'auto';
  return { chains: joined(known.chains, chains()), protocol: stays || known.protocol === 'auto' ? known.protocol : 'auto', locked: false };
}

/** HTTP beside which anything else may pass is told by its first bytes. */
const made = (protocol: Protocol, chains: readonly Chain[]): Entry =>
  ({ chains, protocol: protocol === 'http' && chains.some(({ onlyHttp }) => onlyHttp) ? 'auto' : protocol, locked: false });

function joined(chains: readonly Chain[], others: readonly Chain[]): readonly Chain[] {
  const all = [...chains];
  for (const one of others) if (!all.some((known) => isSame(known, one))) all.push(one);
  return all;
}
