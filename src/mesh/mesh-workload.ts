import { ApiObject, ApiObjectMetadataDefinition, JsonPatch } from 'cdk8s';
import { IConstruct } from 'constructs';
import { at, invalid, show } from '../core/private/errors';
import { DataPlane } from './data-plane';
import { POD_LABELS } from './private/labels';
import { watchNamespace } from './private/namespace-watch';
import { mark, Marked, Marks } from './private/waypoint-use';

/** A workload with pods, such as a Deployment of any version of cdk8s-plus. */
export interface IMeshWorkload extends IConstruct {
  /** Metadata of the workload, which tells its namespace. */
  readonly metadata: ApiObjectMetadataDefinition;

  /** Metadata of its pods, which takes the labels. */
  readonly podMetadata: ApiObjectMetadataDefinition;
}

/**
 * Workloads whose data plane is another than that of their namespace.
 *
 * The labels are those of the pods, so that they hold whatever the namespace says. The one thing that a namespace
 * decides alone is which control plane injects sidecars, if any: what contradicts it is refused at synthesis, where the
 * Namespace is in the app.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
export class MeshWorkload {
  /**
   * Gives the pods of a workload a data plane.
   *
   * @param workload the workload, such as a Deployment of cdk8s-plus
   * @param dataPlane how its pods join the mesh
   */
  public static enroll(workload: IMeshWorkload, dataPlane: DataPlane): void {
    const marked = { what: `workload ${show(workload.metadata.name)}`, namespace: workload.metadata.namespace };
    at(workload, () => mark(workload.podMetadata, marked, dataPlane._workloadMarks(marked), POD_LABELS, 'data plane'));
    watchNamespace(workload, marked, dataPlane);
  }

  /**
   * Gives the pods of a workload that is an `ApiObject`, of an included chart for instance, a data plane.
   *
   * @param workload a Pod, a CronJob, or an object with `spec.template` as Deployments have it
   * @param dataPlane how its pods join the mesh
   */
  public static enrollApiObject(workload: ApiObject, dataPlane: DataPlane): void {
    const marked = { what: `workload ${show(workload.name)}`, namespace: workload.metadata.namespace };
    at(workload, () => labelPods(workload, marked, dataPlane._workloadMarks(marked)));
    watchNamespace(workload, marked, dataPlane);
  }

  private constructor() {}
}

function labelPods(workload: ApiObject, marked: Marked, marks: Marks): void {
  if (workload.kind === 'Pod') return mark(workload.metadata, marked, marks, POD_LABELS, 'data plane');
  const path = workload.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];
  const template = path.reduce((object, key) => object?.[key], workload.toJson());
  if (!template?.spec) throw invalid(`${workload.kind} ${show(workload.name)} has no pods: there is no ${path.join('.')}; give a workload`);
  const metadata = new ApiObjectMetadataDefinition({ ...template.metadata, apiObject: workload });
  mark(metadata, marked, marks, POD_LABELS, 'data plane');
  workload.addJsonPatch(JsonPatch.add(`/${path.join('/')}/metadata`, metadata.toJson()));
}
