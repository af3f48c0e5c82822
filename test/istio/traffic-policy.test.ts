import { Duration } from 'cdk8s';
import { ClientTls, LoadBalancer, ProxyProtocolVersion, TrafficPolicy, TunnelProtocol } from '../../src/istio';
import { definingTrafficPolicy, trafficPolicyOf } from '../support/istio';

const loadBalancer = LoadBalancer.random();

const PORT_POLICY = {
  loadBalancer,
  connectionPool: { tcp: { maxConnections: 1 } },
  outlierDetection: { consecutive5xxErrors: 3 },
  tls: ClientTls.disable(),
};
const PORT_POLICY_SPEC = {
  loadBalancer: { simple: 'RANDOM' },
  connectionPool: { tcp: { maxConnections: 1 } },
  outlierDetection: { consecutive5xxErrors: 3 },
  tls: { mode: 'DISABLE' },
};

test('all fields come out, with a tunnel', () => {
  expect(trafficPolicyOf({
    ...PORT_POLICY,
    portLevelSettings: [{ port: 80, ...PORT_POLICY }, { port: 443, loadBalancer }],
    tunnel: { protocol: TunnelProtocol.POST, targetHost: 'db.example.com', targetPort: 5432 },
    retryBudget: { percent: 12.5, minRetryConcurrency: 7, budgetInterval: Duration.millis(1500) },
  })).toEqual({
    ...PORT_POLICY_SPEC,
    portLevelSettings: [{ port: { number: 80 }, ...PORT_POLICY_SPEC }, { port: { number: 443 }, loadBalancer: { simple: 'RANDOM' } }],
    tunnel: { protocol: 'POST', targetHost: 'db.example.com', targetPort: 5432 },
    retryBudget: { percent: 12.5, minRetryConcurrency: 7, budgetInterval: '1500ms' },
  });
});

test.each<[string, TrafficPolicy, object]>([
  ['a load balancer', { loadBalancer: LoadBalancer.unspecified() }, { loadBalancer: {} }],
  ['an outlier detection with defaults', { outlierDetection: {} }, { outlierDetection: {} }],
  ['a tunnel to an address', { tunnel: { targetHost: '10.0.0.1', targetPort: 1 } }, { tunnel: { targetHost: '10.0.0.1', targetPort: 1 } }],
  ['a tunnel by CONNECT', { tunnel: { protocol: TunnelProtocol.CONNECT, targetHost: 'db', targetPort: 65535 } },
    { tunnel: { protocol: 'CONNECT', targetHost: 'db', targetPort: 65535 } }],
  ['the PROXY protocol, version 1', { proxyProtocol: ProxyProtocolVersion.V1 }, { proxyProtocol: { version: 'V1' } }],
  ['the PROXY protocol, version 2', { proxyProtocol: ProxyProtocolVersion.V2 }, { proxyProtocol: { version: 'V2' } }],
  ['a retry budget with defaults', { retryBudget: {} }, { retryBudget: {} }],
  ['the least retry budget', { retryBudget: { percent: 0, minRetryConcurrency: 1, budgetInterval: Duration.seconds(0) } },
    { retryBudget: { percent: 0, minRetryConcurrency: 1, budgetInterval: '0s' } }],
])('may be no more than %s', (_, policy, spec) => {
  expect(trafficPolicyOf(policy)).toEqual(spec);
});

test.each<[TrafficPolicy]>([[{}], [{ loadBalancer: undefined, tls: undefined }]])('fails when it sets nothing: %j', (policy) => {
  expect(definingTrafficPolicy(policy))
    .toThrow('trafficPolicy sets nothing; give it a loadBalancer, connectionPool, outlierDetection, tls or another setting, or leave it out [test/rule]');
});

test('fails with a tunnel beside the PROXY protocol', () => {
  expect(definingTrafficPolicy({ tunnel: { targetHost: 'db.example.com', targetPort: 5432 }, proxyProtocol: ProxyProtocolVersion.V2 }))
    .toThrow('trafficPolicy has tunnel beside proxyProtocol; keep one of them [test/rule]');
});

describe('a port', () => {
  test('fails with an empty list of them', () => {
    expect(definingTrafficPolicy({ loadBalancer, portLevelSettings: [] }))
      .toThrow('portLevelSettings must have at least one entry, got none [test/rule]');
  });

  test('fails with two policies', () => {
    expect(definingTrafficPolicy({ portLevelSettings: [{ port: 80, loadBalancer }, { port: 443, loadBalancer }, { port: 80, loadBalancer }] }))
      .toThrow("portLevelSettings has '80' twice; drop one [test/rule]");
  });

  test.each([0, 65536, 8.5])('fails with the number %s', (port) => {
    expect(definingTrafficPolicy({ portLevelSettings: [{ port, loadBalancer }] }))
      .toThrow(`port of portLevelSettings must be a whole number from 1 to 65535, got ${port} [test/rule]`);
  });

  test('fails with a policy that sets nothing', () => {
    expect(definingTrafficPolicy({ portLevelSettings: [{ port: 80 }] }))
      .toThrow('portLevelSettings of port 80 set nothing; give them a loadBalancer, connectionPool, outlierDetection or tls, or leave them out [test/rule]');
  });

  test('fails with a policy that cannot be right', () => {
    expect(definingTrafficPolicy({ portLevelSettings: [{ port: 80, connectionPool: {} }] }))
      .toThrow('connectionPool has neither tcp nor http; give it one or leave it out [test/rule]');
  });
});

describe('a tunnel', () => {
  test.each(['', 'a_b.example.com', 'a/b'])("fails to the host '%s'", (targetHost) => {
    expect(definingTrafficPolicy({ tunnel: { targetHost, targetPort: 1 } }))
      .toThrow(`targetHost of a tunnel must be a DNS name such as 'www.example.com' or '*.example.com', got '${targetHost}' [test/rule]`);
  });

  test.each(['*', '*.example.com', '*-db.example.com'])("fails to the hosts '%s'", (targetHost) => {
    expect(definingTrafficPolicy({ tunnel: { targetHost, targetPort: 1 } }))
      .toThrow(`targetHost of a tunnel cannot have a wildcard, got '${targetHost}' [test/rule]`);
  });

  test.each([0, 65536])('fails to the port %s', (targetPort) => {
    expect(definingTrafficPolicy({ tunnel: { targetHost: 'db.example.com', targetPort } }))
      .toThrow(`targetPort of a tunnel must be a whole number from 1 to 65535, got ${targetPort} [test/rule]`);
  });
});

test.each<[string, TrafficPolicy['retryBudget'], string]>([
  ['a negative percentage', { percent: -1 }, 'percent of retryBudget must be a number from 0 to 100, got -1'],
  ['a percentage above 100', { percent: 100.5 }, 'percent of retryBudget must be a number from 0 to 100, got 100.5'],
  ['a negative count', { minRetryConcurrency: -1 }, 'minRetryConcurrency must be a whole number of at least 1, got -1'],
  ['a count of 0', { minRetryConcurrency: 0 }, 'minRetryConcurrency must be a whole number of at least 1, got 0'],
  ['a broken count', { minRetryConcurrency: 1.5 }, 'minRetryConcurrency must be a whole number of at least 1, got 1.5'],
  ['an interval below a millisecond', { budgetInterval: Duration.millis(0.5) }, 'budgetInterval must be a whole number of milliseconds, got 0.5 milliseconds'],
])('fails when a retry budget has %s', (_, retryBudget, message) => {
  expect(definingTrafficPolicy({ retryBudget })).toThrow(`${message} [test/rule]`);
});
