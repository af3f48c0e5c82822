import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './http';

/** A process that runs a mesh until it is killed, and tells then where the gateway listens. */
const DRIVER = `
  const { withLightMesh } = require(${JSON.stringify(join(__dirname, 'light'))});
  withLightMesh(async (mesh) => {
    const address = await mesh.serve('outside', 8080);
    await mesh.request({ from: 'gateway', host: 'any' });
    console.log(address);
    await new Promise(() => setInterval(() => undefined, 1000));
  });
`;

/** Processes whose parents, at some remove, are this one. */
function descendants(pid: number): number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const [, parent] = /\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))!;
      return [[Number(name), Number(parent)]];
    } catch {
      return [];
    }
  }));
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return [...children, ...children.flatMap(descendants)];
}

/** Whether it runs: one that nobody has waited for does not. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().on('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}

test('nothing outlives a driver that is killed', async () => {
  const driver = spawn(process.execPath, [join(__dirname, '..', 'node_modules', 'tsx', 'dist', 'cli.mjs'), '-e', DRIVER], {
    stdio: ['ignore', 'pipe', 'inherit'], cwd: join(__dirname, '..'),
  });
  const address = await new Promise<string>((resolve) => driver.stdout!.once('data', (said) => resolve(`${said}`.trim())));
  const started = descendants(driver.pid!);
  // The driver proper, the control plane, and an Envoy.
  expect(started.length).toBeGreaterThanOrEqual(3);
  expect(await isFree(address, 8080)).toBe(false);

  // tsx is no part of the lab: the process that it runs is the driver.
  const [runner] = started.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('withLightMesh'));
  process.kill(runner, 'SIGKILL');

  expect(await until(async () => !started.some(isAlive), 5000)).toBe(true);
  expect(await until(() => isFree(address, 8080), 5000)).toBe(true);
});
