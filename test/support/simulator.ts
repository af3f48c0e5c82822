import { readText } from '../../src/model/read';
import { buildMesh, explain, MeshOptions, Request, simulate } from '../../src/simulator';

type Fields = Record<string, any>;

/** An object of Istio in the namespace `shop`, or in that of 'namespace/name'. */
export function istio(kind: string, name: string, spec: Fields, metadata: Fields = {}): object {
  const [own, namespace = 'shop'] = name.split('/').reverse();
  return { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: own, namespace, ...metadata }, spec };
}

/** A Service with a Deployment for each version. */
export function service(name: string, versions: string[] = ['v1'], spec: Fields = {}, metadata: Fields = {}): object[] {
  const [own, namespace = 'shop'] = name.split('/').reverse();
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: own, namespace, ...metadata },
      spec: { selector: { app: own }, ports: [{ name: 'http', port: 80 }], ...spec },
    },
    ...versions.map((version) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `${own}-${version}`, namespace },
      spec: { template: { metadata: { labels: { app: own, version } }, spec: { containers: [{ name: 'app' }] } } },
    })),
  ];
}

export const SUBSETS = ['v1', 'v2'].map((version) => ({ name: version, labels: { version } }));

/** `web` in two versions with subsets, `news` that calls it, and `far` in the namespace `apps`. */
export const BASE = [
  ...service('web', ['v1', 'v2']), ...service('news'), ...service('apps/far'),
  istio('DestinationRule', 'web', { host: 'web', subsets: SUBSETS }),
];

export const NEWS = { workload: 'shop/news-v1' };
export const FAR = { workload: 'apps/far-v1' };
export const EDGE = { gateway: 'shop/edge' };

export const edge = (hosts: string[] = ['*'], more: Fields = {}) => istio('Gateway', 'edge', {
  selector: { istio: 'ingressgateway' }, servers: [{ hosts, port: { number: 80, name: 'http', protocol: 'HTTP' }, ...more }],
});

export const resourcesOf = (objects: object[]) => readText(objects.map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml').resources;

export const meshOf = (objects: object[], options?: MeshOptions) => buildMesh(resourcesOf(objects), options);

/** What becomes of requests in a mesh. */
export function asking(objects: object[], options?: MeshOptions) {
  const mesh = meshOf(objects, options);
  const full = (request: Partial<Request>): Request => ({ from: NEWS, host: 'web', ...request });
  return {
    outcome: (request: Partial<Request> = {}) => simulate(mesh, full(request)),
    explanation: (request: Partial<Request> = {}) => explain(mesh, full(request)),
    /** In a word: who answers, with the share where there are several, or with what status the proxy does. */
    who: (request: Partial<Request> = {}): string => inAWord(simulate(mesh, full(request))),
  };
}

function inAWord(outcome: ReturnType<typeof simulate>): string {
  switch (outcome.kind) {
    case 'answered': return [outcome.status, outcome.location ?? outcome.body].filter(Boolean).join(' ');
    case 'forwarded': case 'connected': return outcome.destinations.map(({ share, endpoints, failure, unsure }) => {
      const what = (failure && (failure.status ?? 'closed')) ?? (unsure && 'unsure') ?? endpoints.map((one) => one.replace('shop/', '')).join('+');
      return share === 1 ? what : `${what} ${Math.round(share * 100)}%`;
    }).join(', ');
    default: return outcome.kind;
  }
}

/** A VirtualService for `web` in the mesh. */
export const routes = (...http: Fields[]) => istio('VirtualService', 'web', { hosts: ['web'], http });

/** A route that tells its name. */
export const answer = (name: string, match?: Fields[], more: Fields = {}) =>
  ({ ...match && { match }, directResponse: { status: 200, body: { string: name } }, ...more });

export const to = (host: string, subset?: string, more: Fields = {}) => ({ destination: { host, ...subset && { subset } }, ...more });
