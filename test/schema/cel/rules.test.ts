import { ruleFacts } from '../../../build-tools/cel-rules';
import { childSchemas, Schema } from '../../../build-tools/crds';
import { ruleOf, RULES } from '../../../src/schema/cel';
import { RuleFacts } from '../../../src/schema/shape';
import { validateObject } from '../../../src/schema/validate-object';
import { SERVED_CRDS } from '../../support/crds';

/** Values that keep a rule, and values that break it with what is said of them. */
interface Case {
  readonly rule: RuleFacts;
  readonly fine: unknown[];
  readonly broken: ReadonlyArray<readonly [value: unknown, message: string]>;
}

const MS = "must be a duration of at least '1ms', such as '10s' or '1m30s'";
const PORT_NAMES = "must have names of ports as keys, of letters, digits and '-' (at most 62) with no '-' at either end";
const UNIX = "must have an absolute path or an abstract name after unix://, such as 'unix:///run/app.sock' or 'unix://@app'";
const PREFIX = { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } };
const ONE_PREFIX = (field: string) => `needs exactly one match, by a path of the type PathPrefix, as a filter ${field} replaces the prefix; match so, or replace the full path`;
const CHARACTERS = "must have a path of letters, digits, escapes such as '%20' and -/._~!$&'()*+,;=:@ as its value";
const REWRITTEN = { filters: [{ urlRewrite: PREFIX }] };
const many = (count: number) => Array.from({ length: count }, () => ({}));

