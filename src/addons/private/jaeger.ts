import type { TraceStore } from '../trace-store';

/** Ports on which a Jaeger listens. */
export interface JaegerPorts {
  readonly query: number;
  readonly queryGrpc: number;
  readonly otlpGrpc: number;
  readonly otlpHttp: number;
  readonly health: number;
  readonly metrics: number;
}

/** On every address of the pod, of whichever family. */
const everywhere = (port: number) => ({ endpoint: `:${port}` });

/** The configuration of Jaeger, which is one of an OpenTelemetry collector. */
export function jaegerConfig({ _backend }: TraceStore, ports: JaegerPorts): object {
  return {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: { traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: {
        resource: { 'service.name': 'jaeger' },
        metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus: { host: '', port: ports.metrics } } } }] },
      },
    },
    extensions: {
      jaeger_storage: { backends: { traces: _backend } },
      jaeger_query: { storage: { traces: 'traces' }, http: everywhere(ports.query), grpc: everywhere(ports.queryGrpc) },
      healthcheckv2: { use_v2: true, http: everywhere(ports.health) },
    },
    receivers: { otlp: { protocols: { grpc: everywhere(ports.otlpGrpc), http: everywhere(ports.otlpHttp) } } },
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: 'traces' } },
  };
}
