import { Size } from 'cdk8s';

/**
 * What a container asks for, and what it may use at most.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface AddonResources {
  /**
   * Processor time that is kept for it, in thousandths of a core, at least 1.
   *
   * @default - that of the addon
   */
  readonly cpuRequestMillis?: number;

  /**
   * Processor time that it may use, in thousandths of a core, at least the request.
   *
   * @default - what the node has to spare
   */
  readonly cpuLimitMillis?: number;

  /**
   * Memory that is kept for it.
   *
   * @default - that of the addon
   */
  readonly memoryRequest?: Size;

  /**
   * Memory that it may use, at least the request. A container that needs more is killed.
   *
   * @default - that of the addon
   */
  readonly memoryLimit?: Size;
}
