import { deny, judged, NEWS, NOBODY, request, ruleMatches } from '../../support/policies';

const operation = (one: object) => ({ to: [{ operation: one }] });
const source = (one: object) => ({ from: [{ source: one }] });
const when = (key: string, values: string[], more: object = {}) => ({ when: [{ key, values, ...more }] });

describe('operations', () => {
  test.each<[string, object, boolean, Parameters<typeof request>[0]]>([
    ['a path', { paths: ['/a'] }, true, { path: '/a', query: '?x=1' }],
    ['another path', { paths: ['/a'] }, false, { path: '/a/' }],
    ['the begin of a path', { paths: ['/a*'] }, true, { path: '/ab' }],
    ['the end of a path', { paths: ['*.html'] }, true, { path: '/x.html' }],
    ['any path', { paths: ['*'] }, true, { path: '/' }],
    ['one of several paths', { paths: ['/a', '/b'] }, true, { path: '/b' }],
    ['paths in another case', { paths: ['/A'] }, false, { path: '/a' }],
    ['a path that must not be', { notPaths: ['/a*'] }, false, { path: '/a' }],
    ['what is not the path that must not be', { notPaths: ['/a*'] }, true, { path: '/b' }],
    ['a segment', { paths: ['/u/{*}/cart'] }, true, { path: '/u/7/cart' }],
    ['a segment of odd characters', { paths: ['/u/{*}/cart'] }, true, { path: "/u/a*b!$&'()+,;:@=~%20/cart" }],
    ['a character that no segment has', { paths: ['/u/{**}'] }, false, { path: '/u/[a]' }],
    ['any segments, with a slash before them', { paths: ['/u/{**}'] }, false, { path: '/u' }],
    ['no segment', { paths: ['/u/{*}/cart'] }, false, { path: '/u//cart' }],
    ['two segments', { paths: ['/u/{*}/cart'] }, false, { path: '/u/7/8/cart' }],
    ['any segments', { paths: ['/u/{**}/cart'] }, true, { path: '/u/7/8/cart' }],
    ['any segments at the end, or none', { paths: ['/u/{**}'] }, true, { path: '/u/' }],
    ['a dot as it stands', { paths: ['/{*}.js'] }, false, { path: '/xxjs' }],
    ['a method', { methods: ['GET'] }, true, {}],
    ['a method in another case', { methods: ['get'] }, false, {}],
    ['the begin of a method', { methods: ['P*'] }, true, { method: 'PUT' }],
    ['a host in any case', { hosts: ['WEB.example.com'] }, true, { authority: 'web.Example.com' }],
    ['a host with its port', { hosts: ['web'] }, false, { authority: 'web:8080' }],
    ['the begin of a host', { hosts: ['web*'] }, true, { authority: 'web:8080' }],
    ['the end of a host', { hosts: ['*.com'] }, true, { authority: 'web.com' }],
    ['any host and method', { hosts: ['*'], methods: ['*'] }, true, {}],
    ['as many that may be as must not', { paths: ['/a*'], notPaths: ['/ab'] }, false, { path: '/b' }],
    ['what may be, and is not what must not', { paths: ['/a*'], notPaths: ['/ab'] }, true, { path: '/ac' }],
    ['a port of the workload', { ports: ['80'] }, true, {}],
    ['another port', { ports: ['8080'] }, false, {}],
    ['all fields at once', { paths: ['/a'], methods: ['POST'] }, false, { path: '/a' }],
  ])('%s', (_, one, expected, call) => {
    expect(ruleMatches(operation(one), request(call))).toBe(expected);
  });

  test('one of several operations is enough', () => {
    const rule = { to: [{ operation: { methods: ['POST'] } }, { operation: { paths: ['/a'] } }] };

    expect(ruleMatches(rule, request({ path: '/a' }))).toBe(true);
    expect(ruleMatches(rule, request({ path: '/b' }))).toBe(false);
  });
});

