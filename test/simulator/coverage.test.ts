import { buildMesh, explain, Request } from '../../src/simulator';
import { coverageText, Reached } from '../../src/simulator/reach';
import { TUNNELLED, WAYPOINT } from '../support/ambient';
import { answer, BASE, edge, EDGE, istio, NEWS, resourcesOf, routes, service, to } from '../support/simulator';

/** The routes of a mesh, each with its state, after some requests. */
function covered(objects: object[], ...requests: Partial<Request>[]) {
  const resources = resourcesOf(objects);
  const mesh = buildMesh(resources);
  const reached = new Reached();
  for (const one of requests) reached.add(explain(mesh, { from: NEWS, host: 'web', ...one }));
  return reached.coverage(mesh, resources);
}

const states = (...args: Parameters<typeof covered>) =>
  covered(...args).routes.map(({ text, state, reason }) => [text.replace('VirtualService ', ''), state, ...reason === undefined ? [] : [reason]].join(': '));

const GOLD = { headers: { tier: { exact: 'gold' } } };

test('each match of each route counts', () => {
  const objects = [...BASE, routes(
    answer('gold', [GOLD, { uri: { prefix: '/gold' } }], { name: 'gold' }),
    { name: 'rest', route: [to('web', 'v1')] },
  )];

  expect(covered(objects)).toMatchObject({ reached: 0, total: 3, percent: 0 });
  expect(covered(objects, { path: '/gold/x' }, {}, {})).toMatchObject({ reached: 2, total: 3, percent: 100 * 2 / 3 });
  expect(states(objects, { path: '/gold/x' }, {})).toEqual([
    "shop/web, http[0].match[0] 'gold': missed",
    "shop/web, http[0].match[1] 'gold': reached",
    "shop/web, http[1] 'rest': reached",
  ]);
});

test('a mesh without routes is covered, and what no route decides reaches none', () => {
  expect(covered(BASE, {}, { host: 'elsewhere.com' })).toEqual({ routes: [], rules: [], reached: 0, total: 0, percent: 100 });
  expect(covered([...BASE, routes(answer('gold', [GOLD]))], {}, { from: EDGE_OF_NONE, host: 'web' })).toMatchObject({ reached: 0, total: 1 });
});

const EDGE_OF_NONE = { workload: 'apps/far-v1' };

test('what no request can reach is told apart, with the reason', () => {
  const objects = [
    ...BASE,
    edge(['a.com', 'b.com']),
    routes(
      answer('gold', [GOLD]),
      answer('narrow', [{ ...GOLD, uri: { prefix: '/narrow' } }]),
      answer('port', [{ port: 8080 }]),
      answer('far', [{ sourceLabels: { app: 'nobody' } }]),
      answer('all'),
      answer('late', [{ uri: { exact: '/late' } }]),
    ),
    istio('VirtualService', 'zweb', { hosts: ['web'], http: [answer('second')] }),
    istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], http: [answer('a')] }),
    istio('VirtualService', 'a-again', { hosts: ['a.com'], gateways: ['edge'], http: [answer('x', [{ uri: { exact: '/x' } }]), answer('a')] }),
    istio('VirtualService', 'c', { hosts: ['c.com'], gateways: ['edge'], http: [answer('c')] }),
  ];

  expect(states(objects)).toEqual([
    'shop/web, http[0].match[0]: missed',
    'shop/web, http[1].match[0]: unreachable: VirtualService shop/web, http[0].match[0] before it matches all of that',
    'shop/web, http[2].match[0]: unreachable: is for port 8080',
    'shop/web, http[3].match[0]: unreachable: is for callers with app=nobody',
    'shop/web, http[4]: missed',
    'shop/web, http[5].match[0]: unreachable: route 4 before it matches everything',
    'shop/zweb, http[0]: unreachable: no proxy that is modelled gets it',
    'shop/a, http[0]: missed',
    'shop/a-again, http[0].match[0]: missed',
    'shop/a-again, http[1]: unreachable: VirtualService shop/a, http[0] before it matches all of that',
    'shop/c, http[0]: unreachable: no proxy that is modelled gets it',
  ]);
  expect(covered(objects)).toMatchObject({ reached: 0, total: 4 });
});

test('routes for hosts with a wildcard are known', () => {
  const objects = [...BASE, edge(['*.com', '*']), istio('VirtualService', 'a', { hosts: ['*.a.com'], gateways: ['edge'], http: [answer('a', [GOLD]), answer('rest')] })];
  expect(states(objects, { from: EDGE, host: 'x.a.com' })).toEqual(['shop/a, http[0].match[0]: missed', 'shop/a, http[1]: reached']);
});

