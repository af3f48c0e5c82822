import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { at } from '../core/private/errors';
import type { WorkloadEntrySpec } from '../schema/networking.istio.io.generated';
import { endpointSpec } from './private/workload-endpoint';
import { WorkloadEndpoint } from './workload-endpoint';

/** What a WorkloadEntry takes. */
export interface WorkloadEntryProps extends MeshResourceProps, WorkloadEndpoint {
}

/**
 * A workload that is no pod, such as a virtual machine. ServiceEntries find it by its labels.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/
 */
export class WorkloadEntry extends MeshResource {
  private readonly spec: WorkloadEntrySpec;

  /**
   * Defines a WorkloadEntry.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props address and labels
   */
  public constructor(scope: Construct, id: string, props: WorkloadEntryProps) {
    super(scope, id, 'networking.istio.io/v1', 'WorkloadEntry', props);
    const { metadata, ...endpoint } = props;
    this.spec = at(this, () => endpointSpec('a workload entry', endpoint));
  }

  /** @internal */
  public _toSpec(): WorkloadEntrySpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}
