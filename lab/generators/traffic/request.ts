import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { Manifest } from '../../light';
import { CALLERS, PARTNER } from './base';
import { PATHS } from './route';

const FROM_WORKLOADS = [
  'web', 'web.shop', 'web.shop.svc.cluster.local', 'cart', 'cart.shop.svc', 'far', 'far.apps.svc.cluster.local', 'news.shop', 'empty.shop', PARTNER, 'x.partner.com',
  'www.example.com', 'a.example.com', 'unknown.example.org', 'WEB.shop', 'web.shop.svc.cluster.local.',
];
const FROM_GATEWAY = ['www.example.com', 'a.example.com', 'unknown.example.org', 'web.shop.svc.cluster.local', PARTNER, 'nowhere.net', 'WWW.Example.com'];

const ODD_PATHS = ['/a/../cart/1', '/a/./b', '/%61/b', '//a', '/a%2Fb', '/x%2ey'];

const path = fc.tuple(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PATHS) }, { weight: 1, arbitrary: fc.constantFrom(...ODD_PATHS) }),
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: fc.constantFrom('?page=gold', '?mode=silver&page=golden', '?page', '?page=&page=gold', '?x=1') }),
).map((both) => both.join(''));

const headers = fc.tuple(
  fc.constantFrom<Record<string, string>>({}, {}, { tier: 'gold' }, { tier: 'silver' }, { tier: 'golden' }, { tier: '' }),
  fc.constantFrom<Record<string, string>>({}, {}, { 'x-user': 'gold' }, { 'x-user': 'sam' }),
  fc.constantFrom<Record<string, string>>({}, {}, {}, { 'x-added': 'silver' }),
).map((all) => Object.assign({}, ...all) as Record<string, string>);

const plain = fc.record({ path, headers, method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT') });
const crossOrigin = fc.record({ path, origin: fc.constantFrom('http://gold.com', 'http://a.com', 'https://else.com'), preflight: fc.boolean() })
  .map(({ path: asked, origin, preflight }) => ({
    path: asked, method: preflight ? 'OPTIONS' : 'GET', headers: { origin, ...preflight && { 'access-control-request-method': 'GET' } } as Record<string, string>,
  }));
const what = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: crossOrigin });

/** A host that the mesh mentions, by its place among those, or one that it may not know. */
type Host = number | string;
const host = (others: string[]): fc.Arbitrary<Host> =>
  fc.oneof({ weight: 1, arbitrary: fc.constantFrom<Host>(...others) }, { weight: 2, arbitrary: fc.nat({ max: 99 }) as fc.Arbitrary<Host> });

const caller = fc.constantFrom(...CALLERS.map((workload) => ({ workload })));
/** A mesh has one of these Gateways, or both. */
const client = fc.constantFrom({ gateway: 'shop/edge' }, { gateway: 'shop/api' });
const where = fc.oneof(
  fc.record({ from: caller, host: host(FROM_WORKLOADS), port: fc.constantFrom(80, 80, 80, 8080) }),
  fc.record({ from: client, host: host(FROM_GATEWAY), port: fc.constantFrom(80, 80, 80, 80, 80, 8080, 8081) }),
);

export type RequestTemplate = Omit<Request, 'host'> & { readonly host: Host };

export const requestTemplate: fc.Arbitrary<RequestTemplate> = fc.tuple(where, what).map(([one, other]) => ({ ...one, ...other }));

/** The request that a template is in a mesh. */
export function requestIn(manifests: readonly Manifest[], { host: wanted, ...template }: RequestTemplate): Request {
  const others = { ...template, from: sourceIn(manifests, template.from) };
  if (typeof wanted === 'string') return { ...others, host: wanted };
  const isFor = ({ gateways = ['mesh'] }: { gateways?: string[] }) => gateways.some((one) => (one === 'mesh') === ('workload' in others.from));
  const routed = 'gateway' in others.from ? manifests.filter(({ kind }) => kind === 'HTTPRoute') : [];
  const ofRoutes = routed.flatMap(({ spec }) => (spec.hostnames ?? []) as string[]).map((one) => one.replace('*', 'a'));
  const ofServices = manifests.filter(({ kind, spec }) => kind === 'VirtualService' && isFor(spec)).flatMap(({ metadata, spec }) =>
    (spec.hosts ?? []).map((one: string) => (one.includes('.') ? one.replace('*', 'web.shop') : `${one}.${metadata.namespace}.svc.cluster.local`)) as string[]);
  const hosts = [...ofServices, ...ofRoutes];
  return { ...others, host: hosts[wanted % hosts.length] ?? 'web.shop' };
}

function sourceIn(manifests: readonly Manifest[], from: Request['from']): Request['from'] {
  if ('workload' in from) return from;
  const gateways = manifests.filter(({ kind }) => kind === 'Gateway').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  return gateways.includes(from.gateway) ? from : { gateway: gateways[0] };
}
