import { Size } from 'cdk8s';

/**
 * What a container asks for, and what it may use at most.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface ContainerResources {
  /**
   * Processor time that is kept for it, in thousandths of a core, at least 1.
   *
   * @default - that of what it belongs to
   */
  readonly cpuRequestMillis?: number;

  /**
   * Processor time that it may use, in thousandths of a core, at least the request.
   *
   * @default - that of what it belongs to
   */
  readonly cpuLimitMillis?: number;

  /**
   * Memory that is kept for it, in whole mebibytes, at least 1.
   *
   * @default - that of what it belongs to
   */
  readonly memoryRequest?: Size;

  /**
   * Memory that it may use, in whole mebibytes, at least the request. A container that needs more is killed.
   *
   * @default - that of what it belongs to
   */
  readonly memoryLimit?: Size;
}
