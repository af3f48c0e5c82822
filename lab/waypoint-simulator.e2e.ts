import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { isUnsure, Outcome, Request, simulate } from '../src/simulator';
import { Mesh as Lab, startMesh } from './full';
import { ambientBase, ambientConfiguration, ambientRequest, ambientRequestIn, partnerAt } from './generators/traffic/waypoint';
import { Manifest } from './light';
import { meshOf } from './simulator/chance';
import { Asking, lastingDifference } from './simulator/difference';
import { isValid, SEED } from './simulator/generated';
import { Tally } from './simulator/tally';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 20);
const REQUESTS = Number(process.env.LAB_REQUESTS ?? 15);

const TRIES = 24;

let lab: Lab;
let base: readonly Manifest[];

beforeAll(async () => {
  lab = await startMesh({ manifests: [...ambientBase], workloads: [{ namespace: 'outside', name: 'partner', labels: { app: 'partner', version: 'v1' }, ports: [8080] }] });
  const [{ status }] = await lab.list({ apiVersion: 'v1', kind: 'Pod', namespace: 'outside' });
  base = [...ambientBase, partnerAt(status.podIP)];
  await lab.apply([...base]);
});

afterAll(() => lab?.close());

/** With the age that the API server gave them. */
const aged = (manifests: readonly Manifest[]): Promise<Manifest[]> => Promise.all(manifests.map(async (one) => {
  const { metadata: { creationTimestamp } } = await lab.get(one);
  return { ...one, metadata: { ...one.metadata, creationTimestamp } };
}));

const withoutAge = (manifest: Manifest): Manifest => {
  const { creationTimestamp: _, ...metadata } = manifest.metadata as Manifest['metadata'] & { creationTimestamp?: string };
  return { ...manifest, metadata };
};

/** All of them are of HTTP. */
function ask({ protocol: _, tls: __, ...request }: Request) {
  if ('gateway' in request.from) return lab.request({ ...request, from: 'gateway', address: undefined });
  return lab.request({ ...request, from: request.from, waypoint: 'shop/waypoint' });
}

const ASKING: Asking = {
  ask,
  tries: TRIES,
  pauses: [100, 400, 1500],
  // Each connection that a gateway keeps to a waypoint answers once more as the waypoint was. So many at once use them all.
  before: (request) => Promise.all(Array.from({ length: TRIES }, () => ask(request))),
};

/** Whether a waypoint decided after a gateway. */
const isBehindGateway = ({ decision, ...outcome }: Outcome) =>
  decision.passes?.[0].startsWith('Gateway ') || ('destinations' in outcome && outcome.destinations.some(({ waypoint }) => waypoint));

test(`the simulator answers as a waypoint does, and as a gateway before one (seed ${SEED})`, async () => {
  const cases = fc.record({ added: ambientConfiguration, requests: fc.array(ambientRequest, { minLength: REQUESTS, maxLength: REQUESTS }) });
  const tally = new Tally();

  await fc.assert(fc.asyncProperty(cases, async ({ added: generated, requests }) => {
    fc.pre(generated.every(isValid));
    const added = generated.map(withoutAge);
    const refused = (await lab.apply(added)).filter(({ layer }) => layer);
    fc.pre(refused.length === 0);
    try {
      await lab.waitSynced();
      const mesh = meshOf([...base, ...await aged(added)]);
      for (const request of requests.map((one) => ambientRequestIn(added, one))) {
        const different = await lastingDifference(mesh, request, ASKING);
        if (different) throw new Error(`${added.map((one) => dump(one)).join('---\n')}---\n${dump(different)}`);
        const outcome = simulate(mesh, request);
        const kind = outcome.kind === 'answered' ? outcome.by : outcome.kind;
        const [by] = outcome.decision.route?.resource.split(' ') ?? [];
        tally.add(kind, ...by ? [`${kind} by ${by}`] : [], ...isBehindGateway(outcome) ? ['behind a gateway'] : [], isUnsure(outcome) ? 'not known' : 'compared');
      }
    } finally {
      await lab.delete(added);
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: true });

  tally.expectMet(['forwarded', 'forwarded by VirtualService', 'forwarded by HTTPRoute', 'redirect', 'direct response', 'behind a gateway']);
});
