import { field, textOf } from '../../model/loose';
import { Labels } from '../../model/match/labels';
import { DATAPLANE_MODE, INJECT, INJECTION, isInjectedByDefault, namespaceLabels, REVISION } from '../../model/membership';
import { Mesh } from '../../model/mesh';
import { containersOf, Pod, podOf } from '../../model/pods';

/** What stands before the pods of a workload: a proxy of their own, the ztunnel of their node, or nothing of the mesh. */
export type DataPlane = 'sidecar' | 'ztunnel' | 'none';

const REDIRECTION = 'ambient.istio.io/redirection';
const INJECTED = 'sidecar.istio.io/status';
const PROXY = 'istio-proxy';

/** The data planes of workloads, by 'namespace/name'. */
export class DataPlanes {
  private readonly pods = new Map<string, Pod>();
  private readonly byDefault: boolean;

  public constructor(private readonly mesh: Mesh) {
    for (const resource of mesh.resources) {
      const pod = podOf(resource);
      if (pod) this.pods.set(`${pod.namespace}/${pod.name}`, pod);
    }
    this.byDefault = isInjectedByDefault(mesh);
  }

  /** The pod of a workload, or what its template makes. */
  public pod(workload: string): Pod | undefined {
    return this.pods.get(workload);
  }

  /** What the manifests do not tell is taken for a sidecar: the namespace of a workload may be that of others. */
  public of(workload: string): DataPlane {
    const pod = this.pods.get(workload);
    if (!pod) return 'sidecar';
    if (isProxied(pod)) return 'sidecar';
    if (pod.annotations[REDIRECTION] === 'enabled') return 'ztunnel';
    if (field(pod.spec, 'hostNetwork') === true) return 'none';
    const namespace = namespaceLabels(this.mesh, pod.namespace);
    if (isInjected(pod.labels, pod.annotations, namespace, this.byDefault)) return 'sidecar';
    return (pod.labels[DATAPLANE_MODE] ?? namespace?.[DATAPLANE_MODE]) === 'ambient' ? 'ztunnel' : 'none';
  }
}

/** Whether it has a proxy already, as what runs has, and gateways. */
const isProxied = (pod: Pod) => pod.annotations[INJECTED] !== undefined
  || containersOf(pod, 'containers', 'initContainers').some((one) => field(one, 'name') === PROXY && textOf(field(one, 'image')) !== '');

/** Whether the webhook gives a pod a sidecar. */
function isInjected(labels: Labels, annotations: Labels, namespace: Labels | undefined, byDefault: boolean): boolean {
  const wanted = labels[INJECT] ?? annotations[INJECT];
  if (namespace?.[INJECTION] === 'disabled' || wanted === 'false') return false;
  if (wanted === 'true' || namespace?.[INJECTION] === 'enabled' || namespace?.[REVISION] || labels[REVISION]) return true;
  // A namespace that is not given may be labelled, but a pod in ambient mode would not be then.
  return namespace === undefined ? labels[DATAPLANE_MODE] === undefined : byDefault;
}
