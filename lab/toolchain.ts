import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { progress } from './progress';

/** Programs of the lab: the Go package each is built from, and packages of ours that it uses. */
const PACKAGES = {
  referee: ['referee', 'program', 'crds'],
  mesh: ['mesh', 'program', 'traffic', 'crds'],
  kubelet: ['kubelet', 'program', 'traffic'],
};

/** Programs of others, by the Go package they are built from. */
const TOOLS = {
  'etcd': 'go.etcd.io/etcd/server/v3',
  'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  'pilot-discovery': 'istio.io/istio/pilot/cmd/pilot-discovery',
  'pilot-agent': 'istio.io/istio/pilot/cmd/pilot-agent',
  'istioctl': 'istio.io/istio/istioctl/cmd/istioctl',
};

/** Where everything is kept that is built or downloaded: outside the tree. */
export const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-istio-lab');

/** The folder of the pinned CRDs, which the programs read. */
export const CRDS = join(__dirname, '..', 'imports', 'crds');

export type Program = keyof typeof PACKAGES | keyof typeof TOOLS;

/**
 * The path of a program, which is built when it is not there yet.
 *
 * Programs are kept apart for each state of their sources and of go.sum.
 */
export async function program(name: Program): Promise<string> {
  const folder = join(CACHE, fingerprint(name));
  const path = join(folder, name);
  if (!existsSync(path)) await progress(`building ${name} (once; minutes on a cold machine)`, () => build(name, folder));
  return path;
}

const isTool = (name: Program): name is keyof typeof TOOLS => name in TOOLS;

function fingerprint(name: Program): string {
  const hash = createHash('sha256');
  const folders: string[] = isTool(name) ? [] : PACKAGES[name];
  const sources = folders.flatMap((folder) => readdirSync(join(__dirname, folder))
    .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go')).sort().map((file) => join(folder, file)));
  for (const file of ['go.mod', 'go.sum', ...sources]) hash.update(file).update(readFileSync(join(__dirname, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Builds into a folder of its own first, so that a build that is cut off leaves nothing that looks whole. */
async function build(name: Program, folder: string) {
  requireGo();
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(join(folder, 'build-'));
  try {
    await run('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', join(unfinished, name), isTool(name) ? TOOLS[name] : `./${PACKAGES[name][0]}`]);
    renameSync(join(unfinished, name), join(folder, name));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Where the source of a Go module is. */
export async function moduleFolder(name: string): Promise<string> {
  requireGo();
  await run('go', ['mod', 'download', name]);
  return spawnSync('go', ['list', '-m', '-f', '{{.Dir}}', name], { encoding: 'utf8', cwd: __dirname }).stdout.trim();
}

/** Fails where there is no Go to build with. */
export function requireGo() {
  const version = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', cwd: __dirname });
  if (version.status !== 0) {
    throw new Error('the lab builds a real control plane and needs Go 1.26 or later on the PATH; get it from https://go.dev/dl');
  }
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: __dirname, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => code === 0 ? resolve() : reject(new Error(`'${command} ${args.join(' ')}' exited with ${code}`)));
  });
}
