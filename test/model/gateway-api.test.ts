import { hostnamesIntersect } from '../../src/model/gateway-api';

test.each([
  ['a.example.com', 'a.example.com', true],
  ['a.example.com', 'b.example.com', false],
  ['*.example.com', 'a.example.com', true],
  ['a.b.example.com', '*.example.com', true],
  ['example.com', '*.example.com', false],
  ['*.example.com', '*.a.example.com', true],
  ['*.a.example.com', '*.example.com', true],
  ['*.example.com', '*.example.org', false],
])('%s and %s: %p', (a, b, expected) => {
  expect(hostnamesIntersect(a, b)).toBe(expected);
});
