import { AskedPolicies, askedAtEndpoints, askedAtGate, askedDirectly, authorizationText, refusalText } from './asked';
import { admit } from './http/admission';
import { Call } from './http/call';
import { refText, Route } from './http/route';
import { VirtualHost } from './http/virtual-host';
import { Mesh } from './mesh';
import { Connection, Denial, Failure, Outcome, Target } from './outcome';
import { Entry, HttpEntry } from './proxy/entry';
import { Request } from './request';
import { outcomeOf, simulate } from './simulate';
import { allowedOf } from './status';
import { askedOfConnection } from './tcp/asked';

/** How a request came to its outcome. */
export interface Explanation {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  /** Of the routes that were asked in vain, the one that missed least. */
  readonly nearest?: Rejected;
  /** What policies were asked, each by each proxy that asked it. */
  readonly policies: readonly AskedPolicies[];
}

/** One decision, and what was not chosen. */
export interface Step {
  readonly stage: 'ztunnel' | 'listener' | 'waypoint' | 'authorization' | 'virtual host' | 'route' | 'chance' | 'destination';
  /** What was chosen, or that nothing was. */
  readonly text: string;
  readonly others: readonly Rejected[];
}

export interface Rejected {
  readonly text: string;
  readonly reason: string;
}

/**
 * What the mesh does with a request, and why not something else.
 *
 * @throws where what sends it is not there
 */
export function explain(mesh: Mesh, request: Request): Explanation {
  const outcome = simulate(mesh, request);
  const { steps, nearest, policies } = explainEntry(mesh.entry(request), mesh);
  const atEndpoints = policies.filter((one) => !one.isGate).map(authorizationStep);
  return { outcome, steps: [...steps, ...destinationSteps(outcome, mesh), ...atEndpoints], ...nearest && { nearest }, policies };
}

type Part = Pick<Explanation, 'steps' | 'nearest' | 'policies'>;

function explainEntry(entry: Entry, mesh: Mesh): Part {
  const passed = (entry.passes ?? []).map(({ name, reason }): Step => ({ stage: 'ztunnel', text: `${name.replace('ztunnel ', '')}: ${reason}`, others: [] }));
  const begin = entry.kind === 'direct' && passed.length > 0 ? passed : [...passed, listenerStep(entry)];
  switch (entry.kind) {
    case 'http': return explainHttp(entry, mesh, begin);
    case 'tcp': return { steps: [...begin, { stage: 'route', text: refText(entry.route.ref), others: [] }], policies: askedOfConnection(entry) };
    case 'split': {
      const parts = entry.parts.map((one) => ({ ...explainEntry(one.entry, mesh), share: one.share }));
      return {
        steps: parts.flatMap(({ share, steps }) => [chanceStep(share), ...steps]),
        nearest: parts.find((one) => one.nearest)?.nearest,
        policies: parts.flatMap(({ policies }) => policies),
      };
    }
    case 'direct': return { steps: begin, policies: askedDirectly(entry) };
    default: return { steps: begin, policies: [] };
  }
}

const chanceStep = (share: number): Step => ({ stage: 'chance', text: `${percent(share)} of the requests`, others: [] });

const WAYPOINT = 'waypoint ';

const listenerStep = ({ listener }: Entry): Step => (listener.startsWith(WAYPOINT)
  ? { stage: 'waypoint', text: listener.slice(WAYPOINT.length), others: [] }
  : { stage: 'listener', text: listener, others: [] });

function explainHttp(entry: HttpEntry, mesh: Mesh, listener: readonly Step[]): Part {
  const { hosts } = entry;
  const { call, sent, refused } = admit(entry);
  const atGate = askedAtGate(entry, call, call.authorizers, refused?.denial);
  const begin = [...listener, ...atGate.map(authorizationStep)];
  if (refused) return { steps: begin, policies: atGate };
  const host = hosts.find(call.host);
  if (!host) return { steps: [...begin, { stage: 'virtual host', text: `none has '${call.host}'`, others: [] }], policies: atGate };
  const losers = hosts.losersOf(call.host).flatMap(resourcesOf)
    .map((text) => ({ text, reason: `'${call.host}' has routes already: a sidecar takes the first VirtualService alone` }));
  // A waypoint goes by the address, not by the host.
  const found = listener.at(-1)!.stage === 'waypoint' ? begin : [...begin, { stage: 'virtual host', text: host.name, others: losers } as const];
  if (host.upgrade && call.scheme === 'http') return { steps: found, policies: atGate };
  const { route, tried } = ask(host, call);
  const [nearest] = [...tried].sort((one, other) => one.missed.length - other.missed.length);
  const behind = behindGateway(entry, mesh);
  return {
    steps: [...found, routeStep(host, route, tried), ...behind.flatMap(({ steps }) => steps)],
    nearest: nearest ? rejected(nearest) : behind.find((one) => one.nearest)?.nearest,
    policies: [...atGate, ...route ? askedAtEndpoints(route, outcomeOf(entry), sent) : [], ...behind.flatMap(({ policies }) => policies)],
  };
}

