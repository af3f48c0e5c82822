import { Duration } from 'cdk8s';
import { notEmpty } from '../core/private/checks';
import type { TelemetryMetricsOverridesMatch, TelemetryMetricsOverridesTagOverrides } from '../schema/telemetry.istio.io.generated';
import { WorkloadMode } from './workload-mode';

/**
 * A metric of the mesh.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricSelector-IstioMetric
 */
export class TelemetryMetric {
  /** All of Istio's metrics. */
  public static readonly ALL_METRICS = new TelemetryMetric({ metric: 'ALL_METRICS' });

  /** Number of requests, for HTTP, HTTP/2 and gRPC. */
  public static readonly REQUEST_COUNT = new TelemetryMetric({ metric: 'REQUEST_COUNT' });

  /** How long requests take, for HTTP, HTTP/2 and gRPC. */
  public static readonly REQUEST_DURATION = new TelemetryMetric({ metric: 'REQUEST_DURATION' });

  /** Size of the bodies of requests, for HTTP, HTTP/2 and gRPC. */
  public static readonly REQUEST_SIZE = new TelemetryMetric({ metric: 'REQUEST_SIZE' });

  /** Size of the bodies of responses, for HTTP, HTTP/2 and gRPC. */
  public static readonly RESPONSE_SIZE = new TelemetryMetric({ metric: 'RESPONSE_SIZE' });

  /** Number of TCP connections that were opened. */
  public static readonly TCP_OPENED_CONNECTIONS = new TelemetryMetric({ metric: 'TCP_OPENED_CONNECTIONS' });

  /** Number of TCP connections that were closed. */
  public static readonly TCP_CLOSED_CONNECTIONS = new TelemetryMetric({ metric: 'TCP_CLOSED_CONNECTIONS' });

  /** Bytes of responses over TCP connections. */
  public static readonly TCP_SENT_BYTES = new TelemetryMetric({ metric: 'TCP_SENT_BYTES' });

  /** Bytes of requests over TCP connections. */
  public static readonly TCP_RECEIVED_BYTES = new TelemetryMetric({ metric: 'TCP_RECEIVED_BYTES' });

  /** Number of gRPC messages from clients. */
  public static readonly GRPC_REQUEST_MESSAGES = new TelemetryMetric({ metric: 'GRPC_REQUEST_MESSAGES' });

  /** Number of gRPC messages to clients. */
  public static readonly GRPC_RESPONSE_MESSAGES = new TelemetryMetric({ metric: 'GRPC_RESPONSE_MESSAGES' });

  /**
   * A metric that an extension adds.
   *
   * @param name name of the metric
   */
  public static custom(name: string): TelemetryMetric {
    return new TelemetryMetric({ customMetric: notEmpty('name of a metric', name) });
  }

  private constructor(private readonly spec: TelemetryMetricsOverridesMatch) {}

  /** @internal */
  public _toSpec(): TelemetryMetricsOverridesMatch {
    return this.spec;
  }
}

/**
 * What becomes of a tag of a metric.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides-TagOverride
 */
export class TagOverride {
  /** The metric has no such tag. */
  public static readonly REMOVE = new TagOverride({ operation: 'REMOVE' });

  /**
   * The metric has such a tag, with this value.
   *
   * @param value a CEL expression over attributes, such as `request.host`; a text is quoted within it, as in `"blue"`
   */
  public static upsert(value: string): TagOverride {
    return new TagOverride({ operation: 'UPSERT', value: notEmpty('value of a tag', value) });
  }

  private constructor(private readonly spec: TelemetryMetricsOverridesTagOverrides) {}

  /** @internal */
  public _toSpec(): TelemetryMetricsOverridesTagOverrides {
    return this.spec;
  }
}

/**
 * A change to metrics. It needs one of `disabled` and `tagOverrides`.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides
 */
export interface MetricsOverride {
  /**
   * The metric that is changed.
   *
   * @default TelemetryMetric.ALL_METRICS
   */
  readonly metric?: TelemetryMetric;

  /**
   * On which side of the workload's connections.
   *
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;

  /**
   * Whether the metric is not reported. Not beside tagOverrides, if true.
   *
   * @default - as the namespace or the mesh has it; else it is reported
   */
  readonly disabled?: boolean;

  /**
   * Changes to tags, by their name.
   *
   * @default - the tags that the metric has
   */
  readonly tagOverrides?: Record<string, TagOverride>;
}

/**
 * Where metrics go, and which. Something must be set.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Metrics
 */
export interface TelemetryMetrics {
  /**
   * Names of the extension providers in the mesh configuration that get the metrics.
   *
   * @default - those of the namespace, the mesh, or the mesh configuration's default
   */
  readonly providers?: string[];

  /**
   * How often metrics of open TCP connections are reported, at least 1 millisecond.
   *
   * @default Duration.seconds(5)
   */
  readonly reportingInterval?: Duration;

  /**
   * Changes to metrics; a later one goes before an earlier one.
   *
   * @default - none
   */
  readonly overrides?: MetricsOverride[];
}
