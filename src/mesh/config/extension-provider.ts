import { notEmpty } from '../../core/private/checks';
import type { MeshConfigExtensionProviders as ProviderSpec } from '../../schema/mesh.generated';
import { fileAccessLogSpec, httpAlsSpec, otelAlsSpec, tcpAlsSpec } from '../private/config/access-log-provider';
import { extAuthzGrpcSpec, extAuthzHttpSpec } from '../private/config/ext-authz-provider';
import { providerServiceSpec } from '../private/config/provider-service';
import { datadogSpec, openTelemetrySpec, zipkinSpec } from '../private/config/tracing-provider';
import { EnvoyFileAccessLogOptions, EnvoyHttpAlsOptions, EnvoyOtelAlsOptions, EnvoyTcpAlsOptions } from './access-log-provider';
import { EnvoyExtAuthzGrpcOptions, EnvoyExtAuthzHttpOptions } from './ext-authz-provider';
import { ProviderServiceOptions } from './provider-service';
import { DatadogOptions, OpenTelemetryOptions, ZipkinOptions } from './tracing-provider';

/**
 * Something outside the proxies that authorizes requests, collects traces, metrics or logs, or hands out secrets.
 *
 * Resources such as Telemetry and AuthorizationPolicy name it. One of the same name as one of Istio's own
 * (`prometheus`, `envoy`) replaces that.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider
 */
export class ExtensionProvider {
  /**
   * An authorizer that is asked by HTTP.
   *
   * @param name name of the provider
   * @param options the authorizer's service, what it gets and what becomes of its answer
   */
  public static envoyExtAuthzHttp(name: string, options: EnvoyExtAuthzHttpOptions): ExtensionProvider {
    return new ExtensionProvider(name, { envoyExtAuthzHttp: extAuthzHttpSpec(options) });
  }

  /**
   * An authorizer that is asked by gRPC.
   *
   * @param name name of the provider
   * @param options the authorizer's service and what it gets
   */
  public static envoyExtAuthzGrpc(name: string, options: EnvoyExtAuthzGrpcOptions): ExtensionProvider {
    return new ExtensionProvider(name, { envoyExtAuthzGrpc: extAuthzGrpcSpec(options) });
  }

  /**
   * A tracer with the API of Zipkin.
   *
   * @param name name of the provider
   * @param options the tracer's service and how spans are sent
   */
  public static zipkin(name: string, options: ZipkinOptions): ExtensionProvider {
    return new ExtensionProvider(name, { zipkin: zipkinSpec(options) });
  }

  /**
   * A tracer with the API of Datadog.
   *
   * @param name name of the provider
   * @param options the service of the agent
   */
  public static datadog(name: string, options: DatadogOptions): ExtensionProvider {
    return new ExtensionProvider(name, { datadog: datadogSpec(options) });
  }

  /**
   * A tracer with the API of Apache SkyWalking.
   *
   * @param name name of the provider
   * @param options the service of the receiver
   */
  public static skywalking(name: string, options: ProviderServiceOptions): ExtensionProvider {
    return new ExtensionProvider(name, { skywalking: providerServiceSpec(options) });
  }

  /**
   * A tracer with the API of OpenTelemetry.
   *
   * @param name name of the provider
   * @param options the service of the collector, how spans are sent and what they say
   */
  public static opentelemetry(name: string, options: OpenTelemetryOptions): ExtensionProvider {
    return new ExtensionProvider(name, { opentelemetry: openTelemetrySpec(options) });
  }

  /**
   * Metrics that Prometheus fetches from the proxies.
   *
   * @param name name of the provider
   */
  public static prometheus(name: string): ExtensionProvider {
    return new ExtensionProvider(name, { prometheus: {} });
  }

  /**
   * An access log in a file or stream of the proxy.
   *
   * @param name name of the provider
   * @param options file and format
   */
  public static envoyFileAccessLog(name: string, options: EnvoyFileAccessLogOptions = {}): ExtensionProvider {
    return new ExtensionProvider(name, { envoyFileAccessLog: fileAccessLogSpec(options) });
  }

  /**
   * An access log of HTTP that is sent to a service by gRPC.
   *
   * @param name name of the provider
   * @param options the service and what an entry has
   */
  public static envoyHttpAls(name: string, options: EnvoyHttpAlsOptions): ExtensionProvider {
    return new ExtensionProvider(name, { envoyHttpAls: httpAlsSpec(options) });
  }

  /**
   * An access log of TCP that is sent to a service by gRPC.
   *
   * @param name name of the provider
   * @param options the service and what an entry has
   */
  public static envoyTcpAls(name: string, options: EnvoyTcpAlsOptions): ExtensionProvider {
    return new ExtensionProvider(name, { envoyTcpAls: tcpAlsSpec(options) });
  }

  /**
   * An access log that is sent to an OpenTelemetry collector by gRPC.
   *
   * @param name name of the provider
   * @param options the service and how an entry is written
   */
  public static envoyOtelAls(name: string, options: EnvoyOtelAlsOptions): ExtensionProvider {
    return new ExtensionProvider(name, { envoyOtelAls: otelAlsSpec(options) });
  }

  /**
   * A service from which gateways get the secrets that a server names as `sds://<secret>`. A mesh has one of these at most.
   *
   * @param name name of the provider
   * @param options the service
   */
  public static sds(name: string, options: ProviderServiceOptions): ExtensionProvider {
    return new ExtensionProvider(name, { sds: { name, ...providerServiceSpec(options) } });
  }

  /** Name by which resources refer to it. */
  public readonly name: string;

  private constructor(name: string, private readonly provider: ProviderSpec) {
    this.name = notEmpty('name of an extension provider', name);
  }

  /** @internal */
  public _toSpec(): ProviderSpec {
    return { name: this.name, ...this.provider };
  }
}
