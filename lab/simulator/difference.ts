import { setTimeout } from 'node:timers/promises';
import { isUnsure, Mesh, Request, simulate } from '../../src/simulator';
import { MeshAnswer } from '../light';
import { isLikely } from './chance';
import { expectations, found } from './compare';

/** How a mesh is asked. */
export interface Asking {
  readonly ask: (request: Request) => Promise<MeshAnswer>;
  /** How often, where there are several possibilities. */
  readonly tries: number;
  /** What was asked so often before that it is known who answers how often: of these one answer is enough. @default none is remembered */
  readonly counted?: Set<string>;
  /** What a proxy has just learnt may answer otherwise for a moment: what differs is asked again after each of these milliseconds. */
  readonly pauses: readonly number[];
  /** What is done before it is asked again. */
  readonly before?: (request: Request) => Promise<unknown>;
}

/** What is different between the simulator and a mesh, for one request, and stays so; undefined where nothing is. */
export async function lastingDifference(mesh: Mesh, request: Request, asking: Asking): Promise<object | undefined> {
  let different = await difference(mesh, request, asking);
  for (const pause of asking.pauses) {
    if (!different) return undefined;
    await setTimeout(pause);
    await asking.before?.(request);
    different = await difference(mesh, request, asking);
  }
  return different;
}

async function difference(mesh: Mesh, request: Request, asking: Asking): Promise<object | undefined> {
  const outcome = simulate(mesh, request);
  const expected = expectations(outcome);
  if (expected.size === 0 || isUnsure(outcome)) return undefined;
  const { decision } = outcome;
  const key = JSON.stringify([decision, 'destinations' in outcome ? outcome.destinations.map(({ host, subset, port, share }) => [host, subset, port, share]) : []]);
  const isCounted = expected.size > 1 && !asking.counted?.has(key);
  const tries = isCounted ? asking.tries : 1;
  const answers = await Promise.all(Array.from({ length: tries }, () => asking.ask(request)));
  const seen = new Map<string, number>();
  for (const what of answers.map((one) => found(one, outcome.kind === 'connected'))) seen.set(what, (seen.get(what) ?? 0) + 1);
  const others = [...seen.keys()].filter((one) => !expected.has(one));
  const rare = isCounted ? [...expected].filter(([one, share]) => !isLikely(seen.get(one) ?? 0, tries, share)) : [];
  if (others.length === 0 && rare.length === 0) {
    if (isCounted) asking.counted?.add(key);
    return undefined;
  }
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
  return { request, simulated: Object.fromEntries(expected), decision, ...reason, seen: Object.fromEntries(seen) };
}
