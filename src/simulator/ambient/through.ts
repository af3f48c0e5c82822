import { secondsOf } from '../http/duration';
import { NO_FAULTS } from '../http/faults';
import { changed, inTurn } from '../http/headers';
import { Answered, Destination, Forwarded, Outcome, SentRequest, Target } from '../outcome';

/** What a waypoint does with what a gateway sends it. */
export type Behind = (target: Target, sent: SentRequest) => Outcome;

/** What becomes of a request that a gateway sends through waypoints: these route it once more. */
export function throughWaypoints(outcome: Outcome, behind: Behind): Outcome {
  if (outcome.kind !== 'forwarded' || !outcome.destinations.some(isBehind)) return outcome;
  const parts = outcome.destinations.map((outer) => ({ outer, inner: isBehind(outer) ? behind(outer, outer.request) : undefined }));
  const [{ outer, inner }] = parts;
  if (parts.length === 1 && inner!.kind !== 'forwarded') return ended(outcome, outer, inner!);
  const unknown = parts.find((one) => one.inner && one.inner.kind !== 'forwarded' && one.inner.kind !== 'answered');
  if (unknown) return { kind: 'unmodelled', decision: outcome.decision, unsure: outcome.unsure, reason: `what the waypoint ${unknown.outer.waypoint} does with its share is not modelled` };
  return forwarded(outcome, parts as Part[]);
}

interface Part {
  readonly outer: Destination;
  readonly inner: Forwarded | Answered | undefined;
}

const isBehind = ({ waypoint, failure }: Target) => waypoint !== undefined && failure === undefined;

/** What does not get beyond the waypoint. */
function ended({ decision, unsure, faults }: Forwarded, { responseChanges }: Destination, inner: Outcome): Outcome {
  const common = { decision: { ...inner.decision, passes: [decision.listener] }, unsure: [...unsure, ...inner.unsure] };
  if (inner.kind !== 'answered') return { ...inner, ...common };
  return { ...inner, ...common, headers: changed(inner.headers, responseChanges), faults: faults === NO_FAULTS ? inner.faults : faults };
}

/** Both proxies may do things on purpose, of which an outcome tells once. */
function forwarded(outcome: Forwarded, parts: readonly Part[]): Forwarded {
  const inner = parts.flatMap((one) => one.inner ?? []);
  const behind = inner.filter((one): one is Forwarded => one.kind === 'forwarded');
  const [first] = behind;
  const isAlike = parts.every((one) => one.inner?.kind === 'forwarded' && onPurpose(one.inner) === onPurpose(first));
  const isTwice = outcome.faults !== NO_FAULTS && behind.some(({ faults }) => faults !== NO_FAULTS);
  const timeout = isAlike ? shorter(outcome.timeout, first.timeout) : outcome.timeout;
  const cors = outcome.cors ?? (isAlike ? first.cors : undefined);
  return {
    ...outcome,
    unsure: [
      ...new Set([...outcome.unsure, ...inner.flatMap(({ unsure }) => unsure)]),
      ...isAlike || behind.length === 0 ? [] : ['faults, limits and headers for browsers depend on the destination, which is chosen by chance'],
      ...isTwice ? ['the waypoint injects faults beside those of the gateway'] : [],
    ],
    destinations: parts.flatMap(destinationsOf),
    mirrors: [...outcome.mirrors, ...behind.flatMap(({ mirrors }) => mirrors)],
    faults: outcome.faults === NO_FAULTS && isAlike ? first.faults : outcome.faults,
    ...timeout !== undefined && { timeout },
    ...cors && { cors },
  };
}

const onPurpose = ({ faults, timeout, cors }: Forwarded) => JSON.stringify([faults, timeout, cors]);

/** Of two limits the one that is reached first. */
const shorter = (one: string | undefined, other: string | undefined) =>
  (one === undefined || other === undefined ? one ?? other : secondsOf(other) < secondsOf(one) ? other : one);

const failureOf = ({ status, grpcStatus }: Answered) => ({ status, ...grpcStatus !== undefined && { grpcStatus } });

function destinationsOf({ outer, inner }: Part): Destination[] {
  if (!inner) return [outer];
  const { route } = inner.decision;
  if (inner.kind === 'answered') {
    const failure = { ...failureOf(inner), reason: `the waypoint ${outer.waypoint} answers itself: ${inner.by}` };
    return [{ ...outer, failure, denials: [], ...route && { route } }];
  }
  return inner.destinations.map((one) => ({
    ...one,
    weight: inner.destinations.length === 1 ? outer.weight : one.weight,
    share: outer.share * one.share,
    responseChanges: inTurn(...one.responseChanges, ...outer.responseChanges),
    waypoint: outer.waypoint,
    ...route && { route },
  }));
}
