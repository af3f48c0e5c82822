import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { validateObject } from '../src/schema/validate-object';
import { Mesh, Request, simulate } from '../src/simulator';
import { CLIENT, connection, connectionBase, connectionMesh } from './generators/traffic/connections';
import { Credentials, LightMesh, Manifest, MeshRequest, startLightMesh } from './light';
import { secret } from './light/testing';
import { isLikely, meshOf } from './simulator/chance';
import { expectations, found } from './simulator/compare';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 50);
const SEED = Number(process.env.LAB_SEED ?? (process.env.LAB_RUNS ? Math.floor(Math.random() * 2 ** 31) : 1));
const REQUESTS = 25;
const TRIES = 40;

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

const isValid = (manifest: Manifest) => validateObject({ ...manifest }).every(({ severity }) => severity !== 'error');

/** A request as the lab sends it. */
function asked({ protocol, tls, ...request }: Request): MeshRequest {
  return {
    ...request,
    protocol: protocol === 'http' ? 'http/1.1' : protocol,
    ...protocol === 'tcp' && { body: 'line' },
    ...tls && { tls: { ...tls.sni !== undefined && { serverName: tls.sni }, ...tls.certificate && own() } },
  };
}

const own = () => ({ certificate: client.certificate, key: client.key });

/** What is different between the simulator and the mesh, for one request; undefined where nothing is. */
async function difference(mesh: Mesh, request: Request): Promise<object | undefined> {
  const outcome = simulate(mesh, request);
  const expected = expectations(outcome);
  const isUnsure = outcome.kind === 'forwarded' && outcome.destinations.some(({ unsure }) => unsure);
  if (expected.size === 0 || outcome.unsure.length > 0 || isUnsure) return undefined;
  const tries = expected.size > 1 ? TRIES : 1;
  const seen = new Map<string, number>();
  for (const answer of await Promise.all(Array.from({ length: tries }, () => lab.request(asked(request))))) {
    const what = found(answer, outcome.kind === 'connected');
    seen.set(what, (seen.get(what) ?? 0) + 1);
  }
  const others = [...seen.keys()].filter((one) => !expected.has(one));
  const rare = [...expected].filter(([one, share]) => !isLikely(seen.get(one) ?? 0, tries, share));
  if (others.length === 0 && rare.length === 0) return undefined;
  return { request, simulated: Object.fromEntries(expected), decision: outcome.decision, ...'reason' in outcome && { reason: outcome.reason }, seen: Object.fromEntries(seen) };
}

async function lastingDifference(mesh: Mesh, request: Request): Promise<object | undefined> {
  if (!await difference(mesh, request)) return undefined;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return difference(mesh, request);
}

/** Whether the proxies take it; what Envoy refuses the simulator must refuse, too. */
async function isTaken(manifests: Manifest[], mesh: Mesh, requests: readonly Request[]): Promise<boolean> {
  try {
    await lab.apply(manifests);
    return true;
  } catch (error) {
    const isRefused = requests.some((one) => {
      const outcome = simulate(mesh, one);
      return outcome.kind === 'unmodelled' && outcome.reason.includes('Envoy refuses');
    });
    if (isRefused && (error as Error).message.includes('refused: ')) return false;
    throw new Error(`${(error as Error).message}\n${manifests.map((one) => dump(one)).join('---\n')}`);
  }
}

/** Only where runs are asked for, as it takes minutes: most requests are for one of several connections, and asked for many times. */
const onDemand = process.env.LAB_RUNS ? test : test.skip;

onDemand(`connections go where istiod and Envoy send them (seed ${SEED})`, async () => {
  const cases = fc.record({ added: connectionMesh(partner), requests: fc.array(connection, { minLength: REQUESTS, maxLength: REQUESTS }) });
  const outcomes = new Map<string, number>();

  await fc.assert(fc.asyncProperty(cases, async ({ added, requests }) => {
    fc.pre(added.every(isValid));
    const base = [...connectionBase(partner), cert as Manifest];
    const manifests = [...base, ...added];
    const mesh = meshOf(manifests);
    await lab.apply(base);
    if (!await isTaken(manifests, mesh, requests)) {
      outcomes.set('taken by no Envoy', (outcomes.get('taken by no Envoy') ?? 0) + 1);
      return;
    }
    for (const request of requests) {
      const different = await lastingDifference(mesh, request);
      if (different) throw new Error(`${added.map((one) => dump(one)).join('---\n')}---\n${dump(different)}`);
      const { kind, ...outcome } = simulate(mesh, request);
      const route = outcome.decision.route?.list;
      const name = `${[request.tls ? 'TLS' : '', request.protocol].filter(Boolean).join(' ')}: ${kind}${route ? ` by ${route}` : ''}`;
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.LAB_FAST });

  process.stderr.write(`outcomes: ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  for (const name of ['TLS http: forwarded', 'TLS http: refused', 'TLS http: connected by tls', 'TLS tcp: connected by tcp', 'tcp: connected', 'http: answered']) {
    expect([name, (outcomes.get(name) ?? 0) > 0]).toEqual([name, true]);
  }
});
