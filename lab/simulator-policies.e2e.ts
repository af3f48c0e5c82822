import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { readText } from '../src/model/read';
import { buildMesh, Mesh, Request, simulate } from '../src/simulator';
import { settingsOf } from '../src/simulator/config/mesh-options';
import { Policies, Token } from '../src/simulator/policy';
import { AUTHORIZERS, base } from './generators/policies/base';
import { policies } from './generators/policies/mesh';
import { request } from './generators/policies/request';
import { ISSUERS } from './generators/policies/tokens';
import { Credentials, LightMesh, Manifest, startLightMesh } from './light';
import { isLikely } from './simulator/chance';
import { isValid, SEED } from './simulator/generated';
import { asked, PoliciesOf, policiesByName, policyExpectations, policyFound } from './simulator/policies';
import { Issuer } from './tokens';

/** Generated meshes; a long run takes a fresh seed. */
const RUNS = Number(process.env.LAB_RUNS ?? 40);
const REQUESTS = 30;
const TRIES = 40;

/** Of all requests, at most this share may be answered only by what nobody tells the simulator. */
const MOST_UNSURE = 0.1;

/** Nothing of the lab speaks mutual TLS. */
const OPTIONS = { outboundTrafficPolicy: 'REGISTRY_ONLY', enableAutoMtls: false, authorizers: AUTHORIZERS } as const;

let lab: LightMesh;
let credentials: Credentials;
let authorizer: string;
const issuers = new Map(ISSUERS.map((name) => [name, new Issuer(name)]));
const stranger = new Issuer('stranger');

beforeAll(async () => {
  lab = await startLightMesh({ inbound: true });
  credentials = await lab.credentials('www.example.com');
  // No policy is for what is outside of the mesh.
  authorizer = await lab.serve('authorizer', 8080);
});

afterAll(() => lab?.close());

const texts = new WeakMap<Token, string>();

/** The token with a signature that is right or, where that is what is wrong with it, one of somebody else. */
function signed(token: Token): string {
  const known = texts.get(token);
  if (known) return known;
  const text = (token.wrong === 'signature' ? stranger : issuers.get(token.claims.iss as string)!).sign(token.claims);
  texts.set(token, text);
  return text;
}

interface Simulated {
  readonly mesh: Mesh;
  readonly policiesOf: PoliciesOf;
}

function simulatedOf(manifests: readonly Manifest[]): Simulated {
  const { resources } = readText(manifests.map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml');
  return { mesh: buildMesh(resources, OPTIONS), policiesOf: policiesByName(new Policies(resources, settingsOf(OPTIONS))) };
}

/** What is different between the simulator and the mesh, for one request; undefined where nothing is. */
async function difference({ mesh, policiesOf }: Simulated, one: Request): Promise<object | undefined> {
  const outcome = simulate(mesh, one);
  const expected = policyExpectations(outcome, one, policiesOf);
  if (expected.size === 0) return undefined;
  const tries = expected.size > 1 ? TRIES : 1;
  const answers = await Promise.all(Array.from({ length: tries }, () => lab.request(asked(one, signed))));
  const seen = new Map<string, number>();
  for (const what of answers.map((answer) => policyFound(answer, one, signed))) seen.set(what, (seen.get(what) ?? 0) + 1);
  const others = [...seen.keys()].filter((what) => !expected.has(what));
  const rare = [...expected].filter(([what, share]) => !isLikely(seen.get(what) ?? 0, tries, share));
  if (others.length === 0 && rare.length === 0) return undefined;
  const said = answers.map(({ body }) => body).filter((body) => body !== undefined);
  return { request: one, simulated: Object.fromEntries(expected), seen: Object.fromEntries(seen), said: [...new Set(said)], outcome };
}

/** What is new may be late for a moment: what differs is asked again before it is believed. */
async function lastingDifference(simulated: Simulated, one: Request): Promise<object | undefined> {
  if (!await difference(simulated, one)) return undefined;
  await new Promise((resolve) => setTimeout(resolve, 100));
  return difference(simulated, one);
}

/** In a word: what the simulator says of a request. */
function kindOf({ mesh }: Simulated, one: Request): string[] {
  const outcome = simulate(mesh, one);
  const at = 'gateway' in one.from ? one.from.gateway : 'workload';
  if (outcome.unsure.length > 0) return ['unsure'];
  if (outcome.kind !== 'forwarded') return [`${at}: ${outcome.kind === 'answered' ? `${outcome.by} ${outcome.status}` : outcome.kind}`];
  const statuses = outcome.destinations.flatMap(({ denials }) => denials.map(({ status }) => `endpoint: ${status}`));
  return [...new Set(statuses), ...statuses.length === 0 ? [`${at}: forwarded${one.tokens?.length ? ' with tokens' : ''}`] : []];
}

test(`the simulator decides by policies as istiod and Envoy do (seed ${SEED})`, async () => {
  const jwksOf = (name: string) => issuers.get(name)!.jwks;
  const cases = fc.record({ added: policies(jwksOf), requests: fc.array(request, { minLength: REQUESTS, maxLength: REQUESTS }) });
  const outcomes = new Map<string, number>();
  let asks = 0;

  await fc.assert(fc.asyncProperty(cases, async ({ added, requests }) => {
    fc.pre(added.every(isValid));
    const manifests = [...base(credentials, authorizer), ...added];
    await lab.apply(manifests);
    const simulated = simulatedOf(manifests);
    for (const one of requests) {
      const different = await lastingDifference(simulated, one);
      if (different) throw new Error(`${added.map((policy) => dump(policy)).join('---\n')}---\n${dump(different, { skipInvalid: true })}`);
      asks++;
      for (const kind of kindOf(simulated, one)) outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    }
  }), { seed: SEED, numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: !!process.env.CI });

  process.stderr.write(`${asks} requests: ${JSON.stringify(Object.fromEntries([...outcomes].sort()))}\n`);
  expect((outcomes.get('unsure') ?? 0) / asks).toBeLessThan(MOST_UNSURE);
  // What is never met is not compared.
  for (const kind of [
    'shop/edge: forwarded with tokens', 'shop/edge: denied 403', 'shop/edge: unauthenticated 401', 'shop/edge: unauthenticated 403', 'shop/api: denied 403',
    'shop/api: unauthenticated 401', 'workload: forwarded with tokens', 'endpoint: 401', 'endpoint: 403',
  ]) {
    expect([kind, (outcomes.get(kind) ?? 0) > 0]).toEqual([kind, true]);
  }
});
