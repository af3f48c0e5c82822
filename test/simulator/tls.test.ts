import { ClientTls } from '../../src/simulator';
import { answer, asking, BASE, edge, EDGE, istio, service, to } from '../support/simulator';

const HTTPS = { number: 443, name: 'https', protocol: 'HTTPS' };
const TLS = { number: 443, name: 'tls', protocol: 'TLS' };
const TCP = { number: 443, name: 'tcp', protocol: 'TCP' };

const secret = (name: string, ...keys: string[]) => {
  const [own, namespace = 'istio-system'] = name.split('/').reverse();
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: own, namespace }, data: Object.fromEntries(keys.map((key) => [key, 'eA=='])) };
};
const CERT = secret('cert', 'tls.crt', 'tls.key', 'ca.crt');

const server = (hosts: string[], tls: object = {}, port: object = HTTPS) => ({ hosts, port, tls: { mode: 'SIMPLE', credentialName: 'cert', ...tls } });
const gateway = (...servers: object[]) => istio('Gateway', 'edge', { selector: { istio: 'ingressgateway' }, servers });
const site = (name: string, hosts: string[], more: object = {}) => istio('VirtualService', name, { hosts, gateways: ['edge'], http: [answer(name)], ...more });

const from = (objects: object[]) => {
  const { outcome, who, explanation } = asking([...BASE, CERT, ...objects]);
  const full = (host: string, tls: ClientTls | undefined, more: object) => ({ from: EDGE, host, port: 443, ...tls && { tls }, ...more });
  return {
    who: (host: string, tls: ClientTls | undefined = {}, more: object = {}) => who(full(host, tls, more)),
    plain: (host: string, more: object = {}) => who(full(host, undefined, more)),
    outcome: (host: string, tls: ClientTls | undefined = {}, more: object = {}) => outcome(full(host, tls, more)),
    explanation: (host: string, tls: ClientTls | undefined = {}, more: object = {}) => explanation(full(host, tls, more)),
  };
};

