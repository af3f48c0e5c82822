import { EnvoyProxyVersion } from '../../src/istio';

test.each([
  ['1.31', '^1\\.31([.-]|$)'],
  ['1.31.2', '^1\\.31\\.2([.-]|$)'],
])('release %s', (version, expression) => {
  expect(EnvoyProxyVersion.release(version).expression).toBe(expression);
});

test.each([
  ['1.31.0', true],
  ['1.31', true],
  ['1.31-alpha.0', true],
  ['1.310.0', false],
  ['11.31.0', false],
  ['1x31.0', false],
])('release 1.31 and version %s: %s', (version, matches) => {
  expect(new RegExp(EnvoyProxyVersion.release('1.31').expression).test(version)).toBe(matches);
});

test('a regular expression stays as it is', () => {
  expect(EnvoyProxyVersion.regex('^1\\.3[01]').expression).toBe('^1\\.3[01]');
});

test('fails with a release that is none', () => {
  expect(() => EnvoyProxyVersion.release('1.x')).toThrow("release of the proxy must be such as '1.31' or '1.31.2', got '1.x'");
});

test('fails with an empty regular expression', () => {
  expect(() => EnvoyProxyVersion.regex('')).toThrow('version of the proxy must not be empty');
});
