import { Forwarded } from '../../src/simulator';
import { answer, asking, BASE, edge, EDGE, FAR, istio, NEWS, routes, service, SUBSETS, to } from '../support/simulator';

const routing = (name: string, hosts: string[], spec: object = {}, metadata: object = {}) =>
  istio('VirtualService', name, { hosts, http: [answer(name)], ...spec }, metadata);
const older = (seconds: number) => ({ creationTimestamp: `2026-01-01T00:00:0${seconds}Z` });

describe('hosts in the mesh', () => {
  test('a service without routes gets what is sent to any of its names', () => {
    const { who } = asking(BASE);

    for (const host of ['web', 'WEB', 'web:80', 'web.shop', 'web.shop.svc', 'web.shop.svc.cluster.local', 'web.shop.svc.cluster.local.']) {
      expect(who({ host })).toBe('web-v1+web-v2');
    }
    expect(who({ from: FAR, host: 'web' })).toBe('passed on');
    expect(who({ from: FAR, host: 'web.shop' })).toBe('web-v1+web-v2');
    expect(who({ host: 'far.apps' })).toBe('apps/far-v1');
  });

  test('sidecars share what they know alike, and nothing else', () => {
    const own = istio('DestinationRule', 'apps/web', { host: 'web.shop.svc.cluster.local', exportTo: ['.'], subsets: [{ name: 'v1', labels: { version: 'v2' } }] });
    const { who } = asking([...BASE, routes({ route: [to('web', 'v1')] }), own]);

    expect([who({ host: 'web.shop' }), who({ from: NEWS, host: 'web.shop' }), who({ from: FAR, host: 'web.shop' })]).toEqual(['web-v1', 'web-v1', 'web-v2']);
  });

  test('a service is known by its address', () => {
    const { who } = asking([...BASE, ...service('vip', ['v1'], { clusterIP: '10.0.0.9' })]);

    expect([who({ host: '10.0.0.9' }), who({ host: 'vip', address: '10.0.0.9' })]).toEqual(['vip-v1', 'vip-v1']);
  });

  test('of two VirtualServices for a host a sidecar takes the older, else the first by name', () => {
    expect(asking([...BASE, routing('b', ['web']), routing('a', ['web'])]).who()).toBe('200 a');
    expect(asking([...BASE, routing('b', ['web'], {}, older(1)), routing('a', ['web'], {}, older(2))]).who()).toBe('200 b');
    expect(asking([...BASE, routing('b', ['web'], {}, older(1)), routing('a', ['web'])]).who()).toBe('200 b');
    expect(asking([...BASE, routing('apps/a', ['web.shop.svc.cluster.local']), routing('a', ['web'])]).who()).toBe('200 apps/a');
  });

  test('of wildcards the nearest routes a service, and the name itself before them', () => {
    const { who } = asking([
      ...BASE, routing('wide', ['*.local']), routing('narrow', ['*.shop.svc.cluster.local']), routing('exact', ['web']),
    ]);

    expect([who(), who({ host: 'news' }), who({ host: 'far.apps' }), who({ host: 'x.shop.svc.cluster.local' })]).toEqual(['200 exact', '200 narrow', '200 wide', 'passed on']);
  });

  test('hosts that no service has are routed at port 80, others beside services that are', () => {
    const { who } = asking([...BASE, ...service('other', ['v1'], { ports: [{ name: 'http', port: 8080 }] }),
      routing('example', ['*.example.com', 'www.Example.com']), routing('beside', ['other', 'beside.com']), routing('none', ['none.com'], { http: [answer('x', [{ port: 1 }])] })]);

    expect(['www.example.com', 'a.example.com', 'example.com', 'beside.com', 'none.com'].map((host) => who({ host })))
      .toEqual(['200 example', '200 example', 'passed on', '200 beside', 'passed on']);
    expect(['www.example.com', 'beside.com', 'other'].map((host) => who({ host, port: 8080 }))).toEqual(['passed on', '200 beside', '200 beside']);
  });

  test('services that are not HTTP have no routes where others are', () => {
    const at8080 = (name: string, port: string) => service(name, ['v1'], { ports: [{ name: port, port: 8080 }] });
    const { who } = asking([...BASE, ...at8080('other', 'http'), ...at8080('db', 'tcp'), ...at8080('any', ''), routing('db', ['db', 'beside.com']), routing('any', ['any'])]);

    expect(['other', 'beside.com'].map((host) => who({ host, port: 8080 }))).toEqual(['other-v1', 'passed on']);
    expect(who({ host: 'any', port: 8080, address: '10.9.9.9' })).toBe('200 any');
  });

  test('a VirtualService none of whose routes is for a caller leaves the service alone', () => {
    expect(asking([...BASE, routes(answer('far', [{ sourceNamespace: 'apps' }]))]).who()).toBe('web-v1+web-v2');
  });

  test('VirtualServices for gateways and for other namespaces are none of a sidecar', () => {
    const who = (spec: object) => asking([...BASE, routing('web', ['web'], spec)]).who();

    expect(who({ gateways: ['edge'] })).toBe('web-v1+web-v2');
    expect(who({ gateways: ['edge', 'mesh'] })).toBe('200 web');
    expect(who({ exportTo: ['apps'] })).toBe('web-v1+web-v2');
    expect(who({ exportTo: ['~'] })).toBe('web-v1+web-v2');
    expect(who({ exportTo: ['.'] })).toBe('200 web');
  });

  test('what is for the own namespace comes before what is for certain ones, and that before what is for all', () => {
    const all = routing('a', ['web']);
    const some = routing('apps/b', ['web.shop.svc.cluster.local'], { exportTo: ['shop'] });

    expect(asking([...BASE, all, some]).who()).toBe('200 apps/b');
    expect(asking([...BASE, all, some, routing('c', ['web'], { exportTo: ['.'] })]).who()).toBe('200 c');
    expect(asking([...BASE, all], { defaultVirtualServiceExportTo: ['.'] }).who({ from: FAR, host: 'web.shop' })).toBe('web-v1+web-v2');
  });
});

