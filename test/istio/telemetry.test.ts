import { WorkloadSelector } from '../../src';
import { PolicyTarget, Telemetry, TelemetryProps } from '../../src/istio';
import { chart, only } from '../support/synth';

const telemetry = (props: TelemetryProps) => only((scope) => new Telemetry(scope, 'reports', props));

test('a namespace is traced', () => {
  expect(telemetry({ tracing: [{ randomSamplingPercentage: 5 }] })).toEqual({
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'test-reports', namespace: 'shop' },
    spec: { tracing: [{ randomSamplingPercentage: 5 }] },
  });
});

test('all fields come out', () => {
  const { metadata, spec } = telemetry({
    metadata: { name: 'cart' },
    target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })),
    tracing: [{ provider: 'zipkin' }],
    metrics: [{ providers: ['prometheus'] }],
    accessLogging: [{ providers: ['envoy'] }, {}],
  });

  expect(metadata.name).toBe('cart');
  expect(spec).toEqual({
    selector: { matchLabels: { app: 'cart' } },
    tracing: [{ providers: [{ name: 'zipkin' }] }],
    metrics: [{ providers: [{ name: 'prometheus' }] }],
    accessLogging: [{ providers: [{ name: 'envoy' }] }, {}],
  });
});

test('that of the mesh is in the root namespace', () => {
  expect(telemetry({ target: PolicyTarget.mesh(), accessLogging: [{}] }).metadata.namespace).toBe('istio-system');
});

test('it may be attached to something', () => {
  expect(telemetry({ target: PolicyTarget.serviceEntry({ name: 'a' }), accessLogging: [{}] }).spec.targetRefs).toHaveLength(1);
});

test('fails with nothing set', () => {
  expect(() => new Telemetry(chart(), 'reports', {})).toThrow('a telemetry sets nothing; give it tracing, metrics or accessLogging [test/reports]');
});

test.each(['tracing', 'metrics', 'accessLogging'])('fails with no %s in its list', (field) => {
  expect(() => new Telemetry(chart(), 'reports', { [field]: [] })).toThrow(`${field} must have at least one entry, got none [test/reports]`);
});