describe('sources', () => {
  test.each<[string, object, boolean]>([
    ['a principal', { principals: ['cluster.local/ns/shop/sa/news'] }, true],
    ['another principal', { principals: ['cluster.local/ns/apps/sa/news'] }, false],
    ['the end of a principal', { principals: ['*/sa/news'] }, true],
    ['the begin of a principal', { principals: ['cluster.local/ns/shop/*'] }, true],
    ['any principal', { principals: ['*'] }, true],
    ['a principal that must not be', { notPrincipals: ['*/sa/news'] }, false],
    ['a namespace', { namespaces: ['shop'] }, true],
    ['the begin of a namespace', { namespaces: ['sh*'] }, true],
    ['not a part of a namespace', { namespaces: ['sho'] }, false],
    ['a namespace that must not be', { notNamespaces: ['apps'] }, true],
    ['a service account of the namespace of the policy', { serviceAccounts: ['news'] }, true],
    ['a service account of a namespace', { serviceAccounts: ['shop/news'] }, true],
    ['a service account of another', { serviceAccounts: ['apps/news'] }, false],
    ['a trust domain', { trustDomains: ['cluster.local'] }, true],
    ['a part of a trust domain', { trustDomains: ['*.local'] }, true],
    ['any trust domain', { trustDomains: ['*'] }, true],
    ['two parts of a trust domain, of which the second star is none', { trustDomains: ['clus*.lo*'] }, false],
    ['a star that is none', { trustDomains: ['c*ster.loc*al'] }, false],
    ['not another trust domain', { notTrustDomains: ['cluster.local'] }, false],
  ])('%s', (_, one, expected) => {
    expect(ruleMatches(source(one), request(), NEWS)).toBe(expected);
  });

  test('without mutual TLS nobody is known', () => {
    for (const one of [{ principals: ['*'] }, { namespaces: ['*'] }, { serviceAccounts: ['news'] }, { trustDomains: ['*'] }]) {
      expect(ruleMatches(source(one), request(), NOBODY)).toBe(false);
    }
    expect(ruleMatches(source({ notNamespaces: ['shop'] }), request(), NOBODY)).toBe(true);
  });

  test('where a service account is not known, neither is who it is', () => {
    const gateway = { identity: { trustDomain: 'cluster.local', namespace: 'istio-system', serviceAccount: undefined } };

    expect(ruleMatches(source({ principals: ['cluster.local/ns/istio-system/sa/gateway'] }), request(), gateway)).toBeUndefined();
    expect(ruleMatches(source({ principals: ['*/sa/gateway'] }), request(), gateway)).toBeUndefined();
    expect(ruleMatches(source({ notServiceAccounts: ['istio-system/gateway'] }), request(), gateway)).toBeUndefined();
    expect(ruleMatches(source({ principals: ['cluster.local/ns/istio-system/*'] }), request(), gateway)).toBe(true);
    expect(ruleMatches(source({ principals: ['cluster.local/ns/shop/sa/news'] }), request(), gateway)).toBe(false);
    expect(ruleMatches(source({ serviceAccounts: ['news'] }), request(), gateway)).toBe(false);
    expect(ruleMatches(source({ namespaces: ['istio-system'] }), request(), gateway)).toBe(true);
    expect(ruleMatches(source({ namespaces: ['shop'] }), request(), gateway)).toBe(false);
  });

  test('addresses are those that are told', () => {
    const rule = source({ ipBlocks: ['10.0.0.0/8', '2001:db8::1'] });

    expect(ruleMatches(rule, request(), { ip: '10.1.2.3' })).toBe(true);
    expect(ruleMatches(rule, request(), { ip: '11.1.2.3' })).toBe(false);
    expect(ruleMatches(rule, request(), { ip: '2001:db8::1' })).toBe(true);
    expect(ruleMatches(rule, request(), { ip: '2001:db8::2' })).toBe(false);
    expect(ruleMatches(source({ ipBlocks: ['2001:db8::/32'] }), request(), { ip: '10.1.2.3' })).toBe(false);
    expect(ruleMatches(rule, request(), NOBODY)).toBeUndefined();
    expect(ruleMatches(source({ remoteIpBlocks: ['192.0.2.1'] }), request(), { ip: '10.1.2.3', remoteIp: '192.0.2.1' })).toBe(true);
    expect(ruleMatches(source({ notRemoteIpBlocks: ['192.0.2.1'] }), request(), { remoteIp: '192.0.2.1' })).toBe(false);
  });
});

