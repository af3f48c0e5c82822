import { Duration } from 'cdk8s';
import { ProbeOptions, ProbeScheme, ReadinessProbe } from '../../src/istio';

const TIMING: ProbeOptions = {
  initialDelay: Duration.minutes(1), timeout: Duration.seconds(2), period: Duration.seconds(5), successThreshold: 2, failureThreshold: 4,
};
const TIMING_SPEC = { initialDelaySeconds: 60, timeoutSeconds: 2, periodSeconds: 5, successThreshold: 2, failureThreshold: 4 };

test.each<[object, ReadinessProbe]>([
  [{ httpGet: { port: 80 } }, ReadinessProbe.httpGet({ port: 80 })],
  [{ tcpSocket: { port: 80 } }, ReadinessProbe.tcpSocket({ port: 80 })],
  [{ exec: { command: ['true'] } }, ReadinessProbe.exec(['true'])],
])('%j needs no more', (spec, probe) => {
  expect(probe._toSpec()).toEqual(spec);
});

test.each<[object, ReadinessProbe]>([
  [
    { httpGet: { port: 80, path: '/ready', host: 'localhost', scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'a' }, { name: 'x-b', value: '' }] } },
    ReadinessProbe.httpGet({
      port: 80,
      path: '/ready',
      host: 'localhost',
      scheme: ProbeScheme.HTTPS,
      httpHeaders: [{ name: 'Host', value: 'a' }, { name: 'x-b', value: '' }],
      ...TIMING,
    }),
  ],
  [{ tcpSocket: { port: 80, host: 'localhost' } }, ReadinessProbe.tcpSocket({ port: 80, host: 'localhost', ...TIMING })],
  [{ exec: { command: ['cat', '/ready'] } }, ReadinessProbe.exec(['cat', '/ready'], TIMING)],
])('all fields of %j come out', (spec, probe) => {
  expect(probe._toSpec()).toEqual({ ...spec, ...TIMING_SPEC });
});

test.each(Object.values(ProbeScheme))('the scheme may be %s', (scheme) => {
  expect(ReadinessProbe.httpGet({ port: 80, scheme })._toSpec().httpGet).toEqual({ port: 80, scheme });
});

test('there may be no delay', () => {
  expect(ReadinessProbe.exec(['true'], { initialDelay: Duration.seconds(0) })._toSpec().initialDelaySeconds).toBe(0);
});

const timing = (options: ProbeOptions) => () => ReadinessProbe.exec(['true'], options);

test.each<[string, () => ReadinessProbe, string]>([
  ['a port that is none', () => ReadinessProbe.tcpSocket({ port: 0 }), 'port of a probe must be a whole number from 1 to 65535, got 0'],
  ['an HTTP port that is none', () => ReadinessProbe.httpGet({ port: 0 }), 'port of a probe must be a whole number from 1 to 65535, got 0'],
  ['an empty path', () => ReadinessProbe.httpGet({ port: 80, path: '' }), 'path of a probe must not be empty'],
  ['an empty host', () => ReadinessProbe.httpGet({ port: 80, host: '' }), 'host of a probe must not be empty'],
  ['an empty TCP host', () => ReadinessProbe.tcpSocket({ port: 80, host: '' }), 'host of a probe must not be empty'],
  ['a malformed header', () => ReadinessProbe.httpGet({ port: 80, httpHeaders: [{ name: 'a_b', value: '' }] }),
    "name of a header of a probe must consist of letters, digits and '-', got 'a_b'"],
  ['no command', () => ReadinessProbe.exec([]), 'command of a probe must have at least one entry, got none'],
  ['an empty word', () => ReadinessProbe.exec(['']), 'word of the command of a probe must not be empty'],
  ['half a second', timing({ initialDelay: Duration.millis(500) }), 'initialDelay of a probe in seconds must be a whole number of at least 0, got 0.5'],
  ['no timeout', timing({ timeout: Duration.seconds(0) }), 'timeout of a probe in seconds must be a whole number of at least 1, got 0'],
  ['no period', timing({ period: Duration.seconds(0) }), 'period of a probe in seconds must be a whole number of at least 1, got 0'],
  ['no success', timing({ successThreshold: 0 }), 'successThreshold of a probe must be a whole number of at least 1, got 0'],
  ['no failure', timing({ failureThreshold: 0 }), 'failureThreshold of a probe must be a whole number of at least 1, got 0'],
])('fails with %s', (_, make, message) => {
  expect(make).toThrow(message);
});
