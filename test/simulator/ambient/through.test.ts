import { ENROLLED, httpRoute, namespace, waypoint } from '../../support/ambient';
import { answer, asking, BASE, edge, EDGE, istio, routes, service, to } from '../../support/simulator';

const INGRESS = namespace('shop', { ...ENROLLED, 'istio.io/ingress-use-waypoint': 'true' });
const MESH = [...BASE, ...service('cart'), INGRESS, waypoint(), edge()];
const atEdge = (...http: object[]) => istio('VirtualService', 'edge', { hosts: ['*'], gateways: ['edge'], http });
const ask = (...objects: object[]) => {
  const { outcome, who, explanation } = asking([...MESH, ...objects]);
  const request = (more = {}) => ({ from: EDGE, host: 'a.com', ...more });
  return {
    outcome: (more = {}) => outcome(request(more)),
    who: (more = {}) => who(request(more)),
    explanation: (more = {}) => explanation(request(more)),
  };
};

test('a gateway sends to the waypoint what it routed, and that routes it again', () => {
  const { outcome } = ask(
    atEdge({ rewrite: { uri: '/gold' }, headers: { request: { set: { x: '1' } }, response: { set: { outer: '1' } } }, timeout: '5s', route: [to('web', 'v1')] }),
    routes({ match: [{ uri: { prefix: '/gold' }, headers: { x: { exact: '1' } } }], headers: { response: { set: { inner: '1' } } }, timeout: '3s', route: [to('web', 'v2')] }),
  );

  expect(outcome()).toMatchObject({
    kind: 'forwarded',
    decision: { listener: 'Gateway shop/edge, port 80', route: { resource: 'VirtualService shop/edge' } },
    destinations: [{
      subset: 'v2',
      endpoints: ['shop/web-v2'],
      waypoint: 'shop/waypoint',
      route: { resource: 'VirtualService shop/web', index: 0, match: 0 },
      request: { authority: 'a.com', path: '/gold', headers: { x: '1' } },
      responseChanges: [{ set: [['inner', '1']] }, { set: [['outer', '1']] }],
    }],
    timeout: '3s',
    unsure: [],
  });
  expect(outcome()).not.toHaveProperty('unconfirmed');
});

test('the authority stays as the client wrote it', () => {
  const other = service('other', ['v1'], { ports: [{ name: 'http', port: 9080 }] });

  expect(ask(...other, atEdge({ route: [to('other')] })).outcome()).toMatchObject({ destinations: [{ port: 9080, request: { authority: 'a.com' } }] });
});

test('who answers in the end does not count for the gateway, but its subsets and ports do', () => {
  const toWeb = (subset: string, more = {}) => atEdge({ route: [{ destination: { host: 'web', subset, ...more } }] });

  expect(ask(toWeb('v3')).outcome()).toMatchObject({ destinations: [{ failure: { status: 503 } }] });
  expect(ask(toWeb('v1', { port: { number: 81 } })).who()).toBe('503');
  expect(ask(...service('empty', []), atEdge({ route: [to('empty')] }), istio('VirtualService', 'empty', { hosts: ['empty'], http: [{ route: [to('cart')] }] })).who()).toBe('cart-v1');
});

test('what the waypoint answers itself is the answer, with what the gateway adds', () => {
  const { outcome } = ask(atEdge({ headers: { response: { set: { outer: '1' } } }, route: [to('web')] }), routes(answer('inner')));

  expect(outcome()).toMatchObject({
    kind: 'answered', status: 200, body: 'inner', headers: { outer: '1' }, decision: { passes: ['Gateway shop/edge, port 80'], listener: "waypoint shop/waypoint, 'web.shop.svc.cluster.local' port 80" },
  });
  expect(ask(atEdge({ route: [to('web')] }), routes(answer('inner', [{ uri: { exact: '/x' } }]))).outcome()).toMatchObject({ kind: 'answered', status: 404, by: 'no route' });
});

