/**
 * Regenerates everything that is derived from the pinned CRDs (`npx projen import`):
 * imports/crds (API facts), imports/*.ts (L1), src/schema/*.generated.ts (spec types) and src/schema/tables (what
 * `validateObject` knows).
 *
 * Reading the CRDs from their Go modules needs Go; without it the committed CRDs are taken as they are.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, loadAll } from 'js-yaml';
import { Crd, preferred, readPinnedCrds } from './crds';
import { schemaTable } from './schema-tables';
import { specTypes } from './spec-types';

const ROOT = join(__dirname, '..');
const IMPORTS = join(ROOT, 'imports');
const CRDS = join(IMPORTS, 'crds');
const SCHEMA = join(ROOT, 'src', 'schema');

async function main() {
  if (spawnSync('go', ['version']).status === 0) {
    pinCrds();
  } else {
    console.error('go is not installed: keeping imports/crds as committed, regenerating the code only');
  }
  for (const [group, crds] of readCrds()) {
    generateL1(group, crds.map(preferred));
    await generateSpecTypes(group, crds.map(preferred));
    generateTable(group, crds);
  }
}

function pinCrds() {
  const versions = JSON.parse(readFileSync(join(IMPORTS, 'versions.json'), 'utf8'));
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

async function generateSpecTypes(group: string, crds: Crd[]) {
  mkdirSync(SCHEMA, { recursive: true });
  writeFileSync(join(SCHEMA, `${group}.generated.ts`), await specTypes(crds));
  console.error(`src/schema/${group}.generated.ts`);
}

function generateTable(group: string, crds: Crd[]) {
  mkdirSync(join(SCHEMA, 'tables'), { recursive: true });
  writeFileSync(join(SCHEMA, 'tables', `${group}.generated.ts`), schemaTable(crds));
  console.error(`src/schema/tables/${group}.generated.ts`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
