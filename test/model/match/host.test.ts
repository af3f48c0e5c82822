import { commonHosts, fullHost, HostMap, hostsOverlap, isWildcard, isWithin, serviceOfHost } from '../../../src/model/match/host';

test.each([
  ['a.com', 'a.com', true], ['a.com', 'b.com', false], ['a.com', '*.com', true], ['a.com', '*', true], ['com', '*.com', false], ['*.com', 'a.com', false],
  ['*.a.com', '*.com', true], ['*.com', '*.a.com', false], ['*', '*', true], ['*.a.com', '*.b.com', false],
  ['com', '*com', true], ['*com', '*com', true], ['*', '*.com', false], ['*com', '*.com', false],
])('%s within %s: %s', (host, other, within) => {
  expect(isWithin(host, other)).toBe(within);
});

test('hosts overlap either way, and have the narrower in common', () => {
  expect([hostsOverlap('*.com', 'a.com'), hostsOverlap('a.com', '*.com'), hostsOverlap('*.com', '*.org')]).toEqual([true, true, false]);
  expect(commonHosts(['*.com', 'b.org'], ['a.com', '*.org', '*.a.com', '*'])).toEqual(['a.com', '*.a.com', '*.com', 'b.org']);
  expect([isWildcard('*'), isWildcard('*.a'), isWildcard('a')]).toEqual([true, true, false]);
});

test('the nearest host is the same, or the narrowest around it', () => {
  const map = new HostMap<number>();
  map.set('*.com', 1);
  map.set('*.a.com', 2);

  expect(['x.a.com', 'x.com', 'x.org', '*.a.com', '*.b.com'].map((host) => map.nearest(host))).toEqual([2, 1, undefined, 2, 1]);
  map.set('x.a.com', 3);
  map.set('*', 4);
  expect([map.nearest('x.a.com'), map.nearest('x.org'), map.get('x.org')]).toEqual([3, 4, undefined]);
});

test('a name without a dot is a Service beside it', () => {
  expect(['web', 'web.shop', '*', '', '::1'].map((host) => fullHost(host, 'shop'))).toEqual(['web.shop.svc.cluster.local', 'web.shop', '*', '', '::1']);
});

test('the Service of a host', () => {
  expect(serviceOfHost('reviews', 'shop')).toEqual({ namespace: 'shop', name: 'reviews' });
  expect(serviceOfHost('reviews.shop.svc.cluster.local', 'edge')).toEqual({ namespace: 'shop', name: 'reviews' });
  expect(serviceOfHost('reviews.shop.svc.cluster.local.com', 'edge')).toEqual({ namespace: 'edge', name: 'reviews.shop.svc.cluster.local.com' });
});
