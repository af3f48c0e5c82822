import { VirtualHosts } from '../http/virtual-host';
import { Termination } from '../tls/termination';
import { TcpRoute } from './route';

/** What is done with some of the connections that come to a listener. */
export interface Chain {
  /** Names that a client of TLS may ask for; none where it need not ask for any. */
  readonly names: readonly string[];
  /** Addresses that may be called; none where any may. */
  readonly subnets: readonly string[];
  /** Whether it is only for HTTP without TLS, as far as its first bytes tell. */
  readonly onlyHttp?: boolean;
  /** Protocols, one of which a client of TLS must offer. */
  readonly alpn?: readonly string[];
  /** Where it is not what the listener as a whole is called. */
  readonly title?: string;
  /** Where the proxy is the one to whom clients speak TLS. */
  readonly tls?: Termination;
  readonly to: HttpChain | TcpChain;
}

export interface HttpChain {
  readonly kind: 'http';
  readonly hosts: () => VirtualHosts;
  /** What becomes of a host that none of these is. */
  readonly rest: 'not found' | 'outbound';
}

export interface TcpChain {
  readonly kind: 'tcp';
  readonly route: TcpRoute;
}

export const tcpChain = (route: TcpRoute): TcpChain => ({ kind: 'tcp', route });

/** Whether it takes all connections. */
export const takesAll = ({ names, subnets, onlyHttp, alpn }: Chain) => (names.length === 0 || names.includes('*')) && subnets.length === 0 && !onlyHttp && !alpn;

/** Whether two are for the same connections, as far as Istio looks. */
export function isSame(one: Chain, other: Chain): boolean {
  return !one.onlyHttp === !other.onlyHttp && areSame(one.names, other.names) && areSame(one.subnets, other.subnets);
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  const [own, theirs] = [some, others].map((all) => new Set(all.filter((one) => one !== '*')));
  return own.size === theirs.size && [...own].every((one) => theirs.has(one));
}
