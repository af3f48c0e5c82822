import { Duration } from 'cdk8s';
import { ConnectionPool, H2UpgradePolicy, HttpSettings, TcpSettings } from '../../src/istio';
import { definingTrafficPolicy, trafficPolicyOf } from '../support/istio';

const specOf = (connectionPool: ConnectionPool) => trafficPolicyOf({ connectionPool }).connectionPool;
const defining = (connectionPool: ConnectionPool) => definingTrafficPolicy({ connectionPool });

test('all fields come out', () => {
  expect(specOf({
    tcp: {
      maxConnections: 100,
      connectTimeout: Duration.millis(30),
      tcpKeepalive: { probes: 3, time: Duration.hours(2), interval: Duration.seconds(75) },
      maxConnectionDuration: Duration.days(1),
      idleTimeout: Duration.minutes(5),
    },
    http: {
      http1MaxPendingRequests: 1,
      http2MaxRequests: 2,
      maxRequestsPerConnection: 3,
      maxRetries: 4,
      idleTimeout: Duration.seconds(5),
      h2UpgradePolicy: H2UpgradePolicy.DO_NOT_UPGRADE,
      useClientProtocol: true,
      maxConcurrentStreams: 6,
      http2KeepAlive: { interval: Duration.seconds(7), timeout: Duration.millis(1500) },
    },
  })).toEqual({
    tcp: {
      maxConnections: 100,
      connectTimeout: '30ms',
      tcpKeepalive: { probes: 3, time: '7200s', interval: '75s' },
      maxConnectionDuration: '86400s',
      idleTimeout: '300s',
    },
    http: {
      http1MaxPendingRequests: 1,
      http2MaxRequests: 2,
      maxRequestsPerConnection: 3,
      maxRetries: 4,
      idleTimeout: '5s',
      h2UpgradePolicy: 'DO_NOT_UPGRADE',
      useClientProtocol: true,
      maxConcurrentStreams: 6,
      http2KeepAlive: { interval: '7s', timeout: '1500ms' },
    },
  });
});

test.each<[string, ConnectionPool, object]>([
  ['tcp with defaults', { tcp: {} }, { tcp: {} }],
  ['http with defaults', { http: {} }, { http: {} }],
  ['keep-alive with defaults', { tcp: { tcpKeepalive: {} } }, { tcp: { tcpKeepalive: {} } }],
  ['no end of idle tcp connections', { tcp: { idleTimeout: Duration.seconds(0) } }, { tcp: { idleTimeout: '0s' } }],
  ['the mesh deciding about HTTP/2', { http: { h2UpgradePolicy: H2UpgradePolicy.DEFAULT } }, { http: { h2UpgradePolicy: 'DEFAULT' } }],
  ['an upgrade to HTTP/2', { http: { h2UpgradePolicy: H2UpgradePolicy.UPGRADE, useClientProtocol: false } },
    { http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: false } }],
])('may be no more than %s', (_, pool, spec) => {
  expect(specOf(pool)).toEqual(spec);
});

test('fails with neither tcp nor http', () => {
  expect(defining({})).toThrow('connectionPool has neither tcp nor http; give it one or leave it out [test/rule]');
});

test('fails with an upgrade to HTTP/2 of the protocol that the client speaks', () => {
  expect(defining({ http: { useClientProtocol: true, h2UpgradePolicy: H2UpgradePolicy.UPGRADE } }))
    .toThrow('http has useClientProtocol beside H2UpgradePolicy.UPGRADE; keep one of them [test/rule]');
});

