import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { readText } from '../src/model/read';
import { validateObject } from '../src/schema/validate-object';
import { buildMesh, Mesh, Request, simulate } from '../src/simulator';
import { base } from './generators/traffic/base';
import { meshConfiguration } from './generators/traffic/mesh';
import { requestIn, requestTemplate } from './generators/traffic/request';
import { LightMesh, Manifest, MeshRequest, startLightMesh } from './light';
import { expectations, found } from './simulator/compare';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 50);
const SEED = Number(process.env.LAB_SEED ?? (process.env.LAB_RUNS ? Math.floor(Math.random() * 2 ** 31) : 1));
const REQUESTS = 20;

/** Tries where there are several possibilities. The chance of one that is further off than this is under 1 in 10^7. */
const TRIES = 40;
const DEVIATIONS = 5.5;

let lab: LightMesh;
let partner: string;

beforeAll(async () => {
  lab = await startLightMesh();
  partner = await lab.serve('partner', 8080);
});

afterAll(() => lab?.close());

const meshOf = (manifests: readonly Manifest[]) =>
  buildMesh(readText(manifests.map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml').resources, { outboundTrafficPolicy: 'REGISTRY_ONLY' });

const isValid = (manifest: Manifest) => validateObject({ ...manifest }).every(({ severity }) => severity !== 'error');

/** Whether so many of all tries may come of a share. */
const isLikely = (count: number, tries: number, share: number) =>
  Math.abs(count - tries * share) <= DEVIATIONS * Math.sqrt(tries * share * (1 - share)) + 1e-9;

/** What is different between the simulator and the mesh, for one request; undefined where nothing is. */
async function difference(mesh: Mesh, request: Request): Promise<object | undefined> {
  const outcome = simulate(mesh, request);
  const expected = expectations(outcome);
  if (expected.size === 0 || outcome.unsure.length > 0) return undefined;
  const tries = expected.size > 1 ? TRIES : 1;
  const answers = await Promise.all(Array.from({ length: tries }, () => lab.request(request as MeshRequest)));
  const seen = new Map<string, number>();
  for (const what of answers.map((one) => found(one))) seen.set(what, (seen.get(what) ?? 0) + 1);
  const others = [...seen.keys()].filter((one) => !expected.has(one));
  const rare = [...expected].filter(([one, share]) => !isLikely(seen.get(one) ?? 0, tries, share));
  if (others.length === 0 && rare.length === 0) return undefined;
  return { request, simulated: Object.fromEntries(expected), decision: outcome.decision, seen: Object.fromEntries(seen) };
}

/** A cluster that is new may answer 503 for a moment: what differs is asked again before it is believed. */
async function lastingDifference(mesh: Mesh, request: Request): Promise<object | undefined> {
  if (!await difference(mesh, request)) return undefined;
  await new Promise((resolve) => setTimeout(resolve, 100));
  return difference(mesh, request);
}

test(`the simulator answers as istiod and Envoy do (seed ${SEED})`, async () => {
  const cases = fc.record({ added: meshConfiguration, templates: fc.array(requestTemplate, { minLength: REQUESTS, maxLength: REQUESTS }) });
  const outcomes = new Map<string, number>();

  await fc.assert(fc.asyncProperty(cases, async ({ added, templates }) => {
    fc.pre(added.every(isValid));
    const manifests = [...base(partner), ...added];
    // What stays from the mesh before would keep its age.
    await lab.apply(base(partner));
    await lab.apply(manifests);
    const mesh = meshOf(manifests);
    for (const request of templates.map((one) => requestIn(added, one))) {
      const different = await lastingDifference(mesh, request);
      if (different) throw new Error(`${added.map((one) => dump(one)).join('---\n')}---\n${dump(different)}`);
      const outcome = simulate(mesh, request);
      const kind = outcome.kind === 'answered' ? outcome.by : outcome.kind;
      const [by] = outcome.decision.route?.resource.split(' ') ?? [];
      for (const one of by ? [kind, `${kind} by ${by}`] : [kind]) outcomes.set(one, (outcomes.get(one) ?? 0) + 1);
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000 });

  process.stderr.write(`outcomes: ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  // What is never met is not compared.
  for (const kind of ['forwarded', 'refused', 'redirect', 'direct response', 'no route', 'no virtual host', 'unknown host', 'forwarded by HTTPRoute']) {
    expect([kind, (outcomes.get(kind) ?? 0) > 0]).toEqual([kind, true]);
  }
});
