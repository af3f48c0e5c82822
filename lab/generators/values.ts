import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { call, either, Gen, mostly, pick, value } from './recipe';

const MAX_INT32 = 2 ** 31 - 1;
const MAX_UINT32 = 2 ** 32 - 1;
const NO_NUMBERS = [-1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, 1e21];
const LONG = 'a'.repeat(63);

/** Texts of a few units that matter to whoever checks them. */
export const fuzz = (...units: string[]): Gen<string> => value(fc.string({ unit: fc.constantFrom(...units), maxLength: 8 }));

const whole = (min: number, max: number): Gen<number> =>
  mostly(either(pick(min, min + 1, max), value(fc.integer({ min, max }))), pick(min - 1, max + 1, ...NO_NUMBERS));

export const port = whole(1, 65535);
export const int32 = whole(0, MAX_INT32);
export const positiveInt32 = whole(1, MAX_INT32);
export const uint32 = whole(0, MAX_UINT32);
export const positiveUint32 = whole(1, MAX_UINT32);
export const wholePercent = whole(0, 100);
export const httpStatus = mostly(pick(200, 204, 301, 404, 503, 599), pick(0, 100, 199, 600, 999, ...NO_NUMBERS));
export const percent = mostly(pick(100, 0, 0.0001, 0.001, 1 / 3, 50, 99.99), pick(1e-7, 0.00009, 100.0001, 101, ...NO_NUMBERS));
export const flag = pick(true, false);

export const duration: Gen<Duration> = mostly(
  either(
    call(Duration.seconds, pick(1, 2, 30, 3600)),
    call(Duration.millis, pick(1, 20, 999, 1000, 1500)),
    call(Duration.days, pick(1, 365)),
  ),
  either(
    call(Duration.millis, pick(0, 0.5, 1.5, -1, NaN, Infinity)),
    call(Duration.seconds, pick(0, 0.001, 0.0001, 2 ** 32, 9223372036, 9223372037, 315576000000, 315576000001, 1e21)),
    call(Duration.days, pick(36500, 106751, 106752, 1e6, 1e9)),
  ),
);
export const wholeSeconds: Gen<Duration> = mostly(call(Duration.seconds, pick(1, 75, 86400)), duration);

export const text = mostly(pick('a', 'some-name', 'Name With Blanks'), either(
  pick('', ' ', '*', '\n', 'a: b # c', '"', "'", '- x', 'null', 'true', '1', '1e3', '0x10', 'é', '\u0000', '💥', 'x'.repeat(3000)),
  value(fc.string()),
));

export const path = mostly(pick('/etc/certs/tls.crt', '/certs/ca.pem'), either(text, pick('relative', '/', '../x', 'C:\\x')));
export const uri = mostly(pick('/', '/api', '/a/b?c=d#e', '/%20x', '/é'), either(text, fuzz('/', 'a', '%', '{', '}', '?', '#', ' ', '*')));

const LABEL_UNITS = ['a', 'A', '1', '-', '.', '_', '*', '/', 'é', ' '];
const dnsUnits = fuzz('a', 'B', '1', '-', '.', '*', '_', '/', 'é');

/** Names of Kubernetes objects. */
export const label = mostly(pick('shop', 'a', 'v1', '1a', 'x-1', LONG), either(pick('', 'A', `${LONG}a`, '-a', 'a-', 'a.b', '*', '.', '~'), dnsUnits));
export const subdomain = mostly(pick('public', 'a.b', 'edge-1', LONG), either(pick('', 'a..b', `${LONG}a`, 'a.-b', 'A', 'mesh', `${LONG}.${LONG}.${LONG}.${LONG}`), dnsUnits));
export const namespace = mostly(pick('shop', 'edge', 'books'), label);

export const HOSTS = ['www.example.com', 'api.example.com', 'reviews.shop.svc.cluster.local', 'example.org'];
const hostOddities = either(
  pick(
    '', '*', '*.', '.', 'short', 'example.com.', '*.com', '**.example.com', 'a.*.com', '*a.example.com', '*-a.example.com', '*1.example.com', '*-.example.com',
    'UPPER.example.COM', '_srv.example.com', 'a_b.example.com', 'xn--nxasmq6b.example', 'é.example.com', 'example.com:80', 'http://example.com', 'a..b',
    `${LONG}.com`, `${LONG}a.com`, `${LONG}.${LONG}.${LONG}.${LONG}`, `${LONG}.${LONG}.${LONG}.${'a'.repeat(61)}`, `${LONG}.${LONG}.${LONG}.${'a'.repeat(60)}`,
    `a.${LONG}.${LONG}.${LONG}.${'a'.repeat(60)}`, `${LONG}.${LONG}.${LONG}.${LONG}.`,
    '1.2.3', '1.2.3.4.5', 'a.1', '1.a', '10.0.0.1', '10.0.0.256', '010.0.0.1', '::1', '2001:db8::1', '[::1]', 'fe80::1%eth0', '::ffff:10.0.0.1', '0.0.0.0', '10.0.0.0/8',
    'a.com ', '*.*.com', '*.a', '*.1', '*.10.0.0.1', 'mesh', 'shop/example.com',
  ),
  dnsUnits,
  call((first: string, rest: string) => `${first}.${rest}`, dnsUnits, dnsUnits),
);
export const host = mostly(pick(...HOSTS, '*.example.com'), hostOddities);
export const plainHost = mostly(pick(...HOSTS), hostOddities);

/** Hosts of a gateway's server, with or without a namespace. */
export const serverHost = mostly(
  either(pick(...HOSTS, '*.example.com', '*', './*.example.com', '*/*', 'shop/www.example.com'), call((ns: string, name: string) => `${ns}/${name}`, pick('.', '*', 'shop'), host)),
  either(host, call((ns: string, name: string) => `${ns}/${name}`, mostly(pick('.', '*', '~'), label), host), fuzz('a', '.', '/', '*', '~', '-')),
);

