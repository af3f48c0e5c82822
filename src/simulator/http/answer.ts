import { Answered, Decision, Denial, Destination, Forwarded, Mirror, Outcome, SentRequest } from '../outcome';
import { HttpEntry } from '../proxy/entry';
import { judge } from '../proxy/judge';
import { admit } from './admission';
import { Call, receivedOf } from './call';
import { NO_FAULTS } from './faults';
import { asGrpc, grpcCode, httpStatusOf } from './grpc';
import { changed, HeaderChanges } from './headers';
import { Action, Backend, ForwardAction, GuardedTarget, RedirectAction, RespondAction, Route } from './route';
import { routeFor, VirtualHost } from './virtual-host';

/** What becomes of a request at a listener of HTTP. */
export function answerOf(entry: HttpEntry): Outcome {
  const outcome = answerOfHttp(entry);
  return entry.call.isGrpc ? asGrpc(outcome) : outcome;
}

function answerOfHttp(entry: HttpEntry): Outcome {
  const { listener, hosts, rest } = entry;
  if (hosts.refusal) return { kind: 'unmodelled', decision: { listener }, unsure: entry.unsure, reason: hosts.refusal };
  const { call, sent, refused, unsure } = admit(entry);
  if (refused) return { denial: refused.denial, ...answered({ listener }, unsure, refused.denial.status === 401 ? 401 : 403, refused.by) };
  const host = hosts.find(call.host);
  if (!host) return withoutHost({ listener }, unsure, rest);
  const found: Decision = { listener, virtualHost: host.name };
  if (host.upgrade && call.scheme === 'http') return redirected(found, unsure, host, call);
  const route = routeFor(host, call);
  if (!route) return answered(found, unsure, 404, 'no route');
  return routed(route, sent, route.ref ? { listener, virtualHost: host.name, route: route.ref } : found, unsure);
}

function withoutHost(decision: Decision, unsure: readonly string[], rest: HttpEntry['rest']): Outcome {
  switch (rest) {
    case 'not found': return answered(decision, unsure, 404, 'no virtual host');
    case 'bad gateway': return answered(decision, unsure, 502, 'unknown host');
    case 'passed on': return { kind: 'passed on', decision, unsure };
  }
}

/** First what is done on purpose goes wrong, then browsers are answered, then the route is followed. */
function routed(route: Route, call: Call, decision: Decision, unsure: readonly string[]): Outcome {
  const { action, faults, cors } = route;
  const { abort } = faults;
  if (abort?.percent === 100 && abort.status) return { ...aborted(action, abort.status, decision, unsure), faults };
  if (abort?.percent === 100 && abort.grpcStatus) {
    const grpcStatus = grpcCode(abort.grpcStatus);
    return { ...aborted(action, httpStatusOf(grpcStatus), decision, unsure), ...call.isGrpc && { grpcStatus }, faults };
  }
  if (action.kind !== 'forward') return { ...proxyAnswer(action, call, decision, unsure), headers: changed(NO_HEADERS, action.responseChanges), faults };
  // Only where there is something to forward to does a proxy do anything for browsers.
  const preflight = cors?.preflight(call);
  if (preflight) return { ...answered(decision, unsure, 200, 'preflight'), headers: preflight, faults };
  return forwarded(route, action, call, decision, unsure);
}

function proxyAnswer(action: RedirectAction | RespondAction, call: Call, decision: Decision, unsure: readonly string[]): Answered {
  if (action.kind === 'respond') return { body: action.body, ...answered(decision, unsure, action.status, 'direct response') };
  return { location: action.redirect.location(call), ...answered(decision, unsure, action.redirect.status, 'redirect') };
}

const NO_HEADERS = {};

/** Such an answer has the headers that the answer of the route would have, of whichever destination. */
function aborted(action: Action, status: number, decision: Decision, unsure: readonly string[]): Answered {
  const [first, ...others] = action.kind === 'forward' ? action.backends.map((one) => one.responseChanges) : [action.responseChanges];
  const differ = others.some((one) => JSON.stringify(one) !== JSON.stringify(first));
  return {
    ...answered(decision, differ ? [...unsure, 'headers of the answer depend on the destination, which is chosen by chance'] : unsure, status, 'abort'),
    headers: changed(NO_HEADERS, first),
  };
}

function forwarded({ faults, cors }: Route, action: ForwardAction, call: Call, decision: Decision, unsure: readonly string[]): Forwarded {
  const path = action.path(call.path) + call.query;
  const headers = cors?.headers(call);
  const doubts: string[] = [];
  const destinations = action.backends.map((one) => destinationOf(one, call, path, doubts));
  const mirrors = action.mirrors.map((one) => mirrorOf(one, destinations, call, doubts));
  return {
    kind: 'forwarded',
    decision,
    unsure: doubts.length > 0 ? [...new Set([...unsure, ...doubts])] : unsure,
    destinations,
    mirrors,
    faults,
    ...action.timeout !== undefined && { timeout: action.timeout },
    retries: action.retries,
    ...headers && { cors: headers },
  };
}

function destinationOf(backend: Backend, call: Call, path: string, doubts: string[]): Destination {
  const { target, weight, share, authority, requestChanges, responseChanges } = backend;
  const request = { method: call.method, authority: authority || call.authority, path, headers: changed(call.headers, requestChanges) };
  const denials = denialsOf(backend, request, call, doubts);
  return { weight, share, request, responseChanges: responseChanges as readonly HeaderChanges[], denials, ...target };
}

/** A copy of what is sent. Where that may differ, so may what is refused. */
function mirrorOf(mirror: ForwardAction['mirrors'][number], destinations: readonly Destination[], call: Call, doubts: string[]): Mirror {
  const sent = mirror.guards.length === 0 ? [] : destinations.map(({ request }) => request);
  const [first = NOT_REFUSED, ...others] = sent.map((one) => denialsOf(mirror, one, call, doubts));
  if (others.some((one) => JSON.stringify(one) !== JSON.stringify(first))) doubts.push('whether a copy is refused depends on the destination, which is chosen by chance');
  return { percent: mirror.percent, denials: first, ...mirror.target };
}

const NOT_REFUSED: readonly Denial[] = [];

/** What the proxies of endpoints refuse of a request that is sent to them. */
function denialsOf({ guards }: GuardedTarget, request: SentRequest, call: Call, doubts: string[]): readonly Denial[] {
  if (guards.length === 0) return NOT_REFUSED;
  const { denials, unsure } = judge(guards, receivedOf(request, call), call.caller, call.authorizers);
  doubts.push(...unsure);
  return denials;
}

function redirected(decision: Decision, unsure: readonly string[], { upgrade }: VirtualHost, call: Call): Answered {
  return { location: upgrade!.location(call), ...answered(decision, unsure, upgrade!.status, 'redirect') };
}

const answered = (decision: Decision, unsure: readonly string[], status: number, by: Answered['by']): Answered =>
  ({ kind: 'answered', decision, unsure, status, by, headers: NO_HEADERS, faults: NO_FAULTS });
