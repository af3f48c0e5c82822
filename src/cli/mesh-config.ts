import { readFileSync } from 'node:fs';
import { MeshSettings, parseMeshSettings } from '../model/mesh-settings';
import { UsageError } from './exit';

/** The option that names a file with the mesh configuration. */
export const MESH_CONFIG = ['--mesh-config <file>', 'mesh configuration (that of the ConfigMap istio among the manifests)'] as const;

export function readMeshConfig(file: string): MeshSettings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`the mesh configuration cannot be read: ${(error as Error).message}`);
  }
  const settings = parseMeshSettings(text);
  if (!settings) throw new UsageError(`the mesh configuration ${file} holds no fields of one`);
  return settings;
}
