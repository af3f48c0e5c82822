import { labels, nonEmpty, unique } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type { GatewayAllowedListenersNamespacesSelectorMatchExpressions, GatewayListenersAllowedRoutesNamespaces } from '../schema/gateway.networking.k8s.io.generated';

/**
 * A condition on one label.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export class LabelExpression {
  /**
   * The label has one of these values.
   *
   * @param key name of the label
   * @param values the values, at least one
   */
  public static isIn(key: string, values: string[]): LabelExpression {
    return new LabelExpression({ key, operator: 'In', values: checkedValues(key, values) });
  }

  /**
   * The label has none of these values, or is not there.
   *
   * @param key name of the label
   * @param values the values, at least one
   */
  public static isNotIn(key: string, values: string[]): LabelExpression {
    return new LabelExpression({ key, operator: 'NotIn', values: checkedValues(key, values) });
  }

  /**
   * The label is there, whatever its value.
   *
   * @param key name of the label
   */
  public static exists(key: string): LabelExpression {
    return new LabelExpression({ key, operator: 'Exists' });
  }

  /**
   * The label is not there.
   *
   * @param key name of the label
   */
  public static doesNotExist(key: string): LabelExpression {
    return new LabelExpression({ key, operator: 'DoesNotExist' });
  }

  private constructor(private readonly spec: GatewayAllowedListenersNamespacesSelectorMatchExpressions) {
    labels('label expression', { [spec.key]: '' });
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** Namespaces by their labels. All that is given must hold. */
export interface NamespaceSelector {
  /**
   * Labels that a namespace must have. Each has the label `kubernetes.io/metadata.name` with its name.
   *
   * @default - any labels
   */
  readonly matchLabels?: Record<string, string>;

  /**
   * Conditions on labels.
   *
   * @default - none
   */
  readonly matchExpressions?: LabelExpression[];
}

/**
 * The namespaces from which routes or listeners may join.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces
 */
export class FromNamespaces {
  /** Every namespace. */
  public static readonly ALL = new FromNamespaces({ from: 'All' });

  /** Only the namespace of the Gateway or ListenerSet itself. */
  public static readonly SAME = new FromNamespaces({ from: 'Same' });

  /**
   * Namespaces with certain labels.
   *
   * @param namespaces the labels, at least one condition
   */
  public static selector(namespaces: NamespaceSelector): FromNamespaces {
    const { matchLabels = {}, matchExpressions = [] } = namespaces;
    if (Object.keys(matchLabels).length + matchExpressions.length === 0) {
      throw invalid('a namespace selector without conditions takes every namespace; name a label, or use FromNamespaces.ALL');
    }
    return new FromNamespaces({
      from: 'Selector',
      selector: {
        ...namespaces.matchLabels && { matchLabels: labels('namespace selector', matchLabels) },
        ...namespaces.matchExpressions && { matchExpressions: matchExpressions.map((expression) => expression._toSpec()) },
      },
    });
  }

  private constructor(private readonly spec: GatewayListenersAllowedRoutesNamespaces) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function checkedValues(key: string, values: string[]): string[] {
  unique(`label expression for '${key}'`, values);
  return nonEmpty(`values of the label expression for '${key}'`, values).map((value) => labels('label expression', { [key]: value })[key]);
}
