import { INJECTION, MODE, REVISION } from './private/labels';
import { dnsLabel } from '../core/private/checks';

/**
 * How workloads join the mesh, and so which labels their namespace carries.
 *
 * One value is one choice, so labels that contradict each other cannot be written.
 *
 * @see https://istio.io/latest/docs/overview/dataplane-modes/
 */
export class DataPlane {
  /**
   * A sidecar proxy in every pod, injected by the control plane that is the default one.
   *
   * Pods that run already get theirs when they are restarted.
   *
   * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
   */
  public static sidecar(): DataPlane {
    return new DataPlane({ [INJECTION]: 'enabled' });
  }

  /**
   * A sidecar proxy in every pod, injected by the control plane of a revision, or of the revision that a tag points to.
   *
   * @param name name of the revision or tag, such as `1-31-1` or `prod`
   * @see https://istio.io/latest/docs/setup/upgrade/canary/
   */
  public static revision(name: string): DataPlane {
    return new DataPlane({ [REVISION]: dnsLabel('revision', name) });
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
