import { progress } from '../progress';
import { Verdict } from '../referee';
import { program } from '../toolchain';
import { Bubble } from './bubble';
import { startControlPlane } from './control-plane';
import { install } from './install';
import { asYaml } from './manifests';
import { Mesh } from './mesh';
import { Workload, workloadManifests } from './workloads';

export { Mesh } from './mesh';
export type { Finding } from './mesh';
export type { FullMeshRequest } from './traffic';
export type { Workload } from './workloads';

export interface MeshProps {
  /** What is applied at once, and must be accepted. */
  readonly manifests?: object[] | string;
  /** More pods. */
  readonly workloads?: Workload[];
}

/** Runs a real Istio, and ends all of it. */
export async function withMesh<T>(props: MeshProps, use: (mesh: Mesh) => Promise<T>): Promise<T> {
  const mesh = await startMesh(props);
  try {
    return await use(mesh);
  } finally {
    await mesh.close();
  }
}

/** Starts a real Istio, which lives until it is closed, or its process ends. */
export async function startMesh({ manifests = [], workloads = [] }: MeshProps): Promise<Mesh> {
  await program('istioctl');
  const bubble = await Bubble.start();
  try {
    const access = await progress('starting etcd and the API server', () => startControlPlane(bubble));
    await progress('installing Istio', () => install(bubble, async (yaml) => {
      accepted(await bubble.ask('apply', { yaml, unchecked: true }));
    }));
    const mesh = new Mesh(bubble, access);
    if (workloads.length > 0) accepted(await mesh.apply(workloads.flatMap(workloadManifests)));
    accepted(await mesh.apply(typeof manifests === 'string' ? manifests : asYaml(manifests)));
    await progress('waiting for all proxies', () => mesh.waitSynced());
    return mesh;
  } catch (error) {
    await bubble.close(true);
    throw error;
  }
}

function accepted(verdicts: Verdict[]) {
  const refused = verdicts.filter(({ layer }) => layer);
  if (refused.length === 0) return;
  throw new Error(refused.map(({ kind, namespace, name, layer, message }) => `${kind} ${namespace}/${name} is refused (${layer}): ${message}`).join('\n'));
}
