import { Host, ServiceHost, StringMatch } from '../../src';
import { Destination, ExportTo, Gateway, HttpRoute, TcpRoute, TlsRoute, VirtualService, VirtualServiceProps } from '../../src/istio';
import { chart, only, synth } from '../support/synth';

const REVIEWS = ServiceHost.fromName('reviews', { namespace: 'books' });
const PUBLIC = Gateway.fromGatewayName('edge/public');
const destinations = [{ destination: Destination.host(REVIEWS) }];
const HTTP = HttpRoute.route({ destinations });
const TLS: TlsRoute = { matches: [{ sniHosts: ['www.example.com'] }], destinations };
const TCP: TcpRoute = { destinations };

const spec = (props: VirtualServiceProps) => only((scope) => new VirtualService(scope, 'routes', props)).spec;
const hosts = (...names: string[]) => names.map((name) => Host.dns(name));

/** The problems that synthesis finds, one a line. */
function problems(props: VirtualServiceProps): string[] {
  const scope = chart();
  new VirtualService(scope, 'routes', props);
  try {
    synth(scope);
  } catch (error) {
    const [heading, ...lines] = (error as Error).message.split('\n');
    expect(heading).toBe('Validation failed with the following errors:');
    return lines.map((line) => line.trim());
  }
  return [];
}

test('all fields', () => {
  expect(spec({
    hosts: hosts('www.example.com', '*.example.org', '10.0.0.1'),
    gateways: [PUBLIC, Gateway.MESH],
    http: [HTTP],
    tls: [TLS],
    tcp: [TCP],
    exportTo: [ExportTo.SAME_NAMESPACE],
  })).toEqual({
    hosts: ['www.example.com', '*.example.org', '10.0.0.1'],
    gateways: ['edge/public', 'mesh'],
    http: [{ route: [{ destination: { host: 'reviews.books.svc.cluster.local' } }] }],
    tls: [{ match: [{ sniHosts: ['www.example.com'] }], route: [{ destination: { host: 'reviews.books.svc.cluster.local' } }] }],
    tcp: [{ route: [{ destination: { host: 'reviews.books.svc.cluster.local' } }] }],
    exportTo: ['.'],
  });
});

test('what is left out does not appear', () => {
  expect(spec({ hosts: [REVIEWS], http: [HTTP] })).toEqual({
    hosts: ['reviews.books.svc.cluster.local'],
    http: [{ route: [{ destination: { host: 'reviews.books.svc.cluster.local' } }] }],
  });
});

test('routes keep the order in which they are given and added', () => {
  const scope = chart();
  const routes = new VirtualService(scope, 'routes', { hosts: hosts('www.example.com'), http: [HttpRoute.route({ name: 'a', destinations })] });
  routes.addHttpRoute(HttpRoute.route({ name: 'b', destinations }));
  routes.addHttpRoute(HttpRoute.route({ name: 'c', destinations }));
  routes.addTlsRoute(TLS);
  routes.addTcpRoute(TCP);
  routes.addTcpRoute({ matches: [{ port: 8080 }], destinations });
  const [manifest] = synth(scope);

  expect(manifest.spec.http.map(({ name }: { name: string }) => name)).toEqual(['a', 'b', 'c']);
  expect(manifest.spec.tls).toHaveLength(1);
  expect(manifest.spec.tcp).toMatchObject([{ route: [{}] }, { match: [{ port: 8080 }] }]);
});

test('without hosts it is a delegate', () => {
  expect(spec({ http: [HTTP] })).toEqual({ http: [{ route: [{ destination: { host: 'reviews.books.svc.cluster.local' } }] }] });
});

test('fails with an empty list of gateways', () => {
  expect(() => new VirtualService(chart(), 'routes', { hosts: [REVIEWS], gateways: [], http: [HTTP] }))
    .toThrow('gateways must have at least one entry, got none [test/routes]');
});

test.each([
  ['the same host twice', ['a.example.com', 'b.example.com', 'a.example.com'], "hosts have 'a.example.com' twice; drop one [test/routes]"],
  ['the same wildcard twice', ['*.example.com', '*.example.com'], "hosts have '*.example.com' twice; drop one [test/routes]"],
  ['every host twice', ['*', '*'], "hosts have '*' twice; drop one [test/routes]"],
  ['a host that a wildcard covers', ['a.example.com', '*.example.com'],
    "hosts have both '*.example.com' and 'a.example.com', which is part of it; drop one of them [test/routes]"],
  ['a wildcard that a wildcard covers', ['*.com', '*.example.com'],
    "hosts have both '*.com' and '*.example.com', which is part of it; drop one of them [test/routes]"],
  ['a host beside every host', ['*', 'a.example.com'],
    "hosts have both '*' and 'a.example.com', which is part of it; drop one of them [test/routes]"],
])('fails with %s', (_, names, message) => {
  expect(() => new VirtualService(chart(), 'routes', { hosts: hosts(...names), http: [HTTP] })).toThrow(message);
});

test.each([
  ['hosts that differ by case', ['a.example.com', 'A.example.com']],
  ['a wildcard and a host that differ by case', ['*.example.com', 'a.Example.com']],
  ['a wildcard beside its domain', ['*.example.com', 'example.com']],
  ['hosts with a common ending', ['a.example.com', 'aa.example.com']],
  ['wildcards side by side', ['*.example.com', '*.example.org']],
])('takes %s', (_, names) => {
  expect(spec({ hosts: hosts(...names), http: [HTTP] }).hosts).toEqual(names);
});