describe('conditions', () => {
  test.each<[string, string[], boolean | undefined]>([
    ['source.principal', ['cluster.local/ns/shop/sa/news'], true],
    ['source.namespace', ['apps'], false],
    ['source.serviceAccount', ['news'], true],
    ['source.trustDomain', ['other'], false],
    ['source.trustDomain', ['cluster.local'], true],
    ['source.ip', ['10.0.0.1'], true],
    ['remote.ip', ['10.0.0.0/24'], undefined],
    ['destination.ip', ['10.0.0.9'], true],
    ['destination.port', ['80'], true],
    ['connection.sni', ['*.web.shop.svc.cluster.local'], true],
    ['request.headers[X-Tier]', ['gold*'], true],
    ['request.headers[x-none]', ['*'], false],
    ['request.headers[x-empty]', ['*'], true],
    ['request.headers[x-empty]', ['a*'], false],
    ['request.headers[:method]', ['GET'], true],
    ['request.headers[:path]', ['/?a=1'], true],
    ['request.headers[host]', ['web'], true],
    ['request.headers[x-forwarded-proto]', ['http'], undefined],
    ['request.auth.claims[role]', ['editor'], true],
    ['request.auth.claims[realm][roles]', ['admin'], true],
    ['request.auth.claims[realm]', ['admin'], false],
    ['request.auth.claims[level]', ['7'], false],
    ['request.auth.claims[realm[roles]]', ['admin'], false],
    ['request.auth.audiences', ['shop'], true],
    ['request.auth.presenter', ['app'], true],
    ['request.auth.principal', ['https://issuer/ann'], true],
    ['experimental.envoy.filters.network.mysql_proxy[shop.users]', ['[insert]'], undefined],
    ['something.else', ['x'], false],
  ])('%s %s', (key, values, expected) => {
    const claims = { iss: 'https://issuer', sub: 'ann', aud: ['shop', 'bank'], azp: 'app', role: 'editor', level: 7, realm: { roles: ['user', 'admin'] } };
    const call = request({ headers: { 'x-tier': 'golden', 'x-empty': '' }, query: '?a=1', claims }, { sni: 'outbound_.80_._.web.shop.svc.cluster.local', address: '10.0.0.9' });

    expect(ruleMatches(when(key, values), call, { ...NEWS, ip: '10.0.0.1' })).toBe(expected);
  });

  test('what is not told is not known', () => {
    expect(ruleMatches(when('connection.sni', ['*']), request())).toBeUndefined();
    expect(ruleMatches(when('destination.ip', ['10.0.0.9']), request())).toBeUndefined();
    // Where no TLS is spoken it is known that no name was asked for.
    expect(ruleMatches(when('connection.sni', ['*']), request({}, { sni: '' }))).toBe(false);
    expect(ruleMatches({ when: [{ key: 'connection.sni', values: ['a'] }, { key: 'source.ip', values: ['10.0.0.1'] }], to: [{ operation: { ports: ['80'] } }] }, request())).toBeUndefined();
    expect(ruleMatches({ when: [{ key: 'connection.sni', values: ['a'] }], to: [{ operation: { ports: ['1'] } }] }, request())).toBe(false);
    expect(ruleMatches({ when: [{ key: 'connection.sni', values: ['a'] }], from: [{ source: { namespaces: ['shop'] } }] }, request())).toBe(false);
  });

  test('values that must not be', () => {
    expect(ruleMatches(when('request.headers[x-tier]', [], { notValues: ['gold'] }), request({ headers: { 'x-tier': 'gold' } }))).toBe(false);
    expect(ruleMatches(when('request.headers[x-tier]', [], { notValues: ['gold'] }), request())).toBe(true);
  });

  test.each<[string, boolean]>([
    ['*', true], ['https://issuer/ann', true], ['https://issuer/*', true], ['https://issuer/a*', true], ['*/ann', true], ['*suer/ann', true],
    ['*ann', true], ['https*', true], ['https://issuer', false], ['*/*', false], ['https://other/ann', false], ['ann', false],
  ])('the principal of a request %s', (value, expected) => {
    const call = request({ claims: { iss: 'https://issuer', sub: 'ann' } });

    expect(ruleMatches(source({ requestPrincipals: [value] }), call)).toBe(expected);
    expect(ruleMatches(source({ requestPrincipals: [value] }), request())).toBe(false);
  });
});

