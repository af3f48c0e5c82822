import { Duration } from 'cdk8s';
import { durationOrZero, notEmpty } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

/** What a series gets that a rule records. */
export interface RecordingRuleOptions {
  /**
   * Labels of the series beside those of the expression.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/** When an alert fires, and what it says. */
export interface AlertingRuleOptions {
  /**
   * How long the expression must give something before the alert fires.
   *
   * @default - it fires at once
   */
  readonly duration?: Duration;

  /**
   * How long it goes on firing when the expression gives nothing any more.
   *
   * @default - it ends at once
   */
  readonly keepFiringFor?: Duration;

  /**
   * Labels of the alert, such as its severity.
   *
   * @default - those of the expression
   */
  readonly labels?: Record<string, string>;

  /**
   * What it tells people, with Prometheus' templates, such as `summary`.
   *
   * @default - nothing
   */
  readonly annotations?: Record<string, string>;
}

/**
 * What Prometheus computes from time to time.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
 */
export class PrometheusRule {
  /**
   * A series of its own for what an expression gives.
   *
   * @param record name of the new series, such as `service:istio_requests:rate1m`
   * @param expression the expression in PromQL
   * @param options labels
   */
  public static recording(record: string, expression: string, options: RecordingRuleOptions = {}): PrometheusRule {
    return new PrometheusRule({ record: seriesName(record), expr: notEmpty('expression of a rule', expression), ...options });
  }

  /**
   * An alert for each thing that an expression gives.
   *
   * @param alert name of the alert
   * @param expression the expression in PromQL
   * @param options when it fires and what it says
   */
  public static alerting(alert: string, expression: string, options: AlertingRuleOptions = {}): PrometheusRule {
    const { duration, keepFiringFor, ...texts } = options;
    return new PrometheusRule({
      alert: notEmpty('name of an alert', alert),
      expr: notEmpty('expression of a rule', expression),
      ...duration && { for: durationOrZero('duration of an alert', duration) },
      ...keepFiringFor && { keep_firing_for: durationOrZero('keepFiringFor of an alert', keepFiringFor) },
      ...texts,
    });
  }

  private constructor(private readonly spec: object) {}

  /** @internal */
  public _toSpec(): object {
    return this.spec;
  }
}

/** Rules that are computed one after another. */
export interface PrometheusRuleGroup {
  /** Name of the group. */
  readonly name: string;

  /**
   * How often they are computed.
   *
   * @default - as often as the Prometheus says
   */
  readonly interval?: Duration;

  /** The rules. */
  readonly rules: PrometheusRule[];
}

function seriesName(value: string): string {
  if (!/^[a-zA-Z_:][\w:]*$/.test(value)) {
    throw invalid(`name of a recorded series must consist of letters, digits, '_' and ':', and not begin with a digit, got ${show(value)}`);
  }
  return value;
}
