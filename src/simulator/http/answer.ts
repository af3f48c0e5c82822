import { Answered, Decision, Destination, Forwarded, Outcome } from '../outcome';
import { HttpEntry } from '../proxy/entry';
import { Call } from './call';
import { NO_FAULTS } from './faults';
import { changed, HeaderChanges } from './headers';
import { Backend, ForwardAction, Route } from './route';
import { routeFor, VirtualHost } from './virtual-host';

/** What becomes of a request at a listener of HTTP. */
export function answerOf({ listener, unsure, hosts, rest, call }: HttpEntry): Outcome {
  const host = hosts.find(call.host);
  if (!host) return withoutHost({ listener }, unsure, rest);
  const found: Decision = { listener, virtualHost: host.name };
  if (host.upgrade) return redirected(found, unsure, host, call);
  const route = routeFor(host, call);
  if (!route) return answered(found, unsure, 404, 'no route');
  return routed(route, call, { ...found, ...route.ref && { route: route.ref } }, unsure);
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
  if (abort?.percent === 100 && abort.status) return { ...answered(decision, unsure, abort.status, 'abort'), faults };
  const preflight = cors?.preflight(call);
  if (preflight) return { ...answered(decision, unsure, 200, 'preflight'), headers: preflight, faults };
  switch (action.kind) {
    case 'redirect': {
      const location = action.redirect.location(call);
      return { ...answered(decision, unsure, action.redirect.status, 'redirect'), location, headers: changed(NO_HEADERS, action.responseChanges), faults };
    }
    case 'respond':
      return { ...answered(decision, unsure, action.status, 'direct response'), body: action.body, headers: changed(NO_HEADERS, action.responseChanges), faults };
    case 'forward': return forwarded(route, action, call, decision, unsure);
  }
}

const NO_HEADERS = {};

function forwarded({ faults, cors }: Route, action: ForwardAction, call: Call, decision: Decision, unsure: readonly string[]): Forwarded {
  const path = action.path(call.path) + call.query;
  const headers = cors?.headers(call);
  return {
    kind: 'forwarded',
    decision,
    unsure,
    destinations: action.backends.map((one) => destinationOf(one, call, path)),
    mirrors: action.mirrors.map(({ target, percent }) => ({ ...target, percent })),
    faults,
    ...action.timeout !== undefined && { timeout: action.timeout },
    retries: action.retries,
    ...headers && { cors: headers },
  };
}

function destinationOf({ target, weight, share, authority, requestChanges, responseChanges }: Backend, call: Call, path: string): Destination {
  return {
    ...target,
    weight,
    share,
    request: { method: call.method, authority: authority || call.authority, path, headers: changed(call.headers, requestChanges) },
    responseChanges: responseChanges as readonly HeaderChanges[],
  };
}

function redirected(decision: Decision, unsure: readonly string[], { upgrade }: VirtualHost, call: Call): Answered {
  return { ...answered(decision, unsure, upgrade!.status, 'redirect'), location: upgrade!.location(call) };
}

const answered = (decision: Decision, unsure: readonly string[], status: number, by: Answered['by']): Answered =>
  ({ kind: 'answered', decision, unsure, status, by, headers: NO_HEADERS, faults: NO_FAULTS });
