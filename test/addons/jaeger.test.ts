import { Duration, Size } from 'cdk8s';
import { WorkloadSelector } from '../../src';
import { Jaeger, Storage, TraceStore } from '../../src/addons';
import { PolicyTarget } from '../../src/istio';
import { MeshConfiguration } from '../../src/mesh';
import { configOf, containerOf, objectOf, objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const define = (store?: TraceStore) => objectsOf((scope) => new Jaeger(scope, 'jaeger', { store }));

test('it takes OTLP and keeps traces in memory', () => {
  const objects = define();

  expect(configOf(objects, 'config.yaml')).toEqual({
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: { traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: {
        resource: { 'service.name': 'jaeger' },
        metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus: { host: '', port: 8888 } } } }] },
      },
    },
    extensions: {
      jaeger_storage: { backends: { traces: { memory: { max_traces: 50_000 } } } },
      jaeger_query: { storage: { traces: 'traces' }, http: { endpoint: ':16686' }, grpc: { endpoint: ':16685' } },
      healthcheckv2: { use_v2: true, http: { endpoint: ':13133' } },
    },
    receivers: { otlp: { protocols: { grpc: { endpoint: ':4317' }, http: { endpoint: ':4318' } } } },
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: 'traces' } },
  });
  expect(containerOf(objects).volumeMounts).toEqual([{ name: 'config', mountPath: '/etc/jaeger', readOnly: true }]);
  expect(objectOf(objects, 'Deployment').spec.strategy.type).toBe('RollingUpdate');
  expect(objectOf(objects, 'Service').spec.ports.map(({ name, port }: any) => `${name} ${port}`)).toEqual([
    'http-query 16686', 'grpc-query 16685', 'grpc-otlp 4317', 'http-otlp 4318',
  ]);
});

test('it keeps as many traces in memory as it shall', () => {
  const { extensions } = configOf(define(TraceStore.memory({ maxTraces: 1000 })), 'config.yaml');
  expect(extensions.jaeger_storage.backends.traces).toEqual({ memory: { max_traces: 1000 } });
});

test('it keeps traces on a volume, for three days unless told otherwise', () => {
  const objects = define(TraceStore.badger({ storage: Storage.persistentVolume({ size: Size.gibibytes(20) }) }));
  const directories = { keys: '/badger/keys', values: '/badger/values' };

  expect(configOf(objects, 'config.yaml').extensions.jaeger_storage.backends.traces).toEqual({ badger: { ephemeral: false, directories, ttl: { spans: '259200s' } } });
  expect(containerOf(objects).volumeMounts).toContainEqual({ name: 'data', mountPath: '/badger' });
  expect(objectOf(objects, 'PersistentVolumeClaim').metadata.name).toBe('jaeger-data');
  const shorter = define(TraceStore.badger({ storage: Storage.ephemeral(), retention: Duration.hours(1) }));
  expect(configOf(shorter, 'config.yaml').extensions.jaeger_storage.backends.traces.badger.ttl).toEqual({ spans: '3600s' });
});

test('its pod is replaced when its configuration changes', () => {
  const checksum = (store?: TraceStore) => objectOf(define(store), 'Deployment').spec.template.metadata.annotations['checksum/config'];

  expect(checksum()).toMatch(/^[0-9a-f]{16}$/);
  expect(checksum()).toBe(checksum());
  expect(checksum(TraceStore.memory({ maxTraces: 1 }))).not.toBe(checksum());
});

test('the mesh sends traces to it by one name', () => {
  const objects = objectsOf((scope) => {
    const jaeger = new Jaeger(scope, 'jaeger', { metadata: { name: 'traces', namespace: 'observability' } });
    jaeger.addTelemetry('mesh');
    new MeshConfiguration(scope, 'mesh', { config: { extensionProviders: [jaeger.tracingProvider] } });
  });

  expect(objectOf(objects, 'ConfigMap', 'istio').data.mesh).toBe([
    'extensionProviders:',
    '  - name: traces',
    '    opentelemetry:',
    '      service: traces.observability.svc.cluster.local',
    '      port: 4317',
    '',
  ].join('\n'));
  expect(objectOf(objects, 'Telemetry')).toMatchObject({
    metadata: { name: 'test-jaeger-mesh', namespace: 'istio-system' },
    spec: { tracing: [{ providers: [{ name: 'traces' }], randomSamplingPercentage: 1 }] },
  });
});

test('some workloads are traced more than others', () => {
  const objects = objectsOf((scope) => {
    new Jaeger(scope, 'jaeger').addTelemetry('cart', { target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })), randomSamplingPercentage: 100 });
  });

  expect(objectOf(objects, 'Telemetry').spec).toEqual({
    selector: { matchLabels: { app: 'cart' } },
    tracing: [{ providers: [{ name: 'jaeger' }], randomSamplingPercentage: 100 }],
  });
});

test('others find it', () => {
  expect(new Jaeger(chart(), 'jaeger').jaegerUrl).toBe('http://jaeger.shop.svc.cluster.local:16686');
  expect(Jaeger.fromUrl('http://tracing.istio-system/jaeger')).toEqual({ jaegerUrl: 'http://tracing.istio-system/jaeger' });
  expect(Jaeger.fromUrl('http://tracing', { externalUrl: 'https://a.example.com' })).toEqual({ jaegerUrl: 'http://tracing', externalUrl: 'https://a.example.com' });
});

test('fails with what cannot be', () => {
  expect(() => TraceStore.memory({ maxTraces: 0 })).toThrow('maxTraces must be a whole number of at least 1, got 0');
  expect(() => TraceStore.badger({ storage: Storage.ephemeral(), retention: Duration.millis(1500) })).toThrow('retention must be a whole number of seconds of at least 1, got 1500ms');
  expect(() => Jaeger.fromUrl('jaeger')).toThrow("url of a Jaeger must be a URL such as 'https://www.example.com/path', got 'jaeger'");
});
