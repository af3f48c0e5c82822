/**
 * Simulated requests a second: `npx tsx bench/simulate.ts [services]…`, by default for 1000 and 10,000 services.
 *
 * A mesh is made once and then asked 20,000 requests, no two of which are alike: misses, expressions, redirects, and services
 * with policies. Nothing keeps what became of a request. The processor time counts, and is set against that of plain
 * arithmetic, as processors that are shared with others take longer for everything.
 */
import { readText } from '../src/model/read';
import { buildMesh, Request, simulate } from '../src/simulator';
import { gateway, hostOf, namespaceOf, NAMESPACES, policiesOf, serviceOf } from './simulated-mesh';

const REQUESTS = 20_000;
const PORTION = 1000;
const ROUNDS = 9;

const PATHS = ['/', '/old', '/orders/17', '/orders/17/items', '/orders/x', '/about?preview=on', '/a/b/c?x=1', '/admin/users'];

function requestOf(index: number, services: number): Request {
  const service = (index * 7919) % services;
  const user = index % 3 === 0 ? 'don' : `user-${index}`;
  const what = { path: PATHS[index % PATHS.length], headers: { 'end-user': user, 'accept': '*/*', 'x-trace': `${index}` } };
  if (index % 10 === 0) return { from: { gateway: 'team-0/edge' }, host: `unknown-${index}.example.org`, ...what };
  if (index % 2 === 0) return { from: { gateway: 'team-0/edge' }, host: `service-${service}.example.com`, ...what };
  return { from: { workload: `${namespaceOf(index)}/service-${index % NAMESPACES}-v1` }, host: hostOf(service), ...what };
}

/** Processor time, of which other programs take nothing away. */
function seconds(step: () => unknown): number {
  const begin = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000_000;
}

const fastest = (step: () => unknown) => Math.min(...Array.from({ length: ROUNDS }, () => seconds(step)));

/** A hundred million additions of numbers with a fraction, which take a tenth of a second on a processor of 4 GHz. */
function arithmetic(): number {
  let sum = 0.5;
  for (let index = 0; index < 100_000_000; index++) sum += index;
  return sum;
}

/** Short enough for some round of each to be undisturbed, and of more requests than a processor has near. */
const portions = (requests: readonly Request[]) =>
  Array.from({ length: REQUESTS / PORTION }, (_, index) => requests.slice(index * PORTION, (index + 1) * PORTION));

interface Measured {
  readonly services: number;
  readonly building: number;
  readonly first: number;
  readonly each: number;
}

function measure(services: number): Measured {
  const objects = [gateway, ...policiesOf(), ...Array.from({ length: services }, (_, index) => serviceOf(index)).flat()];
  const { resources } = readText(objects.map((one) => JSON.stringify(one)).join('\n---\n'), 'bench.yaml');
  const requests = Array.from({ length: REQUESTS }, (_, index) => requestOf(index, services));
  let mesh = buildMesh(resources);
  const building = seconds(() => mesh = buildMesh(resources));
  const ask = (some: readonly Request[]) => {
    for (const request of some) simulate(mesh, request);
  };
  // Proxies learn what they know from the first requests.
  const first = seconds(() => ask(requests));
  const best = portions(requests).reduce((sum, some) => sum + fastest(() => ask(some)), 0);
  const kinds = new Map<string, number>();
  for (const request of requests) {
    const outcome = simulate(mesh, request);
    const kind = outcome.kind === 'answered' ? `${outcome.status} ${outcome.by}` : outcome.kind;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const outcomes = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`).join(', ');
  process.stdout.write(`${services} services: built in ${(building * 1000).toFixed(0)} ms, first ${REQUESTS} requests in ${first.toFixed(2)} s, `
    + `then ${Math.round(REQUESTS / best)} requests a second (${outcomes})\n`);
  return { services, building, first, each: best };
}

const given = process.argv.slice(2).map(Number);
const measured = (given.length > 0 ? given : [1000, 10_000]).map(measure);
for (const [index, larger] of measured.slice(1).entries()) {
  const smaller = measured[index];
  const exponent = (field: 'building' | 'first' | 'each') =>
    (Math.log(larger[field] / smaller[field]) / Math.log(larger.services / smaller.services)).toFixed(2);
  process.stdout.write(`from ${smaller.services} to ${larger.services} services, as a power of their number: `
    + `building ${exponent('building')}, first requests ${exponent('first')}, then each ${exponent('each')}\n`);
}
process.stdout.write(`a hundred million additions: ${fastest(arithmetic).toFixed(2)} s\n`);
