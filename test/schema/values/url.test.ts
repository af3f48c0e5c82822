import { urlHost, urlScheme } from '../../../src/schema/values/url';

test.each([
  ['http://example.com', 'http'],
  ['HTTPS://user:p%20w@example.com:8443/a?b#c', 'https'],
  ['oci://registry.example.com/image:1.0', 'oci'],
  ['file:///etc/plugin.wasm', 'file'],
  ['mailto:ann@example.com', 'mailto'],
  ['http://[::1]:80/', 'http'],
  ['http://[fe80::1%25eth0]', 'http'],
  ['x://a:1:2', 'x'],
  ['http:/path', 'http'],
  ['/path', ''],
  ['//host/path', ''],
  ['*', ''],
])('%s has the scheme %s', (text, scheme) => {
  expect(urlScheme(text)).toBe(scheme);
});

test.each([
  '', 'example.com', ':a', '1a:b', '?a', 'a\nb', 'http://a b', 'http://a:b', 'http://a:1:2', 'http://[::1', 'http://[a]', 'http://[1.2.3.4]',
  'http://a/%zz', '/%zz', 'http://%41', 'http://%zz', 'http://u^@a', 'http://a{',
])('%j is no URL', (text) => {
  expect(urlScheme(text)).toBeUndefined();
});

test.each([
  ['https://istiod.example.com:15017/inject', 'istiod.example.com'],
  ['HTTPS://me@10.0.0.1?a', '10.0.0.1'],
  ['https://[::1]:80/', '::1'],
  ['//istiod#a b', 'istiod'],
  ['https:opaque', ''],
  ['a/b:c', ''],
  ['/path', ''],
  ['', ''],
])('%j has the host %j', (text, host) => {
  expect(urlHost(text)).toBe(host);
});

test.each(['10.0.0.1:80/inject', ':a', 'https://a b', 'https://a:b', 'a\nb', 'a/%zz'])('%j has none, as it is no URL', (text) => {
  expect(urlHost(text)).toBeUndefined();
});
