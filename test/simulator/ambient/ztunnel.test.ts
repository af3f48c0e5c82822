import { ENROLLED, namespace, TUNNELLED, waypoint, WAYPOINT } from '../../support/ambient';
import { answer, asking, BASE, FAR, istio, routes, service } from '../../support/simulator';

const headless = (name: string, labels: object = {}) => service(name, ['v1', 'v2'], { clusterIP: 'None' }, { labels });
const WEB = 'web.shop.svc.cluster.local';

describe('a workload in ambient mode', () => {
  test('reaches any endpoint of a service without a waypoint, whatever routes there are', () => {
    const { outcome } = asking([...TUNNELLED, routes(answer('web'))]);

    expect(outcome({ path: '/a/../b?c', headers: { X: '1' } })).toEqual({
      kind: 'forwarded',
      decision: { passes: ['ztunnel of shop/news-v1'], listener: 'none: nothing looks into it' },
      destinations: [{
        host: WEB,
        port: 80,
        endpoints: ['shop/web-v1', 'shop/web-v2'],
        weight: 1,
        share: 1,
        request: { method: 'GET', authority: 'web', path: '/a/../b?c', headers: { x: '1' } },
        responseChanges: [],
        denials: [],
      }],
      mirrors: [],
      faults: {},
      retries: { attempts: 0, on: '' },
      unsure: [],
      unconfirmed: ['what ztunnel does is as its documentation has it: no test of this package can run it'],
    });
  });

  test('does not look at the protocol', () => {
    expect(asking([...TUNNELLED, ...service('db', ['v1'], { ports: [{ name: 'tcp', port: 5432 }] })]).who({ host: 'db', port: 5432 })).toBe('db-v1');
  });

  test('has no connection where nothing answers', () => {
    const { outcome } = asking([...TUNNELLED, ...service('empty', [])]);

    expect(outcome({ port: 81 })).toMatchObject({ kind: 'refused', reason: `'${WEB}' has no port 81` });
    expect(outcome({ host: 'empty' })).toMatchObject({ kind: 'refused', reason: "'empty.shop.svc.cluster.local' selects nothing", decision: { passes: ['ztunnel of shop/news-v1'] } });
  });

  test('reaches what the mesh does not know, whatever its configuration says', () => {
    expect(asking(TUNNELLED, { outboundTrafficPolicy: 'REGISTRY_ONLY' }).who({ host: 'else.com' })).toBe('passed on');
  });

  test('reaches hosts of ServiceEntries', () => {
    const entry = (name: string, spec: object) => istio('ServiceEntry', name, { hosts: [`${name}.com`], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], ...spec });
    const { who } = asking([
      ...TUNNELLED, entry('static', { resolution: 'STATIC', endpoints: [{ address: '192.0.2.9' }] }), entry('dns', { resolution: 'DNS' }), entry('none', {}),
      entry('vip', { addresses: ['192.0.2.1'] }), istio('ServiceEntry', 'wild', { hosts: ['*.wild.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DYNAMIC_DNS' }),
    ]);

    expect(['static.com', 'dns.com', 'none.com', 'vip.com', 'a.wild.com'].map((host) => who({ host })))
      .toEqual(['192.0.2.9', 'dns.com', 'passed on', 'unsure', 'unmodelled']);
  });

  test('follows the name of another host', () => {
    expect(asking([...WAYPOINT, ...service('alias', [], { type: 'ExternalName', externalName: 'api.com' })]).who({ host: 'alias' })).toBe('unsure');
  });
});

