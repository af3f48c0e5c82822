import { App, Chart } from 'cdk8s';
import { istio as constructs, ServiceHost } from '../../src';
import { assertRedirect, assertRespond, assertRewrite, assertRoute, matchers, trafficCoverage, trafficOf } from '../../src/testing';
import { TUNNELLED, WAYPOINT } from '../support/ambient';
import { answer, BASE, edge, istio, routes, to } from '../support/simulator';

const SPLIT = [...BASE, routes(
  answer('gold', [{ headers: { tier: { exact: 'gold' } }, uri: { prefix: '/gold' } }, { headers: { tier: { exact: 'gold' } } }]),
  { match: [{ uri: { prefix: '/old' } }], rewrite: { uri: '/new', authority: 'web.shop' }, headers: { request: { set: { a: 'b' }, remove: ['c'] } }, route: [to('web', 'v1')] },
  { match: [{ uri: { prefix: '/lost' } }], route: [to('web', 'v3')] },
  { match: [{ uri: { prefix: '/moved' } }], redirect: { uri: '/there' } },
  { name: 'split', route: [to('web', 'v1', { weight: 2 }), to('web', 'v2', { weight: 1 })] },
)];

const WEB = { host: 'web', source: 'shop/news-v1' };
const traffic = trafficOf(SPLIT);

const messageOf = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

test('routes, with and without shares', () => {
  const v1 = { service: 'web', subset: 'v1' };
  expect(traffic).toRoute(WEB, [{ ...v1, weight: 66.7 }, { service: 'web.shop', subset: 'v2', port: 80, weight: 33.3 }]);
  expect(traffic).toRoute(WEB, { ...v1, weight: 66.7 });
  expect(traffic).toRoute(WEB, { service: 'web.shop.svc.cluster.local' });
  expect(traffic).toRoute(WEB, {});
  expect(traffic).not.toRoute(WEB, v1);
  expect(traffic).not.toRoute(WEB, { service: 'we' });
  expect(traffic).not.toRoute(WEB, { service: 'web', port: 81 });
  expect(traffic).not.toRoute(WEB, { ...v1, weight: 50 });
  expect(traffic).not.toRoute(WEB, [{ service: 'web' }, { service: 'far' }]);
  expect(traffic).not.toRoute({ ...WEB, path: '/lost' }, { service: 'web' });
  expect(traffic).not.toRoute({ ...WEB, path: '/moved' }, { service: 'web' });
});

test('answers of the mesh', () => {
  const gold = { ...WEB, headers: { tier: 'gold' } };
  expect(traffic).toRespond(gold, 200);
  expect(traffic).toRespond(gold, { body: 'gold' });
  expect(traffic).toRespond({ ...WEB, path: '/lost' }, { status: 503 });
  expect(traffic).not.toRespond(gold, { status: 200, body: 'silver' });
  expect(traffic).not.toRespond(gold, { status: 200, headers: { server: 'x' } });
  expect(traffic).not.toRespond({ ...WEB, path: '/lost' }, { status: 503, body: 'x' });
  expect(traffic).not.toRespond(WEB, 200);
});

test('redirects and rewrites', () => {
  expect(traffic).toRedirect({ ...WEB, path: '/moved' }, 'http://web/there');
  expect(traffic).toRedirect({ ...WEB, path: '/moved' }, { location: 'http://web/there', status: 301 });
  expect(traffic).not.toRedirect({ ...WEB, path: '/moved' }, { location: 'http://web/there', status: 302 });
  expect(traffic).not.toRedirect(WEB, 'http://web/there');
  expect(traffic).toRewrite({ ...WEB, path: '/old/x', headers: { c: 'd' } }, { path: '/new/x', host: 'web.shop', headers: { a: 'b', c: undefined } });
  expect(traffic).toRewrite({ ...WEB, path: '/old' }, {});
  expect(traffic).not.toRewrite({ ...WEB, path: '/old' }, { path: '/old' });
  expect(traffic).not.toRewrite({ ...WEB, path: '/moved' }, {});
});

