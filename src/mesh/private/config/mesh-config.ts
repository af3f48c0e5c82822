import { Duration } from 'cdk8s';
import { dnsLabel, duration, durationOrZero, fullName, labels, nonEmpty, notEmpty, port, unique } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import { ExportTo } from '../../../istio';
import { connectionPoolSpec, tcpKeepaliveSpec } from '../../../istio/private/connection-pool';
import { exportToSpec } from '../../../istio/private/export-to';
import { retrySpec } from '../../../istio/private/http-retry';
import { outlierDetectionSpec } from '../../../istio/private/outlier-detection';
import type {
  MeshConfigConfigSources as SourceSpec,
  MeshConfigDefaultTrafficPolicy as TrafficPolicySpec,
  MeshConfigExtensionProviders as ProviderSpec,
  MeshConfigMeshMTLS as TlsSpec,
  MeshConfigSpec,
} from '../../../schema/mesh.generated';
import { ConfigSource } from '../../config/config-source';
import { DefaultTrafficPolicy } from '../../config/default-traffic-policy';
import { ExtensionProvider } from '../../config/extension-provider';
import { AccessLogEncoding, MeshConfig } from '../../config/mesh-config';
import { TlsDefaults } from '../../config/mesh-tls';
import { knownFields } from '../known-fields';
import { defaultProvidersSpec } from './default-providers';
import { labelSelectorSpec } from './label-selector';
import { proxyConfigSpec } from './mesh-proxy-config';
import { plain } from './plain';
import { serviceEntryVisibilitySpec, serviceScopeSpec, serviceSettingsSpec } from './service-scope';

/** A mesh configuration in proto JSON form, as istiod reads it. */
export function meshConfigSpec({ locality, ...config }: MeshConfig): MeshConfigSpec {
  if (config.accessLogEncoding === AccessLogEncoding.JSON && config.accessLogFormat && !isObject(config.accessLogFormat)) {
    throw invalid(`accessLogFormat must be an object of JSON in the encoding JSON, such as '{"status":"%RESPONSE_CODE%"}', got ${show(config.accessLogFormat)}`);
  }
  const extensionProviders = config.extensionProviders && providersSpec(config.extensionProviders);
  return knownFields('config', 'mesh', 'MeshConfig', plain<MeshConfigSpec>({
    ...locality?._toSpec(),
    ...render<Omit<MeshConfig, 'locality'>, MeshConfigSpec>(config, {
      proxyListenPort: (number) => port('proxyListenPort', number),
      proxyInboundListenPort: (number) => port('proxyInboundListenPort', number),
      proxyHttpPort: (number) => port('proxyHttpPort', number),
      connectTimeout,
      hboneIdleTimeout: (value) => duration('hboneIdleTimeout', value),
      protocolDetectionTimeout: (value) => durationOrZero('protocolDetectionTimeout', value),
      tcpKeepalive: tcpKeepaliveSpec,
      ingressClass: (name) => notEmpty('ingressClass', name),
      ingressService: (name) => dnsLabel('ingressService', name),
      ingressSelector: (value) => labels('ingressSelector', { istio: notEmpty('ingressSelector', value) }).istio,
      defaultConfig: proxyConfigSpec,
      outboundTrafficPolicy: (policy) => policy._toSpec(),
      inboundTrafficPolicy: (mode) => ({ mode }),
      configSources: (list) => nonEmpty('configSources', list).map(configSourceSpec),
      trustDomain: (domain) => fullName('trustDomain', domain),
      trustDomainAliases: (list) => list.map((domain) => fullName('trust domain in trustDomainAliases', domain)),
      caCertificates: (list) => list.map((certificate) => certificate._toSpec()),
      defaultServiceExportTo: visibility,
      defaultVirtualServiceExportTo: visibility,
      defaultDestinationRuleExportTo: visibility,
      rootNamespace: (name) => dnsLabel('rootNamespace', name),
      dnsRefreshRate: (value) => duration('dnsRefreshRate', value),
      inboundClusterStatName: (name) => notEmpty('inboundClusterStatName', name),
      outboundClusterStatName: (name) => notEmpty('outboundClusterStatName', name),
      serviceSettings: (list) => list.map(serviceSettingsSpec),
      serviceScopeConfigs: (list) => list.map(serviceScopeSpec),
      extensionProviders: () => extensionProviders!,
      defaultProviders: (defaults) => defaultProvidersSpec(defaults, extensionProviders ?? []),
      discoverySelectors: (list) => nonEmpty('discoverySelectors', list).map((selector) => labelSelectorSpec('discoverySelectors', selector)),
      pathNormalization: (normalization) => ({ normalization }),
      defaultHttpRetryPolicy: (retry) => retrySpec('the mesh', retry),
      meshMTLS: tlsSpec,
      tlsDefaults: tlsSpec,
      defaultTrafficPolicy: trafficPolicySpec,
      serviceEntryVisibility: serviceEntryVisibilitySpec,
    }),
  }));
}

const visibility = (exportTo: ExportTo[]) => exportToSpec(exportTo, undefined)!;

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function connectTimeout(value: Duration): string {
  const text = duration('connectTimeout', value);
  if (value.toMilliseconds() > Duration.hours(1).toMilliseconds()) throw invalid(`connectTimeout must be at most 1 hour, got ${text}`);
  return text;
}

function providersSpec(providers: ExtensionProvider[]): ProviderSpec[] {
  unique('extensionProviders', providers.map(({ name }) => name));
  const specs = providers.map((provider) => provider._toSpec());
  const sds = specs.filter((spec) => spec.sds).map(({ name }) => show(name));
  if (sds.length > 1) throw invalid(`extensionProviders has ${sds.join(' and ')} for secrets, of which istiod asks the first alone; keep one`);
  return specs;
}

function configSourceSpec(source: ConfigSource): SourceSpec {
  return render<ConfigSource, SourceSpec>(source, {
    address: (address) => {
      if (!/^(xds:\/\/[^/]+|fs:\/\/\/.+|k8s:\/\/.*)$/.test(address)) {
        throw invalid(`address of a config source must be 'xds://<host>:<port>', 'k8s://' or 'fs:///<folder>', got ${show(address)}`);
      }
      return address;
    },
    tlsSettings: (tls) => tls._toSpec(),
  });
}

function tlsSpec(tls: TlsDefaults): TlsSpec {
  return render<TlsDefaults, TlsSpec>(tls, {
    cipherSuites: (suites) => {
      unique('cipherSuites', nonEmpty('cipherSuites', suites));
      return [...suites];
    },
    ecdhCurves: (curves) => {
      unique('ecdhCurves', nonEmpty('ecdhCurves', curves));
      return [...curves];
    },
  });
}

function trafficPolicySpec(policy: DefaultTrafficPolicy): TrafficPolicySpec {
  return render<DefaultTrafficPolicy, TrafficPolicySpec>(policy, {
    connectionPool: connectionPoolSpec,
    outlierDetection: outlierDetectionSpec,
  });
}