test('what one proxy does not get, another may', () => {
  const objects = [...BASE, routes(answer('news', [{ sourceLabels: { app: 'news' } }]), answer('far', [{ sourceNamespace: 'apps' }]))];
  expect(states(objects)).toEqual(['shop/web, http[0].match[0]: missed', 'shop/web, http[1].match[0]: missed']);
  expect(states(objects, { from: { workload: 'apps/far-v1' }, host: 'web.shop' })).toEqual(['shop/web, http[0].match[0]: missed', 'shop/web, http[1].match[0]: reached']);
});

test('where clients are sent to HTTPS no route is asked', () => {
  const objects = [...BASE, edge(['a.com'], { tls: { httpsRedirect: true } }), istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], http: [answer('a')] })];
  expect(states(objects, { from: EDGE, host: 'a.com' })).toEqual(['shop/a, http[0]: unreachable: all clients are sent to HTTPS before']);
});

test('the matches of a delegate count where they are written', () => {
  const objects = [
    ...BASE,
    routes({ name: 'root', match: [{ uri: { prefix: '/a' } }, { uri: { prefix: '/b' } }], delegate: { name: 'leaf' } }),
    istio('VirtualService', 'leaf', { http: [answer('gold', [{ method: { exact: 'PUT' } }, GOLD]), answer('rest')] }),
    istio('VirtualService', 'unused', { http: [answer('x')] }),
  ];

  expect(states(objects, { path: '/b', headers: { tier: 'gold' } }, { path: '/b' })).toEqual([
    'shop/leaf, http[0].match[0]: missed',
    'shop/leaf, http[0].match[1]: reached',
    'shop/leaf, http[1]: reached',
    'shop/unused, http[0]: unreachable: no proxy that is modelled gets it',
  ]);
});

test('routes of the Gateway API count too', () => {
  const route = (rules?: object[]) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'web' }], ...rules && { rules } },
  });
  const backendRefs = [{ name: 'web', port: 80 }];

  expect(states([...BASE, route([
    { name: 'both', matches: [{ path: { value: '/a' } }, { path: { type: 'Exact', value: '/b' } }], backendRefs },
    { backendRefs },
    { matches: [], backendRefs },
  ])], { path: '/b' }, {})).toEqual([
    "HTTPRoute shop/web, rules[0].matches[0] 'both': missed",
    "HTTPRoute shop/web, rules[0].matches[1] 'both': reached",
    'HTTPRoute shop/web, rules[1].matches[0]: reached',
    'HTTPRoute shop/web, rules[2]: unreachable: route 1 before it matches everything',
  ]);
  expect(states([...BASE, route()], {})).toEqual(['HTTPRoute shop/web, rules[0].matches[0]: reached']);
});

test('routes of connections count: of TLS each match, of TCP the route', () => {
  const toDb = [{ destination: { host: 'db' } }];
  const db = istio('VirtualService', 'db', {
    hosts: ['db'],
    tls: [{ match: [{ sniHosts: ['a.db'] }, { sniHosts: ['b.db'] }, { port: 99, sniHosts: ['c.db'] }], route: toDb }],
    tcp: [{ match: [{ port: 90 }, { sourceLabels: { app: 'news' } }], route: toDb }, { route: toDb }, { match: [{ sourceLabels: { app: 'nobody' } }], route: toDb }],
  });
  const objects = [...BASE, ...service('db', ['v1'], { ports: [{ name: 'tcp', port: 90 }, { name: 'tls', port: 443 }, { name: 'tcp-2', port: 91 }] }), db];

  expect(states(objects, { host: 'db', port: 90, protocol: 'tcp' }, { host: 'db', port: 443, tls: { sni: 'b.db' } })).toEqual([
    'shop/db, tls[0].match[0]: missed',
    'shop/db, tls[0].match[1]: reached',
    'shop/db, tls[0].match[2]: unreachable: no proxy that is modelled gets it',
    'shop/db, tcp[0]: reached',
    'shop/db, tcp[1]: missed',
    'shop/db, tcp[2]: unreachable: no proxy that is modelled gets it',
  ]);
});

test('routes of connections of the Gateway API count too', () => {
  const route = (kind: string, name: string, port: number, more: object = {}) => ({
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kind,
    metadata: { name, namespace: 'shop' },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'db' }], rules: [{ backendRefs: [{ name: 'db', port }] }], ...more },
  });
  const objects = [
    ...BASE, ...service('db', ['v1'], { ports: [{ name: 'tcp', port: 90 }, { name: 'tls', port: 443 }] }),
    route('TCPRoute', 'lines', 90), route('TLSRoute', 'secrets', 443, { hostnames: ['db.shop.svc.cluster.local'] }),
  ];

  expect(states(objects, { host: 'db', port: 90, protocol: 'tcp' })).toEqual(['TLSRoute shop/secrets, rules[0]: missed', 'TCPRoute shop/lines, rules[0]: reached']);
});

