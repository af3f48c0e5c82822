import { apiGateway, apiRoute, atGateway, backendOf, grant, keeping, listener } from '../../support/gateway-api';
import { asking, BASE, istio, NEWS, service } from '../../support/simulator';

type Fields = Record<string, any>;

const CERT = keeping('Secret', 'cert', 'tls.crt', 'tls.key');
const PASS = listener('pass', 'TLS', 443, { tls: { mode: 'Passthrough' } });
const END = listener('end', 'TLS', 443, { tls: { mode: 'Terminate', certificateRefs: [{ name: 'cert' }] } });
const TCP = listener('tcp', 'TCP', 90);
const to = (...backendRefs: Fields[]) => [{ backendRefs }];
const tls = (name: string, hostnames: string[], more: Fields = {}, ...refs: Fields[]) => apiRoute('TLSRoute', name, to(...refs.length ? refs : [backendOf(name)]), { hostnames, ...more });
const tcp = (name: string, more: Fields = {}, ...refs: Fields[]) => apiRoute('TCPRoute', name, to(...refs.length ? refs : [backendOf(name)]), more);
const section = (sectionName: string) => ({ parentRefs: [{ name: 'api', sectionName }] });

describe('TLSRoutes at a Gateway', () => {
  const at = (listeners: Fields[], ...objects: object[]) => atGateway([apiGateway(listeners), CERT, ...objects]);

  test('hand on what is within TLS, by the name that is asked for', () => {
    const { whoByTls, outcomeByTls, explanation } = at([PASS], tls('news', ['a.com', '*.b.com']), tls('web', ['c.com'], {}, backendOf('news', { weight: 1 }), backendOf('web', { weight: 3 })));

    expect(['a.com', 'x.b.com', 'c.com', 'd.com'].map((host) => whoByTls(host))).toEqual(['news-v1', 'news-v1', 'news-v1 25%, web-v1+web-v2 75%', 'refused']);
    expect(outcomeByTls('a.com')).toMatchObject({ kind: 'connected', decision: { listener: 'Gateway shop/api, port 443', route: { resource: 'TLSRoute shop/news', index: 0 } }, unsure: [] });
    expect(explanation('a.com', { port: 443, tls: {} }).steps[1].text).toBe('TLSRoute shop/news, rules[0]');
  });

  test('are for the names that they share with a listener', () => {
    const { whoByTls } = at([{ ...PASS, hostname: '*.b.com' }], tls('news', ['*.com', 'a.com']), tls('web', ['x.org']));

    expect(['x.b.com', 'a.com', 'x.org'].map((host) => whoByTls(host))).toEqual(['news-v1', 'refused', 'refused']);
  });

  test('are taken for any of their names where a listener ends TLS', () => {
    const { whoByTls, outcome } = at([END], tls('news', ['a.com']));

    expect([whoByTls('a.com'), whoByTls('b.com'), whoByTls('b.com', {}, { protocol: 'tcp' })]).toEqual(Array(3).fill('news-v1'));
    expect(outcome('a.com', { port: 443 }).kind).toBe('refused');
  });

  test('have any name where they have none', () => {
    expect(at([PASS], tls('news', [], { hostnames: undefined })).whoByTls('a.com')).toBe('news-v1');
  });

  test('are bound to a listener by its name, its port and the kinds that it takes', () => {
    const bound = (more: Fields, kinds?: Fields[]) => at([{ ...PASS, ...kinds && { allowedRoutes: { kinds } } }, TCP], tls('news', ['a.com'], more)).whoByTls('a.com');

    expect([section('pass'), section('tcp'), { parentRefs: [{ name: 'api', port: 443 }] }, { parentRefs: [{ name: 'api', port: 90 }] }, { parentRefs: undefined }].map((more) => bound(more)))
      .toEqual(['news-v1', 'refused', 'news-v1', 'refused', 'refused']);
    expect([bound({}, [{ kind: 'TLSRoute' }]), bound({}, [{ kind: 'TCPRoute' }])]).toEqual(['news-v1', 'refused']);
  });

  test('close connections where no backend is there, and take none without a weight', () => {
    const { outcomeByTls, whoByTls } = at([PASS], tls('a', ['a.com'], {}, backendOf('nowhere')), tls('b', ['b.com'], {}, backendOf('web', { weight: 0 })), tls('c', ['c.com'], {}, backendOf('far', { namespace: 'apps' })));

    expect(outcomeByTls('a.com')).toMatchObject({ destinations: [{ failure: { reason: "no service 'nowhere.shop.svc.cluster.local' is known to the proxy" } }] });
    expect([whoByTls('b.com'), whoByTls('c.com')]).toEqual(['refused', 'closed']);
  });

  test('need the permission of another namespace for a backend there', () => {
    const far = (kind: string) => at([PASS], tls('c', ['c.com'], {}, backendOf('far', { namespace: 'apps' })), grant('apps', kind, { group: '', kind: 'Service' })).whoByTls('c.com');

    expect([far('TLSRoute'), far('TCPRoute')]).toEqual(['apps/far-v1', 'closed']);
  });

  test('are void as a whole for a backend that cannot be one', () => {
    expect(at([PASS], tls('a', ['a.com'], {}, backendOf('web'), { name: 'web' })).whoByTls('a.com')).toBe('refused');
  });
});