test('fails with the request, the decision and the nearest route', () => {
  const request = { ...WEB, headers: { tier: 'silver' } };
  expect(messageOf(() => expect(traffic).toRoute(request, { service: 'web', subset: 'v2', port: 80, weight: 100 }))).toBe(
    `GET http://web/ from the workload shop/news-v1
  tier: silver
expected to be routed to web subset v2 port 80 (100 %), but:

  listener      sidecar of shop/news-v1, port 80
  virtual host  web.shop.svc.cluster.local
  route         VirtualService shop/web, http[4] 'split'
  destination   web.shop.svc.cluster.local subset v1 port 80 (66.7 %): shop/web-v1
  destination   web.shop.svc.cluster.local subset v2 port 80 (33.3 %): shop/web-v2

nearest route that is not taken: VirtualService shop/web, http[0].match[1]
  misses: header 'tier' is 'gold'`);
  expect(messageOf(() => expect(traffic).not.toRespond({ ...WEB, headers: { tier: 'gold' } }, 200))).toContain(
    'expected not to be answered by the mesh with 200, but:');
});

test('functions say the same', () => {
  assertRoute(traffic, WEB, {});
  assertRespond(traffic, { ...WEB, path: '/lost' }, 503);
  expect(messageOf(() => assertRoute(traffic, { host: 'web', gateway: 'shop/web-v1' }, {}))).toContain('expected to be routed to any service, but:');
  expect(messageOf(() => assertRespond(traffic, WEB, 404))).toContain('expected to be answered by the mesh with 404, but:');
  expect(messageOf(() => assertRedirect(traffic, WEB, { location: 'x', status: 301 }))).toContain('expected to be redirected to x with 301, but:');
  expect(messageOf(() => assertRedirect(traffic, WEB, 'x'))).toContain('expected to be redirected to x, but:');
  expect(messageOf(() => assertRewrite(traffic, WEB, { path: '/x' }))).toContain('expected to be sent on as {"path":"/x","headers":{}}, but:');
});

test('a mesh is an app, a chart, objects or YAML', () => {
  const app = new App();
  const chart = new Chart(app, 'edge', { namespace: 'shop' });
  const gateway = new constructs.Gateway(chart, 'public', { servers: [constructs.Server.http({ hosts: ['*'] })] });
  new constructs.VirtualService(chart, 'routes', {
    hosts: [ServiceHost.fromName('web', { namespace: 'shop' })], gateways: [gateway], http: [constructs.HttpRoute.directResponse({ directResponse: { status: 418 } })],
  });
  const request = { host: 'web.shop.svc.cluster.local' };
  for (const manifests of [app, chart, app.synthYaml(), chart.toJson() as object[]]) expect(manifests).toRespond(request, 418);
  expect(app).toRespond({ ...request, gateway }, 418);
  expect(messageOf(() => assertRespond(app, { host: 'x', source: { name: 'news', metadata: {} } }, 200))).toBe(
    "no workload 'default/news' is among the manifests; give 'namespace/name' of one");
});

test('fails where what becomes of it is not sure, also where it is not expected', () => {
  const filter = { ...istio('EnvoyFilter', 'own', {}), apiVersion: 'networking.istio.io/v1alpha3' };
  const unsure = [...SPLIT, filter];
  for (const act of [() => expect(unsure).toRoute(WEB, {}), () => expect(unsure).not.toRoute(WEB, {})]) {
    expect(messageOf(act)).toContain("is not known for sure ('evenIfUnsure: true' of the request takes what is unsure for sure):\n\n  listener");
  }
  expect(unsure).toRoute({ ...WEB, evenIfUnsure: true }, {});
  const headless = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'headless', namespace: 'shop' }, spec: { clusterIP: 'None', ports: [{ name: 'http', port: 80 }] } };
  expect(messageOf(() => assertRoute([...BASE, headless], { ...WEB, host: 'headless' }, {}))).toContain('is not known for sure');
  const entry = istio('ServiceEntry', 'wild', { hosts: ['*.wild.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DYNAMIC_DNS', location: 'MESH_EXTERNAL' });
  expect(messageOf(() => assertRoute([...TUNNELLED, entry], { ...WEB, host: 'a.wild.com', evenIfUnsure: true }, {}))).toContain('is not modelled');
});

