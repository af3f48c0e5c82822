import { ApiObject } from 'cdk8s';
import { REVISION } from './labels';

/** Kinds with a template of pods. Others need not be rendered to be looked at. */
const WORKLOADS = ['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'StatefulSet'];

/** Revisions and tags that an object names for itself, for what is in it as a namespace, or for its pods. */
export function namedRevisions(object: ApiObject): string[] {
  const ofPods = WORKLOADS.includes(object.kind) ? object.toJson().spec?.template?.metadata?.labels?.[REVISION] : undefined;
  return [object.metadata.getLabel(REVISION), ofPods].filter((revision) => revision !== undefined);
}