test('workloads that nothing tells apart are asked alike', () => {
  const labelled = routes(answer('v1', [{ sourceLabels: { version: 'v1', app: 'web' } }]), answer('rest'));
  const { who } = asking([...BASE, ...service('third', ['v1', 'v3']), labelled]);
  const from = (name: string) => who({ from: { workload: `shop/${name}` } });

  expect([from('web-v1'), from('web-v2'), from('news-v1'), from('third-v1'), from('third-v3'), from('web-v1')])
    .toEqual(['200 v1', '200 rest', '200 rest', '200 rest', '200 rest', '200 v1']);

  const { who: unlabelled } = asking(BASE);
  expect(['shop/web-v1', 'shop/web-v2'].map((workload) => unlabelled({ from: { workload } }))).toEqual(['web-v1+web-v2', 'web-v1+web-v2']);
});

test('the first of two VirtualServices keeps a wildcard', () => {
  const both = [routing('a', ['*.example.com', '*.com']), routing('b', ['*.example.com', '*.org'])];

  expect(['x.example.com', 'x.com', 'x.org'].map((host) => asking([...BASE, ...both]).who({ host }))).toEqual(['200 a', '200 a', '200 b']);
});

test('objects without a spec, or routes that say nothing, are no harm', () => {
  const bare = (kind: string) => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'bare', namespace: 'shop' } });
  const services = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'bare', namespace: 'shop' } }, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'bare', namespace: 'shop' } }];
  const { who, outcome } = asking([...BASE, ...services, bare('VirtualService'), bare('Sidecar'), routes({})]);

  expect(who({ host: 'news' })).toBe('news-v1');
  expect(outcome()).toMatchObject({ kind: 'forwarded', destinations: [] });
});

