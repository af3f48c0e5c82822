import { CaptureMode } from './capture-mode';
import { ConnectionPool } from './connection-pool';
import { DefaultEndpoint } from './default-endpoint';
import { Protocol } from './protocol';
import { ServerTls } from './server-tls';

/**
 * What reaches a workload through its sidecar on one port.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
export interface IngressListener {
  /** Port on which the sidecar takes traffic, unique within the Sidecar, 1 to 65535. */
  readonly port: number;

  /**
   * What callers speak.
   *
   * @default - detected from the traffic
   */
  readonly protocol?: Protocol;

  /**
   * Name of the port: lowercase letters, digits and dashes.
   *
   * @default - no name
   */
  readonly portName?: string;

  /**
   * IP address on which the sidecar listens.
   *
   * @default - the addresses of the workload
   */
  readonly bind?: string;

  /**
   * How traffic comes to the listener.
   *
   * @default CaptureMode.DEFAULT
   */
  readonly captureMode?: CaptureMode;

  /**
   * Where the sidecar hands the traffic to the workload.
   *
   * @default - the same port of the workload's own address
   */
  readonly defaultEndpoint?: DefaultEndpoint;

  /**
   * TLS that the sidecar ends for callers outside the mesh: simple, mutual or optionally mutual, with certificates in
   * files and without `subjectAltNames`. Takes effect where a PeerAuthentication turns mutual TLS off for the port, and needs
   * `Protocol.HTTPS` or `Protocol.TLS`.
   *
   * @default - Istio's mutual TLS as PeerAuthentications say
   */
  readonly tls?: ServerTls;

  /**
   * Limits of the connections that the sidecar takes on the port. Those of HTTP need a protocol of HTTP.
   *
   * @default - `inboundConnectionPool` of the Sidecar
   */
  readonly connectionPool?: ConnectionPool;
}
