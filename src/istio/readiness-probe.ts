import type { WorkloadGroupProbe } from '../schema/networking.istio.io.generated';
import { execSpec, httpGetSpec, tcpSocketSpec, timingSpec } from './private/probe-options';
import { HttpGetProbeOptions, ProbeOptions, TcpSocketProbeOptions } from './probe-options';

/**
 * How the proxy beside a workload that is no pod learns whether the workload is ready.
 *
 * There is no gRPC probe: istiod refuses a WorkloadGroup that has one.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/#ReadinessProbe
 */
export class ReadinessProbe {
  /**
   * Asks for a page.
   *
   * @param options port, path and timing
   */
  public static httpGet(options: HttpGetProbeOptions): ReadinessProbe {
    return new ReadinessProbe({ httpGet: httpGetSpec(options) }, options);
  }

  /**
   * Connects to a port.
   *
   * @param options port and timing
   */
  public static tcpSocket(options: TcpSocketProbeOptions): ReadinessProbe {
    return new ReadinessProbe({ tcpSocket: tcpSocketSpec(options) }, options);
  }

  /**
   * Runs a command, which must end with 0.
   *
   * @param command the command and its arguments, without a shell
   * @param options timing
   */
  public static exec(command: string[], options: ProbeOptions = {}): ReadinessProbe {
    return new ReadinessProbe({ exec: execSpec(command) }, options);
  }

  private readonly spec: WorkloadGroupProbe;

  private constructor(method: WorkloadGroupProbe, options: ProbeOptions) {
    this.spec = { ...method, ...timingSpec(options) };
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
