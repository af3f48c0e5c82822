import { ClientTls, TcpKeepalive } from '../../istio';

/**
 * A service that proxies send something to.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#RemoteService
 */
export interface RemoteService {
  /** Address of the service, of the form `<host>:<port>`. */
  readonly address: string;

  /**
   * TLS towards the service.
   *
   * @default - none
   */
  readonly tlsSettings?: ClientTls;

  /**
   * Probes that keep idle connections alive.
   *
   * @default - no probes
   */
  readonly tcpKeepalive?: TcpKeepalive;
}