test('routes that waypoints follow count, also behind a gateway', () => {
  const toWeb = { hosts: ['a.com'], gateways: ['edge'], http: [{ route: [to('web.shop.svc.cluster.local')] }] };
  const forIngress = WAYPOINT.map((one: any) => (one.kind === 'Service' && one.metadata.name === 'web'
    ? { ...one, metadata: { ...one.metadata, labels: { 'istio.io/ingress-use-waypoint': 'true' } } } : one));
  const objects = [...forIngress, edge(['a.com']), istio('VirtualService', 'edge', toWeb), routes(answer('gold', [GOLD]), { route: [to('web')] })];

  expect(states(objects, { headers: { tier: 'gold' } })).toEqual(['shop/edge, http[0]: missed', 'shop/web, http[0].match[0]: reached', 'shop/web, http[1]: missed']);
  expect(states(objects, { from: EDGE, host: 'a.com' })).toEqual(['shop/edge, http[0]: reached', 'shop/web, http[0].match[0]: missed', 'shop/web, http[1]: reached']);
});

const policy = (name: string, rules: object[], spec: object = {}) =>
  ({ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name, namespace: 'shop' }, spec: { rules, ...spec } });
const byPath = (...paths: string[]) => ({ to: [{ operation: { paths } }] });

const rules = (...args: Parameters<typeof covered>) =>
  covered(...args).rules.map(({ text, state, reason }) => [text.replace('AuthorizationPolicy shop/', ''), state, ...reason === undefined ? [] : [reason]].join(': '));

test('rules of policies count where they match, whether they decide or not', () => {
  const objects = [
    ...BASE,
    policy('deny', [byPath('/no'), byPath('/never')], { action: 'DENY' }),
    policy('allow', [byPath('/a*'), byPath('/b'), {}]),
    policy('audit', [byPath('/b')], { action: 'AUDIT' }),
    policy('others', [{}], { selector: { matchLabels: { app: 'nobody' } } }),
  ];

  expect(rules(objects, { path: '/no' }, { path: '/b' })).toEqual([
    'deny, rules[0]: reached',
    'deny, rules[1]: missed',
    'allow, rules[0]: missed',
    'allow, rules[1]: reached',
    'allow, rules[2]: reached',
    'audit, rules[0]: reached',
    'others, rules[0]: unreachable: no proxy that is modelled gets it',
  ]);
  expect(covered(objects, { path: '/b' })).toMatchObject({ reached: 3, total: 6, percent: 50 });
});

test('rules that a gateway asks count', () => {
  const reach = { hosts: ['a.com'], gateways: ['edge'], http: [{ route: [to('web')] }] };
  const edgeOnly = { ...policy('edge', [byPath('/a'), byPath('/b')], { selector: { matchLabels: { istio: 'ingressgateway' } } }), metadata: { name: 'edge', namespace: 'istio-system' } };
  const objects = [...BASE, edge(['a.com']), istio('VirtualService', 'a', reach), edgeOnly];
  expect(rules(objects, { from: EDGE, host: 'a.com', path: '/b' }).map((one) => one.replace('AuthorizationPolicy istio-system/', ''))).toEqual(['edge, rules[0]: missed', 'edge, rules[1]: reached']);
});

test('rules that waypoints and ztunnel ask count', () => {
  const byWaypoint = policy('waypoint', [byPath('/a'), byPath('/b')], { targetRefs: [{ kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'waypoint' }] });
  expect(rules([...WAYPOINT, byWaypoint], { path: '/b' })).toEqual(['waypoint, rules[0]: missed', 'waypoint, rules[1]: reached']);
  const byTunnel = policy('tunnel', [{ from: [{ source: { namespaces: ['shop'] } }] }, { from: [{ source: { namespaces: ['apps'] } }] }, byPath('/a')]);
  expect(rules([...TUNNELLED, byTunnel], {})).toEqual([
    'tunnel, rules[0]: reached', 'tunnel, rules[1]: missed', 'tunnel, rules[2]: unreachable: no proxy that is modelled gets it',
  ]);
});

test('as a table', () => {
  const coverage = covered([
    ...BASE,
    routes(answer('gold', [GOLD], { name: 'gold' }), answer('silver', [{ headers: { tier: { exact: 'silver' } } }]), answer('all'), answer('late')),
    edge(['a.com']),
    istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], http: [answer('a')] }),
  ], {}, { from: EDGE, host: 'a.com' });

  expect(coverageText(coverage, ({ path }) => path.join('.'))).toBe(`traffic coverage         reached  %
VirtualService shop/web  1 of 3   33.3
VirtualService shop/a    1 of 1   100
all                      2 of 4   50

not reached by any request:
  VirtualService shop/web, http[0].match[0] 'gold'  spec.http.0.match.0
  VirtualService shop/web, http[1].match[0]         spec.http.1.match.0

no request can reach:
  VirtualService shop/web, http[3]  spec.http.3  route 2 before it matches everything
`);
});
