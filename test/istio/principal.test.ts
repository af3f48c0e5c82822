import { Principal, ServiceIdentity } from '../../src/istio';

const WEB = ServiceIdentity.fromName('web', { namespace: 'shop' });

test.each([
  ['cluster.local/ns/shop/sa/web', Principal.identity(WEB)],
  ['example.org/ns/shop/sa/web', Principal.identity(WEB, { trustDomain: 'example.org' })],
  ['*/ns/shop/sa/web', Principal.identity(WEB, { trustDomain: '*' })],
  ['cluster.local/ns/shop/*', Principal.pattern('cluster.local/ns/shop/*')],
  ['*', Principal.ANY],
])('a principal is %s', (text, principal) => {
  expect(principal._toSpec()).toBe(text);
});

test.each<[string, () => Principal, string]>([
  ['an empty text', () => Principal.pattern(''), 'principal must not be empty'],
  ['a scheme', () => Principal.pattern('spiffe://cluster.local/ns/shop/sa/web'),
    "principal is written without 'spiffe://', which Istio adds, got 'spiffe://cluster.local/ns/shop/sa/web'"],
  ['a wildcard within', () => Principal.pattern('cluster.local/ns/*/sa/web'),
    "principal may have '*' once, at its beginning or end, got 'cluster.local/ns/*/sa/web'"],
  ['a malformed trust domain', () => Principal.identity(WEB, { trustDomain: 'a/b' }),
    "trustDomain of a principal must be a name such as 'cluster.local', without '/', got 'a/b'"],
  ['a trust domain that is open at its end', () => Principal.identity(WEB, { trustDomain: 'a*' }),
    "principal may have '*' once, at its beginning or end, got 'a*/ns/shop/sa/web'"],
])('fails with %s', (_, principal, message) => {
  expect(principal).toThrow(message);
});
