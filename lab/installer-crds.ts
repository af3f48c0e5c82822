import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadAll } from 'js-yaml';
import { progress } from './progress';
import { CACHE } from './toolchain';

const execute = promisify(execFile);

/** A Go module with CRDs in it, and what it must be. Only these files of it are kept: it is no dependency of anything. */
interface Source {
  readonly module: string;
  readonly version: string;
  readonly sum: string;
  readonly files: readonly string[];
}

const SOURCES: readonly Source[] = [
  {
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    files: ['manifests/crds/application-crd.yaml'],
  },
  {
    // It has the manifests that Flux releases, of which not all modules are published.
    module: 'github.com/controlplaneio-fluxcd/flux-operator',
    version: 'v0.59.0',
    sum: 'h1:jByuiWYtjSJxucGHuz68tV0DeVFz5CYrKQYfxAwE7lE=',
    files: ['config/data/flux/v2.9.5/helm-controller.yaml', 'config/data/flux/v2.9.5/source-controller.yaml'],
  },
];

/** The CRDs of Argo CD and Flux. */
export async function installerCrds(): Promise<any[]> {
  const texts = await Promise.all(SOURCES.map(filesOf));
  return texts.flat().flatMap((text) => loadAll(text) as any[]).filter((one) => one?.kind === 'CustomResourceDefinition');
}

async function filesOf(source: Source): Promise<string[]> {
  const folder = join(CACHE, `crds-${source.sum.replace(/\W/g, '').slice(0, 16)}`);
  if (!existsSync(folder)) await progress(`downloading the CRDs of ${source.module} (once)`, () => download(source, folder));
  return source.files.map((_, index) => readFileSync(join(folder, `${index}.yaml`), 'utf8'));
}

/** Unpacks beside the folder first, so that one that is there is whole. */
async function download(source: Source, folder: string) {
  const archive = await archiveOf(source);
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'crds-'));
  try {
    for (const [index, file] of source.files.entries()) {
      const read = 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())';
      const { stdout } = await execute('python3', ['-c', read, archive, `${source.module}@${source.version}/${file}`], { maxBuffer: 2 ** 26 });
      writeFileSync(join(unfinished, `${index}.yaml`), stdout);
    }
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Go checks the sum with its database, and fails afterwards where the module wants a newer Go, which does not matter here. */
async function archiveOf({ module, version, sum }: Source): Promise<string> {
  const { stdout } = await execute('go', ['mod', 'download', '-json', `${module}@${version}`], { cwd: tmpdir() }).catch((error) => error);
  const { Zip: archive, Sum: found, Error: problem } = JSON.parse(stdout || '{}');
  if (archive === undefined) throw new Error(`${module}@${version} cannot be downloaded: ${problem ?? 'go did not answer'}`);
  if (found !== sum) throw new Error(`${module}@${version} has the sum ${found}, and not ${sum}`);
  return archive;
}
