/** Simulated requests a second: `npx tsx bench/simulate.ts [services]`, the mesh made once, no request asked twice in a row. */
import { readText } from '../src/model/read';
import { buildMesh, Request, simulate } from '../src/simulator';

const SERVICES = Number(process.argv[2] ?? 1000);
const REQUESTS = 20_000;
const ROUNDS = 9;
const NAMESPACES = 20;
const VERSIONS = ['v1', 'v2'];

const namespaceOf = (index: number) => `team-${index % NAMESPACES}`;
const hostOf = (index: number) => `service-${index}.${namespaceOf(index)}.svc.cluster.local`;
const object = (apiVersion: string, kind: string, index: number, spec: object, suffix = '') =>
  ({ apiVersion, kind, metadata: { name: `service-${index}${suffix}`, namespace: namespaceOf(index) }, spec });

/** A service with two versions, routes by path, expression and header, and a host at the gateway. */
function serviceOf(index: number): object[] {
  const labels = (version: string) => ({ app: `service-${index}`, version });
  const to = (subset: string, weight: number) => ({ destination: { host: hostOf(index), subset, port: { number: 80 } }, weight });
  return [
    object('v1', 'Service', index, { selector: { app: `service-${index}` }, ports: [{ name: 'http', port: 80 }] }),
    ...VERSIONS.map((version) =>
      object('apps/v1', 'Deployment', index, { template: { metadata: { labels: labels(version) }, spec: { containers: [] } } }, `-${version}`)),
    object('networking.istio.io/v1', 'DestinationRule', index, {
      host: hostOf(index), subsets: VERSIONS.map((version) => ({ name: version, labels: { version } })),
    }),
    object('networking.istio.io/v1', 'VirtualService', index, {
      hosts: [hostOf(index), `service-${index}.example.com`],
      gateways: ['mesh', 'team-0/edge'],
      http: [
        { match: [{ uri: { exact: '/old' } }], redirect: { uri: '/new' } },
        { match: [{ uri: { regex: '/orders/[0-9]+(/items)?' }, method: { exact: 'GET' } }], route: [to('v2', 100)], rewrite: { uri: '/order' } },
        {
          match: [{ headers: { 'end-user': { exact: 'don' } } }, { queryParams: { preview: { exact: 'on' } } }],
          route: [to('v2', 100)],
          headers: { request: { set: { 'x-preview': 'yes' } } },
        },
        { match: [{ uri: { prefix: '/' } }], route: [to('v1', 90), to('v2', 10)] },
      ],
    }),
  ];
}

const GATEWAY = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'edge', namespace: 'team-0' },
  spec: { selector: { istio: 'ingressgateway' }, servers: [{ hosts: ['*.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } }] },
};

const PATHS = ['/', '/old', '/orders/17', '/orders/17/items', '/orders/x', '/about?preview=on', '/a/b/c?x=1'];

function requestOf(index: number): Request {
  const service = (index * 7919) % SERVICES;
  const user = index % 3 === 0 ? 'don' : `user-${index}`;
  const what = { path: PATHS[index % PATHS.length], headers: { 'end-user': user, 'accept': '*/*', 'x-trace': `${index}` } };
  if (index % 10 === 0) return { ...what, from: { gateway: 'team-0/edge' }, host: `unknown-${index}.example.org` };
  if (index % 2 === 0) return { ...what, from: { gateway: 'team-0/edge' }, host: `service-${service}.example.com` };
  return { ...what, from: { workload: `${namespaceOf(index)}/service-${index % NAMESPACES}-v1` }, host: hostOf(service) };
}

/** Processor time, of which other programs take nothing away. */
function seconds(step: () => void): number {
  const begin = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000_000;
}

const objects = [GATEWAY, ...Array.from({ length: SERVICES }, (_, index) => serviceOf(index)).flat()];
const { resources } = readText(objects.map((one) => JSON.stringify(one)).join('\n---\n'), 'bench.yaml');
const requests = Array.from({ length: REQUESTS }, (_, index) => requestOf(index));

let mesh = buildMesh(resources);
const building = seconds(() => {
  mesh = buildMesh(resources);
});
const run = () => {
  for (const request of requests) simulate(mesh, request);
};
// Proxies learn what they know from the first requests.
const first = seconds(run);
const best = Math.min(...Array.from({ length: ROUNDS }, () => seconds(run)));
process.stdout.write([
  `${SERVICES} services: built in ${(building * 1000).toFixed(0)} ms`,
  `first ${REQUESTS} requests in ${first.toFixed(2)} s`,
  `then ${Math.round(REQUESTS / best)} requests a second\n`,
].join(', '));
