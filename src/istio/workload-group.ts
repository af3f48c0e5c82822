import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { labels } from '../core/private/checks';
import { at } from '../core/private/errors';
import type { WorkloadGroupMetadata, WorkloadGroupSpec, WorkloadGroupTemplate } from '../schema/networking.istio.io.generated';
import { templateSpec } from './private/workload-endpoint';
import { ReadinessProbe } from './readiness-probe';
import { WorkloadTemplate } from './workload-endpoint';

/** What a WorkloadGroup takes. */
export interface WorkloadGroupProps extends MeshResourceProps {
  /**
   * Labels of the WorkloadEntries, by which ServiceEntries find them.
   *
   * @default - those that each workload brings along
   */
  readonly workloadLabels?: Record<string, string>;

  /**
   * Annotations of the WorkloadEntries.
   *
   * @default - none of your own
   */
  readonly workloadAnnotations?: Record<string, string>;

  /**
   * What is known of the workloads before they run. What a workload says of its own network and place goes before it.
   *
   * @default - the service account `default`
   */
  readonly template?: WorkloadTemplate;

  /**
   * How the proxies learn whether their workload is ready. An unready one gets no traffic.
   *
   * @default - a workload is ready as soon as its proxy is
   */
  readonly probe?: ReadinessProbe;
}

/**
 * What workloads that are no pods have in common. Each has a WorkloadEntry made for it when it joins the mesh.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/
 */
export class WorkloadGroup extends MeshResource {
  private readonly workloads?: WorkloadGroupMetadata;
  private readonly template: WorkloadGroupTemplate;
  private readonly probe?: ReadinessProbe;

  /**
   * Defines a WorkloadGroup.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props labels, template and probe
   */
  public constructor(scope: Construct, id: string, props: WorkloadGroupProps = {}) {
    super(scope, id, 'networking.istio.io/v1', 'WorkloadGroup', props);
    this.workloads = at(this, () => workloadsSpec(props));
    this.template = at(this, () => ({ serviceAccount: 'default', ...templateSpec('the template', props.template ?? {}) }));
    this.probe = props.probe;
  }

  /** @internal */
  public _toSpec(): WorkloadGroupSpec {
    return { metadata: this.workloads, template: this.template, probe: this.probe?._toSpec() };
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}

function workloadsSpec({ workloadLabels, workloadAnnotations }: WorkloadGroupProps): WorkloadGroupMetadata | undefined {
  if (!workloadLabels && !workloadAnnotations) return undefined;
  // The key of an annotation is written as that of a label.
  labels('workloadAnnotations', Object.fromEntries(Object.keys(workloadAnnotations ?? {}).map((key) => [key, ''])));
  return { labels: workloadLabels && labels('workloadLabels', workloadLabels), annotations: workloadAnnotations && { ...workloadAnnotations } };
}
