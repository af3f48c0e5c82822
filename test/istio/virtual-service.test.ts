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
const NOT_IN_DELEGATES = 'cannot stand in a VirtualService without hosts, which is a delegate for HTTP routes of another';
const ANY_PROBLEM = "[test/routes] spec.hosts[0]: cannot be '*' for sidecars; name the hosts, or bind the VirtualService to gateways only";
const claimProblem = (path: string, remedy = 'name the gateways and leave out mesh') =>
  `[test/routes] spec.http${path}: is a claim, which only gateways can route by; ${remedy}`;
const IN_DELEGATE = 'match it where this VirtualService is delegated to';
const HEADER = "[0].match[0].headers['@request.auth.claims.group']";
const sniProblem = (route: number, listed: string, name: string) =>
  `[test/routes] spec.tls[${route}].match[0].sniHosts[0]: must be covered by a host of the VirtualService (${listed}), got '${name}'; add it to the hosts`;

test.each<[string, VirtualServiceProps, string[]]>([
  ['it has no routes', { hosts: [REVIEWS] },
    ['[test/routes] a virtual service needs at least one route; add one by addHttpRoute, addTlsRoute or addTcpRoute']],
  ['a delegate has gateways', { gateways: [PUBLIC], http: [HTTP] }, [`[test/routes] spec.gateways: ${NOT_IN_DELEGATES}`]],
  ['a delegate has TLS routes', { tls: [TLS] }, [`[test/routes] spec.tls: ${NOT_IN_DELEGATES}`]],
  ['a delegate has TCP routes', { tcp: [TCP] }, [`[test/routes] spec.tcp: ${NOT_IN_DELEGATES}`]],
  ['a delegate delegates', { http: [HTTP, HttpRoute.delegate({ delegate: { name: 'other' } })] },
    [
      '[test/routes] spec.http[1].delegate: cannot stand in a VirtualService without hosts, which is a delegate itself',
      '[test/routes] spec.http[1]: must have a route, a redirect or a directResponse',
    ]],
  ['a delegate compares a claim', { http: [CLAIM, HTTP] }, [claimProblem(HEADER, IN_DELEGATE)]],
  ['a delegate rules a claim out', { http: [NO_CLAIM] },
    [claimProblem("[0].match[1].withoutHeaders['@request.auth.claims[group]']", IN_DELEGATE)]],
  ['every host is routed in sidecars', { hosts: [Host.ANY], http: [HTTP] }, [ANY_PROBLEM]],
  ['every host is routed in sidecars that are named', { hosts: [Host.ANY], gateways: [Gateway.MESH], http: [HTTP] }, [ANY_PROBLEM]],
  ['every host is routed in sidecars beside a gateway', { hosts: [Host.ANY], gateways: [PUBLIC, Gateway.MESH], http: [HTTP] }, [ANY_PROBLEM]],
  ['a claim is compared in sidecars', { hosts: [REVIEWS], http: [CLAIM] }, [claimProblem(HEADER)]],
  ['a claim is ruled out in sidecars', { hosts: [REVIEWS], gateways: [Gateway.MESH], http: [HTTP, NO_CLAIM] },
    [claimProblem("[1].match[1].withoutHeaders['@request.auth.claims[group]']")]],
  ['a claim is compared in sidecars beside a gateway', { hosts: [REVIEWS], gateways: [PUBLIC, Gateway.MESH], http: [CLAIM] }, [claimProblem(HEADER)]],
  ['a claim in capitals is compared in sidecars', { hosts: [REVIEWS], http: [UPPER_CLAIM] },
    [claimProblem("[0].match[0].headers['@Request.Auth.Claims.group']")]],
  ['server names are those of no host', { hosts: hosts('a.example.com', 'b.example.com'), tls: [TLS, TLS] },
    [sniProblem(0, 'a.example.com, b.example.com', 'www.example.com'), sniProblem(1, 'a.example.com, b.example.com', 'www.example.com')]],
  ['a server name differs from the host by case', { hosts: hosts('WWW.example.com'), tls: [TLS] },
    [sniProblem(0, 'WWW.example.com', 'www.example.com')]],
  ['a server name is wider than the host',
    { hosts: hosts('www.example.com'), tls: [{ matches: [{ sniHosts: ['*.example.com'] }], destinations }] },
    [sniProblem(0, 'www.example.com', '*.example.com')]],
  ['several things are wrong', { gateways: [PUBLIC], tls: [TLS], tcp: [TCP] }, [
    `[test/routes] spec.gateways: ${NOT_IN_DELEGATES}`,
    `[test/routes] spec.tls: ${NOT_IN_DELEGATES}`,
    `[test/routes] spec.tcp: ${NOT_IN_DELEGATES}`,
  ]],
  ['several things are wrong beside hosts', { hosts: [Host.ANY], http: [CLAIM] }, [claimProblem(HEADER), ANY_PROBLEM]],
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
