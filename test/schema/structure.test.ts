import { pathText } from '../../src/schema/problem';
import { validateObject } from '../../src/schema/validate-object';

const told = (apiVersion: string, kind: string, spec: unknown) =>
  validateObject({ apiVersion, kind, metadata: { name: 'a' }, spec }).filter(({ layer }) => layer !== 'webhook').map(({ path, message }) => `${pathText(path)}: ${message}`);

const rule = (trafficPolicy: object) => told('networking.istio.io/v1', 'DestinationRule', { host: 'a', trafficPolicy });
const routes = (http: unknown) => told('networking.istio.io/v1', 'VirtualService', { hosts: ['a'], http });
const gateway = (spec: object) => told('gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName: 'istio', listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }], ...spec });
const httpRule = (httpRoute: object) => told('gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [httpRoute] });
const plugin = (spec: object) => told('extensions.istio.io/v1alpha1', 'WasmPlugin', { url: 'a/b', ...spec });
const destination = { destination: { host: 'a' } };

test.each<[string, string[]]>([
  ['null where a field may have it', rule({ outlierDetection: { consecutive5xxErrors: null } })],
  ['null where it counts as missing', routes([{ timeout: null, route: [destination] }])],
  ['null where there is a default', httpRule({ matches: null, backendRefs: [{ kind: null, name: 'a', port: 80 }] })],
  ['undefined', routes([{ timeout: undefined, route: [destination] }])],
  ['a null in a map, whatever its key', plugin({ selector: { matchLabels: { '*': null, '': null } } })],
  ['whatever stands in open fields', plugin({ pluginConfig: { a: [{ b: null }] } })],
  ['a whole number', told('networking.istio.io/v1', 'WorkloadEntry', { address: '1.2.3.4', weight: 5 })],
  ['as many characters as allowed, counted as such', plugin({ imagePullSecret: '😀'.repeat(253) })],
  ['bytes', routes([{ directResponse: { status: 200, body: { bytes: 'YQ=\n=' } } }])],
  ['the address that is the default', gateway({ addresses: [{ value: '1.2.3.4' }, { type: 'Hostname', value: 'a' }, { type: 'IPAddress' }] })],
])('%s is fine', (_, problems) => {
  expect(problems).toEqual([]);
});

test.each<[string, string[], string[]]>([
  ['an unknown field, with a proposal', routes([{ rout: [] }]), ["spec.http[0].rout: is no field here; did you mean 'route'?"]],
  ['an unknown field, with those that there are', routes([{ directResponse: { status: 200, xxxxxxxx: 1 } }]), ['spec.http[0].directResponse.xxxxxxxx: is no field here; there are body, status']],
  ['an unknown field among many', routes([{ xxxxxxxx: 1 }]), ['spec.http[0].xxxxxxxx: is no field here']],
  ['__proto__ as a field', routes([JSON.parse('{"__proto__": 1}')]), ['spec.http[0].__proto__: is no field here']],
  ['a missing field', routes([{ route: [{ destination: {} }] }]), ['spec.http[0].route[0].destination.host: is required']],
  ['a null that is missing', routes([{ route: [{ destination: { host: null } }] }]), ['spec.http[0].route[0].destination.host: is required']],
  ['no spec', told('gateway.networking.k8s.io/v1', 'Gateway', undefined), ['spec: is required']],
  ['a null in a list', routes([null]), ['spec.http[0]: must be an object, got nothing']],
  ['a list for an object', routes([[]]), ['spec.http[0]: must be an object, got a list']],
  ['an object for a list', routes({}), ['spec.http: must be a list, got an object']],
  ['a number for a string', routes([{ name: 5, route: [destination] }]), ['spec.http[0].name: must be a string, got 5; put it in quotes']],
  ['a boolean for a string', routes([{ name: true }]), ['spec.http[0].name: must be a string, got true; put it in quotes']],
  ['a function for a string', routes([{ name: () => 1 }]), ['spec.http[0].name: must be a string, got a function']],
  ['a list for a string', routes([{ name: [] }]), ['spec.http[0].name: must be a string, got a list']],
  ['a string for a number', routes([{ route: [{ ...destination, weight: '5' }] }]), ["spec.http[0].route[0].weight: must be a whole number, got '5'; leave out the quotes"]],
  ['a fraction for a whole number', routes([{ route: [{ ...destination, weight: 5.5 }] }]), ['spec.http[0].route[0].weight: must be a whole number, got 5.5']],
  ['a string for a fraction', routes([{ fault: { abort: { percentage: { value: 'half' } } } }]), ["spec.http[0].fault.abort.percentage.value: must be a number, got 'half'"]],
  ['a string for a boolean', routes([{ match: [{ ignoreUriCase: 'true' }] }]), ["spec.http[0].match[0].ignoreUriCase: must be true or false, got 'true'; leave out the quotes"]],
  ['a string for an object', routes(['5']), ["spec.http[0]: must be an object, got '5'"]],
  ['a value out of the list', rule({ tls: { mode: 'SIMPEL' } }), ["spec.trafficPolicy.tls.mode: must be one of 'DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', got 'SIMPEL'; did you mean 'SIMPLE'?"]],
  ['a number out of the list', httpRule({ filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 300 } }] }), ['spec.rules[0].filters[0].requestRedirect.statusCode: must be one of 301, 302, 303, 307, 308, got 300']],
  ['what does not match', plugin({ sha256: 'x' }), ["spec.sha256: must match (^$|^[a-f0-9]{64}$), got 'x'"]],
  ['no bytes at all', routes([{ directResponse: { status: 200, body: { bytes: '' } } }]), ['spec.http[0].directResponse.body.bytes: must be bytes in base64']],
  ['what is no base64', routes([{ directResponse: { status: 200, body: { bytes: '***' } } }]), ['spec.http[0].directResponse.body.bytes: must be bytes in base64']],
  ['too many characters', plugin({ imagePullSecret: '😀'.repeat(254) }), ['spec.imagePullSecret: number of characters must be at most 253, got 254']],
  ['too few characters', plugin({ imagePullSecret: '' }), ['spec.imagePullSecret: number of characters must be at least 1, got 0']],
  ['too few items', gateway({ listeners: [] }), ['spec.listeners: number of items must be at least 1, got 0']],
  ['too few entries', told('security.istio.io/v1', 'PeerAuthentication', { portLevelMtls: {} }), ['spec.portLevelMtls: number of entries must be at least 1, got 0']],
  ['a number out of bounds', routes([{ mirrorPercent: -1 }]), ['spec.http[0].mirrorPercent: must be from 0 to 4294967295, got -1']],
  ['a number below its bound', told('networking.istio.io/v1beta1', 'ProxyConfig', { concurrency: -1 }), ['spec.concurrency: must be at least 0, got -1']],
  ['a number of more than 32 bits', plugin({ priority: 2 ** 31 }), ['spec.priority: must be from -2147483648 to 2147483647, got 2147483648']],
  ['fields that exclude each other', routes([{ match: [{ uri: { exact: 'a', prefix: 'b' } }] }]), ['spec.http[0].match[0].uri: has exact and prefix, which exclude each other; give only one of them']],
  ['two items of a key', gateway({ listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }, { name: 'a', port: 81, protocol: 'HTTP' }] }), ["spec.listeners[1]: is there twice with the name 'a'; drop one of them"]],
  ['items that are there twice', httpRule({ filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['a', 'a'] } }] }), ["spec.rules[0].filters[0].requestHeaderModifier.remove[1]: is there twice 'a'; drop one of them"]],
  ['an address that is a name', gateway({ addresses: [{ value: 'a' }] }), ["spec.addresses[0]: must have an IP address as its value, got 'a'; set the type to Hostname for a name"]],
  ['an address with a zone', gateway({ addresses: [{ type: 'IPAddress', value: 'fe80::1%eth0' }] }), ["spec.addresses[0]: must have an IP address as its value, got 'fe80::1%eth0'; set the type to Hostname for a name"]],
])('fails for %s', (_, problems, expected) => {
  expect(problems).toEqual(expected);
});
