import { ApiObject, App } from 'cdk8s';
import { field } from '../../model/loose';
import { MeshSettings } from '../../model/mesh-settings';
import { NamedValue } from '../../model/values';

/** The resources of an app as they are applied, each under the path of its construct. Those that a cluster would refuse too. */
export function* resourcesOf(app: App): Iterable<NamedValue> {
  for (const construct of app.node.findAll()) {
    if (!ApiObject.isApiObject(construct)) continue;
    // Ours would throw there already, with a part of what is wrong.
    const value = '_problems' in construct ? ApiObject.prototype.toJson.call(construct) : construct.toJson();
    yield { name: construct.node.path, value };
  }
}

/** The configuration of the mesh that the app installs, if it does. */
export function settingsOf(app: App): MeshSettings | undefined {
  for (const construct of app.node.findAll()) {
    if (!('istioOperator' in construct)) continue;
    const settings = field(construct.istioOperator, 'spec', 'meshConfig');
    return typeof settings === 'object' && settings !== null ? settings as MeshSettings : {};
  }
  return undefined;
}

/** Whether the constructs themselves have nothing against a synthesis. */
export const isValid = (app: App) => app.node.findAll().every((construct) => construct.node.validate().length === 0);