test('what is only documented is no doubt, and is told', () => {
  expect(TUNNELLED).toRoute(WEB, { service: 'web' });
  expect(messageOf(() => assertRespond(TUNNELLED, WEB, 404))).toContain('  unconfirmed  what ztunnel does');
  expect([...WAYPOINT, routes({ route: [to('web', 'v1')] })]).toRoute(WEB, { service: 'web', subset: 'v1' });
});

test('coverage: the routes that no test reached', () => {
  const own = trafficOf(SPLIT);
  expect(trafficCoverage(own).percent).toBe(0);
  expect(own).toRoute(WEB, {});
  expect(own).not.toRespond({ ...WEB, path: '/old' }, 200);
  const coverage = trafficCoverage(own);
  expect(coverage.percent).toBeCloseTo(100 * 2 / 6);
  expect(coverage.routes.filter(({ state }) => state === 'reached').map(({ text }) => text)).toEqual([
    'VirtualService shop/web, http[1].match[0]', "VirtualService shop/web, http[4] 'split'",
  ]);
  coverage.assertAtLeast(33);
  expect(messageOf(() => coverage.assertAtLeast(34))).toBe(`expected the tests to reach 34 % of the routes and rules, but they reached 33.3 %:\n\n${coverage.table()}`);
  expect(coverage.table()).toContain('\n  VirtualService shop/web, http[0].match[1]\n');
  const yaml = SPLIT.map((one) => JSON.stringify(one)).join('\n---\n');
  expect(trafficCoverage(trafficOf(yaml)).table()).toContain('\n  VirtualService shop/web, http[0].match[1]  line 17\n');
});

test('coverage of an app names its constructs, and why something cannot be reached', () => {
  const app = new App();
  const chart = new Chart(app, 'edge', { namespace: 'shop' });
  const gateway = new constructs.Gateway(chart, 'public', { servers: [constructs.Server.http({ hosts: ['*'] })] });
  const reply = () => constructs.HttpRoute.directResponse({ directResponse: { status: 418 } });
  new constructs.VirtualService(chart, 'routes', { hosts: [ServiceHost.fromName('web', { namespace: 'shop' })], gateways: [gateway], http: [reply()] });
  new constructs.VirtualService(chart, 'mesh', { metadata: { namespace: 'shop' }, hosts: [ServiceHost.fromName('web', { namespace: 'shop' })], http: [reply()] });

  expect(app).toRespond({ host: 'web.shop.svc.cluster.local' }, 418);
  expect(trafficCoverage(app).routes).toEqual([
    { text: 'VirtualService shop/edge-routes, http[0]', state: 'reached' },
    { text: 'VirtualService shop/edge-mesh, http[0]', state: 'unreachable', reason: 'no proxy that is modelled gets it' },
  ]);
  expect(trafficCoverage(app).table()).toContain('  VirtualService shop/edge-mesh, http[0]  edge/mesh  no proxy that is modelled gets it\n');
  assertRespond('kind: Namespace\napiVersion: v1\nmetadata: { name: shop, labels: { a: b } }\n---\n' + app.synthYaml(), { host: 'web.shop.svc.cluster.local' }, 418);
});

test('the mesh configuration', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: 'istio-system' }, data: { mesh: 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }' } };
  expect([...BASE, config]).toRespond({ ...WEB, host: 'elsewhere.com' }, 502);
  expect(trafficOf(BASE, { outboundTrafficPolicy: 'REGISTRY_ONLY' })).toRespond({ ...WEB, host: 'elsewhere.com' }, 502);
});

test('fails for manifests that cannot be used', () => {
  expect(() => trafficOf('a: [')).toThrow('a cluster would not take these manifests:\n  ');
  expect(() => trafficOf([istio('VirtualService', 'x', { hosts: 5 })])).toThrow('  VirtualService shop/x: spec.hosts must be a list, got 5');
  expect(() => assertRoute([edge()], { ...WEB, gateway: 'shop/edge' }, {})).toThrow('a request comes from a source or to a gateway, not both; leave one out');
});

test('Jest knows the matchers', () => {
  expect(Object.keys(matchers)).toEqual(['toRoute', 'toRedirect', 'toRewrite', 'toRefuse', 'toRespond', 'toDeny']);
});
