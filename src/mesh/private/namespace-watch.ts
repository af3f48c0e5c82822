import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { show } from '../../core/private/errors';
import { DataPlane } from '../data-plane';
import { Marked } from './waypoint-use';

/**
 * Compares, at synthesis, what pods ask for with what the labels of their Namespace let them have.
 *
 * The Namespace may be defined later than what is in it, or not in the app.
 */
export function watchNamespace(owner: IConstruct, { what, namespace }: Marked, dataPlane: DataPlane): void {
  owner.node.addValidation({
    validate: () => owner.node.root.node.findAll()
      .filter((one): one is ApiObject => ApiObject.isApiObject(one) && one.kind === 'Namespace' && one.name === namespace)
      .map((one) => dataPlane._hindrance((label) => one.metadata.getLabel(label)))
      .filter((why) => why !== undefined)
      .map((why) => `${what} is in namespace ${show(namespace)}, ${why}; change one of them`),
  });
}
