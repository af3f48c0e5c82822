import { Call } from '../http/call';
import { Request } from '../request';
import { Chain } from '../tcp/chain';
import { Chains } from '../tcp/chains';
import { Hello } from '../tcp/hello';
import { handshakeOf } from '../tls/termination';
import { Caller } from './caller';
import { Entry, Gate, HttpEntry } from './entry';

/** A connection on its way into a listener. */
export interface Entering {
  readonly request: Request;
  readonly caller: Caller;
  readonly port: number;
  readonly hello: Hello;
  /** The address that is called, where it is known. */
  readonly address?: string;
  readonly listener: string;
  readonly unsure: readonly string[];
  /** What becomes of hosts that a sidecar does not know. */
  readonly outbound: HttpEntry['rest'];
  /** What is asked before it is sent on. */
  readonly gate?: Gate;
}

/** What a listener does with a connection, or undefined where nothing of it is for that. */
export function enter(chains: Chains, entering: Entering): Entry | undefined {
  const { listener, unsure } = entering;
  if (chains.refusal) return { kind: 'unmodelled', listener, unsure, reason: chains.refusal };
  const found = chains.find(entering.hello, entering.address);
  switch (found.kind) {
    case 'chain': return through(found.chain, entering);
    case 'none': return undefined;
    case 'unknown': return { kind: 'unmodelled', listener, unsure, reason: 'the address that is called decides, and is not known' };
  }
}

function through({ title, tls, to }: Chain, { request, caller, port, hello, listener: whole, unsure: given, outbound, gate }: Entering): Entry {
  const listener = title ?? whole;
  const { refusal, unsure: doubts } = tls ? ended(tls, request) : NO_TLS;
  const unsure = doubts.length > 0 ? [...given, ...doubts] : given;
  if (refusal) return { kind: 'closed', listener, unsure, reason: refusal };
  const { authorizers } = request;
  if (to.kind === 'tcp') return { kind: 'tcp', listener, unsure, route: to.route, caller, authorizers, ...gate && { gate } };
  if (request.protocol === 'tcp') return { kind: 'closed', listener, unsure, reason: 'only HTTP is spoken there' };
  if (hello.speaks === 'tls' && !tls) return { kind: 'closed', listener, unsure, reason: 'no TLS is spoken there' };
  const rest = to.rest === 'outbound' ? outbound : to.rest;
  return { kind: 'http', listener, unsure, hosts: to.hosts(), call: new Call(request, port, caller), ...gate && { gate }, rest };
}

const NO_TLS = { refusal: undefined, unsure: [] };

const ended = (tls: NonNullable<Chain['tls']>, { tls: client }: Request) =>
  (client ? handshakeOf(tls, client) : { refusal: 'only TLS is spoken there', unsure: [] });
