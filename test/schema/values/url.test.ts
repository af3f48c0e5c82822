import { urlScheme } from '../../../src/schema/values/url';

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