test('of several destinations each goes its way', () => {
  const split = atEdge({ route: [to('web', undefined, { weight: 3 }), to('cart', undefined, { weight: 1 })] });
  const halves = routes({ route: [to('web', 'v1', { weight: 1 }), to('web', 'v2', { weight: 1 })] });

  expect(ask(split, halves).outcome()).toMatchObject({
    destinations: [{ subset: 'v1', weight: 1, share: 0.375 }, { subset: 'v2', weight: 1, share: 0.375 }, { endpoints: ['shop/cart-v1'], weight: 1, share: 0.25 }],
    unsure: [],
  });
  expect(ask(split, routes(answer('x'))).outcome()).toMatchObject({
    destinations: [
      { share: 0.75, failure: { status: 200, reason: 'the waypoint shop/waypoint answers itself: direct response' }, route: { resource: 'VirtualService shop/web' } },
      { share: 0.25, endpoints: ['shop/cart-v1'] },
    ],
  });
  expect(ask(split, routes({ timeout: '1s', route: [to('web')] })).outcome().unsure).toEqual(['faults, limits and headers for browsers depend on the destination, which is chosen by chance']);
});

test('one of several may have no waypoint', () => {
  const far = atEdge({ route: [to('web', undefined, { weight: 1 }), to('far.apps.svc.cluster.local', undefined, { weight: 1 })] });

  expect(ask(far).who()).toBe('web-v1+web-v2 50%, apps/far-v1 50%');
});

test('what cannot be told of one cannot be told', () => {
  const refused = istio('VirtualService', 'cart', { hosts: ['cart'], http: [{ redirect: { redirectCode: 305 } }] });
  const split = atEdge({ route: [to('web', undefined, { weight: 1 }), to('far.apps.svc.cluster.local', undefined, { weight: 1 })] });

  expect(ask(refused, atEdge({ route: [to('web')] })).outcome()).toMatchObject({ kind: 'unmodelled', decision: { passes: ['Gateway shop/edge, port 80'] } });
  expect(ask(refused, split).outcome()).toMatchObject({ kind: 'unmodelled', reason: 'what the waypoint shop/waypoint does with its share is not modelled' });
});

test('what both do on purpose is told once', () => {
  const delay = { delay: { fixedDelay: '1s', percentage: { value: 50 } } };
  const cors = { allowOrigins: [{ exact: 'http://b.com' }] };

  expect(ask(atEdge({ fault: delay, route: [to('web')] }), routes({ fault: delay, route: [to('web')] })).outcome().unsure).toEqual(['the waypoint injects faults beside those of the gateway']);
  expect(ask(atEdge({ route: [to('web')] }), routes({ fault: delay, corsPolicy: cors, route: [to('web')] })).outcome({ headers: { origin: 'http://b.com' } })).toMatchObject({
    faults: { delay: { percent: 50 } }, cors: { 'access-control-allow-origin': 'http://b.com' },
  });
  expect(ask(atEdge({ fault: delay, timeout: '1s', route: [to('web')] }), routes({ timeout: '1m', route: [to('web')] })).outcome()).toMatchObject({ faults: { delay: { percent: 50 } }, timeout: '1s' });
  expect(ask(atEdge({ fault: delay, route: [to('web')] }), routes(answer('x'))).outcome()).toMatchObject({ kind: 'answered', faults: { delay: { percent: 50 } } });
});

