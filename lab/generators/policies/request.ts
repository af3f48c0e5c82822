import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { WRITTEN } from './authentication';
import { ANSWERS, API, CALLERS, EDGE } from './base';
import { token } from './tokens';

const PATHS = [
  '/', '/a', '/a/', '/a/b', '/a/b/c', '/ab', '/A', '/x.js', '/user/7/cart', '/user/7', '/user//cart', '/user/7/8/cart', '/user/', '/user', '//a', '/a/../b', '/%61', '/a%2Fb', '/user/a;b/cart',
  '/user/a~b/cart', '/user/a%20b/cart', '/user/a@b:c/cart', '/user/(a)/cart', '/user/a*b/cart', '/user/a=b,c/cart', "/user/a'b!$&/cart", '/user/a%7Cb/cart', '/user/[a]/cart', '/user/%C3%A9/cart', '/user/a+b/cart',
];
const QUERIES = ['', '', '', '', '?x=1', '?a=1&b=2', '?jwt=nonsense', '?access_token=', '?jwt=&x=1', '?x', '?b=2&a=1&b=1', '?&a=1&&', '?a%3D1=2&A=1', '?a=%zz&b=/?', '?%6Awt=nonsense'];

const headers = fc.tuple(
  fc.constantFrom<Record<string, string>>({}, {}, { 'x-tier': 'gold' }, { 'x-tier': 'silver' }, { 'x-tier': 'golden' }, { 'x-tier': '' }),
  fc.constantFrom<Record<string, string>>({}, {}, {}, {}, ...WRITTEN.map((name) => ({ [name]: 'admin' }))),
  fc.constantFrom<Record<string, string>>({}, {}, {}, {}, {}, {}, { authorization: 'Bearer nonsense' }, { authorization: 'Basic abc' }, { authorization: 'Bearer' }, { authorization: 'Bearer  a.b' }, { 'x-token': 'a.b.c' }, { cookie: 'a=b; c=d' }, { cookie: 'jwt=x' }),
  fc.constantFrom<Record<string, string>>({}, {}, {}, {}, {}, {}, {}, { 'x-forwarded-for': '192.0.2.7' }),
).map((all) => Object.assign({}, ...all) as Record<string, string>);

const what = fc.record({
  path: fc.tuple(fc.constantFrom(...PATHS.slice(0, 11), ...PATHS), fc.constantFrom(...QUERIES)).map((both) => both.join('')),
  method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT', 'OPTIONS'),
  headers,
  tokens: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 6, arbitrary: fc.array(token, { minLength: 1, maxLength: 1 }) },
    { weight: 4, arbitrary: fc.uniqueArray(token, { minLength: 2, maxLength: 3, selector: ({ at }) => JSON.stringify(at) }) },
  ),
});

const preflight = what.map((one) => ({ ...one, method: 'OPTIONS', headers: { ...one.headers, 'origin': 'https://a.com', 'access-control-request-method': 'GET' } }));

const publicHost = fc.constantFrom('www.example.com', 'www.example.com', 'far.example.com', 'WWW.Example.com', 'other.net');
const SERVICES = ['web.shop', 'web.shop.svc.cluster.local', 'web.shop.svc.cluster.local', 'far.apps', 'WEB.shop'];

const where: fc.Arbitrary<Pick<Request, 'from' | 'host' | 'port' | 'tls'>> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ from: fc.constant(EDGE), host: publicHost, port: fc.constant(80) }) },
  { weight: 1, arbitrary: fc.record({ from: fc.constant(EDGE), host: publicHost, port: fc.constant(443), tls: fc.constantFrom({}, { sni: 'other.example.com' }, { sni: '' }) }) },
  { weight: 3, arbitrary: fc.record({ from: fc.constant(API), host: publicHost, port: fc.constant(8080) }) },
  { weight: 6, arbitrary: fc.record({ from: fc.constantFrom(...CALLERS), host: fc.constantFrom(...SERVICES), port: fc.constantFrom(80, 80, 8081) }) },
);

/** A gateway's clients have addresses of their own. What sidecars send comes from this one. */
const SIDECARS = '127.0.0.1';
const CLIENTS = ['127.0.0.2', '127.0.0.9', '127.1.2.3'];

const any = fc.oneof({ weight: 12, arbitrary: what }, { weight: 1, arbitrary: preflight });
export const request: fc.Arbitrary<Request> = fc.tuple(where, any, fc.constantFrom(...CLIENTS))
  .map(([one, other, client]) => ({ ...one, ...other, authorizers: ANSWERS, sourceAddress: 'gateway' in one.from ? client : SIDECARS }));
