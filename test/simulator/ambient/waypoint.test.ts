import { ENROLLED, fromAll, httpRoute, namespace, waypoint, WAYPOINT } from '../../support/ambient';
import { answer, asking, BASE, FAR, istio, routes, service, SUBSETS, to } from '../../support/simulator';

const routing = (name: string, hosts: string[], spec: object = {}, metadata: object = {}) =>
  istio('VirtualService', name, { hosts, http: [answer(name)], ...spec }, metadata);
const WEB = 'web.shop.svc.cluster.local';

test('a service without routes gets all, with the usual retries', () => {
  const { outcome } = asking(WAYPOINT);

  expect(outcome({ path: '/a/../b', headers: { x: '1' } })).toMatchObject({
    kind: 'forwarded',
    decision: { passes: ['ztunnel of shop/news-v1'], listener: `waypoint shop/waypoint, '${WEB}' port 80`, virtualHost: WEB },
    destinations: [{ host: WEB, port: 80, endpoints: ['shop/web-v1', 'shop/web-v2'], request: { authority: 'web', path: '/b', headers: { x: '1' } } }],
    retries: { attempts: 2 },
    unsure: [],
    unconfirmed: ['what ztunnel does is as its documentation has it: no test of this package can run it'],
  });
  expect(outcome()).not.toHaveProperty('timeout');
});

describe('VirtualServices', () => {
  test('route to subsets, rewrite, time out and inject as at a sidecar', () => {
    const { outcome } = asking([...WAYPOINT, routes({
      match: [{ uri: { prefix: '/old' } }],
      rewrite: { uri: '/new' },
      headers: { request: { set: { x: 'y' } }, response: { add: { z: '1' } } },
      timeout: '3s',
      retries: { attempts: 1 },
      fault: { abort: { httpStatus: 418, percentage: { value: 5 } } },
      mirrors: [{ destination: { host: 'news' } }],
      route: [to('web', 'v1', { weight: 3 }), to('web', 'v3', { weight: 1 })],
    })]);

    expect(outcome({ path: '/old/x' })).toMatchObject({
      destinations: [
        { subset: 'v1', share: 0.75, endpoints: ['shop/web-v1'], request: { path: '/new/x', headers: { x: 'y' } } },
        { subset: 'v3', share: 0.25, failure: { status: 503 } },
      ],
      timeout: '3s',
      retries: { attempts: 1 },
      faults: { abort: { status: 418, percent: 5 } },
      mirrors: [{ endpoints: ['shop/news-v1'] }],
    });
    expect(outcome({ path: '/x' })).toMatchObject({ kind: 'answered', status: 404, by: 'no route' });
  });

  test('are asked for whatever host the request has: its address counts', () => {
    const { who } = asking([...WAYPOINT, ...service('vip', ['v1'], { clusterIP: '10.0.0.9' }), routes(answer('web')), routing('else', ['else.com'])]);

    expect([who(), who({ host: 'else.com', address: '10.0.0.9' }), who({ host: 'else.com' })]).toEqual(['200 web', 'vip-v1', 'passed on']);
  });

  test('of the namespaces of the waypoint and of the service count, and no others', () => {
    const edge = [...BASE, namespace('shop', { ...ENROLLED, 'istio.io/use-waypoint-namespace': 'edge' }), waypoint('edge/waypoint', { listener: fromAll })];
    const byHost = (name: string) => routing(name, [WEB]);

    expect(asking([...edge, byHost('edge/a')]).who()).toBe('200 edge/a');
    expect(asking([...edge, byHost('b')]).who()).toBe('200 b');
    expect(asking([...edge, byHost('apps/c')]).who()).toBe('web-v1+web-v2');
    expect(asking([...edge, routing('hidden', [WEB], { exportTo: ['.'] })]).who()).toBe('web-v1+web-v2');
  });

  test('are all asked in turn, by wildcards too, and what matches everything is not put last', () => {
    const gold = routing('b', ['web'], { http: [answer('gold', [{ uri: { prefix: '/gold' } }])] });
    const everything = routing('a', ['*.shop.svc.cluster.local'], { http: [answer('all')] });
    const silver = routing('c', ['web'], { http: [answer('silver')] });

    expect(asking([...WAYPOINT, gold, silver]).who({ path: '/gold' })).toBe('200 gold');
    expect(asking([...WAYPOINT, gold, silver]).who({ path: '/x' })).toBe('200 silver');
    expect(asking([...WAYPOINT, everything, gold]).who({ path: '/gold' })).toBe('200 all');
  });

  test('lose what asks for the labels of callers, and ask for the namespace of the waypoint', () => {
    const { who, explanation } = asking([...WAYPOINT, routes(
      answer('labels', [{ sourceLabels: { app: 'news' } }, { sourceLabels: { app: 'news' }, gateways: ['mesh'] }]),
      answer('far', [{ sourceNamespace: 'apps' }]),
      answer('gateway', [{ gateways: ['edge'] }]),
      answer('port', [{ port: 8080 }]),
      answer('shop', [{ sourceNamespace: 'shop', gateways: [] }]),
    )]);

    expect([who(), who({ from: FAR, host: 'web.shop' })]).toEqual(['200 shop', '200 shop']);
    expect(explanation().steps.find(({ stage }) => stage === 'route')!.others.map(({ reason }) => reason)).toEqual([
      'is for callers with app=news, which a waypoint does not know',
      'is for callers with app=news, which a waypoint does not know',
      'is for callers in namespace apps',
      'is for shop/edge',
      'is for port 8080',
    ]);
  });

  test('of gateways alone, or with nothing for the port, leave the service alone', () => {
    expect(asking([...WAYPOINT, routing('edge', ['web'], { gateways: ['edge'] })]).who()).toBe('web-v1+web-v2');
    expect(asking([...WAYPOINT, routes(answer('port', [{ port: 8080 }]))]).who()).toBe('web-v1+web-v2');
  });

  test('are bound to hosts as they are written', () => {
    expect(asking([...WAYPOINT, routing('upper', ['WEB.shop.svc.cluster.local'])]).who()).toBe('web-v1+web-v2');
  });

  test('are scoped by no Sidecar', () => {
    const sidecar = istio('Sidecar', 'default', { egress: [{ hosts: ['apps/*'] }] });

    expect(asking([...WAYPOINT, sidecar, routes(answer('web'))]).who()).toBe('200 web');
  });

  test('that Envoy refuses concern all services of the waypoint', () => {
    const body = (length: number) => routing('cart', ['cart'], { http: [{ directResponse: { status: 200, body: { string: 'x'.repeat(length) } } }] });

    expect(asking([...WAYPOINT, body(4096)]).who()).toBe('web-v1+web-v2');
    expect(asking([...WAYPOINT, body(4097)]).outcome()).toMatchObject({
      kind: 'unmodelled',
      reason: 'VirtualService shop/cart, http[0] answers with more than 4096 bytes, for which Envoy refuses all routes of the listener and keeps those it had',
    });
    expect(asking([...WAYPOINT, routing('cart', ['cart'], { http: [{ redirect: { redirectCode: 305 } }] })]).who()).toBe('unmodelled');
  });
});

