import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { Manifest } from '../../light';
import { object as manifest, workload } from '../../light/testing';
import { object, often } from './route';

/*
 * Servers with TLS, ports of TCP and of TLS, and what routes connections to them.
 */

const NETWORKING = 'networking.istio.io/v1';
const PARTNER = 'api.partner.com';

/** All are of the same age: their names decide. */
const aged = (one: Manifest): Manifest => ({ ...one, metadata: { ...one.metadata, creationTimestamp: '2026-01-01T00:00:00Z' } as Manifest['metadata'] });

/** With an address, so that subnets tell them apart. */
const withAddress = (objects: object[], clusterIP: string) => (objects as Manifest[])
  .map((one) => (one.kind === 'Service' ? { ...one, spec: { ...one.spec, clusterIP } } : one));

const PORTS = { http: 80, tcp: 9000, tls: 9443, other: 7000 };

/** Services whose ports speak each protocol, one of them headless, and a partner outside. */
export function connectionBase(partner: string): Manifest[] {
  const all: Manifest[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } },
    ...withAddress(workload('web', PORTS, { versions: ['v1', 'v2'] }), '10.96.77.1'),
    ...withAddress(workload('cart', { http: 80, tcp: 9000, grpc: 9443 }), '10.96.78.1'),
    ...withAddress(workload('pods', { tcp: 9000, tls: 9443, other: 7000 }), 'None'),
    ...withAddress(workload('empty', { tcp: 9000 }, { versions: [] }), '10.96.79.1'),
    ...workload('news', { http: 80 }) as Manifest[],
    manifest(NETWORKING, 'DestinationRule', 'web', { host: 'web', subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })) }),
    manifest(NETWORKING, 'ServiceEntry', 'partner', {
      hosts: [PARTNER],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }, { number: 9443, name: 'tls', protocol: 'TLS', targetPort: 8080 }],
      resolution: 'STATIC',
      endpoints: [{ address: partner }],
    }),
  ];
  return all.map(aged);
}

const entry = (partner: string): fc.Arbitrary<Manifest> => fc.record({
  name: fc.constantFrom('e1', 'e2'),
  ports: fc.uniqueArray(fc.record({ number: fc.constantFrom(9000, 9443, 7000, 80), protocol: fc.constantFrom('TCP', 'TLS', 'HTTPS', 'HTTP', 'MONGO') }), {
    minLength: 1, maxLength: 2, selector: ({ number }) => number,
  }),
  addresses: fc.constantFrom<string[] | undefined>(undefined, undefined, ['10.97.0.1'], ['10.97.0.0/16'], ['10.97.1.0/24', '10.97.0.2']),
}).map(({ name, ports, addresses }) => manifest(NETWORKING, 'ServiceEntry', name, {
  hosts: [`${name}.partner.com`],
  ports: ports.map(({ number, protocol }) => ({ number, name: `p-${number}`, protocol, targetPort: 8080 })),
  resolution: 'STATIC',
  endpoints: [{ address: partner }],
  ...addresses && { addresses },
}));

const DESTINATIONS = [
  { host: 'web' }, { host: 'web', subset: 'v1' }, { host: 'web', subset: 'v2', port: { number: 9000 } }, { host: 'web', subset: 'v9' }, { host: 'cart' },
  { host: 'web', port: { number: 9000 } }, { host: 'cart', port: { number: 9000 } }, { host: 'empty' }, { host: 'nowhere' }, { host: PARTNER, port: { number: 80 } },
];
const destination = fc.constantFrom(...DESTINATIONS);
const route = fc.oneof(
  destination.map((one) => [{ destination: one }]),
  fc.array(fc.record({ destination, weight: fc.constantFrom(0, 1, 3) }), { minLength: 2, maxLength: 3 })
    .filter((all) => all.some(({ weight }) => weight > 0)),
);

const common = {
  port: often(fc.constantFrom(9000, 9443, 443, 8443), 0.2),
  gateways: often(fc.constantFrom(['mesh'], ['shop/edge'], ['mesh', 'edge']), 0.15),
  sourceLabels: often(fc.constantFrom({ app: 'news' }, { app: 'far' }), 0.15),
  sourceNamespace: often(fc.constantFrom('shop', 'apps'), 0.1),
  destinationSubnets: often(fc.constantFrom(['10.96.77.0/24'], ['10.96.0.0/16'], ['10.96.78.1', '10.97.0.0/16'], ['192.0.2.0/24']), 0.25),
};

const SERVICES = ['web', 'cart', 'pods', 'e1.partner.com', 'e2.partner.com', PARTNER];
const SITES = ['a.example.com', 'b.example.com', '*.example.com', '*.b.example.com'];
const fullName = (host: string) => (host.includes('.') ? host : `${host}.shop.svc.cluster.local`);

const oneOrTwo = { minLength: 1, maxLength: 2 };

