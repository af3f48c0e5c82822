import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { nonEmpty } from '../core/private/checks';
import { at, invalid } from '../core/private/errors';
import type { TelemetrySpec } from '../schema/telemetry.istio.io.generated';
import { PolicyTarget } from './policy-target';
import { accessLoggingSpec, metricsSpec, tracingSpec } from './private/telemetry';
import { TelemetryAccessLogging } from './telemetry-access-logging';
import { TelemetryMetrics } from './telemetry-metrics';
import { TelemetryTracing } from './telemetry-tracing';

/** What a Telemetry takes. One of `tracing`, `metrics` and `accessLogging` is needed. */
export interface TelemetryProps extends MeshResourceProps {
  /**
   * What it holds for. What is set for workloads goes before what is set for their namespace, and that before what is set
   * for the mesh. Each of them may have one Telemetry only.
   *
   * @default - `PolicyTarget.namespace()`, all workloads of its namespace
   */
  readonly target?: PolicyTarget;

  /**
   * What is traced.
   *
   * @default - as for the namespace, the mesh, or in the mesh configuration
   */
  readonly tracing?: TelemetryTracing[];

  /**
   * Where metrics go, and which.
   *
   * @default - as for the namespace, the mesh, or in the mesh configuration
   */
  readonly metrics?: TelemetryMetrics[];

  /**
   * What goes into access logs.
   *
   * @default - as for the namespace, the mesh, or in the mesh configuration
   */
  readonly accessLogging?: TelemetryAccessLogging[];
}

/**
 * What the proxies of some workloads report: traces, metrics and access logs.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/
 */
export class Telemetry extends MeshResource {
  private readonly spec: TelemetrySpec;

  /**
   * Defines a Telemetry.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target and what is reported
   */
  public constructor(scope: Construct, id: string, props: TelemetryProps) {
    const { target = PolicyTarget.namespace(), tracing, metrics, accessLogging } = props;
    super(scope, id, 'telemetry.istio.io/v1', 'Telemetry', { metadata: target._metadata(props.metadata) });
    this.spec = at(this, () => {
      if (!tracing && !metrics && !accessLogging) throw invalid('a telemetry sets nothing; give it tracing, metrics or accessLogging');
      return {
        ...target._toSpec(this),
        ...tracing && { tracing: nonEmpty('tracing', tracing).map(tracingSpec) },
        ...metrics && { metrics: nonEmpty('metrics', metrics).map(metricsSpec) },
        ...accessLogging && { accessLogging: nonEmpty('accessLogging', accessLogging).map(accessLoggingSpec) },
      };
    });
  }

  /** @internal */
  public _toSpec(): TelemetrySpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}
