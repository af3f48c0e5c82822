/**
 * Regenerates everything that is derived from the pinned API (`npx projen import`):
 * imports/crds and imports/mesh (API facts), imports/*.ts (L1), src/schema/*.generated.ts (spec types) and src/schema/tables (what
 * `validateObject` knows).
 *
 * Reading the API from its Go modules needs Go; without it the committed facts are taken as they are.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, load, loadAll } from 'js-yaml';
import { Annotation, annotationTable, readPinnedAnnotations } from './annotations';
import { Crd, preferred, readPinnedCrds, Schema } from './crds';
import { readPinnedMeshConfig } from './mesh-config';
import { readRelease, ReleaseModules } from './releases/read';
import { historyOf, historyTable } from './releases/table';
import { messageTable, schemaTable } from './schema-tables';
import { specTypes } from './spec-types';
import { readPinnedValues } from './values';

const ROOT = join(__dirname, '..');
const IMPORTS = join(ROOT, 'imports');
const CRDS = join(IMPORTS, 'crds');
const MESH = join(IMPORTS, 'mesh');
const SCHEMA = join(ROOT, 'src', 'schema');

async function main() {
  if (spawnSync('go', ['version']).status === 0) {
    const versions = JSON.parse(readFileSync(join(IMPORTS, 'versions.json'), 'utf8'));
    pinCrds(versions);
    pinMesh('mesh-config', readPinnedMeshConfig(versions));
    pinMesh('values', readPinnedValues(versions));
    pinMesh('annotations', readPinnedAnnotations(versions));
    const earlier = JSON.parse(readFileSync(join(IMPORTS, 'releases.json'), 'utf8'));
    const releases = [...Object.values(earlier) as ReleaseModules[], versions].map(readRelease);
    generateTable('releases', historyTable(historyOf(readCrds().flatMap(([, crds]) => crds), releases)));
  } else {
    console.error('go is not installed: keeping imports/crds, imports/mesh and the table of releases as committed, regenerating the other code only');
  }
  for (const [group, crds] of readCrds()) {
    generateL1(group, crds.map(preferred));
    await generateSpecTypes(group, 'imports/crds', specsOf(crds.map(preferred)));
    generateTable(group, schemaTable(crds));
  }
  for (const [name, file] of [['mesh', 'mesh-config'], ['values', 'values']]) {
    const messages = load(readFileSync(join(MESH, `${file}.yaml`), 'utf8')) as Record<string, Schema>;
    await generateSpecTypes(name, 'imports/mesh', messages);
    generateTable(name, messageTable(messages));
  }
  const annotations = load(readFileSync(join(MESH, 'annotations.yaml'), 'utf8')) as Record<string, Annotation>;
  generateTable('annotations', annotationTable('imports/mesh/annotations.yaml', annotations));
}

function pinCrds(versions: Record<string, string>) {
  const byGroup = new Map<string, Crd[]>();
  for (const crd of readPinnedCrds(versions)) {
    byGroup.set(crd.spec.group, [...byGroup.get(crd.spec.group) ?? [], crd]);
  }
  rmSync(CRDS, { recursive: true, force: true });
  mkdirSync(CRDS);
  for (const [group, crds] of byGroup) {
    writeCrds(CRDS, group, crds);
    console.error(`imports/crds/${group}.yaml: ${crds.map((crd) => crd.spec.names.kind).join(', ')}`);
  }
}

function pinMesh(name: string, facts: Record<string, Schema | Annotation>) {
  mkdirSync(MESH, { recursive: true });
  writeFileSync(join(MESH, `${name}.yaml`), dump(facts, { lineWidth: -1, noRefs: true }));
  console.error(`imports/mesh/${name}.yaml: ${Object.keys(facts).length} entries`);
}

/** A schema that several versions share is written once. */
function writeCrds(folder: string, group: string, crds: Crd[]): string {
  const file = join(folder, `${group}.yaml`);
  writeFileSync(file, crds.map((crd) => dump(crd, { lineWidth: -1 })).join('---\n'));
  return file;
}

function readCrds(): Array<[group: string, crds: Crd[]]> {
  return readdirSync(CRDS).sort().map((file) => [
    file.replace('.yaml', ''),
    loadAll(readFileSync(join(CRDS, file), 'utf8')) as Crd[],
  ]);
}

function generateL1(group: string, crds: Crd[]) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-import-'));
  execFileSync(join(ROOT, 'node_modules', '.bin', 'cdk8s'), [
    'import', '--no-check-upgrade', '--no-save', writeCrds(folder, group, crds), '-l', 'typescript', '-o', IMPORTS,
  ], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(folder, { recursive: true });
  console.error(`imports/${group}.ts`);
}

const specsOf = (crds: Crd[]): Record<string, Schema> =>
  Object.fromEntries(crds.map(({ spec: { names, versions: [pinned] } }) => [names.kind, pinned.schema.openAPIV3Schema.properties!.spec]));

async function generateSpecTypes(name: string, source: string, specs: Record<string, Schema>) {
  mkdirSync(SCHEMA, { recursive: true });
  writeFileSync(join(SCHEMA, `${name}.generated.ts`), await specTypes(source, specs));
  console.error(`src/schema/${name}.generated.ts`);
}

function generateTable(name: string, table: string) {
  mkdirSync(join(SCHEMA, 'tables'), { recursive: true });
  writeFileSync(join(SCHEMA, 'tables', `${name}.generated.ts`), table);
  console.error(`src/schema/tables/${name}.generated.ts`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
