import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { nodeOf } from '../envoy';
import { Processes } from '../processes';
import { MeshAnswer, MeshRequest, Source } from '../request';
import { Addresses, unprivileged } from './addresses';
import { Control, Credentials, ProxyConfig, Served } from './control';
import { gatewaysOf, INGRESS, reachable } from './gateways';
import { Manifest, Pod, Pods, podsOf } from './pods';
import { nodeProps, Proxies, Proxy } from './proxies';
import { addressOf, changesOfTheLab, endpointSlices, namespaced, ofTheLab, relevant, SIDECAR_PORTS } from './state';

export type { ClientTls, MeshAnswer, MeshRequest, Protocol, Seen, Source } from '../request';
export type { Credentials, ProxyConfig } from './control';
export type { Manifest } from './pods';

export interface LightMeshProps {
  /**
   * Whether sidecars also take what comes to their pods, and so enforce what a server's sidecar enforces: each pod has one then.
   *
   * @default false
   */
  readonly inbound?: boolean;
}

/** Runs a mesh on loopback, and ends all of it. */
export async function withLightMesh<T>(use: (mesh: LightMesh) => Promise<T>, props: LightMeshProps = {}): Promise<T> {
  const mesh = await startLightMesh(props);
  try {
    return await use(mesh);
  } finally {
    await mesh.close();
  }
}

/** Starts a mesh on loopback, which lives until it is closed, or its process ends. */
export async function startLightMesh(props: LightMeshProps = {}): Promise<LightMesh> {
  const processes = new Processes();
  const addresses = await Addresses.take();
  const end = async () => {
    await processes.close();
    addresses.release();
  };
  try {
    const control = await Control.start(processes);
    const mesh = new LightMesh(control, addresses, new Proxies(processes, addresses, control), props.inbound ?? false, end);
    await mesh.apply([]);
    return mesh;
  } catch (error) {
    await end();
    throw error;
  }
}

/** The mesh as it was applied last. */
interface State {
  readonly pods: Pods;
  /** Those of the pods that are proxies. */
  readonly gateways: Pod[];
  readonly workloads: ReadonlyMap<string, string>;
  readonly objects: Manifest[];
}

/**
 * A mesh of real Envoys under the discovery code of a real control plane.
 *
 * The program of a pod tells who it is. What a workload sends goes to its sidecar, which is told where it was to go.
 */
export class LightMesh {
  private state: State = { pods: Pods.none(), gateways: [], workloads: new Map(), objects: [] };
  private outside: Served[] = [];
  private revision = 0;
  private pushed: Promise<unknown> = Promise.resolve();

  /** @internal */
  public constructor(
    private readonly control: Control,
    private readonly addresses: Addresses,
    private readonly proxies: Proxies,
    private readonly inbound: boolean,
    private readonly end: () => Promise<void>,
  ) {}

  /** Ends all of it. */
  public close(): Promise<void> {
    return this.end();
  }

  /**
   * Makes these manifests the whole state of the mesh, and waits until all proxies follow it.
   *
   * @param manifests objects, or YAML, which takes longer to read
   * @throws when the control plane or a proxy refuses something
   */
  public async apply(manifests: object[] | string): Promise<void> {
    const given = (typeof manifests === 'string' ? readYaml(manifests) : manifests as Manifest[]).map(namespaced);
    const workloads = podsOf(given);
    const gateways = gatewaysOf(given, workloads);
    const pods = this.state.pods.next([...workloads.filter((one) => !gateways.pods.includes(one)), ...gateways.pods], this.addresses);
    const objects = relevant([...given.map((one) => reachable(one, gateways.pods)), ...gateways.services]);
    const next = { pods, objects, gateways: gateways.pods.map((props) => pods.get(props)!), workloads: gateways.workloads };
    const before = this.state;
    try {
      await this.serveAll(before, next);
      await this.push(next);
    } finally {
      // Where it was refused, those that were.
      await this.serveAll(this.state);
    }
    await this.proxy(this.podOf('gateway'), 'router');
    if (this.inbound) {
      await Promise.all(pods.all().filter((pod) => !next.gateways.includes(pod)).map((pod) => this.proxy(pod, 'sidecar')));
      await this.serveAll(this.state);
    }
  }

  /** Sends a request into the mesh. */
  public async request(asked: MeshRequest): Promise<MeshAnswer> {
    const { host, protocol = 'http/1.1', tls, path = '/', method, headers, body, port = tls ? 443 : 80, sourceAddress: source, patience = 30_000 } = asked;
    const authority = port === 80 || port === 443 && tls ? host : `${host}:${port}`;
    return this.control.send({
      ...await this.way(asked, port),
      source,
      patience,
      request: { protocol, host: authority, path, method, headers, body, tls: tls && { serverName: host, ...tls } },
    });
  }

