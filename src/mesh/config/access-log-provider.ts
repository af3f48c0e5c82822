import { ProviderServiceOptions } from './provider-service';

/**
 * How an entry of an access log is written.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage
 */
export class AccessLogFormat {
  /**
   * A line of text.
   *
   * @param format text with Envoy's operators, such as `%RESPONSE_CODE%`
   */
  public static text(format: string): AccessLogFormat {
    return new AccessLogFormat({ text: format });
  }

  /**
   * An object of JSON.
   *
   * @param labels fields by their names, whose values may have Envoy's operators; without any field as Envoy does by default
   */
  public static labels(labels: Record<string, string>): AccessLogFormat {
    return new AccessLogFormat({ labels: { ...labels } });
  }

  private constructor(private readonly spec: { text?: string; labels?: Record<string, string> }) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * An access log in a file or stream of the proxy.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyFileAccessLogProvider
 */
export interface EnvoyFileAccessLogOptions {
  /**
   * File that entries are written to.
   *
   * @default '/dev/stdout'
   */
  readonly path?: string;

  /**
   * How an entry is written.
   *
   * @default - Istio's line of text
   */
  readonly logFormat?: AccessLogFormat;

  /**
   * Whether what is empty is left out rather than written as `-`.
   *
   * @default false
   */
  readonly omitEmptyValues?: boolean;
}

/** What every log takes that is sent to a service. */
export interface AccessLogServiceOptions extends ProviderServiceOptions {
  /**
   * Name of the log.
   *
   * @default - a name that says of what it is, such as `http_envoy_accesslog`
   */
  readonly logName?: string;
}

/**
 * An access log of TCP that is sent to a service by gRPC.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyTcpGrpcV3LogProvider
 */
export interface EnvoyTcpAlsOptions extends AccessLogServiceOptions {
  /**
   * Objects of Envoy's filter state in each entry.
   *
   * @default - none
   */
  readonly filterStateObjectsToLog?: string[];
}

/**
 * An access log of HTTP that is sent to a service by gRPC.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyHttpGrpcV3LogProvider
 */
export interface EnvoyHttpAlsOptions extends EnvoyTcpAlsOptions {
  /**
   * Headers of the request in each entry.
   *
   * @default - the usual ones
   */
  readonly additionalRequestHeadersToLog?: string[];

  /**
   * Headers of the answer in each entry.
   *
   * @default - none
   */
  readonly additionalResponseHeadersToLog?: string[];

  /**
   * Trailers of the answer in each entry.
   *
   * @default - none
   */
  readonly additionalResponseTrailersToLog?: string[];
}

/**
 * How an entry for OpenTelemetry is written: text is its body, labels are its attributes.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyOpenTelemetryLogProvider-LogFormat
 */
export interface OtelLogFormat {
  /**
   * Text with Envoy's operators.
   *
   * @default - Istio's line of text
   */
  readonly text?: string;

  /**
   * Attributes by their names, whose values may have Envoy's operators.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/**
 * An access log that is sent to an OpenTelemetry collector by gRPC.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-EnvoyOpenTelemetryLogProvider
 */
export interface EnvoyOtelAlsOptions extends AccessLogServiceOptions {
  /**
   * How an entry is written.
   *
   * @default - Istio's line of text
   */
  readonly logFormat?: OtelLogFormat;
}
