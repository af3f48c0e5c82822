/**
 * Regenerates everything that is derived from the pinned CRDs (`npx projen import`):
 * imports/crds (API facts), imports/*.ts (L1) and src/schema/*.generated.ts (spec types).
 *
 * Reading the CRDs from their Go modules needs Go; without it the committed CRDs are taken as they are.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, loadAll } from 'js-yaml';
import { Crd, readPinnedCrds } from './crds';
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
  const files = readdirSync(CRDS).sort();
  generateL1(files);
  await generateSpecTypes(files);
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
    const documents = crds.map((crd) => dump(crd, { noRefs: true, lineWidth: -1 }));
    writeFileSync(join(CRDS, `${group}.yaml`), documents.join('---\n'));
    console.error(`imports/crds/${group}.yaml: ${crds.map((crd) => crd.spec.names.kind).join(', ')}`);
  }
}

function generateL1(files: string[]) {
  const cdk8s = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  for (const file of files) {
    console.error(`imports/${file.replace('.yaml', '.ts')}`);
    execFileSync(cdk8s, [
      'import', '--no-check-upgrade', '--no-save', join(CRDS, file), '-l', 'typescript', '-o', IMPORTS,
    ], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

async function generateSpecTypes(files: string[]) {
  mkdirSync(SCHEMA, { recursive: true });
  for (const file of files) {
    const crds = loadAll(readFileSync(join(CRDS, file), 'utf8')) as Crd[];
    const target = join(SCHEMA, file.replace('.yaml', '.generated.ts'));
    writeFileSync(target, await specTypes(crds));
    console.error(target);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
