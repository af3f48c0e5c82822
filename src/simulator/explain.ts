import { refText, Route } from './http/route';
import { VirtualHost } from './http/virtual-host';
import { Mesh } from './mesh';
import { Destination, Outcome, Target } from './outcome';
import { HttpEntry } from './proxy/entry';
import { Request } from './request';
import { simulate } from './simulate';

/** How a request came to its outcome. */
export interface Explanation {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  /** Of the routes that were asked in vain, the one that missed least. */
  readonly nearest?: Rejected;
}

/** One decision, and what was not chosen. */
export interface Step {
  readonly stage: 'listener' | 'virtual host' | 'route' | 'destination';
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
  const entry = mesh.entry(request);
  const listener: Step = { stage: 'listener', text: entry.listener, others: [] };
  if (entry.kind !== 'http') return { outcome, steps: [listener] };
  const { steps, nearest } = explainHttp(entry, outcome);
  return { outcome, steps: [listener, ...steps], nearest };
}

function explainHttp(entry: HttpEntry, outcome: Outcome): Pick<Explanation, 'steps' | 'nearest'> {
  const { hosts, call } = entry;
  const host = hosts.find(call.host);
  if (!host) return { steps: [{ stage: 'virtual host', text: `none has '${call.host}'`, others: [] }] };
  const losers = hosts.losersOf(call.host).flatMap(resourcesOf)
    .map((text) => ({ text, reason: `'${call.host}' has routes already: a sidecar takes the first VirtualService alone` }));
  const found: Step = { stage: 'virtual host', text: host.name, others: losers };
  if (host.upgrade) return { steps: [found] };
  const { route, tried } = ask(host, entry);
  const [nearest] = [...tried].sort((one, other) => one.missed.length - other.missed.length);
  return { steps: [found, routeStep(host, route, tried), ...destinationSteps(outcome)], nearest: nearest && rejected(nearest) };
}

/** A route that was asked in vain. */
interface Tried {
  readonly route: Route;
  readonly missed: readonly string[];
}

/** The route that matches, and those before it. */
function ask({ routes }: VirtualHost, { call }: HttpEntry): { readonly route?: Route; readonly tried: readonly Tried[] } {
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

function destinationSteps(outcome: Outcome): Step[] {
  if (outcome.kind !== 'forwarded') return [];
  return outcome.destinations.map((one) => ({ stage: 'destination', text: destinationText(one), others: [] }));
}

/** Such as `web.shop.svc.cluster.local subset v1 port 80 (50 %): shop/web-v1`. */
export function destinationText({ share, failure, unsure, endpoints, ...target }: Destination): string {
  const what = failure ? `${failure.status}: ${failure.reason}` : unsure ?? endpoints.join(', ');
  return `${targetText(target)} (${Math.round(share * 1000) / 10} %): ${what}`;
}

/** Such as `web.shop.svc.cluster.local subset v1 port 80`. */
export const targetText = ({ host, subset, port }: Pick<Target, 'host' | 'subset' | 'port'>) => `${host}${subset ? ` subset ${subset}` : ''} port ${port}`;
