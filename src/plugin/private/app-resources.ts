import { ApiObject, App } from 'cdk8s';
import { Target, targetOf } from '../../analysis/target';
import { originOf } from '../../core/private/origin';
import { field, textOf } from '../../model/loose';
import { MeshSettings } from '../../model/mesh-settings';
import { NamedValue } from '../../model/values';

/** A resource as it is applied, under the path of its construct. */
export interface AppResource extends NamedValue {
  readonly construct: ApiObject;
}

/** The resources of an app, those that a cluster would refuse too. */
export const resourcesOf = (app: App): AppResource[] => app.node.findAll().filter(ApiObject.isApiObject).map((construct) => ({
  name: construct.node.path,
  // Ours would throw there already, with a part of what is wrong.
  value: '_problems' in construct ? ApiObject.prototype.toJson.call(construct) : construct.toJson(),
  origin: () => originOf(construct),
  construct,
}));

/** Does something while constructs answer with the objects that they have been resolved to, as resolving is half of a synthesis. */
export function whileResolved<T>(resources: readonly AppResource[], action: () => T): T {
  const shadowed = resources.filter(({ construct }) => !Object.hasOwn(construct, 'toJson'));
  for (const { construct, value } of shadowed) construct.toJson = () => value;
  try {
    return action();
  } finally {
    for (const { construct } of shadowed) Reflect.deleteProperty(construct, 'toJson');
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

/** The version of the mesh that the app installs, if it installs one and its version is known. */
export function targetIn(app: App): Target | undefined {
  const meshes = app.node.findAll().filter((construct) => 'istioOperator' in construct);
  return meshes.length === 1 ? targetOf(textOf(field(meshes[0], 'version'))) : undefined;
}

/** Whether the constructs themselves have nothing against a synthesis. */
export const isValid = (app: App) => app.node.findAll().every((construct) => construct.node.validate().length === 0);
