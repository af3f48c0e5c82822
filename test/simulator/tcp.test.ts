import { MeshOptions, Request } from '../../src/simulator';
import { answer, asking, BASE, istio, routes, service, to } from '../support/simulator';

const port = (name: string, number = 90) => ({ name, port: number });
const one = (name: string, ports: object[], more: object = {}) => service(name, ['v1', 'v2'], { ports, ...more });
const DB_SUBSETS = istio('DestinationRule', 'db', { host: 'db', subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
const ofDb = (more: object) => istio('VirtualService', 'db', { hosts: ['db'], ...more });

const from = (objects: object[], options: MeshOptions = { outboundTrafficPolicy: 'REGISTRY_ONLY' }) => {
  const { who, outcome } = asking([...BASE, ...objects], options);
  const at = (request: Partial<Request>) => ({ host: 'db', port: 90, ...request });
  return {
    tcp: (more: Partial<Request> = {}) => who(at({ protocol: 'tcp', ...more })),
    http: (more: Partial<Request> = {}) => who(at(more)),
    tls: (sni?: string, more: Partial<Request> = {}) => who(at({ tls: sni === undefined ? {} : { sni }, ...more })),
    outcome: (more: Partial<Request>) => outcome(at(more)),
  };
};

describe('a port of TCP', () => {
  test('sends on whatever comes to the address of its service', () => {
    const { tcp, http, tls, outcome } = from([...one('db', [port('tcp')])]);

    expect([tcp(), http(), tls(), tls('x.com')]).toEqual(Array(4).fill('db-v1+db-v2'));
    expect(outcome({ protocol: 'tcp' })).toEqual({
      kind: 'connected',
      decision: { listener: 'sidecar of shop/news-v1, port 90' },
      unsure: [],
      destinations: [{ host: 'db.shop.svc.cluster.local', port: 90, endpoints: ['shop/db-v1', 'shop/db-v2'], weight: 1, share: 1, denials: [] }],
    });
    expect(tcp({ host: 'elsewhere.com' })).toBe('refused');
  });

  test('is told by its name, or by its number where others speak first', () => {
    const named = (at: object) => from([...one('db', [{ port: 90, ...at }])]).outcome({ port: (at as { port?: number }).port ?? 90 }).kind;

    expect([{ name: 'tcp-x' }, { name: 'tls' }, { name: 'https-x' }, { name: 'mongo' }, { name: 'redis' }, { name: 'mysql' }, { name: 'x', appProtocol: 'kubernetes.io/wss' }, { name: 'x', port: 3306 }]
      .map(named)).toEqual(Array(8).fill('connected'));
    expect([{ name: 'grpc-web' }, { name: 'http2-x' }, { name: 'tcp', appProtocol: 'http' }, { name: 'x', appProtocol: 'kubernetes.io/h2c' }].map(named)).toEqual(Array(4).fill('forwarded'));
  });

  test('follows routes of TCP of all VirtualServices that have its host', () => {
    const other = istio('VirtualService', 'c', { hosts: ['*.shop.svc.cluster.local'], tcp: [{ route: [to('news')] }] });
    const { tcp } = from([...one('db', [port('tcp')]), DB_SUBSETS, ofDb({ tcp: [{ match: [{ port: 91 }], route: [to('web')] }] }), other]);

    expect(tcp()).toBe('news-v1');
    expect(from([...one('db', [port('tcp')]), other, ofDb({ http: [answer('http')] })]).tcp()).toBe('news-v1');
    expect(from([...one('db', [port('tcp')]), ofDb({ tcp: [{ route: [] }, { route: [to('db', 'v1', { weight: 3 }), to('web', undefined, { weight: 1 })] }] }), DB_SUBSETS]).tcp())
      .toBe('db-v1 75%, web-v1+web-v2 25%');
  });

  test.each<[object, string]>([
    [{ sourceLabels: { app: 'news' } }, 'web-v1+web-v2'],
    [{ sourceLabels: { app: 'other' } }, 'db-v1+db-v2'],
    [{ sourceNamespace: 'shop' }, 'web-v1+web-v2'],
    [{ sourceNamespace: 'apps' }, 'db-v1+db-v2'],
    [{ gateways: ['edge'] }, 'db-v1+db-v2'],
    [{ gateways: ['edge', 'mesh'], sourceLabels: { app: 'other' } }, 'db-v1+db-v2'],
    [{ gateways: ['mesh'], port: 90 }, 'web-v1+web-v2'],
    [{ port: 91 }, 'db-v1+db-v2'],
  ])('looks for %j', (match, who) => {
    expect(from([...one('db', [port('tcp')]), ofDb({ tcp: [{ match: [match], route: [to('web')] }] })]).tcp()).toBe(who);
  });

  test('tells subnets apart', () => {
    const given = one('db', [port('tcp')], { clusterIP: '10.1.2.3' });
    const to1 = (...destinationSubnets: string[]) => from([...given, ofDb({ tcp: [{ match: [{ destinationSubnets }], route: [to('web')] }] })]).tcp();

    expect([to1('10.1.0.0/16'), to1('10.1.2.3'), to1('10.2.0.0/16', 'nonsense'), to1('10.1.2.3', '10.9.0.0/16'), to1('fd00::/8')])
      .toEqual(['web-v1+web-v2', 'web-v1+web-v2', 'db-v1+db-v2', 'web-v1+web-v2', 'db-v1+db-v2']);
    expect(from([...given, ofDb({ tcp: [{ match: [{ destinationSubnets: ['10.2.0.0/16'] }, {}], route: [to('web')] }] })]).tcp()).toBe('web-v1+web-v2');
    expect(from([...given, ofDb({ tcp: [{ match: [{ destinationSubnets: ['10.1.0.0/16'] }], route: [to('web')] }, { route: [to('news')] }] })]).tcp()).toBe('web-v1+web-v2');
    expect(from([...one('db', [port('tcp')]), ofDb({ tcp: [{ match: [{ destinationSubnets: ['10.1.0.0/16'] }], route: [to('web')] }] })]).outcome({ protocol: 'tcp' }))
      .toMatchObject({ kind: 'unmodelled', reason: 'the address that is called decides, and is not known' });
  });

  test('leads to what routes name, even if no Sidecar imports it, and to the only port of that', () => {
    const sidecar = istio('Sidecar', 'sidecar', { egress: [{ hosts: ['*/db.shop.svc.cluster.local'] }] });
    const { tcp } = from([...one('db', [port('tcp')]), sidecar, ofDb({ tcp: [{ route: [to('web')] }] })]);

    expect(tcp()).toBe('web-v1+web-v2');
    expect(from([...one('db', [port('tcp')]), ...one('two', [port('http', 80), port('tcp', 81)]), ofDb({ tcp: [{ route: [to('two')] }] })]).tcp()).toBe('closed');
  });
});

describe('a port of TLS', () => {
  const vault = one('db', [port('tls')]);

  test('takes whatever comes to its address where no route says which name', () => {
    const { tcp, http, tls } = from(vault);

    expect([tcp(), http(), tls(), tls('x.com')]).toEqual(Array(4).fill('db-v1+db-v2'));
  });

  test('follows routes of TLS by the name that is asked for, and knows nothing else then', () => {
    const tlsRoutes = [{ match: [{ sniHosts: ['a.com'], port: 91 }], route: [to('web')] }, { match: [{ sniHosts: ['a.com'] }, { sniHosts: ['a.com'] }, { sniHosts: ['*.b.com'] }], route: [to('news')] }];
    const { tls, tcp } = from([...vault, ofDb({ tls: [...tlsRoutes, { match: [{ sniHosts: ['c.com'] }], route: [] }] })]);

    expect([tls('a.com'), tls('x.b.com'), tls('b.com'), tls('c.com'), tcp()]).toEqual(['news-v1', 'news-v1', 'refused', 'refused', 'refused']);
    expect(from([...vault, ofDb({ tls: tlsRoutes })], {}).tls('b.com')).toBe('passed on');
    expect(from([...vault, ofDb({ tcp: [{ route: [to('web')] }] })]).tcp()).toBe('db-v1+db-v2');
    expect(from([...vault, ofDb({ tls: tlsRoutes })]).outcome({ tls: { sni: 'b.com' } })).toMatchObject({ reason: 'what the sidecar knows at this port is not for such a connection' });
  });

  test('tells subnets apart, those of a match also for what comes after it', () => {
    const given = one('db', [port('tls')], { clusterIP: '10.1.2.3' });
    const inSubnet = { match: [{ sniHosts: ['a.com'], destinationSubnets: ['10.1.0.0/16'] }], route: [to('web')] };
    const { tls } = from([...given, ofDb({ tls: [inSubnet, { match: [{ sniHosts: ['b.com'] }], route: [to('news')] }] })]);
    expect([tls('a.com'), tls('b.com')]).toEqual(['web-v1+web-v2', 'news-v1']);
    expect(from([...given, ofDb({ tls: [{ match: [{ sniHosts: ['a.com'], destinationSubnets: ['10.2.0.0/16'] }], route: [to('web')] }] })]).tls('a.com')).toBe('refused');
  });

  test('of which two routes have the same name is refused by Envoy', () => {
    expect(from([...vault, ofDb({ tls: [{ match: [{ sniHosts: ['a.com', 'b.com'] }], route: [to('web')] }, { match: [{ sniHosts: ['a.com'] }], route: [to('web')] }] })]).outcome({ tls: {} }))
      .toMatchObject({ kind: 'unmodelled', reason: "two routes are for the same connections for 'a.com': Envoy refuses the listener, and keeps what it had" });
  });
});

describe('a port whose protocol is not said', () => {
  const sniffed = one('db', [port('x')]);

  test('takes HTTP for HTTP, whatever host is asked for, and sends on all else', () => {
    const { tcp, http, tls } = from([...sniffed, ofDb({ http: [answer('http')], tcp: [{ route: [to('web')] }] })]);

    expect([http(), tcp(), tls()]).toEqual(['200 http', 'web-v1+web-v2', 'web-v1+web-v2']);
    expect(from(sniffed).http()).toBe('db-v1+db-v2');
    const resolved = one('db', [port('x')], { clusterIP: '10.1.2.3' });
    expect(from(resolved).http({ address: '10.1.2.3', host: 'any.com' })).toBe('db-v1+db-v2');
    expect(from([...sniffed, ofDb({ http: [answer('http', [{ gateways: ['edge'] }])] })]).http()).toBe('db-v1+db-v2');
  });

  test('at any address shares its hosts with others', () => {
    const entry = istio('ServiceEntry', 'a', { hosts: ['a.com'], ports: [{ number: 90, name: 'x', protocol: '' }], resolution: 'STATIC', endpoints: [{ address: '10.1.1.1' }] });

    expect([from([entry]).http({ host: 'a.com' }), from([entry]).http({ host: 'b.com' }), from([entry]).tcp({ host: 'b.com' })]).toEqual(['10.1.1.1', '502', '10.1.1.1']);
  });
});

describe('a port of HTTP', () => {
  test('passes on what is not HTTP, or closes it where only what is registered may be called', () => {
    const all = from([...one('db', [port('http')])], {});
    const registered = from([...one('db', [port('http')])]);

    expect([all.tcp(), all.tls(), all.http()]).toEqual(['passed on', 'passed on', 'db-v1+db-v2']);
    expect([registered.tcp(), registered.tls(), registered.http()]).toEqual(['refused', 'refused', 'db-v1+db-v2']);
  });
});

describe('services without addresses of their own', () => {
  const entry = (name: string, protocol: string, more: object = {}) => istio('ServiceEntry', name, {
    hosts: [`${name}.com`], ports: [{ number: 90, name: 'x', protocol }], resolution: 'STATIC', endpoints: [{ address: `10.1.1.${name.length}` }], ...more,
  });

  test('share what is not HTTP: the first of TCP takes all, by its host', () => {
    expect(from([entry('bb', 'TCP', { hosts: ['a.com'] }), entry('a', 'TCP', { hosts: ['b.com'] })]).tcp({ host: 'b.com' })).toBe('10.1.1.2');
    expect(from([entry('a', 'TCP'), entry('bb', 'TCP')]).tcp({ host: 'bb.com' })).toBe('10.1.1.1');
    const both = from([entry('a', 'HTTP'), entry('bb', 'TCP'), entry('ccc', 'TLS')]);
    expect([both.tcp({ host: 'x.com' }), both.http({ host: 'a.com' }), both.http({ host: 'bb.com' }), both.tls('ccc.com'), both.tls('x.com')]).toEqual(['10.1.1.2', '10.1.1.1', '502', '10.1.1.3', '10.1.1.2']);
    const reversed = from([entry('a', 'TCP'), entry('bb', 'HTTP')]);
    expect([reversed.tcp({ host: 'x.com' }), reversed.http({ host: 'bb.com' })]).toEqual(['10.1.1.1', '10.1.1.2']);
  });

  test('are told by their host where they speak TLS', () => {
    const { tls, tcp } = from([entry('a', 'TLS'), entry('bb', 'HTTPS', { hosts: ['*.bb.com'] })]);

    expect([tls('a.com'), tls('x.bb.com'), tls('bb.com'), tcp({ host: 'a.com' })]).toEqual(['10.1.1.1', '10.1.1.2', 'refused', 'refused']);
  });

  test('whose protocol is not said come to what is there, or take its place beside TCP', () => {
    const beside = from([entry('a', 'TCP'), entry('bb', '')]);
    expect([beside.tcp({ host: 'x.com' }), beside.http({ host: 'bb.com' })]).toEqual(['10.1.1.1', '10.1.1.2']);
    expect(from([entry('a', 'HTTP'), entry('bb', '')]).tcp({ host: 'bb.com' })).toBe('refused');
  });

  test('that speak first stay alone', () => {
    const both = from([entry('a', 'MONGO'), entry('bb', 'HTTP'), entry('ccc', 'TCP')]);
    expect([both.tcp({ host: 'x.com' }), both.http({ host: 'bb.com' })]).toEqual(['10.1.1.1', '10.1.1.1']);
    expect(from([entry('a', 'HTTP'), entry('bb', 'MYSQL')]).tcp({ host: 'x.com' })).toBe('refused');
  });

  test('with a range of them are told by the address that is called', () => {
    const ranges = [entry('a', 'TCP', { addresses: ['10.1.0.0/16', '10.2.0.0/16', '10.3.3.3'] }), entry('bb', 'TCP', { addresses: ['10.1.1.0/24'] })];
    const at = (address: string) => from(ranges).tcp({ host: 'x.com', address });

    expect([at('10.1.1.1'), at('10.1.2.1'), at('10.2.0.9'), at('10.3.3.3'), at('10.4.0.1')]).toEqual(['10.1.1.2', '10.1.1.1', '10.1.1.1', '10.1.1.1', 'refused']);
    expect(from(ranges).tcp({ host: 'a.com' })).toBe('10.1.1.1');
    expect(from([entry('a', 'TLS', { addresses: ['10.1.0.0/16'] })]).tls('a.com', { address: '10.1.0.9' })).toBe('10.1.1.1');
  });

  test('and without endpoints lead where the client wanted to go', () => {
    expect(from([entry('a', 'TCP', { resolution: 'NONE', endpoints: undefined })]).tcp({ host: 'a.com' })).toBe('unsure');
  });
});

describe('a headless Service', () => {
  const headless = (name: string, more: object = {}) => one('db', [port(name)], { clusterIP: 'None', ...more });

  test('of TCP leads to the pod that is called', () => {
    const { tcp, outcome } = from(headless('tcp'));

    expect(tcp()).toBe('db-v1+db-v2');
    expect(outcome({ protocol: 'tcp' })).toMatchObject({ kind: 'connected', unsure: [] });
    expect(from([...headless('tcp'), ofDb({ tcp: [{ route: [to('web')] }] })]).tcp()).toBe('web-v1+web-v2');
    expect(from(headless('tcp', { selector: { app: 'none' } })).tcp()).toBe('closed');
  });

  test('whose protocol is not said takes HTTP by its own routes', () => {
    expect([from([...headless('x'), ofDb({ http: [answer('http')] })]).http(), from(headless('x')).tcp()]).toEqual(['200 http', 'db-v1+db-v2']);
  });
});

describe('a port of a Sidecar', () => {
  const sidecar = (egress: object[]) => istio('Sidecar', 'sidecar', { egress });
  const own = (protocol: string, more: object = {}) => ({ port: { number: 90, name: 'own', protocol }, hosts: ['./db.shop.svc.cluster.local'], ...more });

  test('has the protocol that it says', () => {
    expect(from([...one('db', [port('tcp')]), sidecar([own('HTTP')])]).http()).toBe('502');
    expect(from([...one('db', [port('http')]), sidecar([own('TCP')])]).tcp()).toBe('db-v1+db-v2');
  });

  test('is for one address where it is bound to that', () => {
    const bound = from([...one('db', [port('tcp')]), sidecar([own('TCP', { bind: '127.0.0.2' })])]);
    expect([bound.tcp(), bound.tcp({ address: '127.0.0.2' })]).toEqual(['refused', 'db-v1+db-v2']);
    const uncaptured = from([...one('db', [port('http')]), sidecar([own('HTTP', { captureMode: 'NONE' })])]);
    expect([uncaptured.http(), uncaptured.http({ address: '127.0.0.1' }), uncaptured.tcp({ address: '127.0.0.1' })]).toEqual(['refused', 'db-v1+db-v2', 'refused']);
  });

  test('keeps others out', () => {
    const all = { hosts: ['*/*'] };
    const entry = istio('ServiceEntry', 'a', { hosts: ['a.com'], ports: [{ number: 90, name: 'x', protocol: 'TCP' }], resolution: 'STATIC', endpoints: [{ address: '10.1.1.1' }] });
    const { tcp, http } = from([...one('db', [port('http')]), ...one('cache', [port('tcp')]), entry, sidecar([own('HTTP'), all])]);

    expect([http(), tcp({ host: 'a.com' }), tcp({ host: 'cache' })]).toEqual(['db-v1+db-v2', 'refused', 'cache-v1+cache-v2']);
  });

  test('of an HTTP proxy is not modelled', () => {
    expect(from([...one('db', [port('http')]), sidecar([own('HTTP_PROXY', { bind: '127.0.0.1' })])]).outcome({})).toMatchObject({ kind: 'unmodelled', reason: 'HTTP proxies of a Sidecar are not modelled' });
  });
});

test('an alias has no listener', () => {
  expect(from([...service('db', [], { type: 'ExternalName', externalName: 'x.com', ports: [port('tcp')] })], {}).tcp()).toBe('passed on');
});

test('HTTP beside TCP at one port has listeners of its own', () => {
  const { http, tcp } = from([...one('db', [port('tcp')]), ...one('app', [port('http')]), routes()]);

  expect([tcp(), http({ host: 'app' }), http(), tcp({ host: 'app' })]).toEqual(['db-v1+db-v2', 'app-v1+app-v2', 'db-v1+db-v2', 'refused']);
});