export const address = mostly(pick('10.0.0.1', '0.0.0.0', '::', '2001:db8::1', '127.0.0.1'), hostOddities);
export const bind = mostly(
  either(pick('0.0.0.0', '::1', '10.0.0.1', 'unix:///var/run/x.sock', 'unix://@abstract')),
  either(address, pick('unix://', 'unix:///', 'unix://x', 'unix:x', 'unix:///a/', 'unix://@', 'unix:///a b', 'UNIX:///a', 'unix:////a', 'unix:///a/../b', 'unix://@/a/')),
);
export const subnet = mostly(
  pick('10.1.0.0/16', '10.1.2.3', '2001:db8::/32', '::1', '0.0.0.0/0', '10.0.0.1/32', '10.1.2.3/8', '::/0', '::1/128'),
  either(
    pick('', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/-1', '/8', '10.0.0.0/8/8', '010.0.0.0/8', '::ffff:10.0.0.0/104', '::ffff:10.0.0.0/8', 'fe80::1%eth0', 'fe80::1%eth0/64', '10.0.0/8', '10.0.0.0/ 8'),
    address,
  ),
);

const labelKey = mostly(
  pick('app', 'version', 'app.kubernetes.io/name', 'A_b.c', LONG),
  either(pick('', '/', 'a/', '/a', 'a/b/c', `${LONG}a`, 'A.b/c', `${LONG}a/b`, `${LONG}.com/a`, `${LONG}.${LONG}.${LONG}.${LONG}/a`, '__proto__', 'constructor'), fuzz(...LABEL_UNITS)),
);
const labelValue = mostly(pick('v1', 'a_B.c-1', LONG, '1'), either(pick('', `${LONG}a`, '-a', 'a-', 'null'), fuzz(...LABEL_UNITS)));
export const labels: Gen<Record<string, string>> = mostly(
  call((key: string, one: string) => ({ [key]: one }), labelKey, labelValue),
  either(pick({}), call((key: string, other: string, one: string) => ({ [key]: one, [other]: one }), labelKey, labelKey, labelValue)),
);

const headerOddities = either(
  pick('', ':method', ':path', ':status', ':foo', 'Host', 'HOST', 'a b', 'a:b', 'é', 'a\n', '__proto__', '@request.auth.claims.sub'),
  fuzz('a', 'A', '-', '_', ':', '.', ' ', '!', '#', '(', '@', '\t'),
);
export const headerName = mostly(pick('x-user', 'X-Version', 'cookie', 'a_b', "!#$%&'*+-.^_`|~9"), headerOddities);
export const jwtClaim = mostly(
  pick('@request.auth.claims.sub', '@request.auth.claims[sub]', '@request.auth.claims[a][b]', '@request.auth.claims.a.b', '@request.auth.claims[a.b]'),
  either(
    pick('@request.auth.claims', '@request.auth.claims.', '@request.auth.claims[', '@request.auth.claims[]', '@request.auth.claims[a', '@request.auth.claims[a]b', '@request.auth.claims[a][', '@Request.auth.claims.sub', '@request.auth.claims-sub', '@request.auth.principal', '@request.auth', '@'),
    call((tail: string) => `@request.auth.claims${tail}`, fuzz('.', '[', ']', 'a', '-', ' ', ':', '/')),
  ),
);
export const writtenHeader = mostly(pick('x-user', 'x-b', 'Host', ':authority', 'X-Trace'), headerOddities);
export const headerValue = mostly(
  pick('a', 'some value', '%REQ(x-user)%', '%HOSTNAME%', '100%%', '%DOWNSTREAM_REMOTE_ADDRESS%', ''),
  either(
    pick('%REQ(["a", "b"])%', '%REQ("a")%', '%REQ(a\\)%', '%REQ( )%', '%(a)%', '%', '%a', '%%%', '%REQ(x', '%REQ()%', '%REQ(x?y):10%', '%START_TIME(%Y-%m)%', '%PER_REQUEST_STATE(a)%', '%DYNAMIC_METADATA(a:b)%', '%unknown%', '% %', 'a\tb', 'a\nb', '\u0000', 'é', '\u007f'),
    fuzz('%', 'A', '(', ')', '[', ']', '"', ',', ':', '\\', 'REQ', ' '),
    call((variable: string) => `%REQ${variable}%`, fuzz('%', 'A', '(', ')', '[', ']', '"', ',', ':', '\\', ' ')),
    text,
  ),
);

export const regex = mostly(
  pick('a.*', '/v[0-9]+/.*', '(a|b)+', '^a$', '(?i)x'),
  either(
    pick('', '*', 'a**', '(?=a)', '(?<!a)b', '(a)\\1', '[', ']', 'a{1001}', '(a{100}){100}', '\\pZ', '\\p{Nope}', '(?P<n>a)', '(?<n>a)', '(?<n>a)(?<n>b)', '(?x)a', '\\Qa', '\\8', 'a'.repeat(1024), 'a'.repeat(1025), 'é'.repeat(600), '\\u0041', '\\cA', '[[:foo:]]', '\\C', '\\Z', '((((((((((a))))))))))', '(?i)(?s)'),
    fuzz(
      'a', '(', ')', '[', ']', '^', '$', '.', '*', '+', '?', '{', '}', '2', ',', '|', '\\', '\\d', '\\b', '\\1', '\\x', '(?', ':', 'i', 'P', '<', '>', '=', '!', '-', '[:alpha:]', '\\p{L', '}', 'é', '\\Q', '\\E', 'z',
    ),
  ),
);
