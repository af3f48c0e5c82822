import { Protocol } from './protocol';

/**
 * A port of a service.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServicePort
 */
export interface ServiceEntryPort {
  /** Number by which callers know the port, 1 to 65535. */
  readonly number: number;

  /**
   * What the port speaks, any but `Protocol.HTTP_PROXY`.
   *
   * @default - detected from the traffic, as far as that can be
   */
  readonly protocol?: Protocol;

  /**
   * Name of the port, unique within the ServiceEntry: lowercase letters, digits and dashes. Endpoints refer to it.
   *
   * @default - made of protocol and number, such as `https-443`, or `port-8080` without a protocol
   */
  readonly name?: string;

  /**
   * Port on which the endpoints listen, 1 to 65535. The `ports` of an endpoint go before it.
   *
   * @default - the number
   */
  readonly targetPort?: number;
}
