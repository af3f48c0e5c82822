import { labels } from './private/checks';

/**
 * A workload with pods, such as a Deployment of any version of cdk8s-plus.
 */
export interface IWorkload {
  /** Labels by which the workload selects its pods. */
  readonly matchLabels: Record<string, string>;
}

/**
 * Pods chosen by their labels: those that have all of them.
 *
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/
 */
export class WorkloadSelector {
  /**
   * Pods with these labels.
   *
   * @param matchLabels labels that a pod must have, all of them
   */
  public static labels(matchLabels: Record<string, string>): WorkloadSelector {
    return new WorkloadSelector(labels('workload selector', matchLabels));
  }

  /**
   * The pods of a workload, such as a Deployment of cdk8s-plus.
   *
   * @param workload the workload
   */
  public static workload(workload: IWorkload): WorkloadSelector {
    return WorkloadSelector.labels(workload.matchLabels);
  }

  private constructor(private readonly _matchLabels: Record<string, string>) {}

  /** The labels that a pod must have. */
  public get matchLabels(): Record<string, string> {
    return { ...this._matchLabels };
  }
}
