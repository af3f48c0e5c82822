import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { http, until } from './http';
import { Processes } from './processes';
import { progress } from './progress';
import { CACHE, requireGo } from './toolchain';

const execute = promisify(execFile);

/** The newest version that has a name as Go modules have them: it is version 2.13 of Jaeger. */
const MODULE = 'github.com/jaegertracing/jaeger@v1.76.0';

/** The path of a real Jaeger, which is built when it is not there yet, with the versions that its own go.sum pins. */
async function jaegerBinary(): Promise<string> {
  const folder = join(CACHE, MODULE.split('/').pop()!);
  if (!existsSync(folder)) await progress('building Jaeger (once; minutes on a cold machine)', () => build(folder));
  return join(folder, 'jaeger');
}

/** Builds beside the folder first, so that one that is there is whole. */
async function build(folder: string) {
  requireGo();
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'jaeger-'));
  try {
    const { stdout } = await execute('go', ['mod', 'download', '-json', MODULE], { cwd: unfinished });
    await execute('go', ['build', '-C', JSON.parse(stdout).Dir, '-trimpath', '-ldflags=-s -w', '-o', join(unfinished, 'jaeger'), './cmd/jaeger'], { maxBuffer: 2 ** 26 });
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** A real Jaeger, with a configuration in which `health` is the address that tells its state. */
export async function startJaeger(processes: Processes, config: string, health: number): Promise<void> {
  const binary = await jaegerBinary();
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-jaeger-'));
  const file = join(folder, 'config.yaml');
  writeFileSync(file, config);
  let said = '';
  const child = processes.start(binary, ['--config', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr!.on('data', (text) => said += text);
  child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const healthy = await until(async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Jaeger ended at once:\n${said}`);
    return (await http({ address: '127.0.0.1', port: health, path: '/status' }).catch(() => undefined))?.status === 200;
  }, 30_000);
  if (!healthy) throw new Error(`Jaeger was not healthy within 30 s:\n${said}`);
}
