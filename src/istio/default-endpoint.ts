import { port } from '../core/private/checks';
import { socket } from './private/bind';

/**
 * Where a sidecar hands what comes in to its workload.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
export class DefaultEndpoint {
  /**
   * A port of the workload on 127.0.0.1.
   *
   * @param value 1 to 65535
   */
  public static localhost(value: number): DefaultEndpoint {
    return DefaultEndpoint.at('127.0.0.1', value);
  }

  /**
   * A port of the workload on ::1.
   *
   * @param value 1 to 65535
   */
  public static localhostIpv6(value: number): DefaultEndpoint {
    return DefaultEndpoint.at('[::1]', value);
  }

  /**
   * A port of the workload on its own IPv4 address.
   *
   * @param value 1 to 65535
   */
  public static instance(value: number): DefaultEndpoint {
    return DefaultEndpoint.at('0.0.0.0', value);
  }

  /**
   * A port of the workload on its own IPv6 address.
   *
   * @param value 1 to 65535
   */
  public static instanceIpv6(value: number): DefaultEndpoint {
    return DefaultEndpoint.at('[::]', value);
  }

  /**
   * A Unix socket.
   *
   * @param path absolute path, or `@` and an abstract name
   */
  public static socket(path: string): DefaultEndpoint {
    return new DefaultEndpoint(socket('socket of a default endpoint', `unix://${path}`));
  }

  private static at(address: string, value: number): DefaultEndpoint {
    return new DefaultEndpoint(`${address}:${port('port of a default endpoint', value)}`);
  }

  private constructor(private readonly spec: string) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
