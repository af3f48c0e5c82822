import { Duration } from 'cdk8s';

/** When a probe is made and what its outcomes mean. */
export interface ProbeOptions {
  /**
   * Time from the start of the proxy to the first probe, in whole seconds.
   *
   * @default - no time
   */
  readonly initialDelay?: Duration;

  /**
   * How long an answer may take, in whole seconds, at least 1.
   *
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;

  /**
   * Time between probes, in whole seconds, at least 1.
   *
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;

  /**
   * Successes one after the other that make a workload ready, at least 1.
   *
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Failures one after the other that make a workload unready, at least 1.
   *
   * @default 1
   */
  readonly failureThreshold?: number;
}

/** Schemes of HTTP probes. */
export enum ProbeScheme {
  /** Plain HTTP. */
  HTTP = 'HTTP',
  /** HTTP over TLS. */
  HTTPS = 'HTTPS',
}

/** A header of an HTTP probe. */
export interface ProbeHeader {
  /** Name of the header: letters, digits and dashes. */
  readonly name: string;

  /** Value of the header. */
  readonly value: string;
}

/**
 * A probe that asks for a page, which any status from 200 to 399 passes.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/#HTTPHealthCheckConfig
 */
export interface HttpGetProbeOptions extends ProbeOptions {
  /** Port that is asked, 1 to 65535. */
  readonly port: number;

  /**
   * Path that is asked for.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Host that is connected to. For another host header than its name give `httpHeaders` a `Host`.
   *
   * @default - the address of the workload
   */
  readonly host?: string;

  /**
   * Scheme of the request.
   *
   * @default ProbeScheme.HTTP
   */
  readonly scheme?: ProbeScheme;

  /**
   * Headers of the request. A name may occur several times.
   *
   * @default - none but those that every request has
   */
  readonly httpHeaders?: ProbeHeader[];
}

/**
 * A probe that connects, which any connection passes.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/#TCPHealthCheckConfig
 */
export interface TcpSocketProbeOptions extends ProbeOptions {
  /** Port that is connected to, 1 to 65535. */
  readonly port: number;

  /**
   * Host that is connected to.
   *
   * @default - the address of the workload
   */
  readonly host?: string;
}
