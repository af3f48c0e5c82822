import { Call } from '../http/call';
import { VirtualHosts } from '../http/virtual-host';
import { SentRequest, Target } from '../outcome';
import { AuthorizerAnswers, HttpCall, Peer, ProxyPolicies } from '../policy';
import { TcpRoute } from '../tcp/route';
import { Caller } from './caller';
import { Guard } from './guards';

/** Where a request comes in, and what is there for it. */
export type Entry = HttpEntry | TcpEntry | DirectEntry | SplitEntry | ClosedEntry | OpenEntry | UnmodelledEntry;

interface Common {
  /** In words. */
  readonly listener: string;
  /** What it passes before. */
  readonly passes?: readonly Passed[];
  readonly unsure: readonly string[];
  readonly unconfirmed?: readonly string[];
}

/** What a request passes that does not look into it. */
export interface Passed {
  /** Such as `ztunnel of shop/news`. */
  readonly name: string;
  /** What it knows of what is called. */
  readonly reason: string;
}

/** A listener of HTTP. */
export interface HttpEntry extends Common {
  readonly kind: 'http';
  readonly call: Call;
  /** What is asked of requests before they are routed. */
  readonly gate?: Gate;
  readonly hosts: VirtualHosts;
  /** What becomes of a host that none of these is. */
  readonly rest: 'not found' | 'bad gateway' | 'passed on';
}

/** What is called gets it as it is. */
export interface DirectEntry extends Common {
  readonly kind: 'direct';
  readonly sent: SentRequest;
  readonly target: Target;
  /** What the proxies of its endpoints are asked. */
  readonly asked?: Asked;
}

/** A request or a connection, as the proxies of endpoints get it. */
export interface Asked {
  readonly guards: readonly Guard[];
  /** Undefined for a connection. */
  readonly http: HttpCall | undefined;
  readonly caller: Caller;
  readonly authorizers: AuthorizerAnswers | undefined;
}

/** Chance decides between several. */
export interface SplitEntry extends Common {
  readonly kind: 'split';
  readonly parts: readonly { readonly share: number; readonly entry: Exclude<Entry, SplitEntry> }[];
}

/** What a gateway asks of those who call it. */
export interface Gate {
  readonly policies: ProxyPolicies;
  /** Where it listens. */
  readonly port: number;
  readonly peer: Peer;
  /** The name that a client of TLS asks for; empty where it speaks none. */
  readonly sni: string;
}

/** What is sent is handed on, whatever it is. */
export interface TcpEntry extends Common {
  readonly kind: 'tcp';
  readonly route: TcpRoute;
  readonly caller: Caller;
  readonly authorizers: AuthorizerAnswers | undefined;
  /** What is asked of connections before they are handed on. */
  readonly gate?: Gate;
}

export interface ClosedEntry extends Common {
  readonly kind: 'closed';
  readonly reason: string;
}

/** Nothing is done but to send it where it was to go. */
export interface OpenEntry extends Common {
  readonly kind: 'open';
}

export interface UnmodelledEntry extends Common {
  readonly kind: 'unmodelled';
  readonly reason: string;
}
