import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';

/** Defines an object that is in no namespace, although a chart gives its own to everything in it. */
export function clusterObject(scope: Construct, id: string, props: ApiObjectProps): ApiObject {
  const object = new ApiObject(scope, id, props);
  if (object.metadata.namespace) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}
