import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { workloadManifests } from '../../full/workloads';
import { Manifest } from '../../light';
import { object as manifest } from '../../light/testing';
import { object, often } from '../traffic/route';

/*
 * Workloads that know each other by mutual TLS, one that speaks none, and policies about who they are.
 */

const SECURITY = 'security.istio.io/v1';
const ROOT = 'istio-system';

const namespace = (name: string, labels: Record<string, string> = {}): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
const INJECTED = { 'istio-injection': 'enabled' };

export const identityBase = [
  namespace('shop', INJECTED), namespace('apps', INJECTED), namespace('outside'),
  ...workloadManifests({ namespace: 'shop', name: 'web', labels: { app: 'web', version: 'v1' }, ports: [8080, 8081] }),
  ...workloadManifests({ namespace: 'shop', name: 'bare', ports: [8080, 8081], sidecar: false }),
  ...workloadManifests({ namespace: 'shop', name: 'news' }),
  ...workloadManifests({ namespace: 'apps', name: 'far' }),
  ...workloadManifests({ namespace: 'outside', name: 'client' }),
  ...['web', 'bare'].map((app) => manifest('v1', 'Service', app, { selector: { app }, ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'http-admin', port: 8081, targetPort: 8081 }] })),
] as Manifest[];

const mode = fc.constantFrom('STRICT', 'STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET').map((one) => ({ mode: one }));
const peers = fc.array(fc.oneof(
  fc.record({ where: fc.constantFrom(ROOT, 'shop', 'apps'), mtls: mode }).map(({ where, mtls }) => manifest(SECURITY, 'PeerAuthentication', 'default', { mtls }, where)),
  fc.record({ mtls: often(mode, 0.7), portLevelMtls: often(fc.constantFrom('8080', '8081').chain((port) => mode.map((one) => ({ [port]: one }))), 0.5) })
    .map((spec) => manifest(SECURITY, 'PeerAuthentication', 'web', JSON.parse(JSON.stringify({ selector: { matchLabels: { app: 'web' } }, ...spec })) as object)),
), { maxLength: 3 });

const tls = fc.constantFrom('DISABLE', 'ISTIO_MUTUAL').map((one) => ({ tls: { mode: one } }));
const trafficPolicy = fc.oneof(tls, tls.map((one) => ({ portLevelSettings: [{ port: { number: 8081 }, ...one }] })));
const destinationRules = fc.array(fc.record({ host: fc.constantFrom('web', 'web', 'bare'), trafficPolicy })
  .map((spec) => manifest('networking.istio.io/v1', 'DestinationRule', spec.host, spec)), { maxLength: 1 });

const few = (values: readonly string[], probability: number) =>
  often(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), probability);

const VALUES = {
  principals: ['cluster.local/ns/shop/sa/news', 'cluster.local/ns/shop/*', '*/sa/far', '*', 'cluster.local/ns/apps/sa/far', 'old.example/ns/shop/sa/news', '*/ns/shop/sa/news', 'cluster.local/ns/sho*'],
  namespaces: ['shop', 'apps', '*', 'sh*', '*s', 'outside', 'a*s', 'app'],
  serviceAccounts: ['news', 'shop/news', 'apps/far', 'far'],
  trustDomains: ['cluster.local', '*', 'cluster*', '*.local', 'other'],
};
type Field = keyof typeof VALUES;

/** Service accounts are not asked for together with principals or namespaces. */
const source = fc.constantFrom<Field[]>(['principals', 'namespaces'], ['principals'], ['namespaces'], ['serviceAccounts'], ['trustDomains', 'namespaces']).chain((fields) => object(Object.fromEntries(
  fields.flatMap((field) => [[field, few(VALUES[field], 0.6)], [`not${field[0].toUpperCase()}${field.slice(1)}`, few(VALUES[field], 0.3)]]),
))).filter((one) => Object.keys(one).length > 0);

const KEYS: Readonly<Record<string, readonly string[]>> = {
  'source.principal': VALUES.principals,
  'source.namespace': VALUES.namespaces,
  'source.serviceAccount': VALUES.serviceAccounts,
  'connection.sni': ['*', 'outbound*', '*.web.shop.svc.cluster.local', 'outbound_.80_._.web.shop.svc.cluster.local'],
};
const condition = fc.constantFrom(...Object.keys(KEYS)).chain((key) => fc.tuple(fc.constantFrom('values', 'notValues'), fc.uniqueArray(fc.constantFrom(...KEYS[key]), { minLength: 1, maxLength: 2 }))
  .map(([name, values]) => ({ key, [name]: values })));

const rule = object({
  from: often(fc.array(source.map((one) => ({ source: one })), { minLength: 1, maxLength: 2 }), 0.8),
  to: often(fc.constantFrom([{ operation: { ports: ['8081'] } }], [{ operation: { paths: ['/a*'] } }]), 0.2),
  when: often(fc.array(condition, { minLength: 1, maxLength: 1 }), 0.3),
}).filter((one) => Object.keys(one).length > 0);

const authorizations = fc.array(fc.record({
  where: fc.constantFrom('shop', 'shop', ROOT),
  isSelecting: fc.boolean(),
  action: fc.constantFrom('ALLOW', 'DENY'),
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
}), { maxLength: 3 }).map((all) => all.map(({ where, isSelecting, action, rules }, index) =>
  manifest(SECURITY, 'AuthorizationPolicy', `authorization-${index}`, { ...isSelecting && { selector: { matchLabels: { app: 'web' } } }, action, rules }, where)));

const keyOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace}/${metadata.name}`;

/** What is added to the base. */
export const identityPolicies: fc.Arbitrary<Manifest[]> = fc.tuple(peers, destinationRules, authorizations)
  .map((all) => [...new Map(all.flat().map((one) => [keyOf(one), one])).values()]).filter((all) => all.length > 0);

/** Each caller, to each port. */
export const IDENTITY_REQUESTS: readonly Request[] = ['shop/news', 'apps/far', 'outside/client'].flatMap((workload) => ['web', 'bare'].flatMap((name) =>
  [80, 8081].flatMap((port) => ['/', '/a'].map((path) => ({ from: { workload }, host: `${name}.shop.svc.cluster.local`, port, path })))));
