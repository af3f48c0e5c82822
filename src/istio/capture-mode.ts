/**
 * How traffic comes to a listener of a sidecar.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#CaptureMode
 */
export enum CaptureMode {
  /** As the proxy is set up, which is by redirection unless it was told otherwise. */
  DEFAULT = 'DEFAULT',
  /** It is redirected to the sidecar. */
  IPTABLES = 'IPTABLES',
  /** The caller connects to the listener itself, which really has the port. */
  NONE = 'NONE',
}
