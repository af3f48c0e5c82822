import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { Mesh, Request, simulate } from '../src/simulator';
import { CLIENT, connection, connectionBase, connectionMesh } from './generators/traffic/connections';
import { Credentials, LightMesh, Manifest, startLightMesh } from './light';
import { secret } from './light/testing';
import { meshOf } from './simulator/chance';
import { Asking, lastingDifference } from './simulator/difference';
import { isValid, SEED } from './simulator/generated';
import { sentBy } from './simulator/sent';
import { Tally } from './simulator/tally';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 50);
const REQUESTS = Number(process.env.LAB_REQUESTS ?? 25);

let lab: LightMesh;
let partner: string;
let client: Credentials;
let cert: object;

beforeAll(async () => {
  lab = await startLightMesh();
  partner = await lab.serve('partner', 8080);
  client = await lab.credentials(CLIENT);
  const { certificate, key, authority } = await lab.credentials('a.example.com');
  cert = secret('cert', 'kubernetes.io/tls', { 'tls.crt': certificate, 'tls.key': key, 'ca.crt': authority }, 'istio-system');
});

afterAll(() => lab?.close());

const ASKING: Asking = { ask: (request) => lab.request(sentBy(client, request)), tries: 40, pauses: [200] };

/** Whether the proxies take it; what Envoy refuses the simulator must refuse, too. */
async function isTaken(manifests: Manifest[], mesh: Mesh, requests: readonly Request[]): Promise<boolean> {
  try {
    await lab.apply(manifests);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const isRefused = [...requests, ...toRefused(message)].some((one) => {
      const outcome = simulate(mesh, one);
      return outcome.kind === 'unmodelled' && outcome.reason.includes('Envoy refuses');
    });
    if (isRefused && message.includes('refused: ')) return false;
    throw new Error(`${message}\n${manifests.map((one) => dump(one)).join('---\n')}`);
  }
}

/** Connections to the listeners that a sidecar refuses, which none of the others may be for. */
function toRefused(message: string): Request[] {
  const workload = /Envoy of (\S+)-\d+ is not content/.exec(message)?.[1];
  if (!workload) return [];
  return [...message.matchAll(/error adding listener '([\d.]+):(\d+)'/g)]
    .map(([, address, port]) => ({ from: { workload }, host: address, address, port: Number(port), protocol: 'tcp' }));
}

test(`connections go where istiod and Envoy send them (seed ${SEED})`, async () => {
  const cases = fc.record({ added: connectionMesh(partner), requests: fc.array(connection, { minLength: REQUESTS, maxLength: REQUESTS }) });
  const tally = new Tally();

  await fc.assert(fc.asyncProperty(cases, async ({ added, requests }) => {
    fc.pre(added.every(isValid));
    const base = [...connectionBase(partner), cert as Manifest];
    const manifests = [...base, ...added];
    const mesh = meshOf(manifests);
    await lab.apply(base);
    if (!await isTaken(manifests, mesh, requests)) {
      tally.add('taken by no Envoy');
      return;
    }
    for (const request of requests) {
      const different = await lastingDifference(mesh, request, ASKING);
      if (different) throw new Error(`${added.map((one) => dump(one)).join('---\n')}---\n${dump(different)}`);
      const { kind, ...outcome } = simulate(mesh, request);
      const route = outcome.decision.route?.list;
      tally.add(`${[request.tls ? 'TLS' : '', request.protocol].filter(Boolean).join(' ')}: ${kind}${route ? ` by ${route}` : ''}`);
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.CI });

  tally.expectMet(['TLS http: forwarded', 'TLS http: refused', 'TLS http: connected by tls', 'TLS tcp: connected by tcp', 'tcp: connected', 'http: answered']);
});
