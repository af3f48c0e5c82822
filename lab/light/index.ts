import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { Envoy } from '../envoy';
import { Addresses, unprivileged } from './addresses';
import { Control } from './control';
import { freePort, http } from './http';
import { Manifest, Pod, Pods, podsOf, Seen } from './pods';
import { Processes } from './processes';
import {
  calledPorts, endpointSlices, gatewayPod, gatewayServices, LAB_ADDRESS, MARKER_HOST, MARKER_PORT, namespaced, ofTheLab, relevant,
} from './state';

export type { Manifest, Seen } from './pods';

export interface MeshRequest {
  /** Through the ingress gateway, or from a Deployment's pod ('namespace/name') through its sidecar. */
  readonly from: 'gateway' | { readonly workload: string };
  readonly host: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** The port of the Service that is called. @default 80 */
  readonly port?: number;
}

export interface MeshAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  /** What the pod saw that answered; nothing where a proxy answered itself. */
  readonly body?: Seen;
}

/** A proxy, the address at which applications reach it, and where it answers what state it has. */
interface Proxy {
  readonly envoy: Envoy;
  readonly address: string;
  readonly marker: { readonly address: string; readonly port: number };
}

/** Runs a mesh on loopback, and ends all of it. */
export async function withLightMesh<T>(use: (mesh: LightMesh) => Promise<T>): Promise<T> {
  const processes = new Processes();
  const addresses = await Addresses.take();
  const mesh = new LightMesh(processes, addresses);
  try {
    await mesh.start();
    return await use(mesh);
  } finally {
    mesh.close();
    await processes.close();
    addresses.release();
  }
}

/**
 * A mesh of real Envoys under the discovery code of a real control plane.
 *
 * Pods are HTTP servers of this process. A sidecar listens on an address of its own at the ports of the services, where in
 * a cluster packets to them would be redirected to it: clusters and routes are the same.
 */
export class LightMesh {
  private pods = Pods.none();
  private readonly gatewayPod: Pod;
  private readonly starting = new Map<Pod, Promise<Proxy>>();
  private readonly sidecars = new Map<Pod, Proxy>();
  private agent = new Agent({ keepAlive: true });
  private control!: Control;
  private gateway!: Proxy;
  private gatewayServices: Manifest[] = [];
  private objects: Manifest[] = [];
  private revision = 0;
  private pushed: Promise<unknown> = Promise.resolve();

  /** @internal */
  public constructor(private readonly processes: Processes, private readonly addresses: Addresses) {
    this.gatewayPod = gatewayPod(addresses.gateway);
  }

  /** @internal */
  public async start(): Promise<void> {
    this.control = await Control.start(this.processes);
    const envoy = await this.startEnvoy('router', this.gatewayPod);
    const { address } = this.gatewayPod;
    this.gateway = { envoy, address, marker: { address, port: MARKER_PORT } };
    await this.apply([]);
  }

  /** @internal */
  public close(): void {
    this.agent.destroy();
    for (const pod of this.pods.all()) pod.close();
  }

  /**
   * Makes these manifests the whole state of the mesh, and waits until all proxies follow it.
   *
   * @param manifests objects, or YAML, which takes longer to read
   * @throws when the control plane or a proxy refuses something
   */
  public async apply(manifests: object[] | string): Promise<void> {
    const given = (typeof manifests === 'string' ? readYaml(manifests) : manifests as Manifest[]).map(namespaced);
    const next = this.pods.next(podsOf(given), this.addresses);
    const pods = [...next.all(), this.gatewayPod];
    const { own, all } = gatewayServices(given, this.gatewayPod);
    const objects = relevant([...given, ...own]);
    const services = objects.filter(({ kind }) => kind === 'Service');
    const slices = services.flatMap((one) => endpointSlices(one, pods));
    try {
      await servePods(next.all(), services);
      await this.push([...pods.map((pod) => pod.manifest()), ...objects, ...slices], async () => {
        const gone = this.pods.without(next);
        this.pods = next;
        this.gatewayServices = all;
        await this.retire(gone);
      });
    } finally {
      // Where it was refused.
      for (const pod of next.without(this.pods)) pod.close();
    }
  }

