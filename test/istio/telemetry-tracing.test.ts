import { Telemetry, TelemetryTracing, TracingTag, WorkloadMode } from '../../src/istio';
import { chart, only } from '../support/synth';

const tracingOf = (tracing: TelemetryTracing) => only((scope) => new Telemetry(scope, 'reports', { tracing: [tracing] })).spec.tracing[0];
const defining = (tracing: TelemetryTracing) => () => new Telemetry(chart(), 'reports', { tracing: [tracing] });

test('all fields come out', () => {
  const flags = { disableSpanReporting: false, disableContextPropagation: true, useRequestIdForTraceSampling: false, enableIstioTags: true };

  expect(tracingOf({
    ...flags,
    mode: WorkloadMode.CLIENT,
    provider: 'zipkin',
    randomSamplingPercentage: 0.5,
    customTags: {
      a: TracingTag.literal('blue'),
      b: TracingTag.environment('ZONE'),
      c: TracingTag.environment('ZONE', { defaultValue: 'none' }),
      d: TracingTag.header('x-user'),
      e: TracingTag.header('x-user', { defaultValue: '' }),
      f: TracingTag.formatter('%RESPONSE_CODE%'),
    },
  })).toEqual({
    ...flags,
    match: { mode: 'CLIENT' },
    providers: [{ name: 'zipkin' }],
    randomSamplingPercentage: 0.5,
    customTags: {
      a: { literal: { value: 'blue' } },
      b: { environment: { name: 'ZONE' } },
      c: { environment: { name: 'ZONE', defaultValue: 'none' } },
      d: { header: { name: 'x-user' } },
      e: { header: { name: 'x-user', defaultValue: '' } },
      f: { formatter: { value: '%RESPONSE_CODE%' } },
    },
  });
});

test.each(Object.values(WorkloadMode))('the mode may be %s', (mode) => {
  expect(tracingOf({ mode, provider: 'zipkin' }).match).toEqual({ mode });
});

test('nothing at all may be sampled', () => {
  expect(tracingOf({ randomSamplingPercentage: 0 })).toEqual({ randomSamplingPercentage: 0 });
});

const NOTHING = 'tracing sets nothing; give it a provider, randomSamplingPercentage or another setting, or leave it out';

test.each<[string, TelemetryTracing, string]>([
  ['nothing set', {}, NOTHING],
  ['a mode alone', { mode: WorkloadMode.SERVER }, NOTHING],
  ['a setting that is undefined', { enableIstioTags: undefined }, NOTHING],
  ['an empty provider', { provider: '' }, 'provider of tracing must not be empty'],
  ['too large a share', { randomSamplingPercentage: 101 }, 'randomSamplingPercentage must be a number from 0 to 100, got 101'],
  ['no tags in their map', { customTags: {} }, 'customTags must have at least one entry, got none'],
  ['a tag without a name', { customTags: { '': TracingTag.literal('a') } }, 'name of a tag of customTags must not be empty'],
])('fails with %s', (_, tracing, message) => {
  expect(defining(tracing)).toThrow(`${message} [test/reports]`);
});

test.each<[string, (text: string) => TracingTag, string]>([
  ['literal', TracingTag.literal, 'value of a literal tag'],
  ['environment', TracingTag.environment, 'name of an environment variable'],
  ['header', TracingTag.header, 'name of a header'],
  ['formatter', TracingTag.formatter, 'value of a formatted tag'],
])('fails with an empty %s', (_, tag, what) => {
  expect(() => tag('')).toThrow(`${what} must not be empty`);
});
