import * as fc from 'fast-check';
import { LabObject } from '../attempt';
import * as odd from '../generators/values';

/** How to change an object: which of its values, in which way, and into what. Numbers count round. */
export interface Mutation {
  readonly where: number;
  readonly how: number;
  readonly what: number;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({ where: fc.nat(), how: fc.nat(), what: fc.nat() });

type Container = Record<string | number, unknown>;
interface Slot {
  readonly container: Container;
  readonly key: string | number;
  /** Names of the fields on the way, without places in lists. */
  readonly path: string;
}

/** The values in an object that can be changed, itself left out. */
function slots(value: unknown, path = ''): Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, child]) => {
    const childPath = isList ? path : `${path}.${name}`;
    return [{ container: value as Container, key: isList ? Number(name) : name, path: childPath }, ...slots(child, childPath)];
  });
}

/** Odd values, by the last name of the fields that they are for. The last pool is for all texts. */
export type Pools = ReadonlyArray<readonly [fields: RegExp, values: readonly unknown[]]>;

const DURATIONS = ['1ms', '1.5s', '1.0001s', '0.5ms', '1h1m', '1500us', '1ns', '999999ns', '1.000000001s', '100000h', '3000000h', '0s', '-1s', '', 'abc', '1', '1 s', '.5s', '1d', '+3s', '5m0.1s'];
const PATHS = ['', '/', '/{*}', '/{**}', '/{**}/{*}', '/a{*}', '/{*}/*', '/{*}/{**}/', '/a/{**}/b', '{', '/{*}/a b', '//{**}//', '/{*}/%zz', '/{*}/é', '/a*b', '/{**}{*}', '/v2/', '/v', '/v2/beta/x'];
const ATTRIBUTES = ['source.ip', 'remote.ip', 'source.namespace', 'source.serviceAccount', 'source.principal', 'source.trustDomain', 'request.headers', 'request.headers[a]', 'request.headers[]', 'request.headersx[a]', 'request.headers[a]b', 'request.auth.claims[a][b]', 'request.auth.claims', 'request.auth.principal', 'request.auth.presenter', 'request.auth.audiences', 'request.auth.x', 'destination.ip', 'destination.port', 'destination.name', 'destination.user', 'destination.namespace', 'destination.labels[a]', 'destination.labels', 'connection.sni', 'experimental.envoy.filters.a[b]', 'experimental.envoy.filters.', 'a', '', '__proto__', 'toString'];
const IDENTITIES = ['', '*', 'a*', '*a', 'a*b', '**', '*a*', 'a/b', 'a/b/c', '/a', 'a/', '/', 'a', 'a'.repeat(321), 'cluster.local/ns/a/sa/b', 'é'.repeat(200)];
const PROTOCOLS = ['HTTP', 'http', 'HTTPS', 'https', 'TLS', 'TCP', 'UDP', 'GRPC', 'grpc-web', 'GRPC_WEB', 'HTTP2', 'HTTP_PROXY', 'MONGO', 'Redis', 'MySQL', 'HBONE', '', 'foo', 'http ', 'İ'];
const ENDPOINTS = ['127.0.0.1:80', ':80', '0.0.0.0:80', '[::]:80', '[::1]:65535', '[127.0.0.1]:1', '[]:80', '::1:80', '10.0.0.1:80', ':0', ':65536', ':+80', ':-1', ':a', ':', '', '80', 'localhost:80', 'unix:///a', 'unix://a', 'unix://', '[::1]', '[::1]80', '127.0.0.1:080', '127.0.0.1:99999999999999999999'];
const GATEWAYS = ['mesh', 'edge/public', 'public', 'public.edge', 'public.edge.svc.cluster.local', '/a', 'a/', 'a/b/c', 'A/B', 'a/b.c', './a', '*', '', 'a_b', '*/a', 'x.', '.', 'é/a'];
const EXPORTS = ['.', '*', '~', 'shop', 'books', 'Shop', 'a.b', '', 'a_b', '**', '-'];
const SCOPED = ['*/*', './*', '~/*', '~books/a.b', '~~/a.b', '~*/a.b', '~./*', '/a.b', 'books/', '*', 'a.b', 'books/a', 'books/*', 'books/*a.b', 'books/*.a.b', 'BOOKS/a.b', 'a_b/a.b', 'books/10.0.0.1', 'books/a.1', '~', '~/', '', '*/10.0.0.1', 'a/b/c.d', 'books/*.', 'books/a.', '::1', '10.0.0.1', '*/::1', 'books/**'];
const RETRY_ON = ['5xx', '5xx,reset', '5xx, reset', '503', '+503', '306', '99', '600', '418', '419', ',', '5xx,', 'nope', '', ' 503', '0503', '-503', 'http3-post-connect-failure', '99999999999999999999', 'internal,unavailable,cancelled'];
const STATUSES = ['OK', 'UNAVAILABLE', 'unavailable', '14', '', 'CANCELLED', 'CANCELED'];
const LOCALITIES = ['*', 'us', 'us/*', 'us/a', 'us/a/*', 'us/a/b', 'us/a/b/c', 'us/', '/us', '', '**', '*/a', 'us/*/b', 'us*', 'eu/a/*', 'eu', 'eu/b', 'topology.kubernetes.io/region', 'topology.istio.io/subzone'];
const CREDENTIALS = ['a', '', 'configmap://shop/a', 'configmap://books/a', 'configmap://a', 'configmap:///a', 'configmap://shop/', 'configmap://shop/a/b', 'kubernetes://a/b'];
const CIPHERS = ['AES128-SHA', 'aes128-sha', 'ALL', '', '-ALL', '!x', '+x', '@STRENGTH', 'é', 'NOPE', 'ECDHE-RSA-AES128-GCM-SHA256'];
const URLS = ['a', 'http://a', 'https://a:80/b?c#d', 'ftp://a', 'https://a#%zz', 'https://a:99999999999999999999', 'https://a:99999', 'oci://a/b:c', 'file:///a', '://a', 'http://', 'a b', 'HTTPS://a', 'https://a/%zz', 'a#%zz', 'https://[::1]:8', 'https://user@a', 'x.example.com/a:v1'];
const KEY_SETS = ['', '{}', '{"keys":[]}', '{"keys":null}', '{"keys":{}}', '[]', 'x', '{"keys":[{}]}', '{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}', '{"kty":"RSA","n":"AQAB","e":"AQAB"}', '{"kty":"RSA","n":"AQAB"}', '{"kty":"RSA","n":"A","e":"AQAB"}', '{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}', '{"kty":"oct","k":"AQAB"}', '{"kty":"OKP","crv":"Ed25519","x":"AQAB"}', '{"kty":"EC","crv":"P-256","x":"AQAB"}', '{"kty":"EC","crv":"nope","x":"AQAB","y":"AQAB"}', '{"kty":"x"}', '{"kty":"RSA","n":1,"e":"AQAB"}', '{"kty":"RSA","n":"A+-_","e":"AQAB"}', '{"kty":"RSA","n":"","e":"AQAB"}', '{"kty":"RSA","n":"AQAB=","e":"AQAB"}', 'null', '1'];
const EXPRESSIONS = ['true', '', 'a', 'a.b', 'a ==', '(a', 'a && b || c', 'a ? b : c', 'a ? b', 'has(a.b)', 'has(a)', '[1, 2]', '[1, 2,]', '{"a": 1}', '{a: 1}', 'a in [1]', 'a.exists(x, x > 1)', 'a.exists(1, x)', '"x', "'x'", 'r"\\d"', '"\\d"', '1.5e3', '0x1F', '1u', '-1', '!a', '!!a', '--a', 'a b', 'a.b(c)', '.a', 'a[0]', 'a[', 'true || ', '"""x"""', 'b"x"', 'a // c', 'size(a) == 1', 'a.map(x, y)', 'a.map(x, y, z)', 'a.all(x.y, z)', 'T{a: 1}', 'a.T{a: 1, b: 2}', '1 = 1', 'a & b', 'null', 'while', 'a.while', '@', 'response.code >= 400'];
const METHODS = ['GET', 'get', '*', '', 'PURGE', 'CONNECT', 'TRACE'];
const SCHEMES = ['http', 'https', 'HTTP', 'ftp', ''];
const NUMBERS = [
  0, 1, -1, 80, 443, 65535, 65536, 99, 100, 101, 199, 200, 299, 300, 399, 400,
  599, 600, 601, 2, 3, 4, 9, 65537, 65536, 5000011, 5000009, 4294967295, 2147483647, -2147483648, 0.5, 0.00001, 0.0001, 100.5, 1024,
];