describe('a gateway goes past the waypoint', () => {
  const past = (given: object, ...objects: object[]) => asking([...BASE, given, waypoint(), edge(), atEdge({ route: [to('web')] }), routes(answer('inner')), ...objects]).who({ from: EDGE, host: 'a.com' });

  test('unless it is asked to pass it', () => {
    expect([past(namespace('shop', ENROLLED)), past(INGRESS)]).toEqual(['web-v1+web-v2', '200 inner']);
  });

  test('of a service without an address of its own, or without a waypoint', () => {
    expect(ask(...service('db', ['v1'], { clusterIP: 'None' }), atEdge({ route: [to('db')] })).who()).toBe('unsure');
    expect(past(namespace('shop', { 'istio.io/ingress-use-waypoint': 'true' }))).toBe('web-v1+web-v2');
    const entry = istio('ServiceEntry', 'api', { hosts: ['api.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' });
    expect(ask(entry, atEdge({ route: [to('api.com')] }), istio('VirtualService', 'api', { hosts: ['api.com'], http: [answer('inner')] })).who()).toBe('api.com');
  });
});

test('tells both decisions', () => {
  const early = { matches: [{ path: { value: '/early' } }], backendRefs: [{ name: 'cart', port: 80 }] };
  const { explanation } = ask(atEdge({ route: [to('web')] }), httpRoute('web', [early]));

  expect(explanation({ path: '/early' }).steps.map(({ stage, text }) => `${stage}: ${text}`)).toEqual([
    'listener: Gateway shop/edge, port 80',
    'virtual host: *',
    'route: VirtualService shop/edge, http[0]',
    "waypoint: shop/waypoint, 'web.shop.svc.cluster.local' port 80",
    'route: HTTPRoute shop/web, rules[0].matches[0]',
    'destination: cart.shop.svc.cluster.local port 80 (100 %): shop/cart-v1',
  ]);
  expect(explanation().nearest).toEqual({ text: 'HTTPRoute shop/web, rules[0].matches[0]', reason: "misses: path is '/early' or below it" });
});

describe('a canary waypoint', () => {
  const canary = (weight: string) => namespace('shop', { ...ENROLLED, 'istio.io/ingress-use-waypoint': 'true', 'istio.io/use-waypoint-canary': 'next', 'istio.io/use-waypoint-canary-namespace': 'edge' }, { 'istio.io/use-waypoint-canary-weight': weight });
  const next = waypoint('edge/next', { listener: { allowedRoutes: { namespaces: { from: 'All' } } } });
  const mesh = (weight: string, ...objects: object[]) => asking([...BASE, ...service('cart'), canary(weight), waypoint(), next, edge(), atEdge({ route: [to('web')] }), ...objects]);
  const inEdge = (spec: object) => istio('VirtualService', 'edge/web', { hosts: ['web.shop.svc.cluster.local'], exportTo: ['.'], ...spec });

  test('that routes alike changes nothing', () => {
    expect(mesh('20').who()).toBe('web-v1+web-v2');
    expect(mesh('20').outcome().decision.listener).toBe("waypoint shop/waypoint, 'web.shop.svc.cluster.local' port 80");
    expect(mesh('20', routes(answer('x'))).who()).toBe('200 x');
  });

  test('has its share of what it routes otherwise', () => {
    const other = inEdge({ http: [{ route: [to('cart.shop.svc.cluster.local')], mirror: { host: 'cart.shop.svc.cluster.local' } }] });

    expect(mesh('20', other).who()).toBe('web-v1+web-v2 80%, cart-v1 20%');
    expect(mesh('20', other).outcome()).toMatchObject({ mirrors: [{ percent: 20 }] });
    expect(mesh('20', other).who({ from: EDGE, host: 'a.com' })).toBe('web-v1+web-v2 80%, cart-v1 20%');
    expect(mesh('100', other).who()).toBe('cart-v1');
    expect(mesh('0', other).who()).toBe('web-v1+web-v2');
  });

  test('that answers otherwise makes it depend on chance', () => {
    expect(mesh('20', inEdge({ http: [answer('x')] })).outcome()).toMatchObject({
      kind: 'unmodelled',
      reason: "it depends on chance what becomes of it: waypoint shop/waypoint, 'web.shop.svc.cluster.local' port 80, or waypoint edge/next, 'web.shop.svc.cluster.local' port 80 takes it",
    });
    expect(mesh('20', inEdge({ http: [{ timeout: '1s', route: [to('web.shop.svc.cluster.local')] }] })).who()).toBe('unmodelled');
  });
});