describe('counts', () => {
  const HTTP_LIMITS = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxRetries', 'maxConcurrentStreams'];
  const COUNTS: Array<[string, number, (count: number) => ConnectionPool]> = [
    ['maxConnections', 1, (maxConnections) => ({ tcp: { maxConnections } })],
    ...HTTP_LIMITS.map((name): [string, number, (count: number) => ConnectionPool] => [name, 1, (count) => ({ http: { [name]: count } })]),
    ['maxRequestsPerConnection', 0, (maxRequestsPerConnection) => ({ http: { maxRequestsPerConnection } })],
  ];

  test.each(COUNTS)('%s may be from %d to 2^31-1', (_, least, pool) => {
    for (const count of [least, 2 ** 31 - 1]) expect(specOf(pool(count))).toEqual(pool(count));
  });

  test.each(COUNTS)('fails when %s is below %d or broken', (name, least, pool) => {
    for (const count of [least - 1, -1, 1.5]) {
      expect(defining(pool(count))).toThrow(`${name} must be a whole number of at least ${least}, got ${count} [test/rule]`);
    }
  });

  test.each(COUNTS)('fails when %s is 2^31', (name, _, pool) => {
    expect(defining(pool(2 ** 31))).toThrow(`${name} must be a whole number of at most 2147483647, got 2147483648 [test/rule]`);
  });

  test.each([1, 2 ** 32 - 1])('%s probes may be made', (probes) => {
    expect(specOf({ tcp: { tcpKeepalive: { probes } } })).toEqual({ tcp: { tcpKeepalive: { probes } } });
  });

  test.each([0, -1, 1.5])('fails with %s probes', (probes) => {
    expect(defining({ tcp: { tcpKeepalive: { probes } } }))
      .toThrow(`probes of tcpKeepalive must be a whole number of at least 1, got ${probes} [test/rule]`);
  });

  test('fails with 2^32 probes', () => {
    expect(defining({ tcp: { tcpKeepalive: { probes: 2 ** 32 } } }))
      .toThrow('probes of tcpKeepalive must be a whole number of at most 4294967295, got 4294967296 [test/rule]');
  });
});

describe('times', () => {
  const OPTIONAL: Array<[string, (time: Duration) => TcpSettings | HttpSettings, 'tcp' | 'http']> = [
    ['connectTimeout', (connectTimeout) => ({ connectTimeout }), 'tcp'],
    ['maxConnectionDuration', (maxConnectionDuration) => ({ maxConnectionDuration }), 'tcp'],
    ['idleTimeout of http', (idleTimeout) => ({ idleTimeout }), 'http'],
  ];
  const WHOLE_SECONDS: typeof OPTIONAL = [
    ['time of tcpKeepalive', (time) => ({ tcpKeepalive: { time } }), 'tcp'],
    ['interval of tcpKeepalive', (interval) => ({ tcpKeepalive: { interval } }), 'tcp'],
  ];
  const second = Duration.seconds(1);
  const ALL: typeof OPTIONAL = [
    ...OPTIONAL,
    ...WHOLE_SECONDS,
    ['idleTimeout of tcp', (idleTimeout) => ({ idleTimeout }), 'tcp'],
    ['interval of http2KeepAlive', (interval) => ({ http2KeepAlive: { interval, timeout: second } }), 'http'],
    ['timeout of http2KeepAlive', (timeout) => ({ http2KeepAlive: { timeout, interval: second } }), 'http'],
  ];

  test.each(OPTIONAL)('fails when %s is 0', (name, settings, part) => {
    expect(defining({ [part]: settings(Duration.seconds(0)) }))
      .toThrow(`${name} must be at least 1 millisecond, got 0 [test/rule]`);
  });

  test.each(WHOLE_SECONDS)('fails when %s is 0 or has a fraction of a second', (name, settings, part) => {
    for (const [time, text] of [[Duration.seconds(0), '0s'], [Duration.millis(1500), '1500ms']] as const) {
      expect(defining({ [part]: settings(time) })).toThrow(`${name} must be a whole number of seconds of at least 1, got ${text} [test/rule]`);
    }
  });

  test.each(['interval', 'timeout'])('fails when the %s of http2KeepAlive is 0', (name) => {
    expect(defining({ http: { http2KeepAlive: { interval: second, timeout: second, [name]: Duration.seconds(0) } } }))
      .toThrow(`${name} of http2KeepAlive must be at least 1 millisecond, got 0 [test/rule]`);
  });

  test.each(ALL)('fails when %s is below a millisecond', (name, settings, part) => {
    expect(defining({ [part]: settings(Duration.millis(0.5)) }))
      .toThrow(`${name} must be a whole number of milliseconds, got 0.5 milliseconds [test/rule]`);
  });
});