export function pools(seed: number): Pools {
  const some = <T>(gen: fc.Arbitrary<() => T>) => fc.sample(gen, { seed, numRuns: 3000 }).map((recipe) => recipe());
  return [
    [/^hosts$/, [...some(odd.host), ...some(odd.serverHost), ...SCOPED, ...SCOPED]],
    [/^(host|sniHosts|authority|targetHost)$/, some(odd.host)],
    [/^(bind|address|addresses)$/, [...some(odd.bind), ...some(odd.subnet)]],
    [/(Subnets|[bB]locks)$/, some(odd.subnet)],
    [/(timeout|Timeout|interval|Interval|duration|Duration|Time|time|backoff|maxAge|fixedDelay|exponentialDelay|ttl|warmupDurationSecs)$/, DURATIONS],
    [/^(key)$/, ATTRIBUTES],
    [/(rincipals|amespaces|erviceAccounts|rustDomains)$/, IDENTITIES],
    [/^(values|notValues)$/, [...IDENTITIES, ...some(odd.subnet), '80', '65536', '-1', '+1', '080']],
    [/^protocol$/, [...PROTOCOLS, 'CONNECT', 'POST']],
    [/^defaultEndpoint$/, ENDPOINTS],
    [/^gateways$/, GATEWAYS],
    [/^exportTo$/, EXPORTS],
    [/^retryOn$/, RETRY_ON],
    [/^grpcStatus$/, STATUSES],
    [/^(from|to|failoverPriority)$/, LOCALITIES],
    [/^credentialName$/, CREDENTIALS],
    [/^cipherSuites$/, CIPHERS],
    [/^(url|jwksUri)$/, URLS],
    [/^jwks$/, KEY_SETS],
    [/^expression$/, EXPRESSIONS],
    [/^(allowMethods|methods)$/, METHODS],
    [/^scheme$/, SCHEMES],
    [/^(ports|notPorts)$/, ['80', '0', '65536', '', 'a', '+80', '080', '-1', '8 0']],
    [/^(paths|notPaths|uri|prefix|exact)$/, PATHS],
    [/^(regex|match|proxyVersion)$/, some(odd.regex)],
    [/^(add|set|remove|headers|withoutHeaders|value)$/, [...some(odd.headerValue), ...some(odd.writtenHeader)]],
    [/^(allowHeaders|exposeHeaders|header)$/, [...some(odd.headerName), '*']],
    [/(abels)$/, some(odd.labels).flatMap((map) => Object.values(map))],
    [/^(subset|name|sourceNamespace|namespace)$/, [...some(odd.label), ...some(odd.subdomain), 'envoy.router', 'envoy.http_connection_manager', 'envoy.ext_authz']],
    [/^kind$/, ['Service', 'ServiceEntry', 'Gateway', 'GatewayClass', 'Pod', '']],
    [/^group$/, ['', 'core', 'gateway.networking.k8s.io', 'networking.istio.io', 'apps']],
    [/^applyTo$/, ['INVALID', 'LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER', 'ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE', 'CLUSTER']],
    [/^mode$/, ['PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL', 'DISABLE', 'STRICT', 'ALLOW_ANY', 'REGISTRY_ONLY']],
    [/^action$/, ['ALLOW', 'DENY', 'AUDIT', 'CUSTOM']],
    [/^resolution$/, ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']],
    [/^(minProtocolVersion)$/, ['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2']],
    [/^location$/, ['MESH_INTERNAL', 'MESH_EXTERNAL']],
    [/^operation$/, ['UPSERT', 'REMOVE', 'MERGE', 'ADD', 'INVALID']],
    [/./, ['', 'a', '*', 'a*', 'é', 'a b', '/', 'x'.repeat(300)]],
  ];
}

/** Names of keys in maps, by the field that has the map. */
const KEYS: ReadonlyArray<readonly [fields: RegExp, keys: (seed: number) => readonly string[]]> = [
  [/^(add|set|headers|withoutHeaders)$/, (seed) => [odd.writtenHeader, odd.jwtClaim]
    .flatMap((names) => fc.sample(names, { seed, numRuns: 300 }))
    .map((recipe) => recipe())],
  [/(abels)$/, (seed) => fc.sample(odd.labels, { seed, numRuns: 600 }).flatMap((recipe) => Object.keys(recipe()))],
  [/^(to)$/, () => LOCALITIES],
  [/^(ports)$/, () => ['http', 'tls', 'db', 'HTTP', 'a_b', '']],
  [/^(portLevelMtls)$/, () => ['80', '0', '65536', '080', '+80', 'a', '80 ', '1e2']],
  [/^(queryParams|customTags|tagOverrides|environmentVariables)$/, () => ['', 'a', '*']],
];

const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1);
const pick = <T>(list: readonly T[], index: number) => list[index % list.length];