describe('what is unknown', () => {
  test('passes, or is refused where only what is registered may be called', () => {
    const all = asking(BASE);
    const registered = asking(BASE, { outboundTrafficPolicy: 'REGISTRY_ONLY' });

    expect([all.who({ host: 'example.com' }), all.who({ port: 9999 })]).toEqual(['passed on', 'passed on']);
    expect([registered.who({ host: 'example.com' }), registered.who({ port: 9999 })]).toEqual(['502', 'refused']);
    expect(registered.outcome({ port: 9999 })).toMatchObject({ reason: 'the sidecar knows nothing at this port' });
  });

  test('filters of users may do anything', () => {
    const filter = (name: string, spec: object) => ({ ...istio('EnvoyFilter', name, spec), apiVersion: 'networking.istio.io/v1alpha3' });
    const { outcome } = asking([
      ...BASE, filter('own', { workloadSelector: { labels: { app: 'news' } } }), filter('web', { workloadSelector: { labels: { app: 'web' } } }),
      filter('apps/others', {}), filter('istio-system/all', {}),
      { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin', metadata: { name: 'wasm', namespace: 'shop' }, spec: { selector: { matchLabels: { app: 'news' } } } },
      { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter', metadata: { name: 'empty', namespace: 'shop' } },
    ]);

    expect(outcome().unsure).toEqual([
      'EnvoyFilter shop/own changes what the proxy does', 'EnvoyFilter istio-system/all changes what the proxy does',
      'WasmPlugin shop/wasm changes what the proxy does', 'EnvoyFilter shop/empty changes what the proxy does',
    ]);
  });

  test('fails for what sends a request and is not there', () => {
    expect(() => asking(BASE).who({ from: { workload: 'shop/nobody' } })).toThrow("no workload 'shop/nobody' is among the manifests; give 'namespace/name' of one");
    expect(() => asking(BASE).who({ from: { gateway: 'shop/none' } })).toThrow("no Gateway 'shop/none' is among the manifests; give 'namespace/name' of one");
  });
});

describe('destinations', () => {
  test('have exact shares, of which those without a weight have none', () => {
    const { outcome, who } = asking([...BASE, routes({ route: [to('web', 'v1', { weight: 3 }), to('web', 'v2', { weight: 1 }), to('news', undefined, { weight: 0 })] })]);

    expect(who()).toBe('web-v1 75%, web-v2 25%');
    expect((outcome() as Forwarded).destinations.map(({ weight }) => weight)).toEqual([3, 1]);
    expect(asking([...BASE, routes({ route: [to('web', 'v1', { weight: 0 })] })]).who()).toBe('web-v1');
  });

  test('fail where no cluster is there, or nobody in it', () => {
    const failure = (route: object, more: object[] = []) =>
      (asking([...BASE, ...more, routes({ route: [route] })]).outcome() as Forwarded).destinations[0].failure;

    expect(failure(to('nowhere'))).toEqual({ status: 503, reason: "no service 'nowhere.shop.svc.cluster.local' is known to the proxy" });
    expect(failure({ destination: { host: 'web', port: { number: 81 } } })?.reason).toBe("'web.shop.svc.cluster.local' has no port 81");
    expect(failure(to('web', 'v3'))?.reason).toBe("no DestinationRule that the proxy follows gives 'web.shop.svc.cluster.local' a subset 'v3'");
    expect(failure(to('news', 'v2'), [istio('DestinationRule', 'news', { host: 'news', subsets: SUBSETS })])?.reason)
      .toBe("nothing that 'news.shop.svc.cluster.local' selects is of subset 'v2'");
    expect(failure(to('empty'), service('empty', []))?.reason).toBe("'empty.shop.svc.cluster.local' selects nothing");
    expect(failure(to('bare'), service('bare', ['v1'], { selector: undefined }))?.reason).toBe("'bare.shop.svc.cluster.local' selects nothing");
  });

  test('are pods that have the port, and workloads that have pods', () => {
    const named = (containers: object[]) => asking([...BASE,
      ...service('named', [], { ports: [{ name: 'http', port: 80, targetPort: 'web' }] }),
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'named', namespace: 'shop', labels: { app: 'named' } }, spec: { containers } },
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'none', namespace: 'shop' }, spec: { replicas: 0, template: { metadata: { labels: { app: 'named' } } } } },
      { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'bare', namespace: 'shop' }, spec: { template: {} } },
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'unlabelled', namespace: 'shop' } }]).who({ host: 'named' });

    expect(named([{ ports: [{ name: 'web', containerPort: 8080 }, { containerPort: 1 }] }])).toBe('named');
    expect(named([{}])).toBe('503');
  });

  test('of services without endpoints of their own are not known', () => {
    expect(asking([...BASE, ...service('headless', ['v1'], { clusterIP: 'None' })]).who({ host: 'headless' })).toBe('unsure');
    expect(asking([...BASE, ...service('alias', [], { type: 'ExternalName', externalName: 'example.com' }), routes({ route: [to('alias')] })]).who()).toBe('unsure');
    expect(asking([...BASE, ...service('alias', [], { type: 'ExternalName', externalName: 'example.com' })]).who({ host: 'alias' })).toBe('passed on');
  });
});