const CASES: Case[] = [
  {
    rule: ['atMostOne', 'a', 'b', 'c'],
    fine: [{}, { a: 1 }, { a: null, b: {} }],
    broken: [
      [{ a: 1, b: 1 }, 'has a and b, which exclude each other; give only one of them'],
      [{ a: 1, b: 1, c: 1 }, 'has a, b and c, which exclude each other; give only one of them'],
    ],
  },
  { rule: ['atLeastOne', 'a', 'b'], fine: [{ a: '' }, { b: 1 }], broken: [[{ a: null }, 'needs a or b']] },
  { rule: ['exactlyOne', 'a', 'b'], fine: [{ a: 1 }, { b: 1 }], broken: [[{}, 'needs either a or b, got none'], [{ a: 1, b: 1 }, 'needs either a or b, got both']] },
  { rule: ['onlyForType', 'a', 'A'], fine: [{ type: 'A', a: 1 }, { type: 'B' }], broken: [[{ type: 'B', a: 1 }, "has a, which only the type A has, but is of the type 'B'"]] },
  { rule: ['neededForType', 'a', 'A'], fine: [{ type: 'A', a: 1 }, { type: 'B' }], broken: [[{ type: 'A' }, 'needs a, as its type is A']] },
  { rule: ['atMostOneOfType', 'A'], fine: [[], [{ type: 'A' }, { type: 'B' }, { type: 'B' }]], broken: [[[{ type: 'A' }, { type: 'A' }], 'may have one of the type A, got 2; join them']] },
  { rule: ['notBothTypes', 'A', 'B'], fine: [[], [{ type: 'A' }], [{ type: 'B' }]], broken: [[[{ type: 'B' }, { type: 'A' }], 'cannot have both A and B; leave one of them out']] },
  { rule: ['distinct', 'port'], fine: [[], [{ port: 1 }, { port: 2 }]], broken: [[[{ port: 1 }, { port: 1 }], 'must differ in port, got 1 twice']] },
  {
    rule: ['durationOfAMillisecond'],
    fine: ['1ms', '10s', '1h30m', '1000us', '+2.5s', '999999s'],
    broken: ['0s', '999us', '-1s', '5', '', '1d'].map((value) => [value, `${MS}, got '${value}'`] as const),
  },
  { rule: ['withoutWildcard'], fine: ['', 'a'], broken: [['a*', "cannot have a wildcard, as labels are compared as they are; got 'a*'"]] },
  { rule: ['keysWithoutWildcard'], fine: [{}, { a: '*' }], broken: [[{ 'a*': 'b' }, "cannot have a wildcard in the name of a label, got 'a*'"]] },
  { rule: ['keysNotEmpty'], fine: [{}, { a: '' }], broken: [[{ '': 'b' }, 'cannot have an empty name of a label']] },
  { rule: ['ownNamespace'], fine: [''], broken: [['a', "must be left out, as a policy only targets what is in its own namespace; got 'a'"]] },
  { rule: ['port'], fine: [1, 65535], broken: [[0, 'must be a port from 1 to 65535, got 0'], [65536, 'must be a port from 1 to 65535, got 65536']] },
  {
    rule: ['valueOrHost'],
    fine: [{ value: 'a' }, { valueFrom: 'HOST' }, { valueFrom: 'INLINE', value: 'a' }],
    broken: [[{ valueFrom: 'HOST', value: '' }, 'cannot have a value, as valueFrom HOST takes it from the proxy; leave one of them out']],
  },
  {
    rule: ['url', 'http', 'oci'],
    fine: ['http://a', 'a.b/c:1', '/a', 'OCI://a'],
    broken: [['ftp://a', "must be a URL with the scheme http or oci, or without any, got 'ftp://a'"]],
  },
  { rule: ['httpUrl'], fine: ['http://a', 'HTTPS://a/b'], broken: [['a', "must be a URL that begins with http:// or https://, got 'a'"], ['ftp://a', "must be a URL that begins with http:// or https://, got 'ftp://a'"]] },

  { rule: ['notAnyHost'], fine: ['*.a', 'a'], broken: [['*', "cannot be the host '*'; name a domain, such as '*.example.com'"]] },
  { rule: ['probeScheme'], fine: ['', 'HTTP', 'HTTPS'], broken: [['http', "must be HTTP or HTTPS, got 'http'"]] },
  { rule: ['unixPathAbsolute'], fine: ['a', 'unix:///a', 'unix://@a'], broken: [['unix://a', `${UNIX}, got 'unix://a'`], ['unix://', `${UNIX}, got 'unix://'`]] },
  { rule: ['unixPathOfFile'], fine: ['a/', 'unix:///a'], broken: [['unix:///a/', "must be the path of a socket, which does not end in '/', got 'unix:///a/'"]] },
  {
    rule: ['unixWithoutPorts'],
    fine: [{}, { ports: {} }, { address: 'unix:///a' }, { address: 'a', ports: {} }],
    broken: [[{ address: 'unix:///a', ports: {} }, "cannot have ports, as its address 'unix:///a' is a Unix domain socket; leave them out"]],
  },
  {
    rule: ['portNames'],
    fine: [{}, { 'http-1': 1 }],
    broken: [[{ '-a': 1 }, `${PORT_NAMES}, got '-a'`], [{ ['a'.repeat(63)]: 1 }, `${PORT_NAMES}, got '${'a'.repeat(63)}'`]],
  },
  {
    rule: ['waypointContext'],
    fine: [{}, { context: 'ANY' }, { context: 'WAYPOINT', waypoint: {} }],
    broken: [
      [{ waypoint: {} }, 'has waypoint, which only the context WAYPOINT has; set the context or leave it out'],
      [{ context: 'WAYPOINT' }, 'needs waypoint, as its context is WAYPOINT'],
    ],
  },
  {
    rule: ['rangesNeedNoDns'],
    fine: [{ addresses: ['1.0.0.0/8'] }, { addresses: ['1.0.0.0/8'], resolution: 'STATIC' }, { addresses: ['1.0.0.0/8'], resolution: 'NONE' }, { addresses: ['1.2.3.4'], resolution: 'DNS' }, { resolution: 'DNS' }],
    broken: [[
      { addresses: ['1.2.3.4', '1.0.0.0/8'], resolution: 'DNS' },
      'cannot have a CIDR range among its addresses with the resolution DNS; give single addresses, or set the resolution to NONE or STATIC',
    ]],
  },
  {
    rule: ['endpointsNeedResolution'],
    fine: [{}, { endpoints: [], resolution: 'DNS' }, { resolution: 'NONE' }],
    broken: [{}, { resolution: 'NONE' }].map((more) => [
      { endpoints: [], ...more }, 'cannot have endpoints with the resolution NONE, which is the default; set it to STATIC or DNS, or leave the endpoints out',
    ] as const),
  },
  {
    rule: ['oneEndpointInTurn'],
    fine: [{ resolution: 'DNS_ROUND_ROBIN' }, { resolution: 'DNS_ROUND_ROBIN', endpoints: [{}] }, { resolution: 'DNS', endpoints: [{}, {}] }],
    broken: [[{ resolution: 'DNS_ROUND_ROBIN', endpoints: [{}, {}] }, 'can have one endpoint with the resolution DNS_ROUND_ROBIN, got 2; set it to DNS for more']],
  },
  {
    rule: ['serviceAccountsAlone'],
    fine: [{}, { serviceAccounts: ['a'] }, { principals: ['a'], namespaces: ['b'] }],
    broken: [
      [{ serviceAccounts: [], principals: [] }, 'cannot have principals beside service accounts, which name the namespace themselves; use one of them'],
      [{ notServiceAccounts: [], notNamespaces: [] }, 'cannot have notNamespaces beside service accounts, which name the namespace themselves; use one of them'],
    ],
  },
  {
    rule: ['portsNeedSelector'],
    fine: [{}, { portLevelMtls: {}, selector: { matchLabels: { a: 'b' } } }],
    broken: [{}, { selector: {} }, { selector: { matchLabels: {} } }].map((more) => [
      { portLevelMtls: {}, ...more }, 'needs a selector with labels, as portLevelMtls is for the ports of certain workloads',
    ] as const),
  },
  {
    rule: ['portKeys'],
    fine: [{ '80': {}, '+443': {}, '007': {} }],
    broken: ['0', '65536', '-1', '1.5', 'a', ''].map((port) => [{ [port]: {} }, `must have ports from 1 to 65535 as keys, got '${port}'`] as const),
  },
  { rule: ['tagNeedsValue'], fine: [{}, { operation: 'REMOVE' }, { operation: 'UPSERT', value: 'a' }], broken: [[{ operation: 'UPSERT', value: '' }, 'needs a value, as its operation is UPSERT']] },
  { rule: ['removedTagHasNoValue'], fine: [{ value: 'a' }, { operation: 'REMOVE' }], broken: [[{ operation: 'REMOVE', value: 'a' }, "cannot have the value 'a', as its operation is REMOVE; leave one of them out"]] },

  {
    rule: ['servicePort'],
    fine: [{ port: 80 }, { kind: 'Other' }, { group: 'example.com' }],
    broken: [{}, { group: '', kind: 'Service' }].map((value) => [value, 'needs a port, as it refers to a Service'] as const),
  },
  { rule: ['wildcardAlone'], fine: [[], ['*'], ['a', 'b']], broken: [[['a', '*'], "cannot have other values beside '*', which stands for all; leave out either"]] },
  {
    rule: ['sectionsOfSameParent'],
    fine: [[{ name: 'a' }], [{ name: 'a' }, { name: 'b', sectionName: 'c' }], [{ name: 'a', sectionName: 'b' }, { name: 'a', sectionName: 'c' }], [{ name: 'a' }, { name: 'a', namespace: 'b', sectionName: 'c' }]],
    broken: [[
      [{ name: 'a', sectionName: 'b' }, { name: 'a', kind: 'Gateway', group: 'gateway.networking.k8s.io', namespace: '' }],
      "names 'a' with a sectionName and without; with several of them each needs a sectionName",
    ]],
  },
  {
    rule: ['distinctParents'],
    fine: [[{ name: 'a' }], [{ name: 'a' }, { name: 'a', kind: 'Service' }]],
    broken: [[[{ name: 'a' }, { name: 'a', sectionName: '' }], "names 'a' twice with the same sectionName; leave one out"]],
  },
  {
    rule: ['fractionOfOne'],
    fine: [{ numerator: 100 }, { numerator: 1, denominator: 1 }],
    broken: [[{ numerator: 101 }, 'must be a fraction of at most 1, got 101 of 100'], [{ numerator: 2, denominator: 1 }, 'must be a fraction of at most 1, got 2 of 1']],
  },
  { rule: ['qualifiedKeys'], fine: [{}, { 'a.b/C': 1, 'd': 1 }], broken: [[{ 'a b': 1 }, "must have keys such as 'app', optionally after a DNS name and '/', got 'a b'"]] },
  { rule: ['shortKeyPrefixes'], fine: [{ 'a/b': 1 }], broken: [[{ [`${'a'.repeat(253)}/b`]: 1 }, `must have keys of less than 253 characters before '/', got '${'a'.repeat(253)}/b'`]] },
  {
    rule: ['noTlsInListeners'],
    fine: [[{ protocol: 'HTTP' }, { protocol: 'TLS', tls: {} }]],
    broken: [[[{ name: 'a', protocol: 'TCP', tls: {} }], "the listener 'a' cannot have tls, as its protocol is TCP; use HTTPS or TLS"]],
  },
  {
    rule: ['httpsTerminates'],
    fine: [[{ protocol: 'HTTPS' }, { protocol: 'HTTPS', tls: {} }, { protocol: 'TLS', tls: { mode: 'Passthrough' } }]],
    broken: [[
      [{ name: 'a', protocol: 'HTTPS', tls: { mode: 'Passthrough' } }],
      "the listener 'a' must have the tls mode Terminate, as its protocol is HTTPS, got 'Passthrough'; use the protocol TLS to pass it through",
    ]],
  },
  { rule: ['tlsListenersNeedMode'], fine: [[{ protocol: 'TLS', tls: {} }, { protocol: 'TCP' }]], broken: [[[{ name: 'a', protocol: 'TLS' }], "the listener 'a' needs tls, as its protocol is TLS"]] },
  {
    rule: ['noHostnameInL4Listeners'],
    fine: [[{ protocol: 'TCP' }, { protocol: 'HTTP', hostname: 'a' }]],
    broken: [[[{ name: 'a', protocol: 'UDP', hostname: 'b' }], "the listener 'a' cannot have the hostname 'b', as its protocol is UDP; leave it out"]],
  },
  {
    rule: ['distinctListeners'],
    fine: [[{ port: 1, protocol: 'HTTP' }, { port: 1, protocol: 'TCP' }, { port: 1, protocol: 'HTTP', hostname: 'a' }]],
    broken: [[
      [{ name: 'a', port: 1, protocol: 'HTTP' }, { name: 'b', port: 1, protocol: 'HTTP' }],
      "must differ in port, protocol or hostname, got the same for the listeners 'a' and 'b'",
    ]],
  },
  {
    rule: ['terminationNeedsCertificate'],
    fine: [{ certificateRefs: [{}] }, { options: { a: 'b' } }, { mode: 'Passthrough' }],
    broken: [{}, { mode: 'Terminate', certificateRefs: [], options: {} }].map((value) => [value, 'needs certificateRefs or options, as it terminates TLS; name a Secret'] as const),
  },
  { rule: ['someAuthority'], fine: [{ caCertificateRefs: [{}] }, { wellKnownCACertificates: 'System' }], broken: [[{ caCertificateRefs: [] }, 'needs caCertificateRefs or wellKnownCACertificates']] },
  {
    rule: ['oneAuthority'],
    fine: [{}, { caCertificateRefs: [{}] }, { caCertificateRefs: [], wellKnownCACertificates: 'System' }],
    broken: [[{ caCertificateRefs: [{}], wellKnownCACertificates: 'System' }, 'has caCertificateRefs and wellKnownCACertificates, which exclude each other; give only one of them']],
  },
  {
    rule: ['distinctOfType', 'IPAddress'],
    fine: [[{ value: '1' }, { type: 'Hostname', value: '1' }, { type: 'IPAddress' }, {}]],
    broken: [[[{ value: '1' }, { type: 'IPAddress', value: '1' }], "has the IPAddress '1' twice; leave one out"]],
  },
  {
    rule: ['addressHostname'],
    fine: [{ value: '1' }, { type: 'Hostname' }, { type: 'Hostname', value: '*.a.b' }],
    broken: [[{ type: 'Hostname', value: 'A' }, "must have a hostname such as 'www.example.com' as its value, got 'A'"]],
  },
  { rule: ['matchesOfAllRules', 0], fine: [many(200)], broken: [[[{ matches: many(100) }, { matches: many(29) }], 'may have 128 matches in all its rules, got 129; split the route']] },
  { rule: ['matchesOfAllRules', 1], fine: [many(128)], broken: [[[{ matches: many(128) }, {}], 'may have 128 matches in all its rules, got 129; split the route']] },
  {
    rule: ['grpcService'],
    fine: [{}, { service: 'Shop.v1' }, { type: 'RegularExpression', service: '.*' }],
    broken: [[{ service: 'a/b' }, "must have the full name of a gRPC service, such as 'shop.v1.Catalog', got 'a/b'"]],
  },
  {
    rule: ['grpcMethod'],
    fine: [{}, { method: 'Get_1' }, { type: 'RegularExpression', method: '.*' }],
    broken: [[{ type: 'Exact', method: 'a.b' }, "must have the name of a gRPC method, such as 'GetBook', got 'a.b'"]],
  },
  {
    rule: ['redirectOrBackends'],
    fine: [{}, { backendRefs: [{}] }, { backendRefs: [{}], filters: [{}] }, { backendRefs: [], filters: [{ requestRedirect: {} }] }],
    broken: [[{ backendRefs: [{}], filters: [{}, { requestRedirect: {} }] }, 'cannot have backendRefs beside a redirect, which answers itself; leave one of them out']],
  },
  {
    rule: ['prefixReplacedByRule', 'urlRewrite'],
    fine: [{}, REWRITTEN, { ...REWRITTEN, matches: [{}] }, { filters: [{ urlRewrite: {} }], matches: [] }],
    broken: [[], [{}, {}], [{ path: { type: 'Exact' } }]].map((matches) => [{ ...REWRITTEN, matches }, ONE_PREFIX('urlRewrite')] as const),
  },
  {
    rule: ['prefixReplacedByBackend', 'urlRewrite'],
    fine: [{}, { backendRefs: [{}], matches: [] }, { backendRefs: [REWRITTEN] }, { backendRefs: [REWRITTEN, REWRITTEN], matches: [] }],
    broken: [[{ backendRefs: [REWRITTEN], matches: [] }, ONE_PREFIX('urlRewrite')]],
  },
  { rule: ['pathAbsolute'], fine: [{}, { value: '/a' }, { type: 'RegularExpression', value: 'a' }], broken: [[{ value: 'a' }, "must have a path that begins with '/' as its value, got 'a'"]] },
  { rule: ['pathWithout', '//'], fine: [{}, { value: '/a' }, { type: 'RegularExpression', value: '//' }], broken: [[{ value: '/a//b' }, "cannot have '//' in its value, as it is not normalized; got '/a//b'"]] },
  { rule: ['pathNotEndingIn', '/.'], fine: [{}, { value: '/a' }, { type: 'RegularExpression', value: '/.' }], broken: [[{ type: 'Exact', value: '/a/.' }, "cannot end in '/.', as that is not normalized; got '/a/.'"]] },
  { rule: ['pathCharacters'], fine: [{}, { value: '/a%20b' }, { type: 'RegularExpression', value: 'ä' }], broken: [[{ value: '/ä' }, `${CHARACTERS}, got '/ä'`], [{ value: '/%2' }, `${CHARACTERS}, got '/%2'`]] },
  {
    rule: ['backendRequestWithinRequest'],
    fine: [{}, { request: '1s' }, { backendRequest: '1s' }, { request: '1s', backendRequest: '1000ms' }, { request: '0s', backendRequest: '1s' }],
    broken: [[{ request: '1s', backendRequest: '1001ms' }, 'cannot have a backendRequest of 1001ms, which is more than the 1s of request']],
  },
  { rule: ['hostnamesNoAddress'], fine: [['a.b']], broken: [[['a', '1.2.3.4'], "must be hostnames, not IP addresses, got '1.2.3.4'"]] },
  { rule: ['hostnamesWellFormed'], fine: [['a.b', '*']], broken: [[['A'], "must be hostnames such as 'www.example.com', got 'A'"]] },
  { rule: ['wildcardHostnamesWellFormed'], fine: [['a', '*.a']], broken: ['*', 'a.*', '*.*'].map((host) => [[host], `may have a wildcard as their first label alone, as in '*.example.com', got '${host}'`]) },
];

