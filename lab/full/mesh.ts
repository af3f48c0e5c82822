import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Verdict } from '../referee';
import { MeshAnswer } from '../request';
import { program } from '../toolchain';
import { Bubble } from './bubble';
import { Access, API_SERVER } from './control-plane';
import { Door } from './door';
import { asYaml } from './manifests';
import { tool } from './tools';
import { FullMeshRequest, reference, sending } from './traffic';

const execute = promisify(execFile);

const PATIENCE = 60_000;

/** A finding of `istioctl analyze`. */
export interface Finding {
  readonly code: string;
  readonly level: string;
  readonly message: string;
  readonly origin: string;
  readonly reference: string;
}

/** Names an object. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** A real Istio on a cluster of one node. */
export class Mesh {
  private readonly doors: Door[] = [];
  private readonly kubeconfigFiles = new Map<string, Promise<string>>();
  /** What was ever applied, by what names it. */
  private readonly applied = new Map<string, Verdict>();

  /** @internal */
  public constructor(private readonly bubble: Bubble, private readonly access: Access) {}

  /**
   * Applies objects as `kubectl apply --server-side --validate=strict` does. Where one is refused, none is applied.
   *
   * Namespaces that they need are made.
   */
  public async apply(manifests: object[] | string): Promise<Verdict[]> {
    const verdicts = await this.bubble.ask<Verdict[]>('apply', { yaml: text(manifests) });
    if (verdicts.every(({ layer }) => layer === undefined)) {
      for (const one of verdicts) this.applied.set(keyOf(one), one);
    }
    return verdicts;
  }

  /** What would become of objects, if they were applied. */
  public judge(manifests: object[] | string): Promise<Verdict[]> {
    return this.bubble.ask('apply', { yaml: text(manifests), dry: true });
  }

  /** Deletes objects, and what belongs to them. */
  public async delete(manifests: object[] | string): Promise<void> {
    await this.bubble.ask('delete', { yaml: text(manifests) });
  }

  /**
   * Waits until all Deployments have their pods, and all proxies use what was applied.
   *
   * @throws when that does not happen
   */
  public async waitSynced(): Promise<void> {
    const objects = [...this.applied.values()].map(({ apiVersion, kind, namespace, name }) => ({ apiVersion, kind, metadata: { namespace, name } }));
    await this.bubble.ask('settle', { yaml: asYaml(objects), patience: PATIENCE });
  }

  /** Sends a request. What goes wrong with it is part of the answer. */
  public request(request: FullMeshRequest): Promise<MeshAnswer> {
    return this.bubble.ask('send', sending(request));
  }

  /** The configuration that the Envoy of a workload ('namespace/name') has. */
  public async config(workload: string): Promise<any[]> {
    return (await this.bubble.ask<{ configs: any[] }>('config', reference(workload))).configs;
  }

  /** An object as it is now. */
  public get(object: ObjectReference): Promise<any> {
    return this.bubble.ask('get', object);
  }

  /** All objects of a kind in a namespace. */
  public async list({ apiVersion, kind, namespace }: { apiVersion: string; kind: string; namespace: string }): Promise<any[]> {
    return await this.bubble.ask<any[]>('list', { apiVersion, kind, metadata: { namespace } }) ?? [];
  }

  /** What the real `istioctl analyze` finds in the cluster. */
  public async analyze(): Promise<Finding[]> {
    const args = ['analyze', '--all-namespaces', '--output', 'json', '--kubeconfig', await this.kubeconfig()];
    const { stdout } = await execute(await program('istioctl'), args).catch((error) => {
      // It fails where it finds an error.
      if (error.stdout) return error;
      throw error;
    });
    return JSON.parse(stdout) ?? [];
  }

  /**
   * A file by which kubectl and istioctl reach the cluster, as long as the mesh is there.
   *
   * @param account service account ('namespace/name') whose rights they have then @default an administrator's
   */
  public kubeconfig(account = ''): Promise<string> {
    if (!this.kubeconfigFiles.has(account)) this.kubeconfigFiles.set(account, this.writeKubeconfig(account));
    return this.kubeconfigFiles.get(account)!;
  }

  /** A port of 127.0.0.1 that leads to an address in the mesh, as 'IP:port'. */
  public async door(to: string): Promise<Door> {
    const door = await Door.open(this.bubble.door, to);
    this.doors.push(door);
    return door;
  }

  /** A port of 127.0.0.1 that leads to a Service ('namespace/name'). */
  public async serviceDoor(service: string, port: number): Promise<Door> {
    const { spec } = await this.get({ apiVersion: 'v1', kind: 'Service', metadata: reference(service) });
    return this.door(`${spec.clusterIP}:${port}`);
  }

  /** Ends all of it. */
  public async close(): Promise<void> {
    for (const door of this.doors) door.close();
    await this.bubble.close();
  }

  private async writeKubeconfig(account: string): Promise<string> {
    const file = join(this.bubble.folder, `kubeconfig${account.replace('/', '-')}`);
    const door = await this.door(API_SERVER);
    writeFileSync(file, JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'clusters': [{
        name: 'lab',
        cluster: { 'server': `https://127.0.0.1:${door.port}`, 'certificate-authority': this.access.authority, 'tls-server-name': 'localhost' },
      }],
      'users': [{ name: 'admin', user: { token: account ? await this.tokenOf(account) : this.access.token } }],
      'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
      'current-context': 'lab',
    }), { mode: 0o600 });
    return file;
  }

  private async tokenOf(account: string): Promise<string> {
    const { namespace, name } = reference(account);
    const { stdout } = await execute(await tool('kubectl'), ['--kubeconfig', await this.kubeconfig(), 'create', 'token', name, '--namespace', namespace]);
    return stdout.trim();
  }
}

const keyOf = ({ apiVersion, kind, namespace, name }: Verdict) => `${apiVersion} ${kind} ${namespace}/${name}`;

const text = (manifests: object[] | string) => typeof manifests === 'string' ? manifests : asYaml(manifests);
