import { field, textOf } from './loose';
import { Resource } from './resource';
import { readYaml } from './yaml';

/** What the mesh configuration says, as it stands there. Defaults are filled in where they are asked for. */
export type MeshSettings = Readonly<Record<string, unknown>>;

export const rootNamespaceOf = (settings: MeshSettings) => textOf(settings.rootNamespace) || 'istio-system';

/** The mesh configuration in a text. */
export function parseMeshSettings(text: string): MeshSettings | undefined {
  const { value } = readYaml(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as MeshSettings : undefined;
}

/** The mesh configuration that istiod would read among resources. */
export function findMeshSettings(resources: readonly Resource[]): MeshSettings | undefined {
  const found = resources.find(({ group, kind, namespace, name }) =>
    group === '' && kind === 'ConfigMap' && namespace === 'istio-system' && name === 'istio');
  const text = field(found?.object, 'data', 'mesh');
  return typeof text === 'string' ? parseMeshSettings(text) : undefined;
}
