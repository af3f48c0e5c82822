import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as ts from 'typescript';

export const ROOT = resolve(__dirname, '..', '..');

/** Files below a folder of the repository, as paths from its root with forward slashes. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Every import of one repository file by another, `require` and dynamic `import` included. */
export function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => relative(ROOT, resolve(join(ROOT, dirname(file)), fileName)).split(sep).join('/'));
}

/** An import path as the file that it means. */
export function fileOf(imported: string, files: readonly string[]): string | undefined {
  return [`${imported}.ts`, `${imported}/index.ts`].find((candidate) => files.includes(candidate));
}
