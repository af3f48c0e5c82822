import { Outcome } from './outcome';

/** The status that a client gets of the mesh itself; none where something else answers, or who does is chosen by chance. */
export function statusOf(outcome: Outcome): number | undefined {
  switch (outcome.kind) {
    case 'answered': return outcome.status;
    case 'forwarded': {
      const [first, ...others] = outcome.destinations.map(({ failure }) => failure?.status);
      return others.every((one) => one === first) ? first : undefined;
    }
    default: return undefined;
  }
}

const FAILURES = new Set(['no virtual host', 'no route', 'unknown host']);

/** Whether something is there that answers all such requests, be it the mesh on purpose. */
export function isServed(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'answered': return !FAILURES.has(outcome.by);
    case 'forwarded': return outcome.destinations.every(({ failure }) => !failure);
    case 'passed on': return true;
    case 'refused': case 'unmodelled': return false;
  }
}
