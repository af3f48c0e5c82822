import { setTimeout } from 'node:timers/promises';
import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { readText } from '../src/model/read';
import { buildMesh, Mesh, Outcome, Request, simulate } from '../src/simulator';
import { Mesh as Lab, startMesh } from './full';
import { IDENTITY_REQUESTS, identityBase, identityPolicies } from './generators/policies/identities';
import { Manifest, MeshAnswer } from './light';
import { isValid, SEED } from './simulator/generated';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 25);

/** What a proxy has just learnt may take a moment: what differs is asked again before it is believed. */
const PATIENCE = [100, 400, 1500];

let lab: Lab;

beforeAll(async () => {
  lab = await startMesh({ manifests: identityBase });
  await lab.waitSynced();
});

afterAll(() => lab?.close());

const meshOf = (manifests: readonly Manifest[]) => buildMesh(readText(manifests.map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml').resources);
/** What the simulator says, in a word; undefined where it is not sure. */
function expected(outcome: Outcome): string | undefined {
  if (outcome.unsure.length > 0) return undefined;
  if (outcome.kind !== 'forwarded') throw new Error(`no policy makes a request ${outcome.kind}`);
  const [{ denials }] = outcome.destinations;
  return denials.length === 0 ? '200' : `${denials[0].status}`;
}

const found = ({ status, error }: MeshAnswer) => (error ? error.kind === 'closed' ? 'reset' : error.kind : `${status}`);

async function difference(mesh: Mesh, request: Request): Promise<object | undefined> {
  const outcome = simulate(mesh, request);
  const simulated = expected(outcome);
  if (simulated === undefined) return undefined;
  const answer = await lab.request({ host: request.host, port: request.port, path: request.path, from: request.from as { workload: string } });
  return found(answer) === simulated ? undefined : { request, simulated, seen: found(answer), body: answer.body, error: answer.error, outcome };
}

async function lastingDifference(mesh: Mesh, request: Request): Promise<object | undefined> {
  let different = await difference(mesh, request);
  for (const pause of PATIENCE) {
    if (!different) return undefined;
    await setTimeout(pause);
    different = await difference(mesh, request);
  }
  return different;
}

test(`the simulator knows who calls, as sidecars do that speak mutual TLS (seed ${SEED})`, async () => {
  const outcomes = new Map<string, number>();

  await fc.assert(fc.asyncProperty(identityPolicies, async (added) => {
    fc.pre(added.every(isValid));
    const refused = (await lab.apply(added)).filter(({ layer }) => layer);
    fc.pre(refused.length === 0);
    try {
      await lab.waitSynced();
      const mesh = meshOf([...identityBase, ...added]);
      for (const request of IDENTITY_REQUESTS) {
        const different = await lastingDifference(mesh, request);
        if (different) throw new Error(`${added.map((one) => dump(one)).join('---\n')}---\n${dump(different, { skipInvalid: true })}`);
        const kind = `${(request.from as { workload: string }).workload}: ${expected(simulate(mesh, request)) ?? 'unsure'}`;
        outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
      }
    } finally {
      await lab.delete(added);
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: true });

  process.stderr.write(`${JSON.stringify(Object.fromEntries([...outcomes].sort()))}\n`);
  expect([...outcomes.keys()].filter((kind) => kind.endsWith('unsure'))).toEqual([]);
  for (const kind of ['shop/news: 200', 'shop/news: 403', 'shop/news: 503', 'apps/far: 200', 'apps/far: 403', 'outside/client: 200', 'outside/client: 403', 'outside/client: reset']) {
    expect([kind, (outcomes.get(kind) ?? 0) > 0]).toEqual([kind, true]);
  }
});
