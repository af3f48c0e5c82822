import * as fc from 'fast-check';
import { ObjectLike } from '../../../src/schema/problem';
import { webhookProblems } from '../../../src/schema/webhook';
import { problems, testBadInputs } from '../../support/webhook';

const route = { route: [{ destination: { host: 'reviews' } }] };
const virtualService = (fields: object): ObjectLike => ({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', ...fields });

testBadInputs('metadata');

test('a problem has its path, its severity and the code by which istioctl reports it', () => {
  expect(webhookProblems(virtualService({ spec: { hosts: ['*'], http: [{ ...route, timeout: '1.5ms' }] } }))).toEqual([
    {
      path: ['spec', 'hosts', 0],
      message: "cannot be '*' for sidecars; name the hosts, or bind the VirtualService to gateways only",
      severity: 'error',
      layer: 'webhook',
      code: 'IST0106',
    },
    {
      path: ['spec', 'http', 0, 'timeout'],
      message: "must be a duration of whole milliseconds of at least '1ms', such as '10s' or '1m30s', got '1.5ms'",
      severity: 'error',
      layer: 'webhook',
      code: 'IST0106',
    },
  ]);
});

test('warnings have codes of their own', () => {
  const object = virtualService({ spec: { hosts: ['a'], gateways: ['b.c'], http: [route, route, { match: [{ port: 1 }, { port: 1 }], ...route }] } });
  expect(webhookProblems(object).map(({ code, severity }) => [code, severity])).toEqual([
    ['IST0133', 'warning'], ['IST0130', 'warning'], ['IST0130', 'warning'],
  ]);
  const twice = virtualService({ spec: { hosts: ['a'], http: [{ match: [{ port: 1 }, { port: 1 }], ...route }] } });
  expect(webhookProblems(twice).map(({ code, severity }) => [code, severity])).toEqual([['IST0131', 'warning']]);
});

test.each([
  ['one value in two places', ['/a', '/a'], ['spec.http.0.match.1: IST0131']],
  ['different paths', ['/a', '/b'], []],
  ['a path within another', ['/a', '/a/b'], ['spec.http.0.match.1: IST0131']],
  ['a path within one that stands there twice', ['/a', '/a', '/a/b'], ['spec.http.0.match.1: IST0131', 'spec.http.0.match.2: IST0131']],
])('matches are compared by what they say: %s', (_, paths, found) => {
  const matches: Record<string, object> = Object.fromEntries(paths.map((prefix) => [prefix, { uri: { prefix } }]));
  const object = virtualService({ spec: { hosts: ['a'], http: [{ match: paths.map((path) => matches[path]), ...route }] } });
  expect(webhookProblems(object).map(({ path, code }) => `${path.join('.')}: ${code}`)).toEqual(found);
});

test('a match that says nothing takes what the next one would', () => {
  const object = virtualService({ spec: { hosts: ['a'], http: [{ match: [{}], ...route }, { match: [{ name: 'again' }], ...route }] } });
  expect(webhookProblems(object).map(({ path, code }) => `${path.join('.')}: ${code}`)).toEqual([
    'spec.http.1.match.0: IST0131', 'spec.http.1: IST0130',
  ]);
});

test.each(['networking.istio.io/v1', 'networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'])('%s has the rules of the kind', (apiVersion) => {
  expect(problems({ apiVersion, kind: 'VirtualService' })).toEqual(['error spec: must have at least one http, tls or tcp route']);
});

test.each([
  ['another kind', { apiVersion: 'v1', kind: 'Service', spec: { hosts: 1 } }],
  ["another group's kind", { apiVersion: 'example.com/v1', kind: 'VirtualService' }],
  ['what every object has', { apiVersion: 'networking.istio.io/v1', kind: 'toString' }],
  ['nothing', null as unknown as ObjectLike],
  ['no kind', { apiVersion: 'networking.istio.io/v1' }],
  ['no version', { kind: 'VirtualService', apiVersion: {} }],
])('has nothing against %s', (_, object) => {
  expect(webhookProblems(object)).toEqual([]);
});

test('without a namespace, what depends on it is left open', () => {
  expect(problems(virtualService({ spec: { hosts: ['a'], exportTo: ['.', 'books'], http: [route] } }))).toEqual([]);
  expect(problems({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: null,
    spec: { host: 'a', exportTo: ['.'], workloadSelector: { matchLabels: { a: 'b' } }, trafficPolicy: { tls: { credentialName: 'configmap://books/a' } } },
  })).toEqual([]);
});

test.each([
  ['a list for a map', virtualService({ spec: { hosts: 'a' } })],
  ['a number for a list', virtualService({ spec: { hosts: ['a'], http: 7 } })],
  ['nothing in a list', virtualService({ spec: { hosts: ['a'], http: [null] } })],
  ['a number for labels', { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', spec: { rules: [{ to: [{ operation: { nope: [1] } }] }] } }],
])('fails without throwing where the spec has %s', (_, object) => {
  expect(problems(object)).toEqual([expect.stringMatching(/^error spec: must have the shape of its CRD \(/)]);
});

const answer = (body: object) => virtualService({ spec: { hosts: ['a'], http: [{ directResponse: { status: 200, body } }] } });

test.each([
  ['nothing', { string: 'é'.repeat(50 * 1024) }, []],
  ['a warning', { string: 'a'.repeat(100 * 1024 + 1) }, ['warning spec.http.0.directResponse.body: should have at most 100 KiB, got 102401 bytes, as every proxy keeps it']],
  ['an error', { bytes: Buffer.alloc(1024 * 1024 + 1).toString('base64') }, ['error spec.http.0.directResponse.body: must have at most 1 MiB, got 1048577 bytes, as every proxy keeps it']],
])('there is %s about the size of a body', (_, body, expected) => expect(problems(answer(body))).toEqual(expected));

test('fails for a long script, whose length counts in bytes', () => {
  const lua = (inlineCode: string) => problems({ apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension', spec: { lua: { inlineCode } } });
  expect(lua('é'.repeat(32768))).toEqual([]);
  expect(lua('é'.repeat(32769))).toEqual(['error spec.lua.inlineCode: must have at most 65536 bytes in UTF-8, got 65538']);
});

test('warns of a long version that an EnvoyFilter matches', () => {
  const object = {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    spec: {
      configPatches: [{
        applyTo: 'BOOTSTRAP', match: { proxy: { proxyVersion: 'a'.repeat(1025) }, cluster: {} }, patch: { operation: 'REMOVE' },
      }],
    },
  };
  expect(problems(object)).toEqual([
    'warning spec: changes what Istio makes for Envoy, which differs from release to release; prefer another kind, and test each upgrade',
    'warning spec.configPatches.0.match.proxy.proxyVersion: should have at most 1024 bytes, as a longer one is not looked at',
  ]);
});

test('after the first gateway without a namespace istiod looks no further, and loses warnings of HTTP and TCP matches', () => {
  const gateways = ['mesh', 'a_b/c'];
  expect(problems(virtualService({ spec: { hosts: ['a'], gateways, http: [{ match: [{ gateways: ['b.c'] }], ...route }], tcp: [{ match: [{ gateways: ['b.c'] }], ...route }] } }))).toEqual([]);
  const tls = [{ match: [{ sniHosts: ['a'], gateways: ['b.c'] }], ...route }];
  expect(problems(virtualService({ spec: { hosts: ['a'], tls } }))).toEqual([
    "warning spec.tls.0.match.0.gateways.0: should be of the form '<namespace>/<name>', got 'b.c'; write 'c/b'",
  ]);
});

test('istiod loses its warnings about subsets and ports of a DestinationRule', () => {
  const outlierDetection = { consecutiveErrors: 1, maxEjectionPercent: 101 };
  const spec = { host: 'a', subsets: [{ name: 'v1', trafficPolicy: { outlierDetection } }], trafficPolicy: { portLevelSettings: [{ port: { number: 1 }, outlierDetection }] } };
  expect(problems({ apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', spec })).toEqual([
    'error spec.trafficPolicy.portLevelSettings.0.outlierDetection.maxEjectionPercent: must be from 0 to 100, got 101',
    'error spec.subsets.0.trafficPolicy.outlierDetection.maxEjectionPercent: must be from 0 to 100, got 101',
  ]);
});

test.each([
  ['VirtualService', { hosts: ['a'], http: [{ route: [{ destination: { host: 'a', subset: '' } }], retries: { attempts: 0, retryOn: '' } }] }],
  ['DestinationRule', { host: 'a', exportTo: [], trafficPolicy: { tls: { insecureSkipVerify: true, caCertificates: '/a' } } }],
  ['Sidecar', { egress: [{ port: { number: 80, protocol: '', name: '' }, hosts: ['./a.b', './c.d'] }] }],
])('what is empty counts as missing in a %s', (kind, spec) => {
  expect(problems({ apiVersion: 'networking.istio.io/v1', kind, spec })).toEqual([]);
});

test('fails for a DENY rule about nothing without a warning about TCP', () => {
  const spec = { action: 'DENY', rules: [{ from: [{}], to: [{}] }] };
  expect(problems({ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', spec })).toEqual([
    'error spec.rules.0.from.0.source: must have at least one field that is not empty',
    'error spec.rules.0.to.0.operation: must have at least one field that is not empty',
  ]);
});

test.each([
  ['extensions.istio.io', ['TrafficExtension', 'WasmPlugin']],
  ['networking.istio.io', ['DestinationRule', 'EnvoyFilter', 'Gateway', 'ProxyConfig', 'ServiceEntry', 'Sidecar', 'VirtualService', 'WorkloadEntry', 'WorkloadGroup']],
  ['security.istio.io', ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication']],
  ['telemetry.istio.io', ['Telemetry']],
])('nothing of %s makes it throw', (group, kinds) => {
  const fields = ['hosts', 'http', 'tls', 'tcp', 'match', 'route', 'servers', 'port', 'egress', 'ingress', 'rules', 'from', 'to', 'source', 'selector', 'subsets', 'trafficPolicy', 'configPatches', 'tracing'];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 1 }), fc.array(tie('value'), { maxLength: 2 }), fc.dictionary(fc.constantFrom(...fields), tie('value'))),
  }));
  fc.assert(fc.property(fc.constantFrom(...kinds), value, value, (kind, metadata, spec) => {
    expect(Array.isArray(webhookProblems({ apiVersion: `${group}/v1`, kind, metadata, spec }))).toBe(true);
  }), { numRuns: 500 });
});