  /** Runs a program outside the mesh, as ServiceEntries lead to, and gives its address. */
  public async serve(service: string, port: number): Promise<string> {
    const address = this.addresses.next();
    this.outside.push({ service, version: '', pod: service, address: `${address}:${port}` });
    await this.serveAll(this.state);
    return address;
  }

  /**
   * How many requests for a path, without its query, have come to the programs of each service: those too of which no client
   * learns, as copies and tries that failed.
   */
  public heard(path: string): Promise<Record<string, number>> {
    return this.control.heard(path);
  }

  /** A certificate for a host or, with a URI, an identity. Programs of the mesh have theirs from the same authority. */
  public credentials(name: string): Promise<Credentials> {
    return this.control.credentials(name);
  }

  /** What the control plane sends a proxy, whether there is one or not. */
  public config(of: Source): Promise<ProxyConfig> {
    const pod = this.podOf(of);
    const type = this.state.gateways.includes(pod) ? 'router' : 'sidecar';
    return this.control.config(nodeOf(nodeProps(pod, type)), pod.identity);
  }

  private async way({ from, host, address }: MeshRequest, port: number): Promise<{ address: string; destination?: string }> {
    const pod = this.podOf(from);
    if (this.state.gateways.includes(pod)) {
      const { address: listening } = await this.proxy(pod, 'router');
      return { address: `${listening}:${this.gatewayPort(pod, port)}` };
    }
    const sidecar = await this.proxy(pod, 'sidecar');
    const { objects, pods } = this.state;
    const destination = address ?? addressOf(host, { namespace: pod.props.namespace }, objects, pods.all());
    return { address: `${sidecar.address}:${SIDECAR_PORTS.outbound}`, destination: `${destination}:${port}` };
  }

  private podOf(source: Source): Pod {
    const { pods, workloads } = this.state;
    if (source === 'gateway') return pods.of(INGRESS)!;
    const name = 'gateway' in source ? workloads.get(source.gateway) : source.workload;
    const pod = name === undefined ? undefined : pods.of(name);
    if (!pod) throw new Error(`nothing is applied that would be ${JSON.stringify(source)}`);
    return pod;
  }

  /** Where a gateway listens for a port of its Services. */
  private gatewayPort(pod: Pod, port: number): number {
    const ports = this.state.objects.filter((one) => one.kind === 'Service' && pod.isSelectedBy(one)).flatMap(({ spec }) => spec.ports);
    const found = ports.find((one) => one.port === port);
    return unprivileged((found && pod.portOf(found)) ?? port);
  }

  private proxy(pod: Pod, type: Proxy['type']): Promise<Proxy> {
    return this.proxies.of(pod, type, () => this.push());
  }

  /** Makes the programs of these states, and those outside, all there are. */
  private serveAll(...states: State[]): Promise<void> {
    return this.control.serve([...this.outside, ...states.flatMap(({ pods, gateways, objects }) => {
      const services = objects.filter(({ kind }) => kind === 'Service');
      return pods.all().filter((pod) => !gateways.includes(pod)).flatMap((pod) => {
        const address = this.inbound ? this.proxies.addressOf(pod) : undefined;
        return pod.programs(services).map((one) => ({ ...one, ...address && { sidecar: `${address}:${SIDECAR_PORTS.inbound}` } }));
      });
    })]);
  }

  /** One after the other: a state is never waited for while another is on its way. */
  private push(next?: State): Promise<void> {
    const pushing = this.pushed.then(() => this.pushNow(next ?? this.state));
    this.pushed = pushing.catch(() => undefined);
    return pushing;
  }

  private async pushNow(next: State) {
    const { pods, gateways, objects } = next;
    const own = ofTheLab(gateways);
    const changes = changesOfTheLab(++this.revision, this.proxies.all(), this.inbound);
    const services = [...objects, ...own].filter(({ kind }) => kind === 'Service');
    const slices = services.flatMap((one) => endpointSlices(one, pods.all()));
    await this.control.replace([...pods.all().map((pod) => pod.manifest()), ...objects, ...own, ...slices], changes);
    this.state = next;
    await this.proxies.retire((pod) => !pods.has(pod));
    await this.proxies.settle(this.revision);
  }
}

function readYaml(text: string): Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-mesh-'));
  try {
    writeFileSync(join(folder, 'manifests.yaml'), text);
    return Yaml.load(join(folder, 'manifests.yaml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
