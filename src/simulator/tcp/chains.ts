import { VirtualHost } from '../http/virtual-host';
import { Chain, takesAll } from './chain';
import { Hello } from './hello';
import { TcpRoute } from './route';
import { Subnet, subnetOf } from './subnet';

/** What a listener has for a connection. */
export type Found =
  | { readonly kind: 'chain'; readonly chain: Chain }
  | { readonly kind: 'none' }
  /** The address that is called decides, and is not known. */
  | { readonly kind: 'unknown' };

const NONE: Found = { kind: 'none' };
const UNKNOWN: Found = { kind: 'unknown' };

/**
 * Finds what a listener does with a connection, as Envoy does: by the address that is called, then by the name that is asked for,
 * then by what is spoken. What was decided by one of them is not decided anew where the next finds nothing.
 */
export class Chains {
  /** Why Envoy does not take the listener, if so. */
  public readonly refusal: string | undefined;
  private readonly byKey = new Map<string, Chain>();
  /** Where a decision may go on. */
  private readonly stages = new Set<string>();
  private readonly subnets: readonly (readonly [text: string, subnet: Subnet])[];
  private readonly seesNames: boolean;
  private readonly last: Found;
  private http: Found | undefined;

  /** @param fallsBack whether what takes all connections takes those too that another began to take, as at a sidecar */
  public constructor(public readonly all: readonly Chain[], fallsBack: boolean) {
    const rest = fallsBack ? all.find(takesAll) : undefined;
    this.last = rest ? { kind: 'chain', chain: rest } : NONE;
    const matching = all.filter((one) => one !== rest);
    this.refusal = matching.map((one) => this.add(one)).find((one) => one !== undefined);
    const texts = [...new Set(matching.flatMap((one) => one.subnets))];
    this.subnets = texts.flatMap((text) => {
      const subnet = subnetOf(text);
      return subnet ? [[text, subnet] as const] : [];
    }).sort(([, a], [, b]) => b.length - a.length);
    this.seesNames = all.some(({ names, tls }) => names.length > 0 || tls);
  }

  /** Whether it depends on the address that is called what is done. */
  public get asksAddress(): boolean {
    return this.subnets.length > 0;
  }

  /** @param address that is called, where it is known */
  public find(hello: Hello, address?: string): Found {
    // Nothing of what speaks plain HTTP differs, but the address.
    if (hello.speaks !== 'http' || this.asksAddress) return this.search(hello, address);
    this.http ??= this.search(hello, address);
    return this.http;
  }

  private search(hello: Hello, address: string | undefined): Found {
    if (this.asksAddress && address === undefined) return UNKNOWN;
    const within = this.subnets.find(([, subnet]) => subnet.has(address!))?.[0] ?? '';
    const name = this.namesFor(hello).find((one) => this.stages.has(keyOf(within, one)));
    if (name === undefined) return this.last;
    const transport = [this.seesNames && hello.speaks === 'tls' ? '' : 'raw', ''].find((one) => this.stages.has(keyOf(within, name, one)));
    if (transport === undefined) return this.last;
    const offered = hello.speaks === 'http' ? [HTTP, ''] : [...this.seesNames ? hello.alpn : [], ''];
    const protocol = offered.find((one) => this.byKey.has(keyOf(within, name, transport, one)));
    return protocol === undefined ? this.last : { kind: 'chain', chain: this.byKey.get(keyOf(within, name, transport, protocol))! };
  }

  /** From the name itself to wildcards ever wider, and at last that it does not matter. */
  private namesFor({ sni }: Hello): readonly string[] {
    if (!this.seesNames || sni === undefined) return [''];
    const parts = sni.split('.');
    return [sni, ...parts.slice(1).map((_, index) => `*.${parts.slice(index + 1).join('.')}`), ''];
  }

  private add(chain: Chain): string | undefined {
    const names = chain.names.length === 0 || chain.names.includes('*') ? [''] : chain.names;
    const transport = chain.onlyHttp ? 'raw' : '';
    let refusal: string | undefined;
    for (const within of chain.subnets.length ? chain.subnets : ['']) {
      for (const name of names) {
        this.stages.add(keyOf(within, name)).add(keyOf(within, name, transport));
        for (const protocol of chain.alpn ?? [chain.onlyHttp ? HTTP : '']) {
          const key = keyOf(within, name, transport, protocol);
          if (this.byKey.has(key)) refusal ??= `two routes are for the same connections${name && ` for '${name}'`}: Envoy refuses the listener, and keeps what it had`;
          else this.byKey.set(key, chain);
        }
      }
    }
    return refusal;
  }
}

/** The virtual hosts of all chains that are for HTTP. */
export const hostsIn = ({ all }: Chains): VirtualHost[] => all.flatMap(({ to }) => (to.kind === 'http' ? to.hosts().all() : []));

/** The routes of all chains that hand on what is sent. */
export const tcpRoutesIn = ({ all }: Chains): TcpRoute[] => all.flatMap(({ to }) => (to.kind === 'tcp' ? to.route : []));

/** What stands for the versions of HTTP that the first bytes tell. */
const HTTP = 'http';

const keyOf = (...parts: readonly string[]) => parts.join(' ');