describe.each(CASES.map((one) => [one.rule.join(' '), one] as const))('the rule %s', (_, { rule, fine, broken }) => {
  const check = ruleOf(rule);

  test.each(fine.map((value) => [value]))('keeps %j', (value) => {
    expect(check(value)).toBeUndefined();
  });

  test.each(broken)('fails for %j', (value, message) => {
    expect(check(value)).toBe(message);
  });
});

/** All rules in CEL outside a status, each once. */
function pinnedRules(): string[] {
  const rules = new Set<string>();
  const visit = (schema: Schema) => {
    schema['x-kubernetes-validations']?.forEach(({ rule }) => rules.add(rule));
    childSchemas(schema).forEach(visit);
  };
  SERVED_CRDS.forEach(({ spec }) => {
    const { status: _, ...properties } = spec.versions[0].schema.openAPIV3Schema.properties!;
    visit({ ...spec.versions[0].schema.openAPIV3Schema, properties });
  });
  return [...rules].sort();
}

test('every pinned rule has its counterpart, as was checked when it came', () => {
  const rules = pinnedRules();

  expect(rules).toHaveLength(114);
  expect(Object.fromEntries(rules.map((rule) => [rule, ruleFacts(rule)?.join(' ') ?? 'nothing to check']))).toMatchSnapshot();
});

test('every counterpart is needed and tested', () => {
  const needed = new Set(pinnedRules().map((rule) => ruleFacts(rule)?.[0]).filter((name) => name !== undefined));

  expect(Object.keys(RULES).sort()).toEqual([...needed].sort());
  expect([...new Set(CASES.map(({ rule: [name] }) => name))].sort()).toEqual([...needed].sort());
});

test('fails to import a rule that is new', () => {
  expect(() => ruleFacts('self.a == self.b')).toThrow('no counterpart in src/schema/cel for the rule self.a == self.b');
});

test('a broken rule is told with its place and name', () => {
  const object = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'a' },
    spec: { hosts: ['a'], http: [{ timeout: '0s', route: [{ destination: { host: 'a' } }] }] },
  };
  expect(validateObject(object)).toEqual([{
    path: ['spec', 'http', 0, 'timeout'], message: `${MS}, got '0s'`, severity: 'error', layer: 'cel', code: 'durationOfAMillisecond',
  }]);
});