describe('names of the trust domain', () => {
  const aliases = { trustDomain: 'new.example', trustDomainAliases: ['old.example'] };
  const of = (trustDomain: string) => ({ identity: { trustDomain, namespace: 'shop', serviceAccount: 'news' } });

  test.each<[string, object, boolean, boolean, boolean]>([
    ['one stands for all', { principals: ['old.example/ns/shop/sa/news'] }, true, true, false],
    ['so does that of a cluster', { principals: ['cluster.local/ns/shop/sa/news'] }, true, true, false],
    ['another for itself', { principals: ['else.example/ns/shop/sa/news'] }, false, false, true],
    ['the end of some', { principals: ['*w.example/ns/shop/sa/news'] }, true, true, false],
    ['the begin of some', { principals: ['old*/ns/shop/sa/news'] }, true, true, false],
    ['any', { principals: ['*/ns/shop/sa/news'] }, true, true, true],
    ['not these', { notPrincipals: ['new.example/ns/shop/sa/news'] }, false, false, true],
    ['the domain alone', { trustDomains: ['new.example'] }, true, true, false],
    ['not the domain', { notTrustDomains: ['old.example'] }, false, false, true],
  ])('%s', (_, one, ...expected) => {
    expect(['new.example', 'old.example', 'else.example'].map((domain) => ruleMatches(source(one), request(), of(domain), aliases))).toEqual(expected);
  });

  test('in conditions too', () => {
    expect(ruleMatches(when('source.principal', ['old.example/ns/shop/sa/news']), request(), of('new.example'), aliases)).toBe(true);
    expect(ruleMatches({ when: [{ key: 'source.trustDomain', notValues: ['old.example'] }] }, request(), of('new.example'), aliases)).toBe(false);
  });
});

describe('connections of which nothing of HTTP is known', () => {
  const connection = { port: 3306 };

  test('a rule that allows and asks for HTTP is not there', () => {
    expect(ruleMatches({ to: [{ operation: { ports: ['3306'], paths: ['/'] } }] }, connection)).toBe(false);
    expect(ruleMatches({ to: [{ operation: { ports: ['3306'] } }] }, connection)).toBe(true);
    expect(ruleMatches({ to: [{ operation: { ports: ['3306'] } }, { operation: { methods: ['GET'] } }] }, connection)).toBe(false);
    expect(ruleMatches(source({ requestPrincipals: ['*'] }), connection)).toBe(false);
    expect(ruleMatches(when('request.headers[a]', ['*']), connection)).toBe(false);
    expect(ruleMatches(when('destination.ip', ['10.0.0.9']), { ...connection, address: '10.0.0.9' })).toBe(true);
    expect(ruleMatches(when('connection.sni', ['a.com']), { ...connection, sni: 'a.com' })).toBe(true);
  });

  test('one that denies does so without what it asks of HTTP', () => {
    expect(judged([deny('one', { to: [{ operation: { ports: ['3306'], notPaths: ['/'] } }] })], connection)).toBe('reset shop/one 0');
    expect(judged([deny('one', { to: [{ operation: { ports: ['80'], paths: ['/'] } }] })], connection)).toBe('passes');
    expect(judged([deny('one', when('request.auth.claims[a]', ['b']))], connection)).toBe('reset shop/one 0');
    expect(judged([deny('one', { ...source({ requestPrincipals: ['a'], namespaces: ['shop'] }) })], connection)).toBe('passes');
  });
});
