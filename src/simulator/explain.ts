import { refText } from './http/route';
import { VirtualHost } from './http/virtual-host';
import { Mesh } from './mesh';
import { Outcome } from './outcome';
import { HttpEntry } from './proxy/entry';
import { Request } from './request';
import { simulate } from './simulate';

/** How a request came to its outcome. */
export interface Explanation {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
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
  return { outcome, steps: entry.kind === 'http' ? [listener, ...httpSteps(entry, outcome)] : [listener] };
}

function httpSteps(entry: HttpEntry, outcome: Outcome): Step[] {
  const { hosts, call } = entry;
  const host = hosts.find(call.host);
  if (!host) return [{ stage: 'virtual host', text: `none has '${call.host}'`, others: [] }];
  const losers = hosts.losersOf(call.host).flatMap(resourcesOf)
    .map((text) => ({ text, reason: `'${call.host}' has routes already: a sidecar takes the first VirtualService alone` }));
  const found: Step = { stage: 'virtual host', text: host.name, others: losers };
  if (host.upgrade) return [found];
  return [found, routeStep(host, entry), ...destinationSteps(outcome)];
}

/** The routes before the one that matched, each with what it misses, and those that the proxy is not told of. */
function routeStep(host: VirtualHost, { call }: HttpEntry): Step {
  const tried: Rejected[] = [];
  let chosen = 'none matches';
  for (const { ref, match: { conditions } } of host.routes) {
    const missed = conditions.filter((one) => !one.holds(call)).map(({ text }) => text);
    if (missed.length === 0) {
      chosen = refText(ref);
      break;
    }
    tried.push({ text: refText(ref), reason: `misses: ${missed.join(', ')}` });
  }
  return { stage: 'route', text: chosen, others: [...tried, ...host.leftOut.map(({ ref, reason }) => ({ text: refText(ref), reason }))] };
}

const resourcesOf = ({ routes }: VirtualHost): string[] => [...new Set(routes.flatMap(({ ref }) => (ref ? [ref.resource] : [])))];

function destinationSteps(outcome: Outcome): Step[] {
  if (outcome.kind !== 'forwarded') return [];
  return outcome.destinations.map(({ host, subset, port, share, failure, unsure, endpoints }) => {
    const what = failure ? `${failure.status}: ${failure.reason}` : unsure ?? endpoints.join(', ');
    return { stage: 'destination', text: `${host}${subset ? ` subset ${subset}` : ''} port ${port} (${Math.round(share * 1000) / 10} %): ${what}`, others: [] };
  });
}
