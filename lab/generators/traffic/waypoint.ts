import * as fc from 'fast-check';
import { fullHost, hostsOverlap } from '../../../src/model/match/host';
import { Request } from '../../../src/simulator';
import { Manifest } from '../../light';
import { object } from '../../light/testing';
import { CALLERS, PARTNER, VERSIONS } from './base';
import { meshConfiguration } from './mesh';
import { requestTemplate, RequestTemplate } from './request';

/*
 * The same for a mesh in ambient mode: services of a namespace with a waypoint, one without in another, and a partner outside.
 */

const PORTS: Readonly<Record<string, readonly number[]>> = { web: [80, 8080], cart: [80], news: [80], empty: [80], far: [80, 8080] };
const CALLED = ['web', 'cart', 'news', 'empty'];
/** By which the ingress gateway leads to a service behind its waypoint. */
const OUTSIDE = 'cart.example.com';
const INGRESS = { 'istio.io/ingress-use-waypoint': 'true' };

const labelled = (manifest: Manifest, labels: Record<string, string>): Manifest => ({ ...manifest, metadata: { ...manifest.metadata, labels } });

function workload(name: string, versions: readonly string[], namespace = 'shop'): Manifest[] {
  const service = object('v1', 'Service', name, {
    selector: { app: name }, ports: PORTS[name].map((port) => ({ name: `http-${port}`, port })),
  }, namespace);
  return [
    // What comes from outside goes through the waypoint to one of them, and past it to the other.
    name === 'cart' ? labelled(service, INGRESS) : service,
    ...versions.map((version) => object('apps/v1', 'Deployment', `${name}-${version}`, {
      selector: { matchLabels: { app: name, version } },
      template: {
        metadata: { labels: { app: name, version } },
        spec: { containers: [{ name: 'app', image: 'mock', ports: PORTS[name].map((containerPort) => ({ containerPort })) }] },
      },
    }, namespace)),
  ];
}

const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' };
const ambientNamespace = (name: string, labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }) as Manifest;

export const ambientBase: readonly Manifest[] = [
  ambientNamespace('shop', { ...AMBIENT, 'istio.io/use-waypoint': 'waypoint' }),
  ambientNamespace('apps', AMBIENT),
  object('gateway.networking.k8s.io/v1', 'Gateway', 'waypoint', {
    gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
  }),
  object('networking.istio.io/v1', 'Gateway', 'edge', {
    selector: { istio: 'ingressgateway' }, servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
  }),
  object('networking.istio.io/v1', 'VirtualService', 'outside', {
    hosts: [OUTSIDE], gateways: ['edge'], http: [{ rewrite: { authority: 'cart' }, route: [{ destination: { host: 'cart' } }] }],
  }),
  ...workload('web', VERSIONS),
  ...workload('cart', VERSIONS),
  ...workload('news', ['v1']),
  ...workload('empty', []),
  ...workload('far', ['v1'], 'apps'),
];

/** @param address of the partner's program */
export const partnerAt = (address: string) => object('networking.istio.io/v1', 'ServiceEntry', 'partner', {
  hosts: [PARTNER], ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }], resolution: 'STATIC', endpoints: [{ address }],
});

/** Pods of gateways take long to start, and what none of them serves is for services instead. */
function forServices(all: readonly Manifest[]): Manifest[] {
  return all.filter(({ kind }) => kind !== 'Gateway').map((one) => {
    const gateways: string[] | undefined = one.spec.gateways;
    if (one.kind !== 'VirtualService' || !gateways || gateways.some((name) => name === 'mesh' || name.endsWith('edge'))) return one;
    return { ...one, spec: { ...one.spec, gateways: ['mesh'] } };
  });
}

export const ambientConfiguration = meshConfiguration.map(forServices);

export interface AmbientTemplate {
  readonly template: RequestTemplate;
  /** A service, by its place among those that are routed or among all. */
  readonly called: number;
}

export const ambientRequest: fc.Arbitrary<AmbientTemplate> = fc.record({ template: requestTemplate, called: fc.nat({ max: 999 }) });

/** A request to a service by its waypoint, or one from outside to what is routed there. */
export function ambientRequestIn(manifests: readonly Manifest[], { template: { host, ...template }, called }: AmbientTemplate): Request {
  const hosts = hostsAtEdge(manifests);
  if ('gateway' in template.from && (called % 2 === 0 || hosts.length > 0)) {
    return { ...template, from: { gateway: 'shop/edge' }, port: 80, host: called % 2 === 0 ? OUTSIDE : hosts[called % hosts.length] };
  }
  const from = 'workload' in template.from ? template.from : { workload: CALLERS[called % CALLERS.length] };
  const routed = CALLED.filter((name) => manifests.some((one) => isRouted(fullName(name), one)));
  const all = routed.length > 0 && called % 4 > 0 ? routed : CALLED;
  const name = all[called % all.length];
  return { ...template, from, host: fullName(name), port: PORTS[name].includes(template.port!) ? template.port : 80 };
}

const fullName = (name: string) => `${name}.shop.svc.cluster.local`;

const hostsAtEdge = (manifests: readonly Manifest[]): string[] => manifests
  .filter(({ kind, spec }) => kind === 'VirtualService' && spec.gateways?.some((name: string) => name.endsWith('edge')))
  .flatMap(({ metadata, spec }) => (spec.hosts ?? []).map((one: string) => fullHost(one.replace('*', 'web.shop'), metadata.namespace!)) as string[]);

/** Whether something may route a service: a host of a VirtualService, or the parent of an HTTPRoute. */
function isRouted(host: string, { kind, metadata, spec }: Manifest): boolean {
  const namespace = metadata.namespace!;
  if (kind === 'HTTPRoute') return spec.parentRefs.some((ref: any) => ref.kind === 'Service' && fullHost(ref.name, ref.namespace ?? namespace) === host);
  return kind === 'VirtualService' && !!spec.hosts?.some((one: string) => hostsOverlap(fullHost(one, namespace), host));
}
