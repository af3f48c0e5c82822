import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Schema } from '../../build-tools/crds';

const read = (name: string) => load(readFileSync(join(__dirname, '..', '..', 'imports', 'mesh', `${name}.yaml`), 'utf8'));

/** The pinned messages of the mesh configuration, by their names. */
export const MESH_SCHEMAS = read('mesh-config') as { MeshConfig: Schema; MeshNetworks: Schema };

/** What the charts of an installation take as values, by chart. */
export const VALUES_SCHEMAS = read('values') as Record<string, Schema>;
