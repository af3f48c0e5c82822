import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { withMesh } from './index';

const execute = promisify(execFile);

const ROOT = join(__dirname, '..', '..');
const TSX = ['--import', 'tsx'];
const environment = { ...process.env, TSX_TSCONFIG_PATH: 'lab/tsconfig.json' };

/** The processes that have to do with a folder. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return line.includes(folder) ? [line] : [];
    } catch {
      // It has ended.
      return [];
    }
  });
}

async function gone(folder: string): Promise<string[]> {
  for (const end = Date.now() + 5_000; processesOf(folder).length > 0 && Date.now() < end;) await setTimeout(20);
  return processesOf(folder);
}

describe('npm run lab:up', () => {
  // A lab of its own, beside one that may be up already.
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-up-'));

  const script = (name: string) => execute(process.execPath, [...TSX, `lab/full/${name}.ts`], { cwd: ROOT, env: { ...environment, TMPDIR: folder } });

  let told: string;

  beforeAll(async () => told = (await script('up')).stdout);

  afterAll(async () => {
    await script('down');
    rmSync(folder, { recursive: true });
  });

  /** Runs the line that the lab told, in a shell as a user would. */
  async function run(line: RegExp): Promise<string> {
    const { stdout } = await execute('sh', ['-c', [/^export/, line].map((one) => told.split('\n').find((text) => one.test(text))).join('\n')]);
    return stdout;
  }

  test('the gateway answers', async () => {
    expect(JSON.parse(await run(/^curl/))).toMatchObject({ service: 'apppage', version: 'v1' });
  });

  test('kubectl sees the resources', async () => {
    expect(await run(/kubectl get/)).toMatch(/studio +apppage .*\nstudio +design /);
  });

  test('istioctl sees the proxies, and finds nothing wrong', async () => {
    expect(await run(/proxy-status/)).toMatch(/apppage-v1-.*\.studio/);
    expect(await run(/analyze/)).not.toMatch(/Error|Warning/);
  });

  test('starts no second lab', async () => {
    expect((await script('up')).stdout).toBe(told);
  });

  test('lab:down ends all of it, and has nothing to end then', async () => {
    expect(processesOf(folder).length).toBeGreaterThan(3);
    expect((await script('down')).stderr).toContain('the lab is down');
    expect(await gone(folder)).toEqual([]);
    expect((await script('down')).stderr).toContain('no lab is up');
  });
});

test('nothing outlives a driver that is killed', async () => {
  const driver = spawn(process.execPath, [...TSX, 'lab/full/driver.ts'], { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const folder = await new Promise<string>((resolve) => createInterface({ input: driver.stdout }).once('line', resolve));
  try {
    expect(processesOf(folder).length).toBeGreaterThan(3);
    driver.kill('SIGKILL');
    expect(await gone(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('withMesh gives a mesh with its workloads, and ends it', async () => {
  const workloads = [{ namespace: 'shop', name: 'cart', ports: [8080] }, { namespace: 'shop', name: 'client' }];
  const folder = await withMesh({ workloads }, async (mesh) => {
    const pods = await mesh.list({ apiVersion: 'v1', kind: 'Pod', namespace: 'shop' });
    const { podIP } = pods.find(({ metadata }) => metadata.name.startsWith('cart')).status;
    const answer = await mesh.request({ from: { workload: 'shop/client' }, host: 'cart', address: podIP, port: 8080 });
    expect(answer).toMatchObject({ status: 200, seen: { service: 'cart' } });
    return dirname(await mesh.kubeconfig());
  });

  expect(await gone(folder)).toEqual([]);
});
