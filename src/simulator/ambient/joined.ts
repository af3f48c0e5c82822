import { Destination, Forwarded, Mirror, Outcome } from '../outcome';

/** What may become of a request, and how often. */
export interface Possibility {
  readonly share: number;
  readonly outcome: Outcome;
}

/** What chance decides, as one outcome: it may lead to different destinations, and otherwise has to be the same. */
export function joined(all: readonly Possibility[]): Outcome {
  const [{ outcome: first }, ...others] = all;
  if (others.every(({ outcome }) => textOf(outcome) === textOf(first))) return first;
  const unsure = [...new Set(all.flatMap(({ outcome }) => outcome.unsure))];
  const { decision } = first;
  const forwarded = all.filter((one): one is Possibility & { outcome: Forwarded } => one.outcome.kind === 'forwarded');
  if (forwarded.length < all.length || others.some(({ outcome }) => restOf(outcome as Forwarded) !== restOf(first as Forwarded))) {
    return { kind: 'unmodelled', decision, unsure, reason: `it depends on chance what becomes of it: ${all.map(({ outcome }) => outcome.decision.listener).join(', or ')} takes it` };
  }
  return {
    ...forwarded[0].outcome,
    unsure,
    destinations: forwarded.flatMap(({ share, outcome }) => outcome.destinations.map((one): Destination => ({ ...one, share: one.share * share }))),
    mirrors: forwarded.flatMap(({ share, outcome }) => outcome.mirrors.map((one): Mirror => ({ ...one, percent: one.percent * share }))),
  };
}

/** All but where it was decided. */
const textOf = ({ decision: _, ...outcome }: Outcome) => JSON.stringify(outcome);

const restOf = ({ faults, timeout, cors }: Forwarded) => JSON.stringify([faults, timeout, cors]);
