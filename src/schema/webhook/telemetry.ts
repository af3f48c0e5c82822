import type { TelemetryMetricsOverrides, TelemetrySpec, TelemetryTracing } from '../telemetry.istio.io.generated';
import { celExpression } from '../values/cel';
import { Place } from './place';
import { scope } from './selector';

export function telemetry(spec: TelemetrySpec, place: Place): void {
  scope(spec, place);
  const { tracing: all = [] } = spec;
  place.each('metrics', spec.metrics, ({ overrides }, at) => at.each('overrides', overrides, metricOverride));
  if (all.length > 1) place.at('tracing').warning('should have one entry, as Istio takes no more');
  place.each('tracing', all, tracing);
  place.each('accessLogging', spec.accessLogging, ({ filter }, at) =>
    at.one('filter', filter, ({ expression = '' }, where) => where.at('expression').error(celExpression(expression))));
}

function metricOverride({ tagOverrides }: TelemetryMetricsOverrides, place: Place): void {
  place.pairs('tagOverrides', tagOverrides, (tag, { operation = 'UPSERT', value }, at) => {
    if (tag === '') at.warning('should not have the empty name');
    if (operation === 'UPSERT' && !value) at.at('value').error('must be given, unless the operation is REMOVE');
  });
}

function tracing({ providers = [], customTags }: TelemetryTracing, place: Place): void {
  if (providers.length > 1) place.at('providers').warning('should have one entry, as Istio takes no more');
  place.pairs('customTags', customTags, (tag, _, at) => {
    if (tag === '') at.error('must not have the empty name');
  });
}
