import { Destination, Outcome } from './outcome';

/** Whether something may change it that is not known or not modelled. */
export const isUnsure = (outcome: Outcome) =>
  outcome.unsure.length > 0 || (outcome.kind === 'forwarded' && outcome.destinations.some(({ unsure }) => unsure));

/** The status that a client gets of the mesh itself; none where something else answers, or who does is chosen by chance. */
export function statusOf(outcome: Outcome): number | undefined {
  switch (outcome.kind) {
    case 'answered': return outcome.status;
    case 'forwarded': {
      const [first, ...others] = outcome.destinations.flatMap(statusesOf);
      return first !== 'reset' && others.every((one) => one === first) ? first : undefined;
    }
    default: return undefined;
  }
}

/** The same of gRPC, where that is what a client gets. */
export function grpcStatusOfOutcome(outcome: Outcome): number | undefined {
  switch (outcome.kind) {
    case 'answered': return outcome.grpcStatus;
    case 'forwarded': {
      const [first, ...others] = outcome.destinations.map(({ failure }) => failure?.grpcStatus);
      return others.every((one) => one === first) ? first : undefined;
    }
    default: return undefined;
  }
}

/** What clients get of a destination; undefined for what its endpoints answer. */
function statusesOf({ failure, endpoints, denials }: Destination): readonly (number | 'reset' | undefined)[] {
  if (failure) return [failure.status];
  return [...allowedOf({ endpoints, denials }).length > 0 ? [undefined] : [], ...denials.map(({ status }) => status)];
}

/** The endpoints whose proxies let a request pass. */
export function allowedOf({ endpoints, denials }: Pick<Destination, 'endpoints' | 'denials'>): readonly string[] {
  if (denials.length === 0) return endpoints;
  const denied = new Set(denials.flatMap((one) => one.endpoints));
  return endpoints.filter((one) => !denied.has(one));
}

const FAILURES = new Set(['no virtual host', 'no route', 'unknown host', 'denied', 'unauthenticated']);

/** Whether something is there that answers all such requests, be it the mesh on purpose. */
export function isServed(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'answered': return !FAILURES.has(outcome.by);
    case 'forwarded': case 'connected': return outcome.destinations.every(({ failure, denials }) => !failure && denials.length === 0);
    case 'passed on': return true;
    case 'refused': case 'unmodelled': return false;
  }
}
