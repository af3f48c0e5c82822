import { findGroup, Kind, Shape } from '../../schema/kinds';
import { Cluster, LiveObject } from '../cluster';
import { errorOf } from '../cluster-error';
import { readiness } from '../readiness';
import { EXPERIMENTAL } from './fit';

/** A kind that the package writes, and its CRD in the cluster. */
export interface Definition {
  readonly kind: string;
  readonly pinned: Kind;
  readonly crd?: LiveObject;
}

export interface Installed extends Definition {
  readonly crd: LiveObject;
}

export const isInstalled = (definition: Definition): definition is Installed => definition.crd !== undefined;

/** The CRDs of all pinned kinds of some groups. */
export async function definitionsOf(cluster: Cluster, groups: readonly string[]): Promise<Definition[]> {
  const wanted = groups.flatMap((group) => [...findGroup(group)!].map(([kind, pinned]) => ({ kind, pinned, name: `${plural(kind)}.${group}` })));
  const { objects, errors } = await cluster.read(wanted.map(({ name }) => (
    { group: 'apiextensions.k8s.io', version: 'v1', kind: 'CustomResourceDefinition', name, namespace: '' }
  )));
  if (errors.length > 0) throw errorOf(errors[0]);
  const byName = new Map(objects.map((object) => [object.metadata.name, object]));
  return wanted.map(({ kind, pinned, name }) => ({ kind, pinned, crd: byName.get(name) }));
}

/** The resource of a kind, as English has it. */
export function plural(kind: string): string {
  return kind.toLowerCase().replace(/s$/, 'se').replace(/([^aeiou])y$/, '$1ie') + 's';
}

/** What keeps objects of a kind from being what they are synthesized as, if anything. */
export function misfit({ kind, pinned: { versions: [version], root }, crd }: Installed): { fatal: boolean; text: string } | undefined {
  const { state, detail } = readiness(crd);
  if (state !== 'ready') return { fatal: true, text: `${kind}: ${detail}` };
  const served = crd.spec.versions.find((one: any) => one.name === version && one.served);
  if (!served) return { fatal: true, text: `${kind} is not served as ${version}` };
  const [first, ...others] = lacking(root.fields!.get('spec')!, served.schema?.openAPIV3Schema?.properties?.spec, 'spec')
    .filter((path) => path !== EXPERIMENTAL[kind]);
  return first === undefined ? undefined : { fatal: false, text: `${kind} lacks ${first}${others.length > 0 ? ` and ${others.length} more` : ''}` };
}

/** Fields that the pinned API has and a schema does not, which the API server would drop. */
function lacking(shape: Shape, schema: any, path: string): string[] {
  if (!schema || schema['x-kubernetes-preserve-unknown-fields']) return [];
  if (shape.items) return lacking(shape.items, schema.items, `${path}[]`);
  if (shape.values) return lacking(shape.values, schema.additionalProperties, `${path}.*`);
  if (!shape.fields || !schema.properties) return [];
  return [...shape.fields].flatMap(([field, child]) => {
    const below = schema.properties[field];
    return below ? lacking(child, below, `${path}.${field}`) : [`${path}.${field}`];
  });
}
