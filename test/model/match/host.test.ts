import { fullHost, hostsOverlap, serviceOfHost } from '../../../src/model/match/host';

test.each<[string, string, boolean]>([
  ['a.com', 'a.com', true],
  ['a.com', 'b.com', false],
  ['*.com', 'a.com', true],
  ['*', 'a.com', true],
  ['*', '*.com', true],
  ['*.a.com', '*.com', true],
  ['*.a.com', '*.b.com', false],
  ['*.a.com', 'a.com', false],
])('%s and %s overlap: %s', (a, b, overlap) => {
  expect([hostsOverlap(a, b), hostsOverlap(b, a)]).toEqual([overlap, overlap]);
});

test('a host in full', () => {
  expect(fullHost('reviews', 'shop')).toBe('reviews.shop.svc.cluster.local');
  expect(fullHost('reviews.shop', 'edge')).toBe('reviews.shop');
  expect(fullHost('*', 'edge')).toBe('*');
});

test('the Service of a host', () => {
  expect(serviceOfHost('reviews', 'shop')).toEqual({ namespace: 'shop', name: 'reviews' });
  expect(serviceOfHost('reviews.shop.svc.cluster.local', 'edge')).toEqual({ namespace: 'shop', name: 'reviews' });
});
