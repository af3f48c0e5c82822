import { Credentials, Manifest } from '../../light';
import { object, secret, workload } from '../../light/testing';

/*
 * What policies are for: workloads of two namespaces, a gateway of either API before them, and routes that change nothing.
 */

const NETWORKING = 'networking.istio.io/v1';
const GATEWAY_API = 'gateway.networking.k8s.io/v1';

export const ROOT = 'istio-system';
export const EDGE = { gateway: 'shop/edge' };
export const API = { gateway: 'shop/api' };
export const CALLERS = [{ workload: 'shop/news-v1' }, { workload: 'apps/far-v1' }];

/** Of which programs of pods may listen in the lab as in a cluster. */
const PORTS = { 'http': 80, 'http-admin': 8081 };
const TARGETS: Readonly<Record<number, number>> = { 80: 8080, 8081: 8081 };

function served(name: string, options: Parameters<typeof workload>[2] = {}): Manifest[] {
  return (workload(name, PORTS, options) as Manifest[]).map((one) => (one.kind !== 'Service' ? one : {
    ...one, spec: { ...one.spec, ports: one.spec.ports.map((port: { port: number }) => ({ ...port, targetPort: TARGETS[port.port] })) },
  }));
}

const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'istio-injection': 'enabled' } } });
const to = (host: string) => [{ destination: { host, port: { number: 80 } } }];
const servers = [
  { hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } },
  { hosts: ['*'], port: { number: 443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'cert' } },
];

/** What policies of the action CUSTOM may ask: one without pods, which is the same as one that denies all, and one that allows all. */
export const AUTHORIZERS = [
  { name: 'lab-first', kind: 'http', service: 'lab-first.shop.svc.cluster.local' },
  { name: 'lab-second', kind: 'http', service: 'lab-second.shop.svc.cluster.local' },
] as const;
export const ANSWERS = { 'lab-first': 'deny', 'lab-second': 'allow' } as const;

/**
 * @param credentials of the gateway's server with TLS
 * @param authorizer address of one that allows all
 */
export const base = ({ certificate, key }: Credentials, authorizer: string): Manifest[] => [
  namespace('shop'),
  namespace('apps'),
  ...served('web', { versions: ['v1', 'v2'] }),
  ...served('news'),
  ...served('far', { namespace: 'apps' }),
  ...workload('lab-first', { http: 8080 }, { versions: [] }) as Manifest[],
  object(NETWORKING, 'ServiceEntry', 'lab-second', {
    hosts: ['lab-second.shop.svc.cluster.local'], ports: [{ number: 8080, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', endpoints: [{ address: authorizer }],
  }),
  secret('cert', 'kubernetes.io/tls', { 'tls.crt': certificate, 'tls.key': key }, ROOT) as Manifest,
  object(NETWORKING, 'Gateway', 'edge', { selector: { istio: 'ingressgateway' }, servers }),
  object(NETWORKING, 'VirtualService', 'far', { hosts: ['far.example.com'], gateways: ['edge'], http: [{ route: to('far.apps.svc.cluster.local') }] }),
  object(NETWORKING, 'VirtualService', 'web', {
    hosts: ['*'],
    gateways: ['edge'],
    http: [{ match: [{ headers: { '@request.auth.claims.role': { exact: 'editor' } } }], route: to('news.shop.svc.cluster.local') }, { route: to('web.shop.svc.cluster.local') }],
  }),
  object(GATEWAY_API, 'Gateway', 'api', { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 8080, protocol: 'HTTP' }] }),
  object(GATEWAY_API, 'HTTPRoute', 'api', { parentRefs: [{ name: 'api' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] }),
];
