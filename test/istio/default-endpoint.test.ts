import { DefaultEndpoint } from '../../src/istio';

test.each<[string, DefaultEndpoint]>([
  ['127.0.0.1:8080', DefaultEndpoint.localhost(8080)],
  ['[::1]:8080', DefaultEndpoint.localhostIpv6(8080)],
  ['0.0.0.0:8080', DefaultEndpoint.instance(8080)],
  ['[::]:8080', DefaultEndpoint.instanceIpv6(8080)],
  ['unix:///run/app.sock', DefaultEndpoint.socket('/run/app.sock')],
  ['unix://@app', DefaultEndpoint.socket('@app')],
])('%s', (spec, endpoint) => {
  expect(endpoint._toSpec()).toBe(spec);
});

test('fails with a port that is none', () => {
  expect(() => DefaultEndpoint.localhost(0)).toThrow('port of a default endpoint must be a whole number from 1 to 65535, got 0');
});

test('fails with a relative path', () => {
  expect(() => DefaultEndpoint.socket('app.sock'))
    .toThrow("socket of a default endpoint must have an absolute path or '@<name>' after unix://, got 'unix://app.sock'");
});
