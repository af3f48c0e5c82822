import type { PeerAuthenticationSpec } from '../schema/security.istio.io.generated';
import { SelectorIndex } from './match/selector-index';
import { isAmbientPod } from './membership';
import { Mesh } from './mesh';
import { rootNamespaceOf } from './mesh-settings';
import { Pod } from './pods';
import { Typed } from './resource';

export type MutualTlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** Whether pods take mutual TLS, and what decides so. */
export interface MutualTls {
  readonly mode: MutualTlsMode;
  readonly by?: Typed<PeerAuthenticationSpec>;
}

const DEFAULT: MutualTls = { mode: 'PERMISSIVE' };

/** What PeerAuthentications say of pods: the nearest counts, from the pods by their labels over their namespace to the mesh. */
export class PeerAuthentications {
  private readonly ofPods = new SelectorIndex<Typed<PeerAuthenticationSpec>>();
  private readonly ofNamespaces = new Map<string, Typed<PeerAuthenticationSpec>>();
  private readonly root: string;

  public constructor(private readonly mesh: Mesh) {
    this.root = rootNamespaceOf(mesh.settings);
    for (const resource of mesh.istio('PeerAuthentication')) {
      const labels = resource.spec.selector?.matchLabels ?? {};
      if (Object.keys(labels).length > 0) this.ofPods.add(resource.namespace, labels, resource);
      else if (!this.ofNamespaces.has(resource.namespace)) this.ofNamespaces.set(resource.namespace, resource);
    }
  }

  /** What a pod takes, at one of its ports or at those without a setting of their own. */
  public of(pod: Pod, port?: number): MutualTls {
    const [own] = this.ofPods.selecting(pod.namespace, pod.labels);
    const candidates = [
      { by: own, mode: own && port !== undefined ? own.spec.portLevelMtls?.[port]?.mode : undefined },
      ...[own, this.ofNamespaces.get(pod.namespace), this.ofNamespaces.get(this.root)].map((by) => ({ by, mode: by?.spec.mtls?.mode })),
    ];
    const found = candidates.find(({ mode }) => mode !== undefined && mode !== 'UNSET') as MutualTls | undefined;
    // Ztunnel encrypts in any case.
    return found === undefined || (found.mode === 'DISABLE' && isAmbientPod(pod, this.mesh)) ? DEFAULT : found;
  }
}
