import { ApiObject, Size, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { httpUrl } from '../core/private/checks';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { PolicyTarget, Telemetry, WorkloadTarget } from '../istio';
import { ExtensionProvider } from '../mesh';
import { Addon, AddonProps } from './addon';
import { jaegerConfig } from './private/jaeger';
import { defineAddon } from './private/objects';
import { IJaeger } from './references';
import { TraceStore } from './trace-store';

const OTLP_GRPC = 4317;
const OTLP_HTTP = 4318;
const QUERY_GRPC = 16685;
const HEALTH = 13133;
const METRICS = 8888;

/** Where a Jaeger is that the app does not define. */
export interface JaegerUrlOptions {
  /**
   * Where people reach it.
   *
   * @default - nowhere, so nothing links to it
   */
  readonly externalUrl?: string;
}

/** What a Jaeger takes. */
export interface JaegerProps extends AddonProps {
  /**
   * Where it keeps its traces.
   *
   * @default TraceStore.memory()
   */
  readonly store?: TraceStore;
}

/** Which requests are traced. */
export interface JaegerTelemetryOptions {
  /**
   * Workloads whose requests are traced.
   *
   * @default - `PolicyTarget.mesh()`, the whole mesh
   */
  readonly target?: WorkloadTarget;

  /**
   * Share of the requests that is traced where the client does not decide it, from 0 to 100.
   *
   * @default 1
   */
  readonly randomSamplingPercentage?: number;
}

/**
 * A Jaeger that takes traces by OTLP.
 *
 * The mesh sends it traces once two things say so, and both come from here: its `tracingProvider` belongs to the mesh
 * configuration, and `addTelemetry` says which requests are traced.
 *
 * @see https://istio.io/latest/docs/tasks/observability/distributed-tracing/opentelemetry/
 */
export class Jaeger extends Addon implements IJaeger {
  /**
   * A Jaeger that is there already.
   *
   * @param url where it answers queries within the cluster, with its base path
   * @param options where people reach it
   */
  public static fromUrl(url: string, options: JaegerUrlOptions = {}): IJaeger {
    return { jaegerUrl: httpUrl('url of a Jaeger', url), ...options };
  }

  public readonly service: IService;
  public readonly deployment: ApiObject;
  public readonly port = 16686;

  /** What the mesh configuration lists among its `extensionProviders` for the mesh to know this Jaeger, under the name of its Service. */
  public readonly tracingProvider: ExtensionProvider;

  /**
   * Defines a Jaeger.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props where it keeps its traces
   */
  public constructor(scope: Construct, id: string, props: JaegerProps = {}) {
    super(scope, id);
    rememberOrigin(this);
    const { store = TraceStore.memory() } = props;
    const ports = { query: this.port, queryGrpc: QUERY_GRPC, otlpGrpc: OTLP_GRPC, otlpHttp: OTLP_HTTP, health: HEALTH, metrics: METRICS };
    const { service, deployment } = at(this, () => defineAddon(this, props, {
      app: 'jaeger',
      image: 'docker.io/jaegertracing/jaeger:2.17.0',
      resources: { cpuRequestMillis: 50, memoryRequest: Size.mebibytes(256), memoryLimit: Size.gibibytes(1) },
      args: ['--config', '/etc/jaeger/config.yaml'],
      ports: [
        { name: 'http-query', number: this.port },
        { name: 'grpc-query', number: QUERY_GRPC },
        { name: 'grpc-otlp', number: OTLP_GRPC },
        { name: 'http-otlp', number: OTLP_HTTP },
      ],
      health: { port: HEALTH, live: '/status', ready: '/status' },
      user: 10001,
      group: 10001,
      configs: [{ path: '/etc/jaeger', files: { 'config.yaml': () => Yaml.stringify(jaegerConfig(store, ports)) } }],
      storage: store._volume,
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': `${METRICS}` },
    }));
    this.service = service;
    this.deployment = deployment;
    this.tracingProvider = ExtensionProvider.opentelemetry(service.name, { service: this.host, port: OTLP_GRPC });
  }

  /** Where it answers queries within the cluster. */
  public get jaegerUrl(): string {
    return `http://${this.host.name}:${this.port}`;
  }

  /**
   * Has requests traced that the mesh carries, by a Telemetry that names the provider.
   *
   * @param id id of the Telemetry within this construct, which its name ends with
   * @param options which requests
   */
  public addTelemetry(id: string, options: JaegerTelemetryOptions = {}): Telemetry {
    const { target = PolicyTarget.mesh(), randomSamplingPercentage = 1 } = options;
    return new Telemetry(this, id, {
      target,
      tracing: [{ provider: this.tracingProvider.name, randomSamplingPercentage }],
    });
  }
}