describe('servers of HTTPS', () => {
  const both = from([
    gateway(server(['a.example.com', '*.shop.example.com']), server(['*.example.com'], {}, { ...HTTPS, name: 'wide' })),
    site('a', ['a.example.com', 'x.shop.example.com']), site('wide', ['*.example.com']),
  ]);

  test('are chosen by the name that a client asks for, the narrowest first', () => {
    expect(['a.example.com', 'x.shop.example.com', 'b.example.com'].map((host) => both.who(host))).toEqual(['200 a', '200 a', '200 wide']);
    expect(both.outcome('b.example.com').decision).toMatchObject({ listener: 'Gateway shop/edge, port 443', virtualHost: '*.example.com' });
    expect(['example.com', 'example.org'].map((host) => both.who(host))).toEqual(['refused', 'refused']);
    expect(both.who('A.Example.com')).toBe('200 a');
  });

  test('know the hosts of their own alone', () => {
    expect(both.who('b.example.com', { sni: 'a.example.com' })).toBe('404');
    expect(both.who('a.example.com', { sni: 'x.shop.example.com' })).toBe('200 a');
    expect(both.who('other.org', { sni: 'b.example.com' })).toBe('404');
  });

  test('say who is not let in', () => {
    expect(both.outcome('example.org')).toMatchObject({ kind: 'refused', reason: "no server at this port is for 'example.org'" });
    expect(both.outcome('a.example.com', { sni: '' })).toMatchObject({ reason: 'no server at this port is for clients that ask for no name' });
    expect(both.outcome('10.1.1.1')).toMatchObject({ reason: 'no server at this port is for clients that ask for no name' });
    expect(both.plain('a.example.com')).toBe('refused');
    expect(from([gateway(server(['*'])), site('a', ['*'])]).outcome('a.com', undefined)).toMatchObject({ kind: 'answered' });
  });

  test('of all hosts take clients that ask for no name, but none without TLS', () => {
    const all = from([gateway(server(['*'])), site('a', ['*'])]);

    expect([all.who('a.com'), all.who('a.com', { sni: '' })]).toEqual(['200 a', '200 a']);
    expect(all.plain('a.com')).toBe('refused');
  });

  test('have a scheme, a port and a redirect of their own', () => {
    const byScheme = answer('https', [{ scheme: { exact: 'https' }, uri: { prefix: '/s' } }]);
    const scheme = site('a', ['*'], { http: [byScheme, { match: [{ uri: { prefix: '/r' } }], redirect: { authority: 'b.com' } }, answer('http')] });
    const all = from([gateway(server(['*'], { httpsRedirect: true })), scheme]);

    expect([all.who('a.com', {}, { path: '/s' }), all.who('a.com', {}, { path: '/r' }), all.who('a.com')]).toEqual(['200 https', '301 https://b.com/r', '200 http']);
  });

  test('do not share hosts: the first counts', () => {
    const again = from([gateway(server(['a.com']), server(['a.com', 'b.com'], {}, { ...HTTPS, name: 'again' })), site('a', ['*'])]);

    expect([again.who('a.com'), again.who('b.com')]).toEqual(['200 a', 'refused']);
  });

  test('come before those without TLS, or else are left out', () => {
    const plain = { hosts: ['*'], port: { number: 443, name: 'http', protocol: 'HTTP' } };

    const before = from([gateway(server(['a.com']), plain), site('a', ['*'])]);
    expect([before.who('a.com'), before.plain('a.com'), before.who('b.com')]).toEqual(['200 a', '200 a', 'refused']);
    const behind = from([gateway(plain, server(['a.com'])), site('a', ['*'])]);
    expect([behind.who('a.com'), behind.plain('a.com')]).toEqual(['refused', '200 a']);
    expect(behind.outcome('a.com')).toMatchObject({ reason: 'no TLS is spoken there' });
  });

  test('that are for the same connections are refused by Envoy', () => {
    const plain = { hosts: ['*'], port: { number: 443, name: 'http', protocol: 'HTTP' } };

    expect(from([gateway(server(['*']), plain), site('a', ['*'])]).outcome('a.com'))
      .toMatchObject({ kind: 'unmodelled', reason: 'two routes are for the same connections: Envoy refuses the listener, and keeps what it had' });
  });

  test('redirect clients without TLS to the port of TLS', () => {
    const redirecting = { hosts: ['a.com'], port: { number: 80, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } };
    const { plain } = from([gateway(redirecting, { ...redirecting, hosts: ['a.com', 'b.com'], port: { ...redirecting.port, name: 'again' } }), site('a', ['*'])]);

    expect([plain('a.com', { port: 80 }), plain('b.com', { port: 80 })]).toEqual(['301 https://a.com/', '404']);
  });

  test('listen where they bind, which may be nowhere for a client', () => {
    expect(from([gateway({ ...server(['*']), bind: '10.0.0.1' }), site('a', ['*'])]).outcome('a.com'))
      .toMatchObject({ unsure: ['Gateway shop/edge listens at 10.0.0.1 alone, which a client may not reach'] });
  });
});

describe('certificates of clients', () => {
  const mode = (tls: object, client: ClientTls = {}) => from([gateway(server(['*'], tls)), site('a', ['*'])]).outcome('a.com', client);
  const kind = (tls: object, client: ClientTls = {}) => mode(tls, client).kind;
  const certificate = {};

  test.each<[string, string, string]>([
    ['SIMPLE', 'answered', 'answered'],
    ['MUTUAL', 'refused', 'answered'],
    ['ISTIO_MUTUAL', 'refused', 'answered'],
    ['OPTIONAL_MUTUAL', 'answered', 'answered'],
  ])('with %s', (name, without, having) => {
    expect([kind({ mode: name }), kind({ mode: name }, { certificate })]).toEqual([without, having]);
  });

  test('are for one of the names that the server wants', () => {
    const tls = { mode: 'MUTUAL', subjectAltNames: ['spiffe://a', 'b.com'] };

    expect(mode(tls, { certificate: { names: ['b.com'] } })).toMatchObject({ kind: 'answered', unsure: [] });
    expect(mode(tls, { certificate: { names: ['c.com'] } })).toMatchObject({ kind: 'refused', reason: 'the certificate of the client is for none of spiffe://a, b.com' });
    expect(mode(tls, { certificate })).toMatchObject({ kind: 'answered', unsure: ['the certificate of the client must be for spiffe://a or b.com'] });
    expect(mode({ mode: 'MUTUAL' })).toMatchObject({ reason: 'the client has no certificate, which the server asks for' });
  });

  test('may be known by what is not modelled', () => {
    for (const pin of ['verifyCertificateHash', 'verifyCertificateSpki']) {
      expect(mode({ mode: 'MUTUAL', [pin]: ['x'] }, { certificate }).unsure).toEqual(['the server takes only certain certificates of clients']);
    }
  });
});

