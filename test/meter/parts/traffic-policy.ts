import { Duration } from 'cdk8s';
import { istio } from '../../../src';
import { Probe } from '../probe';
import { hostName, path, port, seconds } from './values';

const { ClientTls, ConsistentHash, HashAlgorithm, LoadBalancer, Locality } = istio;

export const connectionPool = (probe: Probe): istio.ConnectionPool => ({
  tcp: {
    maxConnections: probe.number('tcp.maxConnections'),
    connectTimeout: seconds(probe, 'tcp.connectTimeout'),
    tcpKeepalive: {
      probes: probe.number('tcp.tcpKeepalive.probes'),
      time: seconds(probe, 'tcp.tcpKeepalive.time'),
      interval: seconds(probe, 'tcp.tcpKeepalive.interval'),
    },
    maxConnectionDuration: seconds(probe, 'tcp.maxConnectionDuration'),
    idleTimeout: seconds(probe, 'tcp.idleTimeout'),
  },
  http: {
    http1MaxPendingRequests: probe.number('http.http1MaxPendingRequests'),
    http2MaxRequests: probe.number('http.http2MaxRequests'),
    maxRequestsPerConnection: probe.number('http.maxRequestsPerConnection'),
    maxRetries: probe.number('http.maxRetries'),
    idleTimeout: seconds(probe, 'http.idleTimeout'),
    h2UpgradePolicy: probe.member('http.h2UpgradePolicy', istio.H2UpgradePolicy),
    useClientProtocol: probe.flag('http.useClientProtocol'),
    maxConcurrentStreams: probe.number('http.maxConcurrentStreams'),
    http2KeepAlive: {
      interval: seconds(probe, 'http.http2KeepAlive.interval'),
      timeout: seconds(probe, 'http.http2KeepAlive.timeout'),
    },
  },
});

export const outlierDetection = (probe: Probe): istio.OutlierDetection => ({
  consecutive5xxErrors: probe.number('consecutive5xxErrors'),
  consecutiveGatewayErrors: probe.number('consecutiveGatewayErrors'),
  splitExternalLocalOriginErrors: true,
  consecutiveLocalOriginFailures: probe.number('consecutiveLocalOriginFailures'),
  outlierDetectionHttpErrorCodes: [probe.number('outlierDetectionHttpErrorCodes[]', 500, 503)],
  interval: seconds(probe, 'interval'),
  baseEjectionTime: seconds(probe, 'baseEjectionTime'),
  maxEjectionPercent: probe.number('maxEjectionPercent'),
  minHealthPercent: probe.number('minHealthPercent'),
});

export const failover = (probe: Probe): istio.LocalityFailoverOptions => ({
  failover: [{ fromRegion: probe.text('failover[].from'), toRegion: probe.text('failover[].to') }],
  failoverPriority: [probe.text('failoverPriority[]')],
});

const warmup = (probe: Probe): istio.Warmup => ({
  duration: seconds(probe, 'duration'),
  minimumPercent: probe.number('minimumPercent'),
  aggression: probe.number('aggression'),
});

const cookie = (probe: Probe) => ConsistentHash.httpCookie(probe.text('httpCookie.name'), {
  path: path(probe, 'httpCookie.path'),
  ttl: seconds(probe, 'httpCookie.ttl'),
  attributes: { [probe.text('httpCookie.attributes[].name')]: probe.text('httpCookie.attributes[].value') },
  algorithm: probe.of('ringHash.minimumRingSize', HashAlgorithm.ringHash(1), HashAlgorithm.ringHash(2)),
});

const hashed = (probe: Probe, make: (hash: Probe) => istio.ConsistentHash) => LoadBalancer.consistentHash(make(probe.within('consistentHash')));