describe('pods of a headless Service', () => {
  test('are called by their own addresses, past the waypoint of the Service', () => {
    const { who, outcome } = asking([...WAYPOINT, ...headless('db'), ...service('empty', [], { clusterIP: 'None' })]);

    expect(who({ host: 'db' })).toBe('db-v1+db-v2');
    expect(outcome({ host: 'db' })).toMatchObject({ decision: { passes: ['ztunnel of shop/news-v1'] }, retries: { attempts: 0 } });
    expect(who({ host: 'empty' })).toBe('refused');
  });

  test('have a waypoint for workloads, which routes nothing', () => {
    const { who, outcome } = asking([
      ...BASE, ...headless('db'), namespace('shop', ENROLLED), waypoint('waypoint', { labels: { 'istio.io/waypoint-for': 'workload' } }),
      istio('VirtualService', 'db', { hosts: ['db'], http: [answer('db')] }),
    ]);

    expect(outcome({ host: 'db' })).toMatchObject({ decision: { listener: 'waypoint shop/waypoint, pods' }, destinations: [{ endpoints: ['shop/db-v1', 'shop/db-v2'] }], retries: { attempts: 2 } });
    expect(who()).toBe('web-v1+web-v2');
  });

  test('may differ in that', () => {
    const db: any[] = headless('db');
    db[1].spec.template.metadata.labels['istio.io/use-waypoint'] = 'waypoint';
    const { outcome, explanation } = asking([...TUNNELLED, ...db, waypoint('waypoint', { labels: { 'istio.io/waypoint-for': 'workload' } })]);

    expect(outcome({ host: 'db' })).toMatchObject({ kind: 'forwarded', destinations: [{ share: 0.5, endpoints: ['shop/db-v1'] }, { share: 0.5, endpoints: ['shop/db-v2'] }] });
    expect(explanation({ host: 'db' }).steps.map(({ stage, text }) => `${stage}: ${text}`)).toEqual([
      'chance: 50 % of the requests',
      "ztunnel: of shop/news-v1: 'db.shop.svc.cluster.local' is headless, and its pods have the waypoint shop/waypoint",
      'waypoint: shop/waypoint, pods',
      'route: the service itself, which no VirtualService routes',
      'chance: 50 % of the requests',
      "ztunnel: of shop/news-v1: 'db.shop.svc.cluster.local' is headless, and its pods have no waypoint",
      'destination: db.shop.svc.cluster.local port 80 (50 %): shop/db-v1',
      'destination: db.shop.svc.cluster.local port 80 (50 %): shop/db-v2',
    ]);
  });
});

describe('a workload outside of the mesh', () => {
  const OUTSIDE = [...WAYPOINT.slice(0, -2), namespace('apps'), waypoint()];

  test('reaches any endpoint, past routes and waypoint', () => {
    expect(asking([...OUTSIDE, routes(answer('web'))]).outcome({ from: FAR, host: 'web.shop' })).toMatchObject({
      kind: 'forwarded',
      decision: { listener: 'apps/far-v1, which is not in the mesh' },
      destinations: [{ endpoints: ['shop/web-v1', 'shop/web-v2'], request: { authority: 'web.shop' } }],
      retries: { attempts: 0 },
    });
    expect(asking(OUTSIDE).outcome({ from: FAR, host: 'web.shop' })).not.toHaveProperty('unconfirmed');
  });

  test('knows Services of Kubernetes alone', () => {
    const entry = istio('ServiceEntry', 'api', { hosts: ['api.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' });
    const { who } = asking([...OUTSIDE, entry, ...headless('db')]);

    expect(['api.com', 'else.com', 'db.shop'].map((host) => who({ from: FAR, host }))).toEqual(['passed on', 'passed on', 'db-v1+db-v2']);
    expect(who({ from: FAR, host: 'web.shop', port: 81 })).toBe('refused');
  });
});

describe('tells the way', () => {
  const texts = (objects: object[], request = {}) => asking(objects).explanation(request).steps.map(({ stage, text }) => `${stage}: ${text}`);

  test('through a waypoint', () => {
    expect(texts([...WAYPOINT, routes({ route: [{ destination: { host: 'cart' } }] })])).toEqual([
      `ztunnel: of shop/news-v1: '${WEB}' has the waypoint shop/waypoint`,
      `waypoint: shop/waypoint, '${WEB}' port 80`,
      'route: VirtualService shop/web, http[0]',
      'destination: cart.shop.svc.cluster.local port 80 (100 %): shop/cart-v1',
    ]);
  });

  test('without one, and why', () => {
    expect(texts(TUNNELLED)).toEqual([
      `ztunnel: of shop/news-v1: '${WEB}' has no waypoint`,
      `destination: ${WEB} port 80 (100 %): shop/web-v1+shop/web-v2`.replace('+', ', '),
    ]);
    expect(texts([...BASE, namespace('shop', ENROLLED)])[0]).toBe(`ztunnel: of shop/news-v1: '${WEB}' has no waypoint: the waypoint 'shop/waypoint' is not there`);
  });

  test('past one, of callers that do not pass it', () => {
    expect(texts([...WAYPOINT, namespace('apps', { 'istio-injection': 'enabled' })], { from: FAR, host: 'web.shop' })).toContain('waypoint: none: what comes from there goes past shop/waypoint');
  });
});

test('no BackendTLSPolicy has it speak TLS', () => {
  const validation = { hostname: 'web.internal', wellKnownCACertificates: 'System' };
  const spec = { targetRefs: [{ group: '', kind: 'Service', name: 'web' }], validation };
  const policy = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'BackendTLSPolicy', metadata: { name: 'a', namespace: 'shop' }, spec };
  const outcome = asking([...TUNNELLED, policy]).outcome();

  expect(outcome).toEqual(asking(TUNNELLED).outcome());
  expect(outcome.unsure).toEqual([]);
});
