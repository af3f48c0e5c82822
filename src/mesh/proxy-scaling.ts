import { integer } from '../core/private/checks';
import { invalid } from '../core/private/errors';

/** Between which bounds, and by what, a number of pods follows the load. */
export interface AutomaticScalingOptions {
  /**
   * Fewest pods, at least 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /** Most pods, at least as many as `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * Processor time that pods shall use on average, in percent of what they request.
   *
   * @default 80, unless the memory decides
   */
  readonly cpuPercent?: number;

  /**
   * Memory that pods shall use on average, in percent of what they request.
   *
   * @default - the memory decides nothing
   */
  readonly memoryPercent?: number;
}

/**
 * How many pods a gateway or waypoint has.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class ProxyScaling {
  /**
   * Always the same number.
   *
   * @param count number of pods, at least 1
   */
  public static replicas(count: number): ProxyScaling {
    return new ProxyScaling(integer('replicas', count, 1));
  }

  /**
   * As many as the load asks for, by a HorizontalPodAutoscaler.
   *
   * @param options bounds and targets
   */
  public static automatic(options: AutomaticScalingOptions): ProxyScaling {
    const { minReplicas = 1, maxReplicas, memoryPercent, cpuPercent = memoryPercent === undefined ? 80 : undefined } = options;
    integer('minReplicas', minReplicas, 1);
    if (integer('maxReplicas', maxReplicas, 1) < minReplicas) {
      throw invalid(`maxReplicas must be at least minReplicas, got ${maxReplicas} and ${minReplicas}`);
    }
    const metrics = [...utilization('cpu', cpuPercent), ...utilization('memory', memoryPercent)];
    return new ProxyScaling(minReplicas, { minReplicas, maxReplicas, metrics });
  }

  private constructor(
    /**
     * The fewest pods that there are.
     *
     * @internal
     */
    public readonly _fewest: number,
    /**
     * Spec of the autoscaler, without its target, if there is one.
     *
     * @internal
     */
    public readonly _autoscaler?: object,
  ) {}
}

function utilization(name: string, percent?: number): object[] {
  if (percent === undefined) return [];
  integer(`${name}Percent`, percent, 1);
  return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: percent } } }];
}
