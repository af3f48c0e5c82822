import { labels, nonEmpty } from '../../core/private/checks';
import { show } from '../../core/private/errors';
import type {
  MeshConfigDiscoverySelectorsMatchExpressions as ExpressionSpec,
} from '../../schema/mesh.generated';

/** A condition on one label of a Kubernetes object. */
export class LabelExpression {
  /**
   * The label has one of these values.
   *
   * @param key key of the label
   * @param values the values
   */
  public static in(key: string, values: string[]): LabelExpression {
    return new LabelExpression('In', key, nonEmpty(`values of the label ${show(key)}`, values));
  }

  /**
   * The label has none of these values, or is not there.
   *
   * @param key key of the label
   * @param values the values
   */
  public static notIn(key: string, values: string[]): LabelExpression {
    return new LabelExpression('NotIn', key, nonEmpty(`values of the label ${show(key)}`, values));
  }

  /**
   * The label is there.
   *
   * @param key key of the label
   */
  public static exists(key: string): LabelExpression {
    return new LabelExpression('Exists', key, []);
  }

  /**
   * The label is not there.
   *
   * @param key key of the label
   */
  public static doesNotExist(key: string): LabelExpression {
    return new LabelExpression('DoesNotExist', key, []);
  }

  private readonly spec: ExpressionSpec;

  private constructor(operator: string, key: string, values: readonly string[]) {
    for (const value of [...values, '']) labels('label selector', { [key]: value });
    this.spec = values.length > 0 ? { key, operator, values: [...values] } : { key, operator };
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * Kubernetes objects chosen by their labels: those for which all of this holds.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export interface LabelSelector {
  /**
   * Labels that an object must have, all of them.
   *
   * @default - none
   */
  readonly matchLabels?: Record<string, string>;

  /**
   * Conditions on labels, all of which must hold.
   *
   * @default - none
   */
  readonly matchExpressions?: LabelExpression[];
}
