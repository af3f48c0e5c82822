import { spawnSync, SpawnSyncOptions } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, http, until } from './http';
import { Processes } from './processes';
import { progress } from './progress';
import { CACHE } from './toolchain';

export type PrometheusProgram = 'prometheus' | 'promtool';

/** The path of a real program of Prometheus: that of the PATH, else that of Debian's package, which is downloaded when it is not there yet. */
export async function prometheusProgram(name: PrometheusProgram): Promise<string> {
  if (spawnSync(name, ['--version']).status === 0) return name;
  const folder = join(CACHE, 'prometheus-debian');
  if (!existsSync(folder)) await progress('downloading Prometheus (once)', async () => download(folder));
  return join(folder, 'usr', 'bin', name);
}

/** Unpacks beside the folder first, so that one that is there is whole. */
function download(folder: string) {
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'prometheus-'));
  try {
    const fetch = () => spawnSync('apt-get', ['download', 'prometheus'], { cwd: unfinished, encoding: 'utf8' });
    // A fresh machine has no lists of packages.
    if (fetch().status !== 0) debian('apt-get', ['update']);
    const archive = () => readdirSync(unfinished).find((file) => file.endsWith('.deb'));
    if (!archive()) debian('apt-get', ['download', 'prometheus'], { cwd: unfinished });
    debian('dpkg-deb', ['-x', archive()!, '.'], { cwd: unfinished });
    rmSync(join(unfinished, archive()!));
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function debian(command: string, args: string[], options: SpawnSyncOptions = {}) {
  const { status, error, stderr } = spawnSync(command, args, options);
  if (status === 0) return;
  throw new Error(`the lab needs prometheus and promtool on the PATH, or takes them from Debian, but '${command} ${args.join(' ')}' failed: ${error?.message ?? stderr}`);
}

/** What promtool says against a configuration, with the files that it names beside it; nothing where it is sound. */
export async function promtoolCheck(files: Record<string, string>, file: string, kind: 'config' | 'rules' = 'config'): Promise<string | undefined> {
  const folder = written(files);
  try {
    const { status, stdout, stderr } = spawnSync(await prometheusProgram('promtool'), ['check', kind, file], { cwd: folder, encoding: 'utf8' });
    return status === 0 ? undefined : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One series of the answer to a query, with its newest value. */
export interface Sample {
  readonly metric: Record<string, string>;
  readonly value: number;
}

/** A real Prometheus. */
export class PrometheusServer {
  /** Starts it with a configuration, `prometheus.yml`, and the files that this names. */
  public static async start(processes: Processes, files: Record<string, string>): Promise<PrometheusServer> {
    const program = await prometheusProgram('prometheus');
    const folder = written(files);
    const port = await freePort();
    const child = processes.start(program, [
      '--config.file=prometheus.yml',
      '--storage.tsdb.path=data',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const ready = await until(async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('Prometheus ended at once');
      return (await http({ address: '127.0.0.1', port, path: '/-/ready' }).catch(() => undefined))?.status === 200;
    }, 30_000);
    if (!ready) throw new Error('Prometheus did not start in 30 s');
    return new PrometheusServer(port);
  }

  private constructor(public readonly port: number) {}

  /**
   * The answer to a query, as it is now.
   *
   * @throws where the query does not parse or cannot be evaluated
   */
  public async query(expression: string): Promise<Sample[]> {
    const { data: { resultType, result } } = await this.ask(`/api/v1/query?query=${encodeURIComponent(expression)}`);
    if (resultType === 'scalar') return [{ metric: {}, value: Number(result[1]) }];
    return result.map(({ metric, value }: any) => ({ metric, value: Number(value[1]) }));
  }

  /** What its HTTP API answers. */
  public async ask(path: string): Promise<any> {
    const { text } = await http({ address: '127.0.0.1', port: this.port, path });
    const answer = JSON.parse(text);
    if (answer.status !== 'success') throw new Error(`${answer.errorType}: ${answer.error}`);
    return answer;
  }
}

function written(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-prometheus-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  return folder;
}
