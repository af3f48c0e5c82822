import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { isUnsure, Request, simulate } from '../src/simulator';
import { base } from './generators/traffic/base';
import { meshConfiguration } from './generators/traffic/mesh';
import { requestIn, requestTemplate } from './generators/traffic/request';
import { LightMesh, MeshRequest, startLightMesh } from './light';
import { meshOf } from './simulator/chance';
import { Asking, lastingDifference } from './simulator/difference';
import { isValid, SEED } from './simulator/generated';
import { Tally } from './simulator/tally';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 500);
const REQUESTS = Number(process.env.LAB_REQUESTS ?? 20);

let lab: LightMesh;
let partner: string;

beforeAll(async () => {
  lab = await startLightMesh();
  partner = await lab.serve('partner', 8080);
});

afterAll(() => lab?.close());

const ASKING: Asking = { ask: (request: Request) => lab.request(request as MeshRequest), tries: 40, pauses: [100] };

test(`the simulator answers as istiod and Envoy do (seed ${SEED})`, async () => {
  const cases = fc.record({ added: meshConfiguration, templates: fc.array(requestTemplate, { minLength: REQUESTS, maxLength: REQUESTS }) });
  const tally = new Tally();

  await fc.assert(fc.asyncProperty(cases, async ({ added, templates }) => {
    fc.pre(added.every(isValid));
    const manifests = [...base(partner), ...added];
    // What stays from the mesh before would keep its age.
    await lab.apply(base(partner));
    await lab.apply(manifests);
    const mesh = meshOf(manifests);
    const asking = { ...ASKING, counted: new Set<string>() };
    for (const request of templates.map((one) => requestIn(added, one))) {
      const different = await lastingDifference(mesh, request, asking);
      if (different) throw new Error(`${added.map((one) => dump(one)).join('---\n')}---\n${dump(different)}`);
      const outcome = simulate(mesh, request);
      const kind = outcome.kind === 'answered' ? outcome.by : outcome.kind;
      const [by] = outcome.decision.route?.resource.split(' ') ?? [];
      tally.add(kind, ...by ? [`${kind} by ${by}`] : [], isUnsure(outcome) ? 'not known' : 'compared');
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.CI });

  tally.expectMet(['forwarded', 'refused', 'redirect', 'direct response', 'no route', 'no virtual host', 'unknown host', 'forwarded by HTTPRoute']);
});
