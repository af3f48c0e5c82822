import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Schema } from '../../build-tools/crds';

const FILE = join(__dirname, '..', '..', 'imports', 'mesh', 'mesh-config.yaml');

/** The pinned messages of the mesh configuration, by their names. */
export const MESH_SCHEMAS = load(readFileSync(FILE, 'utf8')) as { MeshConfig: Schema; MeshNetworks: Schema };
