import { duration, durationOrZero, integer, nonEmpty, notEmpty, port, regex, unsigned, wholeSeconds } from '../../../core/private/checks';
import { render } from '../../../core/private/render';
import { tcpKeepaliveSpec } from '../../../istio/private/connection-pool';
import type {
  MeshConfigDefaultConfig as ProxyConfigSpec,
  MeshConfigDefaultConfigEnvoyAccessLogService as ServiceSpec,
  MeshConfigDefaultConfigGatewayTopology as TopologySpec,
  MeshConfigDefaultConfigProxyStatsMatcher as StatsSpec,
} from '../../../schema/mesh.generated';
import { GatewayTopology } from '../../config/gateway-topology';
import { MeshProxyConfig } from '../../config/mesh-proxy-config';
import { ProxyStatsMatcher } from '../../config/proxy-stats-matcher';
import { RemoteService } from '../../config/remote-service';
import { hostAndPort } from './address';
import { connectionSettingsSpec } from './connection-settings';
import { environment, named } from './names';
import { pem } from './pem';
import { proxyHeadersSpec } from './proxy-headers';
import { startingTlsSpec } from './tls';
import { tracingSpec } from './tracing';

/** The `defaultConfig` field of a mesh configuration. */
export function proxyConfigSpec({ clusterName, ...config }: MeshProxyConfig): ProxyConfigSpec {
  return {
    ...clusterName?._toSpec(),
    ...render<Omit<MeshProxyConfig, 'clusterName'>, ProxyConfigSpec>(config, {
      configPath: (path) => notEmpty('configPath', path),
      binaryPath: (path) => notEmpty('binaryPath', path),
      drainDuration: (value) => wholeSeconds('drainDuration', value),
      discoveryAddress: (address) => hostAndPort('discoveryAddress', address),
      statsdUdpAddress: (address) => hostAndPort('statsdUdpAddress', address),
      proxyAdminPort: (number) => port('proxyAdminPort', number),
      statNameLength: (length) => integer('statNameLength', length, 1),
      concurrency: (threads) => integer('concurrency', threads, 0),
      tracing: tracingSpec,
      envoyAccessLogService: remoteServiceSpec('envoyAccessLogService'),
      envoyMetricsService: remoteServiceSpec('envoyMetricsService'),
      proxyMetadata: (variables) => environment('proxyMetadata', variables),
      runtimeValues: (flags) => named('runtimeValues', flags),
      statusPort: (number) => port('statusPort', number),
      gatewayTopology: topologySpec,
      terminationDrainDuration: (value) => durationOrZero('terminationDrainDuration', value),
      readinessProbe: (probe) => probe._toSpec(),
      proxyStatsMatcher: statsMatcherSpec,
      caCertificatesPem: (certificates) => nonEmpty('caCertificatesPem', certificates).map((text) => pem('caCertificatesPem', text)),
      image: ({ imageType }) => ({ imageType }),
      privateKeyProvider: (provider) => provider._toSpec(),
      proxyHeaders: proxyHeadersSpec,
      fileFlushInterval: (value) => duration('fileFlushInterval', value),
      fileFlushMinSizeKb: (size) => unsigned('fileFlushMinSizeKb', size, 1),
      connectionSettings: connectionSettingsSpec,
    }),
  };
}

const remoteServiceSpec = (what: string) => (service: RemoteService): ServiceSpec => render<RemoteService, ServiceSpec>(service, {
  address: (address) => hostAndPort(`address of ${what}`, address),
  tlsSettings: (tls) => startingTlsSpec(what, tls),
  tcpKeepalive: tcpKeepaliveSpec,
});

function topologySpec(topology: GatewayTopology): TopologySpec {
  return render<GatewayTopology, TopologySpec>(topology, {
    numTrustedProxies: (proxies) => unsigned('numTrustedProxies', proxies),
    proxyProtocol: (expected) => expected ? {} : undefined,
  });
}

function statsMatcherSpec(matcher: ProxyStatsMatcher): StatsSpec {
  return render<ProxyStatsMatcher, StatsSpec>(matcher, {
    inclusionPrefixes: (list) => nonEmpty('inclusionPrefixes', list).map((prefix) => notEmpty('prefix in inclusionPrefixes', prefix)),
    inclusionSuffixes: (list) => nonEmpty('inclusionSuffixes', list).map((suffix) => notEmpty('suffix in inclusionSuffixes', suffix)),
    inclusionRegexps: (list) => nonEmpty('inclusionRegexps', list).map((expression) => regex('expression in inclusionRegexps', expression)),
  });
}
