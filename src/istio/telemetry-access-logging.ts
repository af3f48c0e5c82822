import { WorkloadMode } from './workload-mode';

/**
 * What goes into access logs. One without any field logs to the default providers.
 *
 * @see https://istio.io/latest/docs/reference/config/telemetry/#AccessLogging
 */
export interface TelemetryAccessLogging {
  /**
   * On which side of the workload's connections.
   *
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;

  /**
   * Names of the extension providers in the mesh configuration that get the log.
   *
   * @default - those of the namespace, the mesh, or the mesh configuration's default
   */
  readonly providers?: string[];

  /**
   * Whether nothing is logged. Not beside a filter, if true.
   *
   * @default false
   */
  readonly disabled?: boolean;

  /**
   * Which requests are logged: a CEL expression over Envoy's attributes, such as `response.code >= 400`.
   *
   * @default - all
   */
  readonly filterExpression?: string;
}
