import { Duration } from 'cdk8s';
import { istio } from '../../src';
import { Coverage, Recipe } from './meter';
import { TARGET_LEFT_OUT, targetRecipes } from './parts/policy-target';
import { Probe } from './probe';

const { TagOverride, Telemetry, TelemetryMetric, TracingTag, WorkloadMode } = istio;

const telling = (props: (probe: Probe) => istio.TelemetryProps): Recipe => (scope, probe) => new Telemetry(scope, 'telemetry', props(probe));

/** Every metric that the class knows, by its constant. */
const METRICS = Object.values(TelemetryMetric).filter((one): one is istio.TelemetryMetric => one instanceof TelemetryMetric);

export const telemetry: Coverage = {
  apiVersion: 'telemetry.istio.io/v1',
  kind: 'Telemetry',
  minimal: (scope, id, props) => new Telemetry(scope, id, { ...props, accessLogging: [{ disabled: true }] }),
  recipes: {
    ...targetRecipes((target) => (scope) => new Telemetry(scope, 'telemetry', { target, accessLogging: [{ disabled: true }] })),
    'access logs': telling((probe) => ({
      accessLogging: [{
        mode: probe.member('accessLogging[].match.mode', WorkloadMode),
        providers: [probe.text('accessLogging[].providers[].name')],
        filterExpression: probe.of('accessLogging[].filter.expression', 'response.code >= 400', 'response.code >= 500'),
      }],
    })),
    'no access logs': telling((probe) => ({ accessLogging: [{ disabled: probe.flag('accessLogging[].disabled') }] })),
    'traces': telling((probe) => ({
      tracing: [{
        mode: probe.member('tracing[].match.mode', WorkloadMode),
        provider: probe.text('tracing[].providers[].name'),
        randomSamplingPercentage: probe.number('tracing[].randomSamplingPercentage'),
        disableSpanReporting: probe.flag('tracing[].disableSpanReporting'),
        disableContextPropagation: probe.flag('tracing[].disableContextPropagation'),
        useRequestIdForTraceSampling: probe.flag('tracing[].useRequestIdForTraceSampling'),
        enableIstioTags: probe.flag('tracing[].enableIstioTags'),
        customTags: {
          literal: TracingTag.literal(probe.text('tracing[].customTags.*.literal.value')),
          environment: TracingTag.environment(probe.text('tracing[].customTags.*.environment.name'), {
            defaultValue: probe.text('tracing[].customTags.*.environment.defaultValue'),
          }),
          header: TracingTag.header(probe.text('tracing[].customTags.*.header.name'), {
            defaultValue: probe.text('tracing[].customTags.*.header.defaultValue'),
          }),
          formatter: TracingTag.formatter(probe.text('tracing[].customTags.*.formatter.value')),
        },
      }],
    })),
    'metrics': telling((probe) => {
      const metrics = probe.within('metrics[]');
      return {
        metrics: [{
          providers: [metrics.text('providers[].name')],
          reportingInterval: metrics.of('reportingInterval', Duration.seconds(10), Duration.seconds(20)),
          overrides: [{
            metric: metrics.of('overrides[].match.metric', ...METRICS),
            mode: metrics.member('overrides[].match.mode', WorkloadMode),
            disabled: metrics.flag('overrides[].disabled'),
          }, {
            metric: TelemetryMetric.custom(metrics.text('overrides[].match.customMetric')),
            tagOverrides: { version: TagOverride.upsert(metrics.text('overrides[].tagOverrides.*.value')) },
          }],
        }],
      };
    }),
    'operations on tags': telling((probe) => {
      probe.implied('metrics[].overrides[].tagOverrides.*.operation', 'UPSERT');
      probe.implied('metrics[].overrides[].tagOverrides.*.operation', 'REMOVE');
      return { metrics: [{ overrides: [{ tagOverrides: { version: TagOverride.upsert('a'), path: TagOverride.REMOVE } }] }] };
    }),
  },
  leftOut: TARGET_LEFT_OUT,
};