/** Changes copies of objects, by what others of their kind have as well. */
export class Mutator {
  private readonly values: Pools;
  private readonly parts = new Map<string, unknown[]>();
  private readonly keys: ReadonlyArray<readonly [RegExp, readonly string[]]>;

  public constructor(samples: readonly LabObject[], seed: number) {
    this.values = pools(seed);
    this.keys = KEYS.map(([fields, keys]) => [fields, keys(seed)] as const);
    for (const { kind, spec } of samples) {
      for (const { container, key, path } of slots(spec)) {
        const place = `${kind}${path}`;
        this.parts.set(place, [...this.parts.get(place) ?? [], container[key]]);
      }
    }
  }

  public mutate(sample: LabObject, mutations: readonly Mutation[]): LabObject {
    const object = structuredClone(sample);
    for (const one of mutations) {
      const all = slots(object.spec);
      if (all.length > 0) this.change(object.kind, pick(all, one.where), one);
    }
    return object;
  }

  private change(kind: string, { container, key, path }: Slot, { how, what }: Mutation): void {
    const value = container[key];
    const isText = typeof value === 'string';
    switch (how % 10) {
      case 0:
        if (Array.isArray(container)) container.splice(Number(key), 1);
        else delete container[key];
        break;
      case 1:
        if (Array.isArray(container)) container.splice(what % (container.length + 1), 0, structuredClone(value));
        else container[key] = structuredClone(pick(this.parts.get(`${kind}${path}`) ?? [value], what));
        break;
      case 2: {
        // What a sibling has elsewhere comes beside it.
        const parent = path.slice(0, path.lastIndexOf('.'));
        const siblings = [...this.parts.keys()].filter((other) => other.startsWith(`${kind}${parent}.`) && !other.slice(kind.length + parent.length + 1).includes('.'));
        if (!Array.isArray(container) && siblings.length > 0) {
          const sibling = pick(siblings, what);
          container[lastName(sibling)] = structuredClone(pick(this.parts.get(sibling)!, how));
        }
        break;
      }
      case 3:
        if (typeof value === 'object') container[key] = Array.isArray(value) ? [] : {};
        else if (isText) container[key] = '';
        break;
      case 4: {
        const parentName = lastName(path.slice(0, path.lastIndexOf('.')));
        const keys = this.keys.find(([fields]) => fields.test(parentName))?.[1];
        if (keys && !Array.isArray(container)) {
          container[pick(keys, what)] = value;
          if (how % 20 < 10) delete container[key];
        }
        break;
      }
      default:
        if (typeof value === 'number') container[key] = pick(NUMBERS, what);
        else if (typeof value === 'boolean') container[key] = !value;
        else if (isText) container[key] = pick(this.pool(path, how), what);
    }
  }

  /** The pool of a field; where the field is in a map, that of the map counts. */
  private pool(path: string, how: number): readonly unknown[] {
    const names = path.split('.').slice(-2);
    const found = [lastName(path), names[0]].map((name) => this.values.slice(0, -1).find(([fields]) => fields.test(name))).find(Boolean);
    return (how % 50 === 5 ? pick(this.values, how) : found ?? this.values[this.values.length - 1])[1];
  }
}