const CLAIM = HttpRoute.route({ matches: [{ headers: { '@request.auth.claims.group': StringMatch.exact('dev') } }], destinations });
const UPPER_CLAIM = HttpRoute.route({ matches: [{ headers: { '@Request.Auth.Claims.group': StringMatch.exact('dev') } }], destinations });
const NO_CLAIM = HttpRoute.route({ matches: [{}, { withoutHeaders: { '@request.auth.claims[group]': StringMatch.exact('dev') } }], destinations });
const CLAIM_PROBLEM = '[test/routes] claims of a JWT (@request.auth.claims) are compared only at gateways, but the routes apply to sidecars too; '
  + 'give the virtual service gateways without Gateway.MESH';
const ANY_PROBLEM = "[test/routes] host '*' is only for gateways, but the routes apply to sidecars too; "
  + 'name the hosts, or give the virtual service gateways without Gateway.MESH';
const DELEGATE = '[test/routes] a virtual service without hosts is a delegate and cannot';
const DELEGATE_CLAIM = `${DELEGATE} compare claims of a JWT (@request.auth.claims); compare them in the one that delegates`;

test.each<[string, VirtualServiceProps, string[]]>([
  ['it has no routes', { hosts: [REVIEWS] },
    ['[test/routes] a virtual service needs at least one route; add one by addHttpRoute, addTlsRoute or addTcpRoute']],
  ['a delegate has gateways', { gateways: [PUBLIC], http: [HTTP] }, [`${DELEGATE} have gateways; name its hosts, or drop the gateways`]],
  ['a delegate has TLS routes', { tls: [TLS] }, [`${DELEGATE} have tls routes; name its hosts`]],
  ['a delegate has TCP routes', { tcp: [TCP] }, [`${DELEGATE} have tcp routes; name its hosts`]],
  ['a delegate delegates', { http: [HTTP, HttpRoute.delegate({ delegate: { name: 'other' } })] },
    [`${DELEGATE} delegate further; name its hosts, or route to destinations`]],
  ['a delegate compares a claim', { http: [HTTP, CLAIM] }, [DELEGATE_CLAIM]],
  ['a delegate rules a claim out', { http: [NO_CLAIM] }, [DELEGATE_CLAIM]],
  ['every host is routed in sidecars', { hosts: [Host.ANY], http: [HTTP] }, [ANY_PROBLEM]],
  ['every host is routed in sidecars that are named', { hosts: [Host.ANY], gateways: [Gateway.MESH], http: [HTTP] }, [ANY_PROBLEM]],
  ['every host is routed in sidecars beside a gateway', { hosts: [Host.ANY], gateways: [PUBLIC, Gateway.MESH], http: [HTTP] }, [ANY_PROBLEM]],
  ['a claim is compared in sidecars', { hosts: [REVIEWS], http: [CLAIM] }, [CLAIM_PROBLEM]],
  ['a claim is ruled out in sidecars', { hosts: [REVIEWS], gateways: [Gateway.MESH], http: [HTTP, NO_CLAIM] }, [CLAIM_PROBLEM]],
  ['a claim is compared in sidecars beside a gateway', { hosts: [REVIEWS], gateways: [PUBLIC, Gateway.MESH], http: [CLAIM] }, [CLAIM_PROBLEM]],
  ['a claim in capitals is compared in sidecars', { hosts: [REVIEWS], http: [UPPER_CLAIM] }, [CLAIM_PROBLEM]],
  ['server names are those of no host', { hosts: hosts('a.example.com', 'b.example.com'), tls: [TLS, TLS] },
    ["[test/routes] sni host 'www.example.com' of a tls route is covered by none of the hosts a.example.com, b.example.com; add it to the hosts"]],
  ['a server name differs from the host by case', { hosts: hosts('WWW.example.com'), tls: [TLS] },
    ["[test/routes] sni host 'www.example.com' of a tls route is covered by none of the hosts WWW.example.com; add it to the hosts"]],
  ['a server name is wider than the host',
    { hosts: hosts('www.example.com'), tls: [{ matches: [{ sniHosts: ['*.example.com'] }], destinations }] },
    ["[test/routes] sni host '*.example.com' of a tls route is covered by none of the hosts www.example.com; add it to the hosts"]],
  ['several things are wrong', { gateways: [PUBLIC], tls: [TLS], tcp: [TCP] }, [
    `${DELEGATE} have gateways; name its hosts, or drop the gateways`,
    `${DELEGATE} have tls routes; name its hosts`,
    `${DELEGATE} have tcp routes; name its hosts`,
  ]],
  ['several things are wrong beside hosts', { hosts: [Host.ANY], http: [CLAIM] }, [ANY_PROBLEM, CLAIM_PROBLEM]],
])('fails at synthesis when %s', (_, props, expected) => {
  expect(problems(props)).toEqual(expected);
});

test.each<[string, VirtualServiceProps]>([
  ['every host at a gateway', { hosts: [Host.ANY], gateways: [PUBLIC], http: [HTTP] }],
  ['every host at a gateway that is called mesh', { hosts: [Host.ANY], gateways: [Gateway.fromGatewayName('edge/mesh')], http: [HTTP] }],
  ['claims at a gateway', { hosts: hosts('www.example.com'), gateways: [PUBLIC], http: [CLAIM, NO_CLAIM, UPPER_CLAIM] }],
  ['a server name that a wildcard host covers', { hosts: hosts('*.example.com'), tls: [TLS] }],
  ['an IP address as server name', { hosts: hosts('a.example.com'), tls: [{ matches: [{ sniHosts: ['10.0.0.1'] }], destinations }] }],
])('takes %s', (_, props) => {
  expect(problems(props)).toEqual([]);
});