/** What waypoints decide after a gateway. */
function behindGateway(entry: HttpEntry, mesh: Mesh): Part[] {
  const outcome = outcomeOf(entry);
  const sent = outcome.kind === 'forwarded' ? outcome.destinations.filter((one) => one.waypoint && !one.failure) : [];
  return sent.map((one) => explainEntry(mesh.behindGateway(one, one.request, entry.call), mesh));
}

/** A route that was asked in vain. */
interface Tried {
  readonly route: Route;
  readonly missed: readonly string[];
}

/** The route that matches, and those before it. */
function ask({ routes }: VirtualHost, call: Call): { readonly route?: Route; readonly tried: readonly Tried[] } {
  const tried: Tried[] = [];
  for (const route of routes) {
    const missed = route.match.conditions.filter((one) => !one.holds(call)).map(({ text }) => text);
    if (missed.length === 0) return { route, tried };
    tried.push({ route, missed });
  }
  return { tried };
}

const rejected = ({ route, missed }: Tried): Rejected => ({ text: refText(route.ref), reason: `misses: ${missed.join(', ')}` });

/** The routes before the one that matched, each with what it misses, and those that the proxy is not told of. */
function routeStep({ leftOut }: VirtualHost, route: Route | undefined, tried: readonly Tried[]): Step {
  const text = route ? refText(route.ref) : 'none matches';
  return { stage: 'route', text, others: [...tried.map(rejected), ...leftOut.map(({ ref, reason }) => ({ text: refText(ref), reason }))] };
}

const resourcesOf = ({ routes }: VirtualHost): string[] => [...new Set(routes.flatMap(({ ref }) => (ref ? [ref.resource] : [])))];

function destinationSteps(outcome: Outcome, mesh: Mesh): Step[] {
  if (outcome.kind === 'connected') return outcome.destinations.map(destinationStep);
  if (outcome.kind !== 'forwarded') return [];
  const isPast = !outcome.decision.passes;
  const past = isPast ? outcome.destinations.flatMap(({ host, waypoint }) => (waypoint ? [] : mesh.waypointsOf(host))) : [];
  return [
    ...[...new Set(past)].map((name): Step => ({ stage: 'waypoint', text: `none: what comes from there goes past ${name}`, others: [] })),
    ...outcome.destinations.map(destinationStep),
  ];
}

const destinationStep = (one: Connection): Step => ({ stage: 'destination', text: destinationText(one), others: [] });

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

/** Such as `web.shop.svc.cluster.local subset v1 port 80 (50 %): shop/web-v1`. */
export function destinationText({ share, failure, unsure, endpoints, denials, ...target }: Connection): string {
  const allowed = allowedOf({ endpoints, denials });
  const what = failure ? `${failureText(failure)}: ${failure.reason}` : unsure ?? [...allowed.length ? [allowed.join(', ')] : [], ...denials.map(denialText)].join('; ');
  return `${targetText(target)} (${percent(share)}): ${what}`;
}

/** Such as `shop/web-v1: 403: AuthorizationPolicy shop/web, rules[0]: its rule matches`. */
export const denialText = ({ endpoints, ...denial }: Denial) => `${endpoints.join(', ')}: ${refusalText(denial)}`;

function authorizationStep(asked: AskedPolicies): Step {
  return { stage: 'authorization', ...authorizationText(asked) };
}

/** What a client gets: a status of gRPC or of HTTP, or that its connection is closed. */
export const failureText = ({ status, grpcStatus }: Pick<Failure, 'status' | 'grpcStatus'>) =>
  (grpcStatus !== undefined ? `gRPC status ${grpcStatus}` : `${status ?? 'closed'}`);

/** Such as `web.shop.svc.cluster.local subset v1 port 80`. */
export const targetText = ({ host, subset, port }: Pick<Target, 'host' | 'subset' | 'port'>) => `${host}${subset ? ` subset ${subset}` : ''} port ${port}`;
