import { Forwarded, Request } from '../../../src/simulator';
import { Reached } from '../../../src/simulator/reach';
import { apiGateway, apiRoute, backendOf, grant, listener } from '../../support/gateway-api';
import { asking, BASE, meshOf, NEWS, resourcesOf, service } from '../../support/simulator';

type Fields = Record<string, any>;

const CALLS = service('calls', ['v1'], { ports: [{ name: 'grpc', port: 80 }] });
const to = (name: string, more: Fields = {}) => ({ backendRefs: [backendOf(name, more)] });
const route = (rules: Fields[], more: Fields = {}) => apiRoute('GRPCRoute', 'calls', rules, more);
const mesh = (...objects: object[]) => {
  const { who, outcome, explanation } = asking([...BASE, ...CALLS, apiGateway([listener('http', 'HTTP', 80)]), ...objects]);
  const full = (path: string, more: Fields): Partial<Request> => ({ from: { gateway: 'shop/api' }, host: 'a.com', protocol: 'grpc', path, ...more });
  return {
    who: (path: string, more: Fields = {}) => who(full(path, more)),
    outcome: (path: string, more: Fields = {}) => outcome(full(path, more)),
    explanation: (path: string, more: Fields = {}) => explanation(full(path, more)),
  };
};

/** Which of some paths a match takes. */
const taken = (match: Fields) => {
  const { outcome } = mesh(route([{ matches: [match], ...to('calls') }]));
  return ['/shop.Cart/Add', '/shop.Cart/AddAll', '/shop.Cartel/Add', '/shop.Cart/Add/more', '/shop.Cart'].filter((path) => outcome(path).kind === 'forwarded');
};

test.each<[string, Fields, string[]]>([
  ['a method of a service', { method: { service: 'shop.Cart', method: 'Add' } }, ['/shop.Cart/Add']],
  ['all methods of a service', { method: { service: 'shop.Cart' } }, ['/shop.Cart/Add', '/shop.Cart/AddAll', '/shop.Cart/Add/more', '/shop.Cart']],
  ['a method of any service', { method: { method: 'Add' } }, ['/shop.Cart/Add', '/shop.Cartel/Add']],
  ['a method of any service, which is an expression in any case', { method: { type: 'Exact', method: 'A.*' } }, ['/shop.Cart/Add', '/shop.Cart/AddAll', '/shop.Cartel/Add', '/shop.Cart/Add/more']],
  ['expressions', { method: { type: 'RegularExpression', service: 'shop[.]Cart(el)?', method: 'Add' } }, ['/shop.Cart/Add', '/shop.Cartel/Add']],
  ['an expression of a service', { method: { type: 'RegularExpression', service: 'shop[.]Cart' } }, ['/shop.Cart/Add', '/shop.Cart/AddAll', '/shop.Cart/Add/more']],
  ['an expression of a method', { method: { type: 'RegularExpression', method: 'Ad+' } }, ['/shop.Cart/Add', '/shop.Cartel/Add']],
  ['anything', {}, ['/shop.Cart/Add', '/shop.Cart/AddAll', '/shop.Cartel/Add', '/shop.Cart/Add/more', '/shop.Cart']],
])('a match takes %s', (_, match, paths) => {
  expect(taken(match)).toEqual(paths);
});

test('headers are matched, and the most specific match comes first', () => {
  const { who, explanation } = mesh(route([
    to('web'),
    { matches: [{ method: { service: 'shop.Cart' } }, { method: { service: 'shop.Cart' }, headers: [{ name: 'tier', value: 'gold' }] }], ...to('news') },
    { matches: [{ method: { service: 'shop.Cart' }, headers: [{ name: 'tier', type: 'RegularExpression', value: 'sil.*' }, { name: 'x', value: '1' }] }], ...to('calls') },
  ]));

  expect([who('/shop.Other/Add'), who('/shop.Cart/Add'), who('/shop.Cart/Add', { headers: { tier: 'silver', x: '1' } })]).toEqual(['unsure', 'unsure', 'calls-v1']);
  expect(explanation('/shop.Cart/Add', { headers: { tier: 'gold' } }).steps.find(({ stage }) => stage === 'route')).toMatchObject({
    text: 'GRPCRoute shop/calls, rules[1].matches[1]', others: [{ text: 'GRPCRoute shop/calls, rules[2].matches[0]', reason: expect.stringContaining("header 'tier'") }],
  });
  expect(explanation('/shop.Other/Add').steps.find(({ stage }) => stage === 'route')!.text).toBe('GRPCRoute shop/calls, rules[0]');
});