describe('delegates', () => {
  const root = (route: object) => istio('VirtualService', 'web', { hosts: ['web'], http: [route, answer('rest')] });
  const leaf = (http: object[], spec: object = {}) => istio('VirtualService', 'apps/leaf', { http, ...spec });
  const delegate = { name: 'leaf', namespace: 'apps' };

  test('answer what both match, and inherit what they do not say', () => {
    const { who, outcome } = asking([...BASE,
      root({ name: 'root', match: [{ uri: { prefix: '/a' }, name: 'm' }], delegate, headers: { response: { set: { tier: 'root' } } } }),
      leaf([answer('deep', [{ uri: { prefix: '/a/b' }, name: 'n' }], { name: 'leaf' }), answer('other', [{ headers: { tier: { exact: 'x' } } }]), answer('all')])]);

    expect(who({ path: '/a/b' })).toBe('200 deep');
    expect(outcome({ path: '/a/b' })).toMatchObject({ headers: { tier: 'root' }, decision: { route: { resource: 'VirtualService apps/leaf', index: 0, match: 0, name: 'root-leaf' } } });
    expect(outcome({ path: '/a/x', headers: { tier: 'x' } }).decision.route).toEqual({ resource: 'VirtualService apps/leaf', index: 1, match: 0, name: 'root' });
    expect([who({ path: '/a/x', headers: { tier: 'x' } }), who({ path: '/a/x' }), who({ path: '/' })]).toEqual(['200 other', '200 all', '200 rest']);
  });

  test('that are not there, not for this namespace or of another namespace are passed over', () => {
    expect(asking([...BASE, root({ delegate })]).who()).toBe('200 rest');
    expect(asking([...BASE, root({ delegate }), leaf([answer('leaf')], { exportTo: ['.'] })]).who()).toBe('200 rest');
    expect(asking([...BASE, root({ delegate: { name: 'leaf' } }), leaf([answer('leaf')])]).who()).toBe('200 rest');
    expect(asking([...BASE, root({ delegate: { name: 'leaf' } }), istio('VirtualService', 'leaf', {})]).who()).toBe('200 rest');
    expect(asking([...BASE, root({ delegate }), leaf([answer('leaf')], { exportTo: ['shop'] })]).who()).toBe('200 leaf');
  });

  test.each<[string, object, object, boolean]>([
    ['the same exact path', { uri: { exact: '/a' } }, { uri: { exact: '/a' } }, true],
    ['another exact path', { uri: { exact: '/a' } }, { uri: { exact: '/b' } }, false],
    ['a prefix within an exact path', { uri: { exact: '/a' } }, { uri: { prefix: '/a' } }, false],
    ['an exact path within a prefix', { uri: { prefix: '/' } }, { uri: { exact: '/a' } }, true],
    ['a wider prefix', { uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' } }, false],
    ['an expression within a prefix', { uri: { prefix: '/' } }, { uri: { regex: '/a' } }, false],
    ['an expression within an exact path', { uri: { exact: '/a' } }, { uri: { regex: '/a' } }, false],
    ['labels of which the root has none', {}, { sourceLabels: { app: 'news' } }, true],
    ['anything within an expression', { uri: { regex: '.*' } }, { uri: { exact: '/a' } }, false],
    ['a match that says nothing', { uri: {} }, { uri: { exact: '/a' } }, false],
    ['the same method', { method: { exact: 'GET' } }, { method: { exact: 'GET' } }, true],
    ['the same header', { headers: { a: { exact: 'x' } } }, { headers: { a: { exact: 'x' } }, uri: { exact: '/a' } }, false],
    ['another header that is excluded', { withoutHeaders: { a: { exact: 'x' } } }, { withoutHeaders: { a: { exact: 'y' } } }, false],
    ['case that counts and case that does not', { uri: { prefix: '/a' } }, { uri: { prefix: '/a' }, ignoreUriCase: true }, false],
    ['another port', { port: 80 }, { port: 81 }, false],
    ['the same port', { port: 80 }, { port: 80 }, true],
    ['another namespace of the caller', { sourceNamespace: 'shop' }, {}, false],
    ['the same namespace of the caller', { sourceNamespace: 'shop' }, { sourceNamespace: 'shop' }, true],
    ['other labels of the caller', { sourceLabels: { app: 'news' } }, { sourceLabels: { app: 'x' } }, false],
    ['no labels where the root has some', { sourceLabels: { app: 'news' } }, {}, true],
    ['more labels of the caller', { sourceLabels: { app: 'news' } }, { sourceLabels: { version: 'v1' } }, true],
    ['a gateway of those', { gateways: ['mesh', 'shop/edge'] }, { gateways: ['mesh'] }, true],
    ['more gateways', { gateways: ['mesh'] }, { gateways: ['mesh', 'shop/edge'] }, false],
    ['another gateway', { gateways: ['mesh'] }, { gateways: ['shop/edge'] }, false],
    ['gateways that the root says', { gateways: ['mesh'] }, {}, true],
  ])('hold or not for %s', (_, first, second, holds) => {
    const { who } = asking([...BASE, root({ match: [first], delegate }), leaf([answer('leaf', [second])])]);

    expect(who({ path: '/a' })).toBe(holds ? '200 leaf' : '200 rest');
  });
});

describe('DestinationRules', () => {
  const rule = (name: string, subset: string, spec: object = {}, metadata: object = {}) =>
    istio('DestinationRule', name, { host: 'web.shop.svc.cluster.local', subsets: [{ name: 'chosen', labels: { version: subset } }], ...spec }, metadata);
  const chosen = (rules: object[], from = NEWS, options = {}) => asking([
    ...service('web', ['v1', 'v2']), ...service('news'), ...service('apps/far'), ...rules,
    istio('VirtualService', 'web', { hosts: ['web'], http: [{ route: [to('web', 'chosen')] }] }),
  ], options).who({ from, host: 'web.shop' });

  test('of the caller come before those of the service, and those before those of the root namespace', () => {
    const [own, root] = [rule('web', 'v1'), rule('istio-system/web', 'v2')];

    expect(chosen([own, root])).toBe('web-v1');
    expect(chosen([rule('apps/web', 'v2'), own], FAR)).toBe('web-v2');
    expect(chosen([own], FAR)).toBe('web-v1');
    expect(chosen([root], FAR)).toBe('web-v2');
    expect(chosen([rule('apps/web', 'v2')])).toBe('503');
  });

  test('are for the namespaces that they are exported to', () => {
    for (const exportTo of [['.'], ['shop']]) expect([chosen([rule('web', 'v1', { exportTo })]), chosen([rule('web', 'v1', { exportTo })], FAR)]).toEqual(['web-v1', '503']);
    expect(chosen([rule('web', 'v1', { exportTo: ['apps'] })], FAR)).toBe('web-v1');
    expect(chosen([rule('web', 'v1', { exportTo: ['*'] })], FAR)).toBe('web-v1');
    expect(chosen([rule('web', 'v1')], FAR, { defaultDestinationRuleExportTo: ['.'] })).toBe('503');
    expect(chosen([rule('web', 'v1', { exportTo: ['other'] })])).toBe('503');
    expect(chosen([rule('istio-system/web', 'v1', { exportTo: ['.'] })])).toBe('503');
  });

  test('of the nearest host count', () => {
    const wide = rule('a', 'v1', { host: '*.local' });

    expect(chosen([wide])).toBe('web-v1');
    expect(chosen([wide, rule('b', 'v2', { host: '*.shop.svc.cluster.local' })])).toBe('web-v2');
    expect(chosen([wide, rule('b', 'v2', { host: '*.apps.svc.cluster.local' })])).toBe('web-v1');
    expect(chosen([wide, rule('b', 'v2', { host: 'web', subsets: undefined })])).toBe('503');
  });

  test('for one host become one, whose first subset of a name counts', () => {
    expect(chosen([rule('b', 'v1', { subsets: [] }), rule('c', 'v2')])).toBe('web-v2');
    expect(chosen([rule('b', 'v1'), rule('c', 'v2')])).toBe('web-v1');
    expect(chosen([rule('b', 'v1', { subsets: [] }), rule('c', 'v2', { exportTo: ['*'] })])).toBe('web-v2');
  });

  test('with a selector are for the workloads that it selects, in their namespace', () => {
    const selecting = (name: string, app: string, version = 'v2') => rule(name, version, { workloadSelector: { matchLabels: { app } } });

    expect(chosen([rule('a', 'v1'), selecting('b', 'news')])).toBe('web-v2');
    expect(chosen([rule('a', 'v1'), selecting('b', 'other')])).toBe('web-v1');
    expect(chosen([rule('a', 'v1'), selecting('b', 'far')], FAR)).toBe('web-v1');
    expect(chosen([selecting('a', 'news', 'v1'), selecting('b', 'other')])).toBe('web-v1');
    expect(chosen([selecting('a', 'news', 'v1'), selecting('b', 'news')])).toBe('web-v1');
    expect(chosen([rule('a', 'v1', { workloadSelector: {} })])).toBe('web-v1');
    expect(chosen([selecting('a', 'other')])).toBe('503');
  });

  test('of the root namespace are private to it where they say so', () => {
    const gateway = asking([...BASE, edge(), istio('VirtualService', 'site', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('news', 'chosen')] }] }),
      rule('istio-system/news', 'v1', { host: 'news.shop.svc.cluster.local', exportTo: ['.'] })]);

    expect(gateway.who({ from: EDGE, host: 'x.com' })).toBe('news-v1');
  });
});
