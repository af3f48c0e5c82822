import { ContainerResources } from '../../core';
import { Toleration } from './kubernetes';

/** What every component of an installation takes. */
export interface ComponentValues {
  /**
   * Whether it is installed.
   *
   * @default - as the profile has it
   */
  readonly enabled?: boolean;

  /**
   * Further values of its chart, written as in the chart's own values, for what has no property here. They win over properties.
   *
   * @default - none
   */
  readonly extraValues?: Record<string, any>;
}

/** Builds of Istio's images. */
export enum ImageVariant {
  /** With a shell and tools, to look into. */
  DEBUG = 'debug',
  /** With Istio's program and what it needs, nothing else. */
  DISTROLESS = 'distroless',
}

/** The image of a component. */
export interface ImageValues {
  /**
   * Registry and folder of the image.
   *
   * @default - `hub` of the global values
   */
  readonly hub?: string;

  /**
   * Name of the image, or, if it has a slash, the whole reference.
   *
   * @default - Istio's own
   */
  readonly image?: string;

  /**
   * Tag of the image.
   *
   * @default - `tag` of the global values
   */
  readonly tag?: string;

  /**
   * Build of the image.
   *
   * @default - `variant` of the global values
   */
  readonly variant?: ImageVariant;
}

/** What Kubernetes does with the pods of a component. */
export interface PodValues {
  /**
   * Nodes and pods near which its pods run or not, as Kubernetes has it.
   *
   * @default - anywhere
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  readonly affinity?: Record<string, any>;

  /**
   * Environment of its container, by the names of the variables.
   *
   * @default - what the chart sets
   */
  readonly env?: Record<string, string>;

  /**
   * Annotations of its pods.
   *
   * @default - what the chart sets
   */
  readonly podAnnotations?: Record<string, string>;

  /**
   * Amounts of processor time and memory.
   *
   * @default - as the profile has them
   */
  readonly resources?: ContainerResources;

  /**
   * Taints of nodes on which its pods run nevertheless.
   *
   * @default - as the chart has them
   */
  readonly tolerations?: Toleration[];
}
