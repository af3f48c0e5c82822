/** How long generated meshes take in the light lab: `npx tsx bench/light.ts [meshes] [seed]`, each asked ten requests. */
import * as fc from 'fast-check';
import { LightMesh, MeshAnswer, withLightMesh } from '../lab/light';
import { object, workload } from '../lab/light/testing';

const MESHES = Number(process.argv[2] ?? 100);
const SEED = Number(process.argv[3] ?? 1);
const REQUESTS = 10;

const SERVICES = ['web', 'cart', 'news'];
const VERSIONS = ['v1', 'v2'];
const GATEWAY_API = 'gateway.networking.k8s.io/v1';

const service = fc.constantFrom(...SERVICES);
const path = fc.constantFrom('/', '/a', '/a/b', '/cart/1');
const weight = fc.integer({ min: 1, max: 99 });

const virtualService = fc.record({ service, path, to: service, weight, header: fc.boolean() }).map((made) => object(
  'networking.istio.io/v1', 'VirtualService', made.service, {
    hosts: [made.service],
    http: [
      {
        match: [{ uri: { prefix: made.path }, ...made.header && { headers: { 'end-user': { exact: 'don' } } } }],
        route: VERSIONS.map((subset, index) => ({ destination: { host: made.to, subset }, weight: index ? 100 - made.weight : made.weight })),
      },
      { route: [{ destination: { host: made.service } }] },
    ],
  },
));

const httpRoute = fc.record({ service, path, to: service, weight }).map((made) => object(GATEWAY_API, 'HTTPRoute', made.service, {
  parentRefs: [{ group: '', kind: 'Service', name: made.service }],
  rules: [{
    matches: [{ path: { type: 'PathPrefix', value: made.path } }],
    backendRefs: [{ name: made.to, port: 80, weight: made.weight }, { name: made.service, port: 80, weight: 100 - made.weight }],
  }],
}));

const byName = { selector: ({ kind, metadata }: { kind: string; metadata: { name: string } }) => `${kind} ${metadata.name}` };
const mesh = fc.record({
  routes: fc.tuple(fc.uniqueArray(virtualService, byName), fc.uniqueArray(httpRoute, byName)).map((both) => both.flat()),
  requests: fc.array(fc.record({ host: service, path, user: fc.constantFrom('don', 'ada') }), { minLength: REQUESTS, maxLength: REQUESTS }),
});

type Mesh = typeof mesh extends fc.Arbitrary<infer T> ? T : never;

const BASE = SERVICES.flatMap((name) => [
  ...workload(name, { http: 80 }, { versions: VERSIONS }),
  object('networking.istio.io/v1', 'DestinationRule', name, {
    host: name, subsets: VERSIONS.map((version) => ({ name: version, labels: { version } })),
  }),
]);

async function run(lab: LightMesh, { routes, requests }: Mesh): Promise<MeshAnswer[]> {
  await lab.apply([...BASE, ...routes]);
  const answers: MeshAnswer[] = [];
  for (const { host, path: asked, user } of requests) {
    answers.push(await lab.request({ from: { workload: 'shop/news-v1' }, host, path: asked, headers: { 'end-user': user } }));
  }
  return answers;
}

async function main() {
  const begin = performance.now();
  const answers = await withLightMesh(async (lab) => {
    const all: MeshAnswer[] = [];
    for (const one of fc.sample(mesh, { numRuns: MESHES, seed: SEED })) all.push(...await run(lab, one));
    return all;
  });
  // An HTTPRoute leaves what it does not match without a destination.
  const lost = answers.filter(({ status }) => status !== 200 && status !== 404).length;
  const seconds = (performance.now() - begin) / 1000;
  process.stdout.write(`${MESHES} meshes, ${answers.length} requests, ${lost} lost: ${seconds.toFixed(1)} s\n`);
  if (lost > 0) process.exitCode = 1;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
