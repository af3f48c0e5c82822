import * as fc from 'fast-check';
import { Request } from '../../../src/simulator';
import { CALLERS, PARTNER } from './base';
import { PATHS } from './route';

const FROM_WORKLOADS = [
  'web', 'web.shop', 'web.shop.svc.cluster.local', 'cart', 'cart.shop.svc', 'far', 'far.apps.svc.cluster.local', 'news.shop', 'empty.shop', PARTNER, 'x.partner.com',
  'www.example.com', 'a.example.com', 'unknown.example.org', 'WEB.shop', 'web.shop.svc.cluster.local.',
];
const FROM_GATEWAY = ['www.example.com', 'a.example.com', 'unknown.example.org', 'web.shop.svc.cluster.local', PARTNER, 'nowhere.net', 'WWW.Example.com'];

const path = fc.tuple(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PATHS) }, { weight: 1, arbitrary: fc.constantFrom('/a/../cart/1', '/a/./b', '/%61/b', '//a', '/a%2Fb', '/x%2ey') }),
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: fc.constantFrom('?page=gold', '?mode=silver&page=golden', '?page', '?page=&page=gold', '?x=1') }),
).map((both) => both.join(''));

const headers = fc.tuple(
  fc.constantFrom<Record<string, string>>({}, {}, { tier: 'gold' }, { tier: 'silver' }, { tier: 'golden' }, { tier: '' }),
  fc.constantFrom<Record<string, string>>({}, {}, { 'x-user': 'gold' }, { 'x-user': 'sam' }),
  fc.constantFrom<Record<string, string>>({}, {}, {}, { 'x-added': 'silver' }),
).map((all) => Object.assign({}, ...all) as Record<string, string>);

const plain = fc.record({ path, headers, method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT') });
const crossOrigin = fc.record({ path, origin: fc.constantFrom('http://gold.com', 'http://a.com', 'https://else.com'), preflight: fc.boolean() })
  .map(({ path: asked, origin, preflight }) => ({
    path: asked, method: preflight ? 'OPTIONS' : 'GET', headers: { origin, ...preflight && { 'access-control-request-method': 'GET' } } as Record<string, string>,
  }));
const what = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: crossOrigin });

const where = fc.oneof(
  fc.record({ from: fc.constantFrom(...CALLERS.map((workload) => ({ workload }))), host: fc.constantFrom(...FROM_WORKLOADS), port: fc.constantFrom(80, 80, 80, 8080) }),
  fc.record({ from: fc.constant({ gateway: 'shop/edge' }), host: fc.constantFrom(...FROM_GATEWAY), port: fc.constantFrom(80, 80, 80, 8080, 8081) }),
);

export const meshRequest: fc.Arbitrary<Request> = fc.tuple(where, what).map(([one, other]) => ({ ...one, ...other }));
