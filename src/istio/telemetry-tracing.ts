import { notEmpty } from '../core/private/checks';
import type { TelemetryTracingCustomTags } from '../schema/telemetry.istio.io.generated';
import { WorkloadMode } from './workload-mode';

/** What a tag has whose value may be missing. */
export interface TracingTagOptions {
  /**
   * The tag's value where the source has none.
   *
   * @default - the span has no such tag
   */
  readonly defaultValue?: string;
}

/**
 * What a tag of a span says.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-CustomTag
 */
export class TracingTag {
  /**
   * The same text in each span.
   *
   * @param value the text, not empty
   */
  public static literal(value: string): TracingTag {
    return new TracingTag({ literal: { value: notEmpty('value of a literal tag', value) } });
  }

  /**
   * An environment variable of the proxy.
   *
   * @param name name of the variable
   * @param options what is said where there is none
   */
  public static environment(name: string, options: TracingTagOptions = {}): TracingTag {
    return new TracingTag({ environment: { name: notEmpty('name of an environment variable', name), ...options } });
  }

  /**
   * A header of the request.
   *
   * @param name name of the header
   * @param options what is said where there is none
   */
  public static header(name: string, options: TracingTagOptions = {}): TracingTag {
    return new TracingTag({ header: { name: notEmpty('name of a header', name), ...options } });
  }

  /**
   * A text with Envoy's variables of access logs, such as `%RESPONSE_CODE%`.
   *
   * @param value the text, not empty
   */
  public static formatter(value: string): TracingTag {
    return new TracingTag({ formatter: { value: notEmpty('value of a formatted tag', value) } });
  }

  private constructor(private readonly spec: TelemetryTracingCustomTags) {}

  /** @internal */
  public _toSpec(): TelemetryTracingCustomTags {
    return this.spec;
  }
}

/**
 * What is traced. Of several, a later one changes what an earlier one set for the same mode. Something must be set
 * beside the mode.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing
 */
export interface TelemetryTracing {
  /**
   * On which side of the workload's connections.
   *
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;

  /**
   * Name of the extension provider in the mesh configuration that gets the spans. There can be one only.
   *
   * @default - that of the namespace, the mesh, or the mesh configuration's default; without one nothing is traced
   */
  readonly provider?: string;

  /**
   * Share of the requests that is traced where the client does not decide it, from 0 to 100.
   *
   * @default - that of the namespace, the mesh, or the mesh configuration, which is 1
   */
  readonly randomSamplingPercentage?: number;

  /**
   * Whether no spans are sent. Trace headers are passed on even so.
   *
   * @default false
   */
  readonly disableSpanReporting?: boolean;

  /**
   * Whether no trace headers are passed on.
   *
   * @default false
   */
  readonly disableContextPropagation?: boolean;

  /**
   * Whether the header `x-request-id` says if a request is traced, as Envoy does without the mesh.
   *
   * @default true
   */
  readonly useRequestIdForTraceSampling?: boolean;

  /**
   * Whether Istio's own tags are in the spans.
   *
   * @default true
   */
  readonly enableIstioTags?: boolean;

  /**
   * Further tags in the spans, by their name.
   *
   * @default - none
   */
  readonly customTags?: Record<string, TracingTag>;
}
