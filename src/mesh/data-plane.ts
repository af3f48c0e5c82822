import { dnsLabel } from '../core/private/checks';
import { INJECTION, MODE, REVISION } from './private/labels';

/** Which control plane injects sidecars. */
export interface SidecarOptions {
  /**
   * Revision of the control plane, such as `1-31-1`, or a tag that points to one, such as `prod`.
   *
   * @default - the default control plane
   * @see https://istio.io/latest/docs/setup/upgrade/canary/
   */
  readonly revision?: string;
}

/**
 * How workloads join the mesh, and so which labels their namespace carries.
 *
 * One value is one choice, so labels that contradict each other cannot be written.
 *
 * @see https://istio.io/latest/docs/overview/dataplane-modes/
 */
export class DataPlane {
  /**
   * A sidecar proxy in every pod. Pods that run already get theirs when they are restarted.
   *
   * @param options revision or tag of the control plane that injects them
   * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
   */
  public static sidecar(options: SidecarOptions = {}): DataPlane {
    const { revision } = options;
    return new DataPlane(revision === undefined ? { [INJECTION]: 'enabled' } : { [REVISION]: dnsLabel('revision', revision) });
  }

  /**
   * No proxy in the pods: the node's ztunnel carries their traffic, with mutual TLS, and a waypoint where one is enrolled.
   *
   * @see https://istio.io/latest/docs/ambient/overview/
   */
  public static ambient(): DataPlane {
    return new DataPlane({ [MODE]: 'ambient' });
  }

  /** Outside the mesh, even where the mesh takes namespaces in by default. */
  public static none(): DataPlane {
    return new DataPlane({ [INJECTION]: 'disabled', [MODE]: 'none' });
  }

  private constructor(private readonly _labels: Record<string, string>) {}

  /** The labels of a namespace with this data plane. */
  public get namespaceLabels(): Record<string, string> {
    return { ...this._labels };
  }
}
