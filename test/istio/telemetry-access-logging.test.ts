import { Telemetry, TelemetryAccessLogging, WorkloadMode } from '../../src/istio';
import { chart, only } from '../support/synth';

const loggingOf = (logging: TelemetryAccessLogging) =>
  only((scope) => new Telemetry(scope, 'reports', { accessLogging: [logging] })).spec.accessLogging[0];

test('all fields come out', () => {
  expect(loggingOf({ mode: WorkloadMode.SERVER, providers: ['envoy'], disabled: false, filterExpression: 'response.code >= 400' })).toEqual({
    match: { mode: 'SERVER' }, providers: [{ name: 'envoy' }], disabled: false, filter: { expression: 'response.code >= 400' },
  });
});

test('it may be disabled', () => {
  expect(loggingOf({ disabled: true })).toEqual({ disabled: true });
});

test.each<[string, TelemetryAccessLogging, string]>([
  ['no providers in their list', { providers: [] }, 'providers of access logging must have at least one entry, got none'],
  ['an empty provider', { providers: [''] }, 'provider of access logging must not be empty'],
  ['a provider twice', { providers: ['a', 'a'] }, "list of providers of access logging has 'a' twice; drop one"],
  ['an empty filter', { filterExpression: '' }, 'filterExpression of access logging must not be empty'],
  ['a filter of what is disabled', { disabled: true, filterExpression: 'true' },
    'access logging has a filterExpression, but is disabled; drop one of them'],
])('fails with %s', (_, logging, message) => {
  expect(() => new Telemetry(chart(), 'reports', { accessLogging: [logging] })).toThrow(`${message} [test/reports]`);
});
