import { duration, nonEmpty, notEmpty, percentage, unique } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type {
  TelemetryAccessLogging as AccessLoggingSpec,
  TelemetryMetrics as MetricsSpec,
  TelemetryMetricsOverrides as OverrideSpec,
  TelemetryTracing as TracingSpec,
} from '../../schema/telemetry.istio.io.generated';
import { TelemetryAccessLogging } from '../telemetry-access-logging';
import { MetricsOverride, TelemetryMetrics } from '../telemetry-metrics';
import { TelemetryTracing } from '../telemetry-tracing';

/** An entry of the `tracing` of a Telemetry. */
export function tracingSpec({ mode, provider, customTags, ...others }: TelemetryTracing): TracingSpec {
  const { randomSamplingPercentage: share } = others;
  if (share !== undefined) percentage('randomSamplingPercentage', share);
  const spec: TracingSpec = {
    ...provider !== undefined && { providers: [{ name: notEmpty('provider of tracing', provider) }] },
    ...customTags && { customTags: named('customTags', customTags, (tag) => tag._toSpec()) },
    ...others,
  };
  if (Object.values(spec).every((value) => value === undefined)) {
    throw invalid('tracing sets nothing; give it a provider, randomSamplingPercentage or another setting, or leave it out');
  }
  return { ...mode && { match: { mode } }, ...spec };
}

/** An entry of the `metrics` of a Telemetry. */
export function metricsSpec({ providers, reportingInterval, overrides }: TelemetryMetrics): MetricsSpec {
  if (!providers && !reportingInterval && !overrides) {
    throw invalid('metrics set nothing; give them providers, reportingInterval or overrides, or leave them out');
  }
  return {
    ...providers && { providers: providersSpec('metrics', providers) },
    ...reportingInterval && { reportingInterval: duration('reportingInterval', reportingInterval) },
    ...overrides && { overrides: nonEmpty('overrides of metrics', overrides).map(overrideSpec) },
  };
}

function overrideSpec({ metric, mode, disabled, tagOverrides }: MetricsOverride): OverrideSpec {
  if (disabled === undefined && !tagOverrides) throw invalid('an override of metrics changes nothing; give it disabled or tagOverrides');
  if (disabled && tagOverrides) throw invalid('an override of metrics has tagOverrides for a metric that it disables; drop one of them');
  return {
    ...(metric ?? mode) && { match: { ...metric?._toSpec(), ...mode && { mode } } },
    ...disabled !== undefined && { disabled },
    ...tagOverrides && { tagOverrides: named('tagOverrides', tagOverrides, (tag) => tag._toSpec()) },
  };
}

/** An entry of the `accessLogging` of a Telemetry. */
export function accessLoggingSpec({ mode, providers, disabled, filterExpression }: TelemetryAccessLogging): AccessLoggingSpec {
  if (disabled && filterExpression !== undefined) throw invalid('access logging has a filterExpression, but is disabled; drop one of them');
  return {
    ...mode && { match: { mode } },
    ...providers && { providers: providersSpec('access logging', providers) },
    ...disabled !== undefined && { disabled },
    ...filterExpression !== undefined && { filter: { expression: notEmpty('filterExpression of access logging', filterExpression) } },
  };
}

function providersSpec(what: string, names: string[]) {
  nonEmpty(`providers of ${what}`, names).forEach((name) => notEmpty(`provider of ${what}`, name));
  unique(`list of providers of ${what}`, names);
  return names.map((name) => ({ name }));
}

function named<T, Spec>(what: string, map: Record<string, T>, toSpec: (value: T) => Spec): Record<string, Spec> {
  nonEmpty(what, Object.keys(map));
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [notEmpty(`name of a tag of ${what}`, name), toSpec(value)]));
}