test('HTTPRoutes of the same host are asked together with them', () => {
  const http = apiRoute('HTTPRoute', 'http', [{ matches: [{ path: { type: 'Exact', value: '/shop.Cart/Add' } }], filters: [{ type: 'RequestRedirect', requestRedirect: {} }] }]);
  const { outcome } = mesh(route([{ matches: [{ method: { service: 'shop.Cart' } }], ...to('calls') }]), http);

  expect([outcome('/shop.Cart/Add').decision.route?.resource, outcome('/shop.Cart/List').decision.route?.resource]).toEqual(['HTTPRoute shop/http', 'GRPCRoute shop/calls']);
});

test('filters change headers, of a route and of a backend', () => {
  const set = (name: string, value: string) => ({ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name, value }] } });
  const answered = { type: 'ResponseHeaderModifier', responseHeaderModifier: { add: [{ name: 'x-by', value: 'route' }] } };
  const { outcome } = mesh(route([{ filters: [set('a', '1'), answered], backendRefs: [backendOf('calls', { filters: [set('b', '2')] })] }]));
  const [{ request, responseChanges }] = (outcome('/shop.Cart/Add') as Forwarded).destinations;

  expect(request.headers).toMatchObject({ a: '1', b: '2' });
  expect(responseChanges).toMatchObject([{ add: [['x-by', 'route']] }]);
});

test('weights share calls, and without any the answer is an error', () => {
  const { who, outcome } = mesh(route([
    { matches: [{ method: { method: 'Shared' } }], backendRefs: [backendOf('calls', { weight: 3 }), backendOf('nowhere'), backendOf('news', { weight: 0 })] },
    { matches: [{ method: { method: 'None' } }], backendRefs: [backendOf('calls', { weight: 0 })] },
    { matches: [{ method: { method: 'Nothing' } }] },
  ]));

  expect(who('/s/Shared')).toBe('calls-v1 75%, 200 25%');
  expect([outcome('/s/None'), outcome('/s/Nothing')]).toMatchObject(Array(2).fill({ kind: 'answered', status: 200, grpcStatus: 2 }));
  expect(outcome('/s/Other')).toMatchObject({ kind: 'answered', grpcStatus: 12 });
});

test('a route is void as a whole for a mirror that is not there, or a filter that Istio does not know', () => {
  const beside = (...filters: Fields[]) => mesh(route([to('calls'), { matches: [{ method: { method: 'M' } }], filters, ...to('calls') }])).outcome('/s/Add').kind;
  const mirror = (name: string) => ({ type: 'RequestMirror', requestMirror: { backendRef: { name, port: 80 } } });

  expect([beside(mirror('calls')), beside(mirror('nowhere')), beside({ type: 'ExtensionRef', extensionRef: { group: 'a', kind: 'B', name: 'c' } })]).toEqual(['forwarded', 'answered', 'answered']);
  expect(mesh(route([], { rules: undefined })).outcome('/s/Add')).toMatchObject({ grpcStatus: 12 });
});

test('a backend of another namespace needs the permission of that for GRPCRoutes', () => {
  const far = (kind: string) => mesh(route([to('far', { namespace: 'apps' })]), grant('apps', kind, { group: '', kind: 'Service' })).outcome('/s/Add');

  expect(far('HTTPRoute')).toMatchObject({ destinations: [{ failure: { grpcStatus: 2 } }] });
  expect(far('GRPCRoute')).toMatchObject({ destinations: [{ endpoints: ['apps/far-v1'] }] });
});

test('a listener may take routes of one kind alone', () => {
  const at = (kind: string) => asking([...BASE, ...CALLS, apiGateway([listener('http', 'HTTP', 80, { allowedRoutes: { kinds: [{ kind }] } })]), route([to('calls')])])
    .outcome({ from: { gateway: 'shop/api' }, host: 'a.com', protocol: 'grpc', path: '/s/Add' }).kind;

  expect([at('GRPCRoute'), at('HTTPRoute')]).toEqual(['forwarded', 'answered']);
});

test('sidecars follow those of a Service, at its port', () => {
  const of = (port: number) => asking([...BASE, ...CALLS, route([to('web')], { parentRefs: [{ group: '', kind: 'Service', name: 'calls', port }] })])
    .outcome({ from: NEWS, host: 'calls', protocol: 'grpc', path: '/s/Add' }).decision.route?.resource;

  expect([of(80), of(81)]).toEqual(['GRPCRoute shop/calls', undefined]);
});

test('each match counts for the coverage, and a rule without any does, too', () => {
  const objects = [...BASE, ...CALLS, apiGateway([listener('http', 'HTTP', 80)]), route([{ matches: [{ method: { service: 'a' } }, { method: { service: 'b' } }], ...to('calls') }, to('calls')])];
  const { routes } = new Reached().coverage(meshOf(objects), resourcesOf(objects));

  expect(routes.map(({ text, state }) => `${text}: ${state}`)).toEqual([
    'GRPCRoute shop/calls, rules[0].matches[0]: missed', 'GRPCRoute shop/calls, rules[0].matches[1]: missed', 'GRPCRoute shop/calls, rules[1]: missed',
  ]);
});
