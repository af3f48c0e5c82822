import { integer } from '../core/private/checks';
import { invalid } from '../core/private/errors';

/**
 * How many pods a gateway or waypoint keeps when nodes are drained, by a PodDisruptionBudget.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionBudget {
  /**
   * So many pods stay. There must be more, or no node of theirs could be drained.
   *
   * @param count number of pods, at least 1
   */
  public static minAvailable(count: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: integer('minAvailable', count, 1) }, count);
  }

  /**
   * So many of the pods stay, rounded up.
   *
   * @param percent whole percent of the pods, 1 to 99
   */
  public static minAvailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: `${integer('minAvailablePercent', percent, 1, 99)}%` }, undefined, percent);
  }

  /**
   * So many pods may be away.
   *
   * @param count number of pods, at least 1
   */
  public static maxUnavailable(count: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: integer('maxUnavailable', count, 1) });
  }

  /**
   * So many of the pods may be away, rounded up.
   *
   * @param percent whole percent of the pods, 1 to 100
   */
  public static maxUnavailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: `${integer('maxUnavailablePercent', percent, 1, 100)}%` });
  }

  private constructor(
    private readonly spec: { minAvailable?: number | string; maxUnavailable?: number | string },
    private readonly count?: number,
    private readonly percent?: number,
  ) {}

  /** @internal */
  public _toSpec(fewest: number): object {
    const staying = this.count ?? (this.percent === undefined ? 0 : Math.ceil(fewest * this.percent / 100));
    if (staying >= fewest) {
      throw invalid(`disruptionBudget keeps ${this.spec.minAvailable} of at least ${fewest} pods available, so none could leave a node that is drained; have more pods by scaling, or use DisruptionBudget.maxUnavailable`);
    }
    return this.spec;
  }
}
