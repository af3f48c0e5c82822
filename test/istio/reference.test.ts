import { App, Chart } from 'cdk8s';
import { Destination, Gateway, HttpRoute, IGateway, IVirtualService, Server, VirtualService, VirtualServiceProps } from '../../src/istio';
import { httpRouteOf, WWW } from '../support/istio';
import { LABEL_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, synth } from '../support/synth';

/** Routes that name a gateway in all places where one can be named. */
const routesAt = (gateway: IGateway): VirtualServiceProps => {
  const destinations = [{ destination: Destination.host(WWW) }];
  return {
    hosts: [WWW],
    gateways: [gateway],
    http: [HttpRoute.route({ matches: [{ gateways: [gateway] }], destinations })],
    tls: [{ matches: [{ sniHosts: [WWW.name], gateways: [gateway] }], destinations }],
    tcp: [{ matches: [{ gateways: [gateway] }], destinations }],
  };
};

/** How routes in a scope name a gateway. */
function nameOf(gateway: IGateway, scope: Chart = chart()): string {
  const routes = new VirtualService(scope, 'routes', routesAt(gateway));
  const { spec } = synth(scope).find(({ metadata }) => metadata.name === routes.name)!;
  const names = [spec.gateways, ...[spec.http, spec.tls, spec.tcp].map(([route]) => route.match[0].gateways)];
  expect(new Set(names.flat()).size).toBe(1);
  return names[0][0];
}

const bare = () => new Chart(new App(), 'bare');

test.each<[string, IGateway, string]>([
  ["a user's own", { name: 'public', namespace: 'edge' }, 'edge/public'],
  ["a user's own without namespace", { name: 'public' }, 'shop/public'],
  ['defined elsewhere', Gateway.fromGatewayName('edge/public'), 'edge/public'],
  ['defined elsewhere in the same namespace', Gateway.fromGatewayName('public'), 'shop/public'],
  ['called mesh, in a namespace', Gateway.fromGatewayName('edge/mesh'), 'edge/mesh'],
  ['all sidecars', Gateway.MESH, 'mesh'],
  ['all sidecars, by their name', Gateway.fromGatewayName('mesh'), 'mesh'],
])('a gateway that is %s is named with its namespace, save the mesh', (_, gateway, name) => {
  expect(nameOf(gateway)).toBe(name);
});

test.each<[string, IGateway, string]>([
  ["a user's own", { name: 'public' }, 'public'],
  ['defined elsewhere', Gateway.fromGatewayName('public'), 'public'],
  ['defined elsewhere in a known namespace', Gateway.fromGatewayName('edge/public'), 'edge/public'],
  ['all sidecars', Gateway.MESH, 'mesh'],
])('a gateway that is %s has no other namespace where that of the routes is unknown', (_, gateway, name) => {
  expect(nameOf(gateway, bare())).toBe(name);
});

const SERVERS = [Server.http({ hosts: ['*'] })];

test('a construct is named with its namespace, if that is known', () => {
  const [scope, without] = [chart(), bare()];

  expect(nameOf(new Gateway(scope, 'edge', { servers: SERVERS }), scope)).toBe('shop/test-edge');
  expect(nameOf(new Gateway(chart(), 'edge'), bare())).toBe('shop/test-edge');
  expect(nameOf(new Gateway(without, 'edge', { servers: SERVERS }), without)).toBe('bare-edge');
});

test.each(['gateways', 'http', 'tls', 'tcp'] as const)('fails for a construct without namespace in the %s of routes that have one', (field) => {
  const routes = routesAt(new Gateway(bare(), 'edge'));

  expect(() => new VirtualService(chart(), 'routes', { [field]: routes[field] })).toThrow(
    "gateway 'bare-edge' has no namespace, but VirtualService 'test-routes' is in 'shop', so it cannot be named from there; "
    + 'give the gateway a namespace [test/routes]');
});

test.each<[string, IGateway, string]>([
  ['a name with a dot', { name: 'a.b' }, `name of a gateway ${LABEL_RULE}, got 'a.b' [test/routes]`],
  ['a name with a dot beside its namespace', { name: 'a.b', namespace: 'edge' }, `name of a gateway ${LABEL_RULE}, got 'a.b' [test/routes]`],
  ['a name with a slash', { name: 'edge/public' }, `name of a gateway ${LABEL_RULE}, got 'edge/public' [test/routes]`],
  ['no name', { name: '' }, `name of a gateway ${LABEL_RULE}, got '' [test/routes]`],
  ['a malformed namespace', { name: 'public', namespace: '*' }, `namespace of the gateway ${LABEL_RULE}, got '*' [test/routes]`],
  ['an empty namespace', { name: 'public', namespace: '' }, `namespace of the gateway ${LABEL_RULE}, got '' [test/routes]`],
  ['an empty namespace, called mesh', { name: 'mesh', namespace: '' }, `namespace of the gateway ${LABEL_RULE}, got '' [test/routes]`],
])("fails with a user's own gateway that has %s", (_, gateway, message) => {
  expect(() => new VirtualService(chart(), 'routes', { hosts: [WWW], gateways: [gateway] })).toThrow(message);
});

test('a virtual service may be anything that has a name', () => {
  const own: IVirtualService = { name: 'reviews', namespace: 'books' };

  expect(httpRouteOf(HttpRoute.delegate({ delegate: own })).delegate).toEqual({ name: 'reviews', namespace: 'books' });
});

describe.each<[string, (name: string) => IGateway | IVirtualService]>([
  ['gateway', Gateway.fromGatewayName],
  ['virtual service', VirtualService.fromVirtualServiceName],
])('a %s that is defined elsewhere', (kind, reference) => {
  test.each([
    ['edge/public', { name: 'public', namespace: 'edge' }],
    ['public', { name: 'public' }],
    ['mesh', { name: 'mesh' }],
  ])("is known by the name '%s'", (name, parts) => {
    expect(reference(name)).toEqual(parts);
  });

  test.each([
    ['a/b/c', `${kind} must be given as '<namespace>/<name>' or '<name>', got 'a/b/c'`],
    ['/public', `namespace of the ${kind} ${LABEL_RULE}, got ''`],
    ['*/public', `namespace of the ${kind} ${LABEL_RULE}, got '*'`],
    ['my_edge/public', `namespace of the ${kind} ${LABEL_RULE}, got 'my_edge'`],
    ['my.edge/public', `namespace of the ${kind} ${LABEL_RULE}, got 'my.edge'`],
  ])("fails known by the name '%s'", (name, message) => {
    expect(() => reference(name)).toThrow(message);
  });

  test.each(['', 'Public', 'my_edge', 'edge/'])("fails known by the malformed name '%s'", (name) => {
    expect(() => reference(name)).toThrow(`name of the ${kind} must consist of lowercase letters, digits`);
  });
});

test('a virtual service that is defined elsewhere may have a name with dots', () => {
  expect(VirtualService.fromVirtualServiceName('books/reviews.v1')).toEqual({ name: 'reviews.v1', namespace: 'books' });
});

test('fails for a virtual service that is known by a malformed name', () => {
  expect(() => VirtualService.fromVirtualServiceName('books/')).toThrow(`name of the virtual service ${SUBDOMAIN_RULE}, got ''`);
});

test('fails for a gateway that is known by a name with a dot', () => {
  expect(() => nameOf(Gateway.fromGatewayName('public.edge'))).toThrow(`${LABEL_RULE}, got 'public.edge'`);
});
