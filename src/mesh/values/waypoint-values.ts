import { ContainerResources } from '../../core';
import { Toleration } from './kubernetes';

/** What all waypoints of a mesh begin with. */
export interface WaypointValues {
  /**
   * Nodes and pods near which waypoints run or not, as Kubernetes has it.
   *
   * @default - anywhere
   */
  readonly affinity?: Record<string, any>;

  /**
   * Labels of the nodes on which waypoints run.
   *
   * @default - any
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Amounts of processor time and memory.
   *
   * @default - 100m and 128Mi, at most 2 processors and 1Gi
   */
  readonly resources?: ContainerResources;

  /**
   * Taints of nodes on which waypoints run nevertheless.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * How waypoints are spread over the cluster, as Kubernetes has it.
   *
   * @default - as Kubernetes has it
   */
  readonly topologySpreadConstraints?: Array<Record<string, any>>;
}