describe('destinations', () => {
  const leading = (...hosts: string[]) => routing('web', [WEB], { http: [{ route: [to(hosts[0])], ...hosts[1] && { mirror: { host: hosts[1] } } }] });

  test('beside those of the waypoint are known from VirtualServices for the service by its name', () => {
    const wild = routing('wild', ['*.shop.svc.cluster.local'], { http: [{ route: [to('far.apps.svc.cluster.local')] }] });
    const failing = "the waypoint knows 'far.apps.svc.cluster.local' only where a VirtualService names its service without wildcards";

    expect(asking([...WAYPOINT, leading('far.apps.svc.cluster.local')]).who()).toBe('apps/far-v1');
    expect(asking([...WAYPOINT, wild]).outcome()).toMatchObject({ destinations: [{ failure: { status: 503, reason: failing } }] });
    // By a copy, and by another service of the waypoint.
    expect(asking([...WAYPOINT, wild, routing('cart', ['cart'], { http: [{ mirror: { host: 'far.apps.svc.cluster.local' }, route: [to('cart')] }] })]).who()).toBe('apps/far-v1');
  });

  test('of the waypoint itself need no such thing', () => {
    expect(asking([...WAYPOINT, routing('wild', ['*.shop.svc.cluster.local'], { http: [{ route: [to('cart')] }] })]).who()).toBe('cart-v1');
  });

  test('take the only port of their service, else that of the listener', () => {
    const ports = (...numbers: number[]) => service('next', ['v1'], { ports: numbers.map((port) => ({ name: `http-${port}`, port })) });

    expect(asking([...WAYPOINT, ...ports(8080), leading('next')]).outcome()).toMatchObject({ destinations: [{ port: 8080, endpoints: ['shop/next-v1'] }] });
    expect(asking([...WAYPOINT, ...ports(8080, 8081), leading('next')]).outcome()).toMatchObject({ destinations: [{ port: 80, failure: { reason: "'next' has no port 80".replace('next', 'next.shop.svc.cluster.local') } }] });
  });

  test('that are not there answer 503', () => {
    expect(asking([...WAYPOINT, leading('away')]).who()).toBe('503');
    expect(asking([...WAYPOINT, ...service('empty', []), leading('empty')]).who()).toBe('503');
  });

  test('that the namespace of the waypoint may not see have no endpoints there', () => {
    const hidden = service('own', ['v1'], {}, { annotations: { 'networking.istio.io/exportTo': '.' }, labels: { 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-namespace': 'edge' } });

    expect(asking([...WAYPOINT, ...hidden, waypoint('edge/waypoint', { listener: fromAll })]).outcome({ host: 'own' }))
      .toMatchObject({ destinations: [{ failure: { status: 503, reason: "'own.shop.svc.cluster.local' is not exported to the namespace of the waypoint" } }] });
  });

  test('of the waypoint have no subsets of rules for certain workloads, others have', () => {
    const rule = (host: string) => istio('DestinationRule', 'own', {
      host, workloadSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' } }, subsets: SUBSETS,
    });
    const toSubset = (host: string) => routing('web', ['web'], { http: [{ route: [to(host, 'v1')] }] });

    expect(asking([...WAYPOINT, rule('cart'), toSubset('cart')]).who()).toBe('503');
    expect(asking([...WAYPOINT, rule('far.apps.svc.cluster.local'), toSubset('far.apps.svc.cluster.local')]).who()).toBe('apps/far-v1');
  });
});

describe('HTTPRoutes', () => {
  const EARLY = { matches: [{ headers: [{ name: 'x-reader', value: 'early' }] }], backendRefs: [{ name: 'cart', port: 80 }] };

  test('of a Service route it', () => {
    const { who, outcome } = asking([...WAYPOINT, httpRoute('web', [EARLY, { backendRefs: [{ name: 'web', port: 80 }] }])]);

    expect([who(), who({ headers: { 'x-reader': 'early' } })]).toEqual(['web-v1+web-v2', 'cart-v1']);
    expect(outcome().decision.route).toEqual({ resource: 'HTTPRoute shop/web', index: 1, match: 0 });
  });

  test('of other namespaces do not', () => {
    expect(asking([...WAYPOINT, httpRoute('apps/web', [{ backendRefs: [{ name: 'far', port: 80 }] }], { namespace: 'shop' })]).who()).toBe('web-v1+web-v2');
  });

  test('whose backend is not there answer 500', () => {
    expect(asking([...WAYPOINT, httpRoute('web', [{ backendRefs: [{ name: 'away', port: 80 }] }])]).who()).toBe('500');
  });

  test('of a ServiceEntry route its host', () => {
    const entry = istio('ServiceEntry', 'api', { hosts: ['api.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' });
    const parent = { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api' };

    expect(asking([...WAYPOINT, entry, httpRoute('api', [{ backendRefs: [{ name: 'cart', port: 80 }] }], parent)]).who({ host: 'api.com' })).toBe('cart-v1');
    expect(asking([...WAYPOINT, entry]).who({ host: 'api.com' })).toBe('api.com');
  });
});

test('ports that are not HTTP are not modelled', () => {
  expect(asking([...WAYPOINT, ...service('db', ['v1'], { ports: [{ name: 'tcp', port: 5432 }] })]).outcome({ host: 'db', port: 5432 }))
    .toMatchObject({ kind: 'unmodelled', reason: "port 5432 of 'db.shop.svc.cluster.local' is tcp, not HTTP" });
});

test('what changes a waypoint names it, its class, or what is called', () => {
  const changer = (kind: string, name: string, targetRefs?: object[]) =>
    ({ ...istio(kind, name, { ...targetRefs && { targetRefs } }), apiVersion: kind === 'EnvoyFilter' ? 'networking.istio.io/v1alpha3' : 'extensions.istio.io/v1alpha1' });
  const unsure = (...changers: object[]) => asking([...WAYPOINT, ...changers]).outcome().unsure;
  const GATEWAY = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' };
  const CLASS = { ...GATEWAY, kind: 'GatewayClass', name: 'istio-waypoint' };
  const ENTRY = { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'web' };

  expect(unsure(changer('WasmPlugin', 'a', [GATEWAY]), changer('EnvoyFilter', 'b', [GATEWAY]))).toEqual([
    'WasmPlugin shop/a changes what the waypoint does', 'EnvoyFilter shop/b changes what the waypoint does',
  ]);
  expect(unsure(changer('WasmPlugin', 'a', [{ kind: 'Service', name: 'web' }]))).toHaveLength(1);
  expect(unsure(changer('WasmPlugin', 'istio-system/a', [CLASS]))).toHaveLength(1);
  expect(unsure(
    changer('WasmPlugin', 'a'), changer('WasmPlugin', 'b', [CLASS]), changer('WasmPlugin', 'c', [{ kind: 'Service', name: 'cart' }]), changer('WasmPlugin', 'd', [ENTRY]),
    changer('EnvoyFilter', 'e', [{ kind: 'Service', name: 'web' }]), changer('EnvoyFilter', 'f'), changer('WasmPlugin', 'apps/g', [GATEWAY]),
    changer('WasmPlugin', 'h', [{ group: 'x', kind: 'Y', name: 'z' }]),
  )).toEqual([]);
  expect(asking([...WAYPOINT, { ...changer('WasmPlugin', 'old'), spec: { targetRef: GATEWAY } }]).outcome().unsure).toHaveLength(1);
});
