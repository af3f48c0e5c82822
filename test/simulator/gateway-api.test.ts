import { Forwarded, MeshOptions } from '../../src/simulator';
import { asking, BASE, FAR, istio, NEWS, service } from '../support/simulator';

type Fields = Record<string, any>;

function api(kind: string, name: string, spec: Fields, metadata: Fields = {}): object {
  const [own, namespace = 'shop'] = name.split('/').reverse();
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata: { name: own, namespace, ...metadata }, spec };
}

const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };
const gateway = (listeners: Fields[] = [HTTP], more: Fields = {}, metadata: Fields = {}) => api('Gateway', 'api', { gatewayClassName: 'istio', listeners, ...more }, metadata);
const ALL = { namespaces: { from: 'All' } };

const to = (name: string, more: Fields = {}) => ({ name, port: 80, ...more });
const prefix = (value: string) => ({ path: { type: 'PathPrefix', value } });
const exact = (value: string) => ({ path: { type: 'Exact', value } });

/** A rule that tells its name by a redirect. */
const tell = (name: string, ...matches: Fields[]) => ({ ...matches.length && { matches }, filters: [{ type: 'RequestRedirect', requestRedirect: { hostname: name } }] });
const route = (name: string, rules: Fields[], more: Fields = {}, metadata: Fields = {}) => api('HTTPRoute', name, { parentRefs: [{ name: 'api', namespace: 'shop' }], rules, ...more }, metadata);

const FROM = { gateway: 'shop/api' };
const mesh = (objects: object[], options?: MeshOptions) => {
  const { who, outcome, explanation } = asking([...BASE, ...objects], options);
  const full = (more: Fields) => ({ from: FROM, host: 'www.example.com', ...more });
  return {
    who: (more: Fields = {}) => who(full(more)).replace(/ http:\/\/([a-z]+)\/.*/, ' $1'),
    outcome: (more: Fields = {}) => outcome(full(more)),
    sent: (more: Fields = {}) => (outcome(full(more)) as Forwarded).destinations[0].request,
    explanation: (more: Fields = {}) => explanation(full(more)),
  };
};
const backends = (...refs: Fields[]) => route('web', [{ backendRefs: refs }]);

describe('a gateway of the Gateway API', () => {
  test('sends to the backends of its routes', () => {
    const { who, outcome } = mesh([gateway(), backends(to('web', { weight: 3 }), to('news'), to('news', { weight: 0 }))]);

    expect(who()).toBe('web-v1+web-v2 75%, news-v1 25%');
    expect(outcome({ path: '/x' })).toMatchObject({
      decision: { listener: 'Gateway shop/api, port 80', virtualHost: '*', route: { resource: 'HTTPRoute shop/web', index: 0, match: 0 } },
      unsure: [],
    });
  });

  test('is one of a class of Istio', () => {
    const ofClass = (name: string) => gateway(undefined, { gatewayClassName: name });
    const named = (controllerName: string) => api('GatewayClass', '/mine', { controllerName });

    expect(mesh([ofClass('mine'), named('istio.io/gateway-controller'), backends(to('news'))]).who()).toBe('news-v1');
    expect(() => mesh([ofClass('mine'), named('example.com/else')]).who()).toThrow("no Gateway 'shop/api' is among the manifests");
  });

  test('answers 404 where it has no route', () => {
    expect(mesh([gateway()]).who()).toBe('404');
    expect(mesh([gateway(), route('a', [tell('a')], { hostnames: ['else.com'] })]).who()).toBe('404');
    expect(mesh([gateway()]).who({ port: 81 })).toBe('refused');
  });

  test('does not speak TLS without settings of it', () => {
    expect(mesh([gateway([{ ...HTTP, port: 443, protocol: 'HTTPS' }])]).who({ port: 443 })).toBe('refused');
  });

  test('may be the pods that Istio makes, also for a Gateway of Istio', () => {
    const own = (namespace: string) => istio('Gateway', `${namespace}/edge`, {
      selector: { 'gateway.networking.k8s.io/gateway-name': 'api' }, servers: [{ hosts: ['*'], port: { number: 8080, name: 'http', protocol: 'HTTP' } }],
    });

    expect(mesh([gateway(), own('shop')]).who({ port: 8080 })).toBe('404');
    expect(mesh([gateway(), own('apps')]).who({ port: 8080 })).toBe('refused');
    expect(mesh([gateway(undefined, { addresses: [{ type: 'IPAddress', value: '10.0.0.1' }] }, { annotations: { 'gateway.istio.io/name-override': 'mine' } })]).outcome().decision.listener)
      .toBe('Gateway shop/api, port 80');
  });

  test('may be the pods of a Service that its addresses name', () => {
    const proxy = service('istio-system/ingress', ['v1'], { ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
    const at = (...addresses: Fields[]) => gateway(undefined, { addresses });
    const named = { type: 'Hostname', value: 'ingress.istio-system.svc.cluster.local' };

    expect(mesh([at(named), ...proxy, backends(to('news'))]).who()).toBe('news-v1');
    expect(mesh([at(named, { type: 'IPAddress', value: '10.0.0.1' }), ...proxy, backends(to('news'))]).who()).toBe('news-v1');
    expect(mesh([at({ type: 'Hostname', value: 'web' }), backends(to('news'))]).who()).toBe('news-v1');
    expect(mesh([at({ type: 'Hostname' }), backends(to('news'))]).who()).toBe('refused');
    const unselecting = service('bare', [], { selector: undefined });
    const specless = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'empty', namespace: 'shop' } };
    expect(mesh([at({ type: 'Hostname', value: 'bare' }), ...unselecting]).who()).toBe('refused');
    expect(mesh([at({ type: 'Hostname', value: 'empty' }), specless]).who()).toBe('refused');
  });
});

