import { Duration } from 'cdk8s';
import { ContainerResources } from '../core';
import { DisruptionBudget } from './disruption-budget';
import { ProxyScaling } from './proxy-scaling';
import { Toleration } from './values/kubernetes';

/**
 * Over what the pods of a gateway or waypoint are spread evenly.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** Label of nodes, such as `topology.kubernetes.io/zone` or `kubernetes.io/hostname`. */
  readonly topologyKey: string;

  /**
   * By how many pods one value of the label may exceed another, at least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * Whether a pod rather waits for a node than be placed unevenly.
   *
   * @default false
   */
  readonly required?: boolean;
}

/** The pods of a gateway or waypoint: how many, where, and with what. */
export interface ProxyDeployment {
  /**
   * How many pods there are.
   *
   * @default - 1 to 5 for a gateway of the Istio API, by their processor time; else 1
   */
  readonly scaling?: ProxyScaling;

  /**
   * How many pods stay when nodes are drained.
   *
   * @default - all may go
   */
  readonly disruptionBudget?: DisruptionBudget;

  /**
   * What the proxy of each pod asks for, and may use at most.
   *
   * @default - as Istio has it: 100 and 2000 thousandths of a core, 128 MiB and 1 GiB
   */
  readonly resources?: ContainerResources;

  /**
   * Over what the pods are spread.
   *
   * @default - as the scheduler does
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * Labels of the nodes that may have the pods.
   *
   * @default - all nodes may
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Taints of nodes that the pods accept.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * Name of the PriorityClass of the pods.
   *
   * @default - that of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * How long a pod has to end its connections, in whole seconds.
   *
   * @default - 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Annotations of the pods.
   *
   * @default - those of Istio
   */
  readonly podAnnotations?: Record<string, string>;

  /**
   * Environment variables of the proxy.
   *
   * @default - those of Istio
   */
  readonly env?: Record<string, string>;
}
