import { Duration } from 'cdk8s';
import { MetricsOverride, TagOverride, Telemetry, TelemetryMetric, TelemetryMetrics, WorkloadMode } from '../../src/istio';
import { chart, only } from '../support/synth';

const metricsOf = (metrics: TelemetryMetrics) => only((scope) => new Telemetry(scope, 'reports', { metrics: [metrics] })).spec.metrics[0];
const overrideOf = (override: MetricsOverride) => metricsOf({ overrides: [override] }).overrides[0];
const defining = (metrics: TelemetryMetrics) => () => new Telemetry(chart(), 'reports', { metrics: [metrics] });

test('all fields come out', () => {
  expect(metricsOf({
    providers: ['prometheus', 'other'],
    reportingInterval: Duration.seconds(30),
    overrides: [
      { metric: TelemetryMetric.REQUEST_COUNT, mode: WorkloadMode.SERVER, disabled: false, tagOverrides: { host: TagOverride.upsert('request.host'), verb: TagOverride.REMOVE } },
      { metric: TelemetryMetric.custom('mine'), disabled: true },
    ],
  })).toEqual({
    providers: [{ name: 'prometheus' }, { name: 'other' }],
    reportingInterval: '30s',
    overrides: [
      {
        match: { metric: 'REQUEST_COUNT', mode: 'SERVER' },
        disabled: false,
        tagOverrides: { host: { operation: 'UPSERT', value: 'request.host' }, verb: { operation: 'REMOVE' } },
      },
      { match: { customMetric: 'mine' }, disabled: true },
    ],
  });
});

test('each may stand alone', () => {
  expect(metricsOf({ reportingInterval: Duration.millis(1) })).toEqual({ reportingInterval: '1ms' });
  expect(overrideOf({ disabled: true })).toEqual({ disabled: true });
  expect(overrideOf({ mode: WorkloadMode.CLIENT, disabled: true })).toEqual({ match: { mode: 'CLIENT' }, disabled: true });
});

test.each([
  ['ALL_METRICS', TelemetryMetric.ALL_METRICS],
  ['REQUEST_COUNT', TelemetryMetric.REQUEST_COUNT],
  ['REQUEST_DURATION', TelemetryMetric.REQUEST_DURATION],
  ['REQUEST_SIZE', TelemetryMetric.REQUEST_SIZE],
  ['RESPONSE_SIZE', TelemetryMetric.RESPONSE_SIZE],
  ['TCP_OPENED_CONNECTIONS', TelemetryMetric.TCP_OPENED_CONNECTIONS],
  ['TCP_CLOSED_CONNECTIONS', TelemetryMetric.TCP_CLOSED_CONNECTIONS],
  ['TCP_SENT_BYTES', TelemetryMetric.TCP_SENT_BYTES],
  ['TCP_RECEIVED_BYTES', TelemetryMetric.TCP_RECEIVED_BYTES],
  ['GRPC_REQUEST_MESSAGES', TelemetryMetric.GRPC_REQUEST_MESSAGES],
  ['GRPC_RESPONSE_MESSAGES', TelemetryMetric.GRPC_RESPONSE_MESSAGES],
])('the metric may be %s', (name, metric) => {
  expect(overrideOf({ metric, disabled: true }).match).toEqual({ metric: name });
});

test.each<[string, TelemetryMetrics, string]>([
  ['nothing set', {}, 'metrics set nothing; give them providers, reportingInterval or overrides, or leave them out'],
  ['no providers in their list', { providers: [] }, 'providers of metrics must have at least one entry, got none'],
  ['an empty provider', { providers: [''] }, 'provider of metrics must not be empty'],
  ['a provider twice', { providers: ['a', 'a'] }, "list of providers of metrics has 'a' twice; drop one"],
  ['an interval of zero', { reportingInterval: Duration.seconds(0) }, 'reportingInterval must be at least 1 millisecond, got 0'],
  ['no overrides in their list', { overrides: [] }, 'overrides of metrics must have at least one entry, got none'],
  ['an override without a change', { overrides: [{ metric: TelemetryMetric.REQUEST_COUNT }] },
    'an override of metrics changes nothing; give it disabled or tagOverrides'],
  ['tags of a metric that is disabled', { overrides: [{ disabled: true, tagOverrides: { a: TagOverride.REMOVE } }] },
    'an override of metrics has tagOverrides for a metric that it disables; drop one of them'],
  ['no tags in their map', { overrides: [{ tagOverrides: {} }] }, 'tagOverrides must have at least one entry, got none'],
  ['a tag without a name', { overrides: [{ tagOverrides: { '': TagOverride.REMOVE } }] }, 'name of a tag of tagOverrides must not be empty'],
])('fails with %s', (_, metrics, message) => {
  expect(defining(metrics)).toThrow(`${message} [test/reports]`);
});

test('fails with a custom metric without a name', () => {
  expect(() => TelemetryMetric.custom('')).toThrow('name of a metric must not be empty');
});

test('fails with an empty value of a tag', () => {
  expect(() => TagOverride.upsert('')).toThrow('value of a tag must not be empty');
});