describe('the credential of a server', () => {
  const unsure = (tls: object, ...secrets: object[]) => asking([...BASE, ...secrets, gateway(server(['*'], tls)), site('a', ['*'])])
    .outcome({ from: EDGE, host: 'a.com', tls: { certificate: {} } });
  const absent = (name: string) => [`Secret 'istio-system/${name}' is not among the manifests: without it there is no connection`];

  test('may be elsewhere', () => {
    expect(unsure({}).unsure).toEqual(absent('cert'));
    expect(unsure({ credentialNames: ['cert', 'other'] }, CERT).unsure).toEqual(absent('other'));
    expect(unsure({ mode: 'MUTUAL' }, secret('cert', 'tls.crt', 'tls.key')).unsure).toEqual(absent('cert-cacert'));
    expect(unsure({ mode: 'MUTUAL', caCertCredentialName: 'ca' }, CERT).unsure).toEqual(absent('ca'));
    expect(unsure({ mode: 'MUTUAL', caCertCredentialName: 'configmap://shop/ca' }, CERT).unsure).toEqual(absent('x').map((text) => text.replace(/^Secret 'istio-system.x/, "ConfigMap 'shop/ca")));
    expect(unsure({ credentialName: undefined, serverCertificate: '/tls.crt', privateKey: '/tls.key' }).unsure).toEqual(['the certificate of the server is a file of its pods']);
  });

  test.each<[string, object, object[]]>([
    ['of its own', {}, [secret('cert', 'cert', 'key')]],
    ['with that of its clients', { mode: 'MUTUAL' }, [CERT]],
    ['and one of its clients', { mode: 'OPTIONAL_MUTUAL' }, [secret('cert', 'tls.crt', 'tls.key'), secret('cert-cacert', 'cacert')]],
    ['and a name of that', { mode: 'MUTUAL', caCertCredentialName: 'ca' }, [secret('cert', 'tls.crt', 'tls.key'), secret('ca', 'ca.crt')]],
    ['and a ConfigMap', { mode: 'MUTUAL', caCertCredentialName: 'configmap://shop/ca' }, [secret('cert', 'tls.crt', 'tls.key'), { ...secret('shop/ca', 'ca.crt'), kind: 'ConfigMap' }]],
  ])('may be there: %s', (_, tls, secrets) => {
    expect(unsure(tls, ...secrets)).toMatchObject({ kind: 'answered', unsure: [] });
  });

  test('may be wrong', () => {
    expect(unsure({}, secret('cert', 'tls.crt'))).toMatchObject({ kind: 'refused', reason: "Secret 'istio-system/cert' has no 'tls.crt' and 'tls.key'" });
    expect(unsure({ mode: 'MUTUAL' }, secret('cert', 'tls.crt', 'tls.key'), secret('cert-cacert', 'x'))).toMatchObject({ reason: "Secret 'istio-system/cert-cacert' has no 'ca.crt'" });
    expect(unsure({ credentialName: 'shop/cert' }, secret('shop/cert', 'tls.crt', 'tls.key'))).toMatchObject({ reason: "'shop/cert' is a Secret of another namespace than the gateway's" });
  });
});

describe('servers that hand on what is within TLS', () => {
  const passing = (tls: object[], hosts = ['*'], more: object = {}) =>
    [gateway({ hosts, port: TLS, tls: { mode: 'PASSTHROUGH' } }), istio('VirtualService', 'a', { hosts: ['*.example.com'], gateways: ['edge'], tls, ...more })];
  const route = [{ destination: { host: 'web' } }];

  test('do so by the name that is asked for', () => {
    const { who, plain, outcome } = from(passing([
      { match: [{ sniHosts: ['a.example.com'] }], route: [to('web', 'v1')] },
      { match: [{ sniHosts: ['*.example.com'] }, { sniHosts: ['*.sub.example.com'] }], route: [to('web', 'v1', { weight: 1 }), to('news', undefined, { weight: 3 })] },
    ]));

    expect([who('a.example.com'), who('b.example.com'), who('x.sub.example.com'), who('example.com')]).toEqual(['web-v1', 'web-v1 25%, news-v1 75%', 'web-v1 25%, news-v1 75%', 'refused']);
    expect(plain('a.example.com')).toBe('refused');
    expect(outcome('x.sub.example.com')).toMatchObject({
      kind: 'connected', decision: { listener: 'Gateway shop/edge, port 443', route: { resource: 'VirtualService shop/a', list: 'tls', index: 1, match: 1 } },
    });
  });

  test('take all that comes where any name will do', () => {
    const { who, plain } = from(passing([{ match: [{ sniHosts: ['*'] }], route }]));

    expect([who('x.org'), who('x.org', { sni: '' }), plain('x.org'), plain('x.org', { protocol: 'tcp' })]).toEqual(Array(4).fill('web-v1+web-v2'));
  });

  test('look at the port and the gateway of a match, and at no caller or address', () => {
    const matching = (match: object) => from(passing([{ match: [{ sniHosts: ['a.example.com'], ...match }], route }])).who('a.example.com');

    expect([{ port: 443 }, { gateways: ['edge'] }, { sourceLabels: { app: 'x' } }, { destinationSubnets: ['10.0.0.0/8'] }, { sourceNamespace: 'x' }].map(matching))
      .toEqual(Array(5).fill('web-v1+web-v2'));
    expect([{ port: 444 }, { gateways: ['mesh'] }].map(matching)).toEqual(['refused', 'refused']);
  });

  test('are those of hosts that the VirtualService shares with them', () => {
    const tls = [{ match: [{ sniHosts: ['a.example.com'] }], route }];
    const hosts = (some: string[]) => from(passing(tls, some)).who('a.example.com');

    expect([['b.example.com'], ['shop/*'], ['apps/*'], ['a.org']].map(hosts)).toEqual(['web-v1+web-v2', 'web-v1+web-v2', 'refused', 'refused']);
  });

  test('have a name once: the first match counts', () => {
    const { who } = from(passing([
      { match: [{ sniHosts: ['a.example.com'] }], route: [to('news')] }, { match: [{ sniHosts: ['a.example.com', 'b.example.com'] }], route },
    ]));

    expect([who('a.example.com'), who('b.example.com')]).toEqual(['news-v1', 'refused']);
    expect(from(passing([{ match: [{ sniHosts: ['a.example.com'] }], route: [] }])).outcome('a.example.com'))
      .toMatchObject({ reason: 'nothing routes what comes to the servers at this port' });
  });

  test('to where nothing is close the connection', () => {
    const { who, outcome } = from(passing([{ match: [{ sniHosts: ['a.example.com'] }], route: [to('web', 'v3')] }, { match: [{ sniHosts: ['b.example.com'] }], route: [to('nowhere')] }]));

    expect([who('a.example.com'), who('b.example.com')]).toEqual(['closed', 'closed']);
    expect(outcome('b.example.com')).toMatchObject({ destinations: [{ port: 443, failure: { reason: "no service 'nowhere.shop.svc.cluster.local' is known to the proxy" } }] });
  });

  test('beside one that ends it, for the same name, are refused by Envoy', () => {
    const tls = [{ match: [{ sniHosts: ['a.example.com'] }], route }];
    const both = gateway({ hosts: ['*.example.com'], port: TLS, tls: { mode: 'PASSTHROUGH' } }, server(['a.example.com']));

    expect(from([both, passing(tls)[1], site('b', ['a.example.com'])]).outcome('a.example.com')).toMatchObject({
      kind: 'unmodelled', reason: "two routes are for the same connections for 'a.example.com': Envoy refuses the listener, and keeps what it had",
    });
  });

  test('to clusters of this mesh, by their names', () => {
    const external = istio('ServiceEntry', 'x', { hosts: ['x.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', endpoints: [{ address: '10.1.1.1' }] });
    const { outcome, who } = from([gateway({ hosts: ['*.local'], port: TLS, tls: { mode: 'AUTO_PASSTHROUGH' } }), external]);
    const named = (sni: string, alpn = ['istio']) => outcome('x', { sni, alpn });

    expect(named('outbound_.80_._.web.shop.svc.cluster.local')).toMatchObject({
      kind: 'connected', destinations: [{ host: 'web.shop.svc.cluster.local', port: 80, unsure: 'only what takes mutual TLS is reached' }],
    });
    expect(named('outbound_.80_.v1_.web.shop.svc.cluster.local')).toMatchObject({ kind: 'connected', destinations: [{ subset: 'v1', endpoints: ['shop/web-v1'] }] });
    expect(named('outbound_.80_._.web.shop.svc.cluster.local', ['http/1.1']).kind).toBe('refused');
    expect([who('x', { sni: 'outbound_.80_._.x.com', alpn: ['istio'] }), who('x', { sni: 'outbound_.81_._.web.shop.svc.cluster.local', alpn: ['istio'] })]).toEqual(['refused', 'refused']);
  });
});

describe('servers of TCP', () => {
  const tcp = (port: object, tcpRoutes: object[], tls?: object, hosts = ['*']) => from([
    gateway({ hosts, port, ...tls && { tls } }), istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], tcp: tcpRoutes }),
  ]);
  const weighted = [to('web', 'v2', { weight: 0 }), to('web', 'v1', { weight: 1 }), to('news', undefined, { weight: 1 })];

  test('send on whatever comes', () => {
    const { who, plain, explanation } = tcp(TCP, [{ route: weighted }]);

    expect([plain('a.com', { protocol: 'tcp' }), plain('x.org'), who('x.org')]).toEqual(Array(3).fill('web-v1 50%, news-v1 50%'));
    expect(explanation('x', undefined, { protocol: 'tcp' }).steps.map(({ stage, text }) => [stage, text])).toEqual([
      ['listener', 'Gateway shop/edge, port 443'], ['route', 'VirtualService shop/a, tcp[0]'],
      ['destination', 'web.shop.svc.cluster.local subset v1 port 80 (50 %): shop/web-v1'], ['destination', 'news.shop.svc.cluster.local port 80 (50 %): shop/news-v1'],
    ]);
  });

  test('follow the first route that is for their port and gateway', () => {
    const { plain } = tcp(TCP, [
      { match: [{ port: 444 }], route: [to('web', 'v1')] }, { match: [{ gateways: ['mesh'] }], route: [to('web', 'v1')] }, { route: [] },
      { match: [{ port: 444 }, { gateways: ['shop/edge'], destinationSubnets: ['10.0.0.0/8'] }], route: [to('web', 'v2', { weight: 0 })] }, { route: [to('news')] },
    ]);

    expect(plain('a.com', { protocol: 'tcp' })).toBe('web-v2');
    expect(tcp(TCP, [{ route: weighted }], undefined, ['b.com']).plain('a.com', { protocol: 'tcp' })).toBe('refused');
  });

  test('end TLS where they say so', () => {
    const ending = tcp(TCP, [{ route: [to('web', 'v1')] }], { mode: 'MUTUAL', credentialName: 'cert' }, ['a.com']);
    const client = { certificate: {} };

    expect([ending.who('a.com', client), ending.who('a.com', client, { protocol: 'tcp' }), ending.who('a.com'), ending.who('b.com', client), ending.plain('a.com')])
      .toEqual(['web-v1', 'web-v1', 'refused', 'refused', 'refused']);
    expect(tcp({ ...TCP, protocol: 'TLS' }, [{ route: [to('web', 'v1')] }], { mode: 'SIMPLE', credentialName: 'cert' }).who('any.com')).toBe('web-v1');
  });

  test('stay alone at their port', () => {
    const other = { hosts: ['*'], port: { number: 443, name: 'other', protocol: 'TCP' } };
    const both = from([
      gateway({ hosts: ['a.com'], port: TCP }, other), istio('VirtualService', 'a', { hosts: ['b.com'], gateways: ['edge'], tcp: [{ route: [to('web', 'v1')] }] }),
    ]);

    expect(both.plain('b.com', { protocol: 'tcp' })).toBe('refused');
  });

  test('of HTTP know nothing else', () => {
    expect(asking([...BASE, edge(), site('a', ['*'])]).outcome({ from: EDGE, host: 'a.com', protocol: 'tcp' })).toMatchObject({ kind: 'refused', reason: 'only HTTP is spoken there' });
  });

  test('lead to the only port of a service', () => {
    const { plain } = from([
      ...service('db', ['v1'], { ports: [{ port: 5432, name: 'tcp' }] }), ...service('two', ['v1'], { ports: [{ port: 1, name: 'tcp' }, { port: 443, name: 'tls' }] }),
      gateway({ hosts: ['*'], port: TCP }, { hosts: ['*'], port: { ...TCP, number: 1, name: 'one' } }), istio('VirtualService', 'a', {
        hosts: ['*'], gateways: ['edge'], tcp: [{ match: [{ port: 443 }], route: [to('two')] }, { route: [to('db')] }],
      }),
    ]);

    expect([plain('x', { protocol: 'tcp' }), plain('x', { protocol: 'tcp', port: 1 })]).toEqual(['two-v1', 'db-v1']);
  });
});
