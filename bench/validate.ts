/** Time to validate an object by its CRD's structure and rules: `npx projen compile && npx tsx bench/validate.ts [objects]`. */
import { ObjectLike } from '../lib/src/schema/problem';
import { validateObject } from '../lib/src/schema/validate-object';

const OBJECTS = Number(process.argv[2] ?? 10_000);
const ROUNDS = 9;

const metadata = (name: string) => ({ name, namespace: 'bench', labels: { app: 'bench' } });

const KINDS: Record<string, (index: number) => ObjectLike> = {
  VirtualService: (index) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: metadata(`routes-${index}`),
    spec: {
      hosts: [`service-${index}.bench.svc.cluster.local`],
      http: ['v1', 'v2', 'v3'].map((subset) => ({
        match: [{ uri: { prefix: `/${subset}` }, headers: { 'end-user': { exact: 'don-norman' } } }],
        route: [{ destination: { host: `service-${index}.bench.svc.cluster.local`, subset }, weight: 100 }],
        timeout: '10s',
        retries: { attempts: 3, perTryTimeout: '2s' },
      })),
    },
  }),
  DestinationRule: (index) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: metadata(`rule-${index}`),
    spec: {
      host: `service-${index}.bench.svc.cluster.local`,
      trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' }, connectionPool: { tcp: { maxConnections: 100, connectTimeout: '5s' } } },
      subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })),
    },
  }),
  Gateway: (index) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: metadata(`gateway-${index}`),
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'], tls: { httpsRedirect: true } },
        { port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['*.example.com'], tls: { mode: 'SIMPLE', credentialName: 'cert' } },
      ],
    },
  }),
  AuthorizationPolicy: (index) => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: metadata(`policy-${index}`),
    spec: {
      selector: { matchLabels: { app: `service-${index}` } },
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/web/sa/web'] } }], to: [{ operation: { methods: ['GET'], paths: ['/a'] } }] }],
    },
  }),
  HTTPRoute: (index) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(`route-${index}`),
    spec: {
      parentRefs: [{ name: 'public', namespace: 'edge' }],
      hostnames: ['www.example.com'],
      rules: [
        { matches: [{ path: { type: 'PathPrefix', value: '/a' } }], backendRefs: [{ name: `service-${index}`, port: 80 }] },
        { backendRefs: [{ name: `service-${index}`, port: 80, weight: 90 }, { name: 'other', port: 80, weight: 10 }] },
      ],
    },
  }),
};

function microseconds(objects: ObjectLike[]): number {
  const begin = performance.now();
  for (const object of objects) {
    if (validateObject(object).length > 0) throw new Error(`not valid: ${JSON.stringify(object)}`);
  }
  return (performance.now() - begin) * 1000 / objects.length;
}

for (const [kind, make] of Object.entries(KINDS)) {
  const objects = Array.from({ length: OBJECTS }, (_, index) => make(index));
  const rounds = Array.from({ length: ROUNDS }, () => microseconds(objects));
  console.log(`${kind}: ${Math.min(...rounds).toFixed(2)} µs an object (the smallest of ${ROUNDS}, the first ${rounds[0].toFixed(2)} µs)`);
}
