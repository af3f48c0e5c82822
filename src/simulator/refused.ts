import { Resource, titleOf } from '../model/resource';
import { pathText } from '../schema/problem';
import { validateObject } from '../schema/validate-object';

/** What a cluster would not take, so that nothing can be told of a mesh with it. */
export function refusedOf(resources: readonly Resource[]): string[] {
  return resources.flatMap((resource) => validateObject(resource.object)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${titleOf(resource)}: ${pathText(path)} ${message}`));
}
