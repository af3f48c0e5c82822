import { ComponentValues } from './component';

/**
 * Values of the chart `cni`: the agent of each node that redirects the traffic of its pods.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/
 */
export interface CniValues extends ComponentValues {
  /**
   * Namespace of the agent.
   *
   * @default - that of the mesh, and `kube-system` on OpenShift
   */
  readonly namespace?: string;

  /**
   * Folder of the nodes for CNI programs.
   *
   * @default - `/opt/cni/bin`, or as the platform has it
   */
  readonly cniBinDir?: string;
}