describe('TCPRoutes at a Gateway', () => {
  const at = (listeners: Fields[], ...objects: object[]) => atGateway([apiGateway(listeners), CERT, ...objects]);

  test('send on whatever comes to a listener', () => {
    const { who, outcome, explanation } = at([TCP], tcp('news', {}, backendOf('web', { weight: 1 }), backendOf('news', { weight: 3 }), backendOf('far', { weight: 0 })));
    const asked = { port: 90, protocol: 'tcp' as const };

    expect([who('x', asked), who('x', { port: 90 })]).toEqual(Array(2).fill('web-v1+web-v2 25%, news-v1 75%'));
    expect(outcome('x', asked)).toMatchObject({ kind: 'connected', decision: { route: { resource: 'TCPRoute shop/news', index: 0 } }, unsure: [] });
    expect(explanation('x', asked).steps[1].text).toBe('TCPRoute shop/news, rules[0]');
  });

  test('send on what comes out of TLS, but not what stays within', () => {
    expect(at([END], tcp('news')).whoByTls('a.com')).toBe('news-v1');
    expect(at([PASS], tcp('news')).whoByTls('a.com')).toBe('refused');
  });

  test('are not for listeners of HTTP, and of several the oldest counts', () => {
    expect(at([listener('http', 'HTTP', 90)], tcp('news')).who('x', { port: 90 })).toBe('404');
    expect(at([TCP], tcp('news'), tcp('a', {}, backendOf('web'))).who('x', { port: 90, protocol: 'tcp' })).toBe('web-v1+web-v2');
  });

  test('close connections without a weight', () => {
    expect(at([TCP], tcp('news', {}, backendOf('web', { weight: 0 }))).outcome('x', { port: 90, protocol: 'tcp' }))
      .toMatchObject({ kind: 'connected', destinations: [{ failure: { reason: 'no backend of the route has a weight' } }] });
  });
});

describe('routes of a Service', () => {
  const DB = service('db', ['v1'], { clusterIP: '10.96.0.9', ports: [{ name: 'tcp', port: 90 }, { name: 'tls', port: 443 }] });
  const of = (name: string, more: Fields = {}) => ({ parentRefs: [{ group: '', kind: 'Service', name, ...more }] });
  const from = (host: string, port: number, ...objects: object[]) => {
    const { who } = asking([...BASE, ...DB, ...objects]);
    return who({ from: NEWS, host, port, ...port === 90 ? { protocol: 'tcp' } : { tls: {} } });
  };

  test('are followed by sidecars: TCPRoutes at its ports, or at one', () => {
    expect(from('db', 90, tcp('news', of('db')))).toBe('news-v1');
    expect([90, 91].map((port) => from('db', 90, tcp('news', of('db', { port }))))).toEqual(['news-v1', 'db-v1']);
    expect(from('db', 90, tcp('news', of('web')))).toBe('db-v1');
  });

  test('need no permission for backends of other namespaces', () => {
    expect(from('db', 90, tcp('far', of('db'), backendOf('far', { namespace: 'apps' })))).toBe('apps/far-v1');
  });

  test('are TLSRoutes for the names that they have, and for its own without any', () => {
    const own = 'db.shop.svc.cluster.local';

    expect(from(own, 443, tls('news', [own], of('db')))).toBe('news-v1');
    expect(from(own, 443, tls('news', [own, 'a.com'], of('db')))).toBe('news-v1');
    expect(from(own, 443, tls('news', ['a.com'], of('db')))).toBe('passed on');
    expect(from(own, 443, tls('news', [], { hostnames: undefined, ...of('db') }))).toBe('news-v1');
    expect(from(own, 443, tls('news', [own], of('db', { port: 444 })))).toBe('db-v1');
    expect(from(own, 443, tls('news', [own], of('db'), backendOf('web', { weight: 0 })))).toBe('db-v1');
  });

  test('may be of a ServiceEntry', () => {
    const partner = istio('ServiceEntry', 'partner', {
      hosts: ['api.partner.com'], ports: [{ number: 443, name: 'tls', protocol: 'TLS' }], resolution: 'STATIC', endpoints: [{ address: '10.1.1.1' }],
    });
    const ofEntry = { parentRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'partner' }] };

    expect(from('api.partner.com', 443, partner, tls('news', ['api.partner.com'], ofEntry))).toBe('news-v1');
  });
});
