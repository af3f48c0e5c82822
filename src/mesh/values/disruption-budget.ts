import { PodAmount } from './kubernetes';

/** When pods that are not healthy may be evicted. */
export enum UnhealthyPodEvictionPolicy {
  /** When enough others are healthy. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
  /** At any time. */
  ALWAYS_ALLOW = 'AlwaysAllow',
}

/**
 * How many pods stay while nodes are emptied.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 */
export interface DisruptionBudgetValues {
  /**
   * How many pods may be missing. Excludes `minAvailable`.
   *
   * @default - as `minAvailable` says
   */
  readonly maxUnavailable?: PodAmount;

  /**
   * How many pods must be there.
   *
   * @default - as the chart has it
   */
  readonly minAvailable?: PodAmount;

  /**
   * When pods that are not healthy may be evicted.
   *
   * @default UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;
}