describe('routes', () => {
  test('are asked by precedence, whatever their order', () => {
    const rules = [
      tell('query', { queryParams: [{ name: 'q', value: '1' }] }), tell('header', { headers: [{ name: 'h', value: '1' }] }), tell('method', { method: 'GET' }),
      tell('regex', { path: { type: 'RegularExpression', value: '/[ab].*' } }), tell('all'), tell('short', prefix('/a')), tell('long', prefix('/a/b/')), tell('exact', exact('/a/b')),
    ];
    const { who } = mesh([gateway(), route('a', rules)]);

    expect([who({ path: '/a/b' }), who({ path: '/a/b/c' }), who({ path: '/a/c' }), who({ path: '/ab', method: 'PUT' }), who({ path: '/c' })])
      .toEqual(['302 exact', '302 long', '302 short', '302 all', '302 method']);
    expect([who({ method: 'PUT', path: '/?q=1' }), who({ method: 'PUT', headers: { h: '1' }, path: '/?q=1' })]).toEqual(['302 query', '302 header']);
  });

  test('match by expressions, and come last without any match', () => {
    const { who } = mesh([gateway(), route('a', [
      { ...tell('none'), matches: [] },
      tell('regex', { path: { type: 'RegularExpression', value: '/[ab]' }, headers: [{ name: 'h', type: 'RegularExpression', value: 'x+' }] }),
    ])]);

    expect([who({ path: '/a', headers: { h: 'xx' } }), who({ path: '/a', headers: { h: 'y' } })]).toEqual(['302 regex', '302 none']);
  });

  test('of several objects count as one: of equal ones the oldest comes first, then that of the first namespace', () => {
    const open = gateway([{ ...HTTP, allowedRoutes: ALL }]);
    const at = (creationTimestamp: string) => ({ creationTimestamp });

    expect(mesh([open, route('b', [tell('b', prefix('/x'))]), route('a', [tell('a')])]).who({ path: '/x' })).toBe('302 b');
    expect(mesh([open, route('a', [tell('a')], {}, at('2026-02-01T00:00:00Z')), route('b', [tell('b')], {}, at('2026-01-01T00:00:00Z'))]).who()).toBe('302 b');
    expect(mesh([open, route('shop/a', [tell('a')]), route('apps/b', [tell('b')]), route('apps/c', [tell('c')])]).who()).toBe('302 b');
  });

  test('have everything as their match by default, and answer 500 without backends', () => {
    expect(mesh([gateway(), route('a', [], { rules: undefined })]).who()).toBe('500');
    expect(mesh([gateway(), backends(to('news', { weight: 0 }))]).who()).toBe('500');
    expect(mesh([gateway(), route('a', [tell('a')], { parentRefs: undefined })]).who()).toBe('404');
    expect(mesh([gateway(), route('a', [])]).who()).toBe('404');
  });

  test('answer 500 for the share of backends that are not there, and 503 for those without pods', () => {
    const { who, explanation } = mesh([
      gateway(), ...service('idle', []),
      backends(to('nowhere'), to('web', { port: 81 }), to('bucket', { kind: 'Bucket', group: 'example.com' }), to('idle')),
    ]);

    expect(who()).toBe('500 25%, 500 25%, 500 25%, 503 25%');
    expect(explanation().steps.map(({ text }) => text)).toEqual([
      'Gateway shop/api, port 80', '*', 'HTTPRoute shop/web, rules[0].matches[0]',
      "nowhere.shop.svc.cluster.local port 80 (25 %): 500: no service 'nowhere.shop.svc.cluster.local' is known to the proxy",
      "web.shop.svc.cluster.local port 81 (25 %): 500: 'web.shop.svc.cluster.local' has no port 81",
      ' port 80 (25 %): 500: the backend is of a kind that Istio does not know, or no ReferenceGrant permits it',
      "idle.shop.svc.cluster.local port 80 (25 %): 503: 'idle.shop.svc.cluster.local' selects nothing",
    ]);
  });

  test('are void as a whole for one rule that Istio does not take', () => {
    const beside = (rule: Fields) => mesh([gateway(), route('a', [tell('a'), rule])]).who();
    const extension = { type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Filter', name: 'one' } };
    const host = { group: 'networking.istio.io', kind: 'Hostname' };

    expect(beside({ backendRefs: [to('news')] })).toBe('302 a');
    expect([
      beside({ filters: [extension] }), beside({ backendRefs: [{ name: 'news' }] }), beside({ backendRefs: [to('news.shop')] }),
      beside({ backendRefs: [to('news', { filters: [extension] })] }), beside({ backendRefs: [to('api.example.com', { ...host, namespace: 'shop' })] }),
    ]).toEqual(['404', '404', '404', '404', '404']);
  });

  test('lead to hosts of ServiceEntries', () => {
    const entry = istio('ServiceEntry', 'partner', { hosts: ['api.partner.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', endpoints: [{ address: '10.0.0.1' }] });

    expect(mesh([gateway(), entry, backends(to('api.partner.com', { group: 'networking.istio.io', kind: 'Hostname' }))]).who()).toBe('10.0.0.1');
  });
});

describe('a ReferenceGrant', () => {
  const far = backends(to('far', { namespace: 'apps' }));
  const grant = (from: Fields = {}, target: Fields = {}, namespace = 'apps') => api('ReferenceGrant', `${namespace}/grant`, {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop', ...from }], to: [{ group: '', kind: 'Service', ...target }],
  });
  const who = (...objects: object[]) => mesh([gateway(), far, ...objects]).who();

  test('lets a route lead to another namespace', () => {
    expect([who(), who(grant()), who(grant({}, { name: 'far' }))]).toEqual(['500', 'apps/far-v1', 'apps/far-v1']);
    expect(mesh([gateway(), backends(to('news', { namespace: 'shop' }))]).who()).toBe('news-v1');
  });

  test('is for one kind, namespace and name', () => {
    const others = [
      grant({ namespace: 'else' }), grant({ kind: 'GRPCRoute' }), grant({ group: 'example.com' }), grant({}, { name: 'else' }), grant({}, { kind: 'Secret' }),
      grant({}, { group: 'example.com' }), grant({}, {}, 'shop'),
    ];
    expect(others.map((one) => who(one))).toEqual(others.map(() => '500'));
  });
});

describe('listeners', () => {
  const at = (hostname: string | undefined, more: Fields = {}) => ({ ...HTTP, hostname, name: hostname?.replace('*', 'any') ?? 'all', allowedRoutes: ALL, ...more });

  test('have the hosts that they and the route have in common', () => {
    const { who } = mesh([gateway([at('*.example.com')]), route('a', [tell('a')], { hostnames: ['www.example.com', 'else.com', '*.org'] })]);

    expect([who(), who({ host: 'else.com' }), who({ host: 'a.example.com' })]).toEqual(['302 a', '404', '404']);
    expect(mesh([gateway([at('*.example.com')]), route('a', [tell('a')])]).who({ host: 'x.example.com' })).toBe('302 a');
    expect(mesh([gateway([at('*.example.com')]), route('a', [tell('a')], { hostnames: ['else.com'] })]).who({ host: 'else.com' })).toBe('404');
  });

  test('leave to narrower ones what is theirs', () => {
    const listeners = [at('*.example.com'), at('www.example.com'), at(undefined), at('*.org', { port: 8080 })];
    const bound = (sectionName: string, hostnames = ['www.example.com', 'a.example.com', 'b.org']) =>
      mesh([gateway(listeners), route('a', [tell('a')], { hostnames, parentRefs: [{ name: 'api', sectionName }] })]);
    const hosts = (sectionName: string) => ['www.example.com', 'a.example.com', 'b.org'].map((host) => bound(sectionName).who({ host }));

    expect(hosts('any.example.com')).toEqual(['404', '302 a', '404']);
    expect(hosts('www.example.com')).toEqual(['302 a', '404', '404']);
    expect(hosts('all')).toEqual(['404', '404', '302 a']);
  });

  test('are named by section or by port', () => {
    const listeners = [at(undefined), at(undefined, { name: 'other', port: 8080 })];
    const bound = (ref: Fields) => [80, 8080].map((port) => mesh([gateway(listeners), route('a', [tell('a')], { parentRefs: [{ name: 'api', ...ref }] })]).who({ port }).slice(0, 3));

    expect([bound({}), bound({ sectionName: 'other' }), bound({ port: 80 }), bound({ port: 80, sectionName: 'other' })])
      .toEqual([['302', '302'], ['404', '302'], ['302', '404'], ['404', '404']]);
  });

  test('let in routes of certain namespaces', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { team: 'outer' } } };
    const plain = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'plain' } };
    const allows = (from: Fields | undefined, of = 'apps') =>
      mesh([namespace, plain, gateway([{ ...HTTP, allowedRoutes: { namespaces: from } }]), route(`${of}/a`, [tell('a')])]).who() === '302 a';
    const team = (operator: string, values?: string[]) => ({ from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator, values }] } });

    expect([allows(undefined), allows(undefined, 'shop'), allows({ from: 'All' }), allows({ from: 'Same' }), allows({ from: 'Same' }, 'shop'), allows({})]).toEqual([false, true, true, false, true, false]);
    expect([allows({ from: 'Selector', selector: { matchLabels: { team: 'outer' } } }), allows({ from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }, 'shop'), allows({ from: 'Selector' })])
      .toEqual([true, true, true]);
    expect([allows(team('In', ['outer'])), allows(team('In', ['inner'])), allows(team('In')), allows(team('In', ['outer']), 'plain')]).toEqual([true, false, false, false]);
    expect([allows(team('NotIn', ['outer'])), allows(team('NotIn', ['inner'])), allows(team('NotIn', ['outer']), 'plain')]).toEqual([false, true, true]);
    expect([allows(team('Exists')), allows(team('Exists'), 'plain'), allows(team('DoesNotExist')), allows(team('DoesNotExist'), 'plain')]).toEqual([true, false, false, true]);
  });

  test('let in kinds of routes', () => {
    const allows = (listener: Fields) => mesh([gateway([{ ...HTTP, ...listener }]), route('a', [tell('a')])]).who().slice(0, 3);
    const kinds = (...all: Fields[]) => allows({ allowedRoutes: { kinds: all } });

    expect([kinds({ kind: 'GRPCRoute' }), kinds({ kind: 'HTTPRoute' }), kinds({ kind: 'HTTPRoute', group: 'example.com' })]).toEqual(['404', '302', '404']);
    expect(allows({ protocol: 'TCP' })).toBe('ref');
  });
});

