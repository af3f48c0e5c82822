import { Call } from './call';
import { Redirect } from './redirect';
import { refText, Route } from './route';
import { LeftOut } from './routes';

/** The routes of some hosts. */
export interface VirtualHost {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly leftOut: readonly LeftOut[];
  /** Whether requests without TLS are sent to HTTPS, whatever the routes are. */
  readonly upgrade?: Redirect;
}

/** Finds the virtual host of a host: by its name, or else by the longest `*suffix`, or else by `*`. */
export class VirtualHosts {
  private readonly exact = new Map<string, VirtualHost>();
  /** By the length of the suffix, the longest first. */
  private suffixes: readonly (readonly [length: number, hosts: ReadonlyMap<string, VirtualHost>])[] = [];
  private rest: VirtualHost | undefined;
  private readonly losers: { readonly domain: string; readonly host: VirtualHost }[] = [];

  /** Why Envoy takes none of these, if so. */
  public refusal: string | undefined;

  /** The first virtual host for a domain keeps it. */
  public add(domain: string, host: VirtualHost): void {
    this.refusal ??= refusalOf(host);
    if (this.exact.has(domain)) this.losers.push({ domain, host });
    else if (domain === '*') this.rest ??= host;
    else if (domain.startsWith('*')) this.addSuffix(domain.slice(1), host);
    else this.exact.set(domain, host);
  }

  /** Those that are found, some more than once. */
  public all(): VirtualHost[] {
    return [...this.exact.values(), ...this.suffixes.flatMap(([, hosts]) => [...hosts.values()]), ...this.rest ? [this.rest] : []];
  }

  /** Virtual hosts that lost a domain to one that came before. */
  public losersOf(domain: string): VirtualHost[] {
    return this.losers.filter((one) => one.domain === domain).map(({ host }) => host);
  }

  /** That of a host by its own name, for all that is asked. */
  public only(host: string): VirtualHosts {
    const made = new VirtualHosts();
    const same = this.exact.get(host);
    if (same) made.add('*', same);
    return made;
  }

  private addSuffix(suffix: string, host: VirtualHost): void {
    const same = this.suffixes.find(([length]) => length === suffix.length)?.[1];
    if (same) {
      if (!same.has(suffix)) (same as Map<string, VirtualHost>).set(suffix, host);
    } else {
      this.suffixes = [...this.suffixes, [suffix.length, new Map([[suffix, host]])] as const].sort(([a], [b]) => b - a);
    }
  }

  public find(host: string): VirtualHost | undefined {
    const same = this.exact.get(host);
    if (same) return same;
    for (const [length, hosts] of this.suffixes) {
      if (length >= host.length) continue;
      const found = hosts.get(host.slice(-length));
      if (found) return found;
    }
    return this.rest;
  }
}

function refusalOf({ routes }: VirtualHost): string | undefined {
  const refused = routes.find(({ refusal }) => refusal);
  return refused && `${refText(refused.ref)} ${refused.refusal}, for which Envoy refuses all routes of the listener and keeps those it had`;
}

/** The first route that matches a request. */
export function routeFor({ routes }: VirtualHost, call: Call): Route | undefined {
  for (const route of routes) {
    if (matches(route, call)) return route;
  }
  return undefined;
}

function matches({ match: { conditions } }: Route, call: Call): boolean {
  for (const condition of conditions) {
    if (!condition.holds(call)) return false;
  }
  return true;
}