  /** Sends a request into the mesh. */
  public async request({ from, host, path = '/', method = 'GET', headers = {}, port = 80 }: MeshRequest): Promise<MeshAnswer> {
    const proxy = from === 'gateway' ? this.gateway : await this.sidecar(from.workload);
    const answer = await http({
      address: proxy.address,
      port: from === 'gateway' ? this.gatewayPort(port) : unprivileged(port),
      path,
      method,
      headers: { ...headers, host: port === 80 ? host : `${host}:${port}` },
      agent: this.agent,
    });
    const isMock = answer.headers['content-type'] === 'application/json';
    return { status: answer.status, headers: answer.headers, ...isMock && { body: JSON.parse(answer.text) } };
  }

  private gatewayPort(port: number): number {
    const ports = this.gatewayServices.flatMap(({ spec }) => spec.ports);
    const found = ports.find((one) => one.port === port);
    return (found && this.gatewayPod.portOf(found)) ?? port;
  }

  private async sidecar(workload: string): Promise<Proxy> {
    const pod = this.pods.of(workload);
    if (!pod) throw new Error(`no Deployment '${workload}' is applied`);
    if (!this.starting.has(pod)) this.starting.set(pod, this.startSidecar(pod));
    return this.starting.get(pod)!;
  }

  private async startSidecar(pod: Pod): Promise<Proxy> {
    const [address, port] = [this.addresses.next(), await freePort()];
    const envoy = await this.startEnvoy('sidecar', pod, { INTERCEPTION_MODE: 'NONE', [LAB_ADDRESS]: address, HTTP_PROXY_PORT: `${port}` });
    const proxy = { envoy, address, marker: { address: '127.0.0.1', port } };
    this.sidecars.set(pod, proxy);
    await this.push();
    return proxy;
  }

  private startEnvoy(type: 'router' | 'sidecar', { address, props }: Pod, metadata?: Record<string, string>): Promise<Envoy> {
    const { name, namespace, labels } = props;
    return Envoy.start(this.processes, { type, address, name, namespace, labels, metadata, xdsPort: this.control.port });
  }

  /** One after the other: a state is never waited for while another is on its way. */
  private push(objects?: Manifest[], accepted?: () => Promise<void>): Promise<void> {
    const pushing = this.pushed.then(() => this.pushNow(objects ?? this.objects, accepted));
    this.pushed = pushing.catch(() => undefined);
    return pushing;
  }

  private async pushNow(objects: Manifest[], accepted?: () => Promise<void>) {
    const addresses = [...this.sidecars.values()].map(({ address }) => address);
    await this.control.replace([...objects, ...ofTheLab(++this.revision, this.gateway.address, addresses, calledPorts(objects))]);
    this.objects = objects;
    await accepted?.();
    await Promise.all([this.gateway, ...this.sidecars.values()].map((proxy) => this.settle(proxy)));
    // Connections keep to the listener that accepted them.
    this.agent.destroy();
    this.agent = new Agent({ keepAlive: true });
  }

  private settle({ envoy, marker }: Proxy): Promise<void> {
    return envoy.settle(async () => {
      const { text } = await http({ ...marker, path: '/', headers: { host: MARKER_HOST } });
      return text === `${this.revision}`;
    });
  }

  private async retire(gone: Pod[]): Promise<void> {
    for (const pod of gone) {
      const proxy = this.sidecars.get(pod);
      this.starting.delete(pod);
      this.sidecars.delete(pod);
      await proxy?.envoy.stop();
      pod.close();
    }
  }
}

async function servePods(pods: Pod[], services: Manifest[]): Promise<void> {
  await Promise.all(pods.flatMap((pod) => services.filter((one) => pod.isSelectedBy(one)).flatMap(({ spec }) =>
    spec.ports.map((port: any) => pod.portOf(port)).filter(Boolean).map((port: number) => pod.serve(port)))));
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