describe('filters', () => {
  const filtered = (...filters: Fields[]) => mesh([gateway(), route('a', [{ matches: [prefix('/a')], filters, backendRefs: [to('news')] }])]);
  const redirect = (requestRedirect: Fields | undefined) => mesh([gateway([HTTP, { ...HTTP, name: 'more', port: 8080 }]), route('a', [{ matches: [prefix('/a')], filters: [{ type: 'RequestRedirect', requestRedirect }] }])]);
  const rewrite = (urlRewrite: Fields | undefined) => filtered({ type: 'URLRewrite', urlRewrite });

  test('change headers, where of one name the first counts', () => {
    const change = (values: string[]) => ({ set: values.map((value) => ({ name: 'X-One', value })), add: [{ name: 'x-two', value: 'a' }], remove: ['x-three'] });
    const { sent, outcome } = filtered(
      { type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'x-r', value: '1' }] } }, { type: 'RequestHeaderModifier', requestHeaderModifier: change(['one', 'two']) },
    );

    expect(sent({ path: '/a', headers: { 'x-one': 'none', 'x-two': 'b', 'x-three': 'c' } }).headers).toEqual({ 'x-one': 'one', 'x-two': 'b,a' });
    expect(outcome({ path: '/a' })).toMatchObject({ destinations: [{ responseChanges: [{ set: [['x-r', '1']] }] }] });
    expect(filtered({ type: 'RequestHeaderModifier' }).sent({ path: '/a' }).headers).toEqual({});
    expect(mesh([gateway(), backends(to('news', { filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: change(['one']) }] }))]).sent().headers).toEqual({ 'x-one': 'one', 'x-two': 'a' });
  });

  test('redirect to the port of the request where nothing else is said', () => {
    const location = (spec: Fields | undefined, more: Fields = {}) => (redirect(spec).outcome({ path: '/a/b?q', ...more }) as { location?: string; status?: number });

    expect(location({ hostname: 'else.com' })).toMatchObject({ status: 302, location: 'http://else.com/a/b?q' });
    expect(location({ hostname: 'else.com' }, { port: 8080 }).location).toBe('http://else.com:8080/a/b?q');
    expect(location({ scheme: 'https', statusCode: 301 }, { port: 8080 })).toMatchObject({ status: 301, location: 'https://www.example.com:8080/a/b?q' });
    expect(location({ port: 8443 }).location).toBe('http://www.example.com:8443/a/b?q');
    expect(location({ path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } }).location).toBe('http://www.example.com/x?q');
    expect(location({ path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/x' } }).location).toBe('http://www.example.com/x/b?q');
    expect(location(undefined).location).toBe('http://www.example.com/a/b?q');
  });

  test('rewrite paths and hosts', () => {
    const path = (spec: Fields, asked = '/a/b?q') => rewrite({ path: spec }).sent({ path: asked }).path;
    const replaced = (replacePrefixMatch: string | undefined) => ['/a', '/a/', '/a/b'].map((asked) => path({ type: 'ReplacePrefixMatch', replacePrefixMatch }, asked));

    expect(rewrite({ hostname: 'else.com' }).sent({ path: '/a' })).toMatchObject({ authority: 'else.com', path: '/a' });
    expect(path({ type: 'ReplaceFullPath', replaceFullPath: '/x' })).toBe('/x?q');
    expect([replaced('/x'), replaced('/x/'), replaced('/'), replaced(undefined)]).toEqual([['/x', '/x/', '/x/b'], ['/x', '/x/', '/x/b'], ['/', '/', '/b'], ['/', '/', '/b']]);
    expect(rewrite(undefined).sent({ path: '/a' }).path).toBe('/a');
    const withoutPrefix = { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } };
    const sent = (matches: object[], asked: string) => mesh([gateway(), route('a', [{ matches, filters: [withoutPrefix], backendRefs: [to('news')] }])]).sent({ path: asked }).path;
    // Nothing is taken from what is for every path, not even one of two slashes.
    expect([sent([{}], '//a'), sent([{ path: { value: '/' } }], '//a'), sent([{}], '/'), sent([{ path: { value: '/a' } }], '/a//b')]).toEqual(['//a', '//a', '/', '//b']);
  });

  test('answer browsers', () => {
    const asked = (cors: Fields | undefined, origin: string) => {
      const answered = filtered({ type: 'CORS', cors }).outcome({ path: '/a', method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
      return answered.kind === 'answered' ? answered.headers : answered.kind;
    };
    const some = { allowOrigins: ['http://a.com', 'http://*.b.com', '*://c'], allowMethods: ['GET'], allowHeaders: ['x-one'], exposeHeaders: ['x-two'], allowCredentials: true, maxAge: 60 };

    expect(asked(some, 'http://a.com')).toEqual({
      'access-control-allow-origin': 'http://a.com',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'x-two',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'x-one',
      'access-control-max-age': '60',
    });
    expect([asked(some, 'http://x.b.com'), asked(some, 'http://xb.com')].map((one) => (one as Fields)['access-control-allow-origin'])).toEqual(['http://x.b.com', undefined]);
    expect(asked({ allowOrigins: ['*'] }, 'https://any.org:81')).toEqual({ 'access-control-allow-origin': 'https://any.org:81', 'access-control-max-age': '5' });
    expect(asked(undefined, 'http://a.com')).toEqual({ 'access-control-max-age': '5' });
    expect(asked({ maxAge: 0 }, 'http://a.com')).toEqual({});
  });

  test('mirror to what is there', () => {
    const mirrors = (requestMirror: Fields | undefined) => (filtered({ type: 'RequestMirror', requestMirror }).outcome({ path: '/a' }) as Forwarded).mirrors.map(({ host, percent }) => [host, percent]);
    const backendRef = to('web');

    const parts = [{}, { percent: 40 }, { fraction: { numerator: 1, denominator: 8 } }, { fraction: { numerator: 7 } }];
    expect(parts.map((one) => mirrors({ backendRef, ...one }))).toEqual([100, 40, 12.5, 7].map((percent) => [['web.shop.svc.cluster.local', percent]]));
    expect([mirrors({ backendRef: to('nowhere') }), mirrors({ backendRef: to('far', { namespace: 'apps' }) }), mirrors(undefined)]).toEqual([[], [], []]);
    const twice = filtered({ type: 'RequestMirror', requestMirror: { backendRef } }, { type: 'RequestMirror', requestMirror: { backendRef } });
    expect((twice.outcome({ path: '/a' }) as Forwarded).mirrors).toHaveLength(2);
  });

  test('are joined by limits of time and by retries', () => {
    const times = (more: Fields) => mesh([gateway(), route('a', [{ name: 'first', backendRefs: [to('news')], ...more }])]).outcome() as Forwarded;

    expect(times({}).timeout).toBeUndefined();
    expect(times({}).decision.route?.name).toBe('first');
    expect(times({ timeouts: { request: '10s' } }).timeout).toBe('10s');
    expect(times({ timeouts: { request: '10s', backendRequest: '2s' } }).timeout).toBe('2s');
    expect(times({ timeouts: { request: '0s' } }).timeout).toBeUndefined();
    expect(times({ timeouts: { request: '10s', backendRequest: '2s' }, retry: { codes: [500, 503], attempts: 3 } }))
      .toMatchObject({ timeout: '10s', retries: { attempts: 3, on: 'connect-failure,refused-stream,unavailable,cancelled,500,503', perTryTimeout: '2s' } });
    expect(times({ retry: {} }).retries).toEqual({ attempts: 2, on: 'connect-failure,refused-stream,unavailable,cancelled' });
  });
});

describe('routes of the mesh', () => {
  const ofService = (name: string, ref: Fields, target = 'news', rules?: Fields[]) =>
    route(name, rules ?? [{ backendRefs: [to(target, { namespace: 'shop' })] }], { parentRefs: [{ group: '', kind: 'Service', ...ref }] });
  const call = (objects: object[], more: Fields = {}) => mesh(objects).who({ from: NEWS, host: 'web.shop', ...more });

  test('lead calls of a Service elsewhere, without a ReferenceGrant', () => {
    expect(call([ofService('a', { name: 'web' })])).toBe('news-v1');
    expect(call([ofService('a', { name: 'web' }, '', [{ backendRefs: [to('far', { namespace: 'apps' })] }])])).toBe('apps/far-v1');
    expect(call([ofService('a', { name: 'nowhere' })])).toBe('web-v1+web-v2');
  });

  test('may be for one port', () => {
    expect([call([ofService('a', { name: 'web', port: 80 })]), call([ofService('a', { name: 'web', port: 81 })])]).toEqual(['news-v1', 'web-v1+web-v2']);
    const rules = [{ ...tell('a'), matches: [] }, { ...tell('b'), matches: [] }, tell('c', { path: { type: 'RegularExpression', value: '/c' } })];
    expect(['/', '/c'].map((path) => call([ofService('a', { name: 'web', port: 80 }, '', rules)], { path }))).toEqual(['302 a', '302 c']);
  });

  test('are those of the caller and of the service: the first come before the second, and others do not count', () => {
    const own = ofService('shop/a', { name: 'web', namespace: 'shop' }, '', [tell('own')]);
    const callers = ofService('apps/b', { name: 'web', namespace: 'shop' }, '', [tell('callers')]);

    expect([call([own, callers]), call([own, callers], { from: FAR, host: 'web.shop' })]).toEqual(['302 own', '302 callers']);
    expect([call([callers]), call([callers], { from: FAR, host: 'web.shop' })]).toEqual(['web-v1+web-v2', '302 callers']);
  });

  test('may be for the hosts of a ServiceEntry', () => {
    const entry = istio('ServiceEntry', 'partner', { hosts: ['api.partner.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' });
    const bound = route('a', [tell('a')], { parentRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'partner' }] });

    expect(call([entry, bound], { host: 'api.partner.com' })).toBe('302 a');
    expect(call([bound], { host: 'web.shop' })).toBe('web-v1+web-v2');
  });

  test('are bound to nothing else', () => {
    const bound = (ref: Fields) => mesh([gateway(), route('a', [tell('a')], { parentRefs: [{ name: 'api', ...ref }] })]).who();

    expect([bound({}), bound({ group: 'example.com' }), bound({ kind: 'ListenerSet' }), bound({ name: 'else' }), bound({ namespace: 'apps' })]).toEqual(['302 a', '404', '404', '404', '404']);
  });
});
