import { Duration } from 'cdk8s';
import { ProviderGrpcOptions, ProviderHeader, ProviderHttpOptions, ProviderServiceOptions } from './provider-service';

/** What a tracer takes that shortens the tag with the path. */
export interface TagLengthOptions extends ProviderServiceOptions {
  /**
   * Longest path in a span, in characters, at least 1.
   *
   * @default 256
   */
  readonly maxTagLength?: number;
}

/** By which headers Zipkin carries the context of a trace. */
export enum ZipkinTraceContext {
  /** B3 headers. */
  USE_B3 = 'USE_B3',
  /** B3 headers and, where a request has none, the one of W3C. Both are sent on. */
  USE_B3_WITH_W3C_PROPAGATION = 'USE_B3_WITH_W3C_PROPAGATION',
}

/**
 * A tracer with the API of Zipkin.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-ZipkinTracingProvider
 */
export interface ZipkinOptions extends TagLengthOptions {
  /**
   * Whether ids of traces have 64 bits instead of 128.
   *
   * @default false
   */
  readonly enable64bitTraceId?: boolean;

  /**
   * Path that spans are sent to. Begins with `/`.
   *
   * @default '/api/v2/spans'
   */
  readonly path?: string;

  /**
   * By which headers the context of a trace is carried.
   *
   * @default ZipkinTraceContext.USE_B3
   */
  readonly traceContextOption?: ZipkinTraceContext;

  /**
   * How long sending may take.
   *
   * @default Duration.seconds(5)
   */
  readonly timeout?: Duration;

  /**
   * Headers of each request to the tracer.
   *
   * @default - none of your own
   */
  readonly headers?: ProviderHeader[];
}

/**
 * A tracer with the API of Datadog.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-DatadogTracingProvider
 */
export interface DatadogOptions extends TagLengthOptions {}

/**
 * How spans are sent to an OpenTelemetry collector.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-OpenTelemetryTracingProvider
 */
export class OtlpExporter {
  /**
   * By gRPC.
   *
   * @param options timeout and metadata
   */
  public static grpc(options: ProviderGrpcOptions): OtlpExporter {
    return new OtlpExporter(undefined, options);
  }

  /**
   * By HTTP.
   *
   * @param options path, timeout and headers
   */
  public static http(options: ProviderHttpOptions): OtlpExporter {
    return new OtlpExporter(options);
  }

  private constructor(
    /** @internal */
    public readonly _http?: ProviderHttpOptions,
    /** @internal */
    public readonly _grpc?: ProviderGrpcOptions,
  ) {}
}

/** From where OpenTelemetry takes what it says of the process that sends a span. */
export enum ResourceDetector {
  /** The variable `OTEL_RESOURCE_ATTRIBUTES` in the environment of the proxy. */
  ENVIRONMENT = 'environment',
  /** The files in which Dynatrace writes about host and process. */
  DYNATRACE = 'dynatrace',
}

/** By which rules spans name the service that they are of. */
export enum ServiceAttributeEnrichment {
  /** Those of Istio: as `clusterName` of the proxies says. */
  ISTIO_CANONICAL = 'ISTIO_CANONICAL',
  /** The conventions of OpenTelemetry for Kubernetes. */
  OTEL_SEMANTIC_CONVENTIONS = 'OTEL_SEMANTIC_CONVENTIONS',
}

/** Where the sampler of Dynatrace asks how much it shall sample. */
export interface DynatraceApi extends ProviderServiceOptions {
  /** How it asks. */
  readonly http: ProviderHttpOptions;
}

/**
 * A sampler that Dynatrace tells how much to sample.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-OpenTelemetryTracingProvider-DynatraceSampler
 */
export interface DynatraceSampler {
  /** Id of the tenant at Dynatrace. */
  readonly tenant: string;

  /** Id of the cluster at Dynatrace. */
  readonly clusterId: number;

  /**
   * Traces a minute as long as Dynatrace has not told a number, at least 1.
   *
   * @default 1000
   */
  readonly rootSpansPerMinute?: number;

  /**
   * Where the number is asked for.
   *
   * @default - where spans are sent, which must be by HTTP then
   */
  readonly httpService?: DynatraceApi;
}

/**
 * A tracer with the API of OpenTelemetry.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-OpenTelemetryTracingProvider
 */
export interface OpenTelemetryOptions extends TagLengthOptions {
  /**
   * How spans are sent.
   *
   * @default - by gRPC
   */
  readonly exporter?: OtlpExporter;

  /**
   * From where the tracer takes what it says of the process.
   *
   * @default - from nowhere
   */
  readonly resourceDetectors?: ResourceDetector[];

  /**
   * By which rules spans name their service.
   *
   * @default ServiceAttributeEnrichment.ISTIO_CANONICAL
   */
  readonly serviceAttributeEnrichment?: ServiceAttributeEnrichment;

  /**
   * A sampler that Dynatrace tells how much to sample.
   *
   * @default - sampled is what Telemetry or the proxies' configuration says
   */
  readonly dynatraceSampler?: DynatraceSampler;
}