/** Load balancers that fill all leaves together. */
const LOAD_BALANCERS: Record<string, (probe: Probe) => istio.LoadBalancer | undefined> = {
  'simple load balancers': (probe) => probe.of(
    'simple', undefined, LoadBalancer.leastRequest(), LoadBalancer.roundRobin(), LoadBalancer.random(), LoadBalancer.passthrough(),
  ),
  'warmup': (probe) => LoadBalancer.leastRequest({ warmup: warmup(probe.within('warmup')) }),
  'hash of a header': (probe) => hashed(probe, (hash) => ConsistentHash.httpHeader(hash.text('httpHeaderName'), {
    algorithm: hash.of('maglev.tableSize', HashAlgorithm.maglev(251), HashAlgorithm.maglev(65537)),
  })),
  'hash of a cookie': (probe) => hashed(probe, cookie),
  'hash of a query parameter': (probe) => hashed(probe, (hash) => ConsistentHash.httpQueryParameter(hash.text('httpQueryParameterName'))),
  'hash of the address': (probe) => probe.of('consistentHash.useSourceIp', undefined, LoadBalancer.consistentHash(ConsistentHash.sourceIp())),
  'locality on and off': (probe) => LoadBalancer.roundRobin({
    locality: probe.of('localityLbSetting.enabled', Locality.failover(), Locality.disabled()),
  }),
  'failover': (probe) => LoadBalancer.roundRobin({ locality: Locality.failover(failover(probe.within('localityLbSetting'))) }),
  'distribution': (probe) => {
    const distribute = probe.within('localityLbSetting.distribute[]');
    const fromLocality = distribute.text('from');
    return LoadBalancer.roundRobin({
      locality: distribute.of('to.*', ...[40, 30].map((share) => Locality.distribute([{ fromLocality, to: { near: 100 - share, far: share } }]))),
    });
  },
  'zone awareness on': (probe) => LoadBalancer.roundRobin({ locality: probe.of('zoneAwareLbSetting.enabled', undefined, Locality.zoneAware()) }),
  'zone awareness': (probe) => {
    const zoneAware = probe.within('zoneAwareLbSetting');
    return LoadBalancer.roundRobin({ locality: Locality.zoneAware({ ...failover(zoneAware), minClusterSize: zoneAware.number('minClusterSize') }) });
  },
};

/** How clients verify a server by files; the mode follows from what is done with these. */
const serverFiles = (probe: Probe): istio.ClientSimpleTlsOptions => ({
  caCertificates: path(probe, 'caCertificates'),
  caCrl: path(probe, 'caCrl'),
  sni: hostName(probe, 'sni'),
  subjectAltNames: [hostName(probe, 'subjectAltNames[]')],
});

/** TLS of a client that fills all leaves together. */
export const TLS: Record<string, (probe: Probe) => istio.ClientTls> = {
  'tls modes': (probe) => probe.of('mode', ClientTls.disable(), ClientTls.simple(), ClientTls.istioMutual()),
  'mutual tls by files': (probe) => {
    probe.implied('mode', 'MUTUAL');
    return ClientTls.mutual({
      ...serverFiles(probe),
      clientCertificate: path(probe, 'clientCertificate'),
      privateKey: path(probe, 'privateKey'),
    });
  },
  'tls by a secret': (probe) => ClientTls.simple({ credentialName: probe.text('credentialName') }),
  'tls without verification': (probe) => ClientTls.simple({ insecureSkipVerify: probe.flag('insecureSkipVerify') }),
};

/** Policies that fill all leaves together which a destination and its ports share. */
export function portPolicies(): Record<string, (probe: Probe) => istio.PortTrafficPolicy> {
  const always: istio.PortTrafficPolicy = { outlierDetection: { interval: Duration.seconds(9) } };
  return {
    'connections': (probe) => ({ connectionPool: connectionPool(probe.within('connectionPool')) }),
    'outlier detection': (probe) => ({ outlierDetection: outlierDetection(probe.within('outlierDetection')) }),
    'local errors': (probe) => ({ outlierDetection: { splitExternalLocalOriginErrors: probe.flag('outlierDetection.splitExternalLocalOriginErrors') } }),
    ...Object.fromEntries(Object.entries(LOAD_BALANCERS).map(([name, make]) =>
      [name, (probe: Probe) => ({ ...always, loadBalancer: make(probe.within('loadBalancer')) })])),
    ...Object.fromEntries(Object.entries(TLS).map(([name, make]) => [name, (probe: Probe) => ({ tls: make(probe.within('tls')) })])),
  };
}

/** Policies that fill all leaves together which only a destination as a whole has. */
export const WHOLE_POLICIES: Record<string, (probe: Probe) => istio.TrafficPolicy> = {
  'a tunnel': (probe) => ({
    tunnel: {
      protocol: probe.member('tunnel.protocol', istio.TunnelProtocol),
      targetHost: hostName(probe, 'tunnel.targetHost'),
      targetPort: port(probe, 'tunnel.targetPort'),
    },
  }),
  'proxy protocol and retry budget': (probe) => ({
    proxyProtocol: probe.member('proxyProtocol.version', istio.ProxyProtocolVersion),
    retryBudget: {
      percent: probe.number('retryBudget.percent'),
      minRetryConcurrency: probe.number('retryBudget.minRetryConcurrency'),
      budgetInterval: seconds(probe, 'retryBudget.budgetInterval'),
    },
  }),
};
