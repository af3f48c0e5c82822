import { ComponentValues } from './component';

/**
 * Values of the chart `ztunnel`: the proxy of each node in ambient mode.
 *
 * @see https://istio.io/latest/docs/ambient/architecture/
 */
export interface ZtunnelValues extends ComponentValues {
  /**
   * Namespace of ztunnel.
   *
   * @default - that of the mesh, and `kube-system` on OpenShift
   */
  readonly namespace?: string;

  /**
   * How much is logged.
   *
   * @default 'info'
   */
  readonly logLevel?: string;
}