const virtualService = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.oneof(fc.uniqueArray(fc.constantFrom(...SERVICES), oneOrTwo), fc.uniqueArray(fc.constantFrom(...SITES), oneOrTwo)),
).chain(([name, hosts]) => {
  const sniHosts = fc.uniqueArray(fc.constantFrom(...hosts.map(fullName), ...hosts.some((one) => one === '*.example.com') ? SITES : []), oneOrTwo);
  const isSite = hosts[0].includes('example');
  return object({
    hosts: fc.constant(hosts),
    gateways: isSite ? fc.constantFrom(['edge'], ['edge'], ['edge', 'mesh']) : fc.constantFrom(['mesh'], ['mesh', 'edge']),
    tls: often(fc.array(fc.record({ match: fc.array(object({ ...common, sniHosts }), oneOrTwo), route }), oneOrTwo), 0.7),
    tcp: often(fc.array(object({ match: often(fc.array(object(common), oneOrTwo), 0.6), route }), oneOrTwo), 0.7),
    http: often(fc.constant([{ match: [{ scheme: { exact: 'https' } }], route: [{ destination: { host: 'web', port: { number: 80 } } }] }, { directResponse: { status: 200, body: { string: name } } }]), 0.6),
  }).filter((spec) => !!spec.tls || !!spec.tcp || !!spec.http).map((spec) => manifest(NETWORKING, 'VirtualService', name, spec));
});

const TLS = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<object>({ mode: 'SIMPLE', credentialName: 'cert' }, { mode: 'MUTUAL', credentialName: 'cert' }, { mode: 'OPTIONAL_MUTUAL', credentialName: 'cert' }) },
  { weight: 1, arbitrary: fc.constantFrom('spiffe://shop/client', 'else.com').map((name) => ({ mode: 'MUTUAL', credentialName: 'cert', subjectAltNames: [name] })) },
);
const serverHosts = fc.constantFrom<string[]>(['*'], ['a.example.com'], ['*.example.com'], ['b.example.com', 'a.example.com'], ['shop/*.example.com'], ['apps/*'], ['./a.example.com', '*.b.example.com']);
const server = fc.oneof(
  { weight: 4, arbitrary: fc.record({ hosts: serverHosts, port: fc.constant({ number: 443, protocol: 'HTTPS' }), tls: TLS }) },
  { weight: 3, arbitrary: fc.record({ hosts: serverHosts, port: fc.constantFrom({ number: 443, protocol: 'TLS' }, { number: 443, protocol: 'HTTPS' }), tls: fc.constant<object>({ mode: 'PASSTHROUGH' }) }) },
  { weight: 2, arbitrary: fc.record({ hosts: serverHosts, port: fc.constantFrom({ number: 9443, protocol: 'TLS' }, { number: 9443, protocol: 'TCP' }), tls: TLS }) },
  { weight: 2, arbitrary: fc.record({ hosts: serverHosts, port: fc.constantFrom({ number: 9000, protocol: 'TCP' }, { number: 443, protocol: 'HTTP' }, { number: 80, protocol: 'HTTP' }) }) },
  { weight: 2, arbitrary: fc.record({ hosts: serverHosts, port: fc.constant({ number: 80, protocol: 'HTTP' }), tls: fc.constant<object>({ httpsRedirect: true }) }) },
) as fc.Arbitrary<object> as fc.Arbitrary<{ port: { number: number; protocol: string } }>;

const gateway = fc.array(server, { minLength: 1, maxLength: 4 }).map((servers) => manifest(NETWORKING, 'Gateway', 'edge', {
  selector: { istio: 'ingressgateway' }, servers: servers.map((one, index) => ({ ...one, port: { ...one.port, name: `${one.port.protocol.toLowerCase()}-${index}` } })),
}));

const byName = { selector: ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}` };

/** What is added to the base. */
export const connectionMesh = (partner: string): fc.Arbitrary<Manifest[]> => fc.tuple(
  fc.uniqueArray(virtualService, { ...byName, minLength: 1, maxLength: 4 }),
  fc.uniqueArray(entry(partner), { ...byName, maxLength: 2 }),
  gateway.map((one) => [one]),
).map((all) => all.flat().map(aged));

const speaking = fc.oneof(
  { weight: 3, arbitrary: fc.record({ protocol: fc.constantFrom<'http' | 'grpc' | 'tcp'>('http', 'http', 'grpc', 'tcp'), sni: fc.constantFrom('host', 'host', 'host', 'a.example.com', 'x.b.example.com', ''), certificate: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ protocol: fc.constantFrom<'http' | 'grpc' | 'tcp'>('http', 'http', 'grpc', 'tcp') }) },
) as fc.Arbitrary<{ protocol: 'http' | 'grpc' | 'tcp'; sni?: string; certificate?: boolean }>;

const where = fc.oneof(
  fc.record({
    from: fc.constant({ gateway: 'shop/edge' }),
    host: fc.constantFrom('a.example.com', 'b.example.com', 'x.b.example.com', 'c.example.com', 'other.org', 'A.Example.com'),
    port: fc.constantFrom(443, 443, 443, 80, 9443, 9000),
  }),
  fc.record({
    from: fc.constant({ workload: 'shop/news-v1' }),
    host: fc.constantFrom('web', 'web.shop', 'cart', 'pods', 'empty', PARTNER, 'e1.partner.com', 'e2.partner.com', 'a.example.com'),
    port: fc.constantFrom(80, 9000, 9000, 9443, 9443, 7000),
  }),
);

/** The names of the certificate that clients of the lab have. */
export const CLIENT = 'spiffe://shop/client';

export const connection: fc.Arbitrary<Request> = fc.tuple(where, speaking).map(([one, { sni, certificate, protocol }]) => ({
  ...one,
  protocol,
  path: '/shop.Cart/Add',
  ...sni !== undefined && { tls: { ...sni !== 'host' && { sni }, ...certificate && { certificate: { names: [CLIENT] } } } },
}));
