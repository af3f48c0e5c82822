import { CaptureMode } from './capture-mode';
import { EgressHost } from './egress-host';
import { Protocol } from './protocol';

/**
 * What leaves a workload through its sidecar: the hosts that the sidecar knows, on one port or on all.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export interface EgressListener {
  /** Hosts that the sidecar knows, at least one. */
  readonly hosts: EgressHost[];

  /**
   * Port to which the workload connects, 1 to 65535. Not with a socket.
   *
   * @default - all ports of the hosts; one listener of a Sidecar may be like that, and takes what the others leave
   */
  readonly port?: number;

  /**
   * What the workload speaks. Only beside `port` or a socket.
   *
   * @default - detected from the traffic
   */
  readonly protocol?: Protocol;

  /**
   * Name of the port: lowercase letters, digits and dashes. Only beside `port` or a socket.
   *
   * @default - no name
   */
  readonly portName?: string;

  /**
   * Address on which the sidecar listens: an IP address beside `port`, or a Unix socket `unix:///path` (or `unix://@name`).
   *
   * @default - the addresses of the hosts; 127.0.0.1 with CaptureMode.NONE
   */
  readonly bind?: string;

  /**
   * How traffic comes to the listener. Not CaptureMode.IPTABLES with a socket.
   *
   * @default CaptureMode.DEFAULT
   */
  readonly captureMode?: CaptureMode;
}
