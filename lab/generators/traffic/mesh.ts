import * as fc from 'fast-check';
import { Manifest } from '../../light';
import { object as manifest } from '../../light/testing';
import { NAMESPACES, PARTNER } from './base';
import { apiGateway, httpRoute as apiRoute, referenceGrant } from './gateway-api';
import { delegatedRoute, httpRoute, object, often } from './route';

const NETWORKING = 'networking.istio.io/v1';

const exportTo = (weight: number) => often(fc.constantFrom(['.'], ['*'], ['apps'], ['shop', 'istio-system'], ['apps', 'istio-system']), weight);

const HOSTS = [
  'web', 'web.shop.svc.cluster.local', 'cart', '*.shop.svc.cluster.local', '*.svc.cluster.local', 'far.apps.svc.cluster.local',
  PARTNER, '*.partner.com', 'www.example.com', '*.example.com', '*.com', 'unknown.example.org',
];

/** Hosts, none of which another covers: Istio refuses those. */
const hosts = fc.uniqueArray(fc.constantFrom(...HOSTS), { minLength: 1, maxLength: 3 });

const virtualService = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  namespace: fc.constantFrom('shop', 'shop', 'apps'),
  spec: object({
    hosts,
    gateways: often(fc.constantFrom(['mesh'], ['shop/edge'], ['shop/edge', 'mesh'], ['shop/edge', 'mesh'], ['shop/other'], ['edge', 'shop/other']), 0.7),
    http: fc.array(httpRoute, { minLength: 1, maxLength: 4 }),
    exportTo: exportTo(0.2),
  }),
}).map(({ name, namespace, spec }) => manifest(NETWORKING, 'VirtualService', name, spec, namespace));

const delegate = fc.record({
  namespace: fc.constantFrom('shop', 'apps'),
  spec: object({ http: fc.array(delegatedRoute, { minLength: 1, maxLength: 3 }), exportTo: exportTo(0.2) }),
})
  .map(({ namespace, spec }) => manifest(NETWORKING, 'VirtualService', 'delegate', spec, namespace));

const subsets = fc.constantFrom(
  [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }],
  [{ name: 'v1', labels: { version: 'v2' } }],
  [{ name: 'all' }],
  [{ name: 'v3', labels: { version: 'v3' } }, { name: 'v2', labels: { version: 'v2', app: 'web' } }],
  undefined,
);

const RULE_HOSTS = [
  'web.shop.svc.cluster.local', 'web', 'cart.shop.svc.cluster.local', '*.shop.svc.cluster.local', '*.local', 'far.apps.svc.cluster.local',
];

const destinationRule = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  namespace: fc.constantFrom(...NAMESPACES),
  spec: object({
    host: fc.constantFrom(...RULE_HOSTS),
    subsets,
    exportTo: exportTo(0.25),
    workloadSelector: often(fc.constantFrom({ matchLabels: { app: 'news' } }, { matchLabels: { app: 'far' } }), 0.12),
  }),
}).map(({ name, namespace, spec }) => manifest(NETWORKING, 'DestinationRule', name, spec, namespace));

const usual = ['v1', 'v2'].map((version) => ({ name: version, labels: { version } }));
const USUAL_RULES = ['web', 'cart'].map((name) => manifest(NETWORKING, 'DestinationRule', `usual-${name}`, { host: name, subsets: usual }));

const EGRESS_HOSTS = [
  '*/*', './*', 'shop/*', 'apps/*', '*/web.shop.svc.cluster.local', 'shop/cart.shop.svc.cluster.local', '*/*.com',
  '~shop/web.shop.svc.cluster.local', '~/*.partner.com',
];

const sidecar = fc.record({
  name: fc.constantFrom('a', 'b'),
  namespace: fc.constantFrom('shop', 'apps', 'istio-system'),
  spec: object({
    workloadSelector: often(fc.constantFrom({ labels: { app: 'news' } }, { labels: { app: 'far' } }), 0.3),
    egress: fc.uniqueArray(fc.constantFrom(...EGRESS_HOSTS), { minLength: 1, maxLength: 3 }).map((all) => [{ hosts: all }]),
  }),
}).filter(({ namespace, spec }) => namespace !== 'istio-system' || !spec.workloadSelector)
  .map(({ name, namespace, spec }) => manifest(NETWORKING, 'Sidecar', name, spec, namespace));

const SERVER_HOSTS = [
  ['*'], ['*'], ['*'], ['*', '*.example.com'], ['*.example.com'], ['shop/*'], ['./www.example.com', 'unknown.example.org'],
  ['apps/*.com', 'web.shop.svc.cluster.local'], ['*.com'],
];

const server = fc.record({
  hosts: fc.constantFrom(...SERVER_HOSTS), port: fc.constantFrom(80, 80, 8080, 8081), redirect: fc.integer({ min: 0, max: 9 }),
}).map(({ hosts: all, port, redirect }) => ({
  hosts: all, port: { number: port, name: `http-${port}`, protocol: 'HTTP' }, ...redirect === 0 && { tls: { httpsRedirect: true } },
}));

const gatewayOf = (name: string) => fc.uniqueArray(server, { minLength: 1, maxLength: 2, selector: ({ port }) => port.number })
  .map((servers) => manifest(NETWORKING, 'Gateway', name, { selector: { istio: 'ingressgateway' }, servers }));

const byKey = { selector: ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace}/${metadata.name}` };
const some = (one: fc.Arbitrary<Manifest>, maxLength: number) => fc.uniqueArray(one, { ...byKey, maxLength });

/** Age decides which of two comes first; of the same age the name does. */
const aged = (manifests: fc.Arbitrary<Manifest[]>): fc.Arbitrary<Manifest[]> =>
  fc.tuple(manifests, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 })).map(([all, seconds]) => all.map((one, index) =>
    ({ ...one, metadata: { ...one.metadata, creationTimestamp: `2026-01-01T00:00:0${seconds[index % seconds.length]}Z` } })));

/** What is added to the base by Istio's own API. */
const ofIstio: fc.Arbitrary<Manifest[]> = fc.tuple(
  some(virtualService, 5),
  some(delegate, 2),
  fc.oneof({ weight: 3, arbitrary: fc.constant(USUAL_RULES) }, { weight: 2, arbitrary: some(destinationRule, 4) }),
  fc.oneof({ weight: 4, arbitrary: fc.constant<Manifest[]>([]) }, { weight: 1, arbitrary: some(sidecar, 2) }),
  gatewayOf('edge').map((one) => [one]),
  fc.oneof({ weight: 2, arbitrary: fc.constant<Manifest[]>([]) }, { weight: 1, arbitrary: gatewayOf('other').map((one) => [one]) }),
).map((all) => all.flat());

/** What is added to the base by the Gateway API. */
const ofApi: fc.Arbitrary<Manifest[]> = fc.tuple(
  fc.uniqueArray(apiRoute, { ...byKey, minLength: 2, maxLength: 6 }),
  apiGateway.map((one) => [one]),
  some(referenceGrant, 2),
).map((all) => all.flat());

/** Both in one mesh. */
const mixed = fc.tuple(ofApi, ofIstio).map((all) => all.flat());

/** What is added to the base. */
export const meshConfiguration: fc.Arbitrary<Manifest[]> = aged(fc.oneof(
  { weight: 3, arbitrary: ofIstio }, { weight: 2, arbitrary: ofApi }, { weight: 1, arbitrary: mixed },
));
