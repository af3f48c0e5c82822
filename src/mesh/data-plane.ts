import { dnsLabel } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import { INJECTION, MODE, POD_INJECTION, REVISION } from './private/labels';
import { checkUse, Marked, Marks, serving, waypointMarks } from './private/waypoint-use';
import { IWaypoint, WaypointFor, WaypointUse } from './waypoint-reference';

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

/** What the ambient mode has beside ztunnel. */
export interface AmbientOptions extends WaypointUse {
  /**
   * The waypoint of what is enrolled: of all Services of a namespace, or of the pods of a workload.
   *
   * @default - none for a namespace; for a workload that of its namespace
   */
  readonly waypoint?: IWaypoint;
}

/**
 * How workloads join the mesh, and so which labels their namespace, or they themselves, carry.
 *
 * One value is one choice, so labels that contradict each other cannot be written, and none is left over when the
 * choice changes.
 *
 * @see https://istio.io/latest/docs/overview/dataplane-modes/
 */
export abstract class DataPlane {
  /**
   * A sidecar proxy in every pod. Pods that run already get theirs when they are restarted.
   *
   * @param options revision or tag of the control plane that injects them
   * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
   */
  public static sidecar(options: SidecarOptions = {}): DataPlane {
    return new Sidecar(options);
  }

  /**
   * No proxy in the pods: the node's ztunnel carries their traffic, with mutual TLS, and a waypoint where one is used.
   *
   * @param options the waypoint, if there is one
   * @see https://istio.io/latest/docs/ambient/overview/
   */
  public static ambient(options: AmbientOptions = {}): DataPlane {
    return new Ambient(options);
  }

  /** Outside the mesh, even where the mesh takes namespaces in by default. */
  public static none(): DataPlane {
    return new Outside();
  }

  /**
   * The labels of a namespace with this data plane.
   *
   * @param namespace name of the namespace
   */
  public namespaceLabels(namespace: string): Record<string, string> {
    return { ...this._namespaceMarks(namespace).labels };
  }

  /**
   * The labels of pods with this data plane, for the template of a workload that is not given to `MeshWorkload`.
   *
   * @param namespace namespace of the workload
   */
  public workloadLabels(namespace: string): Record<string, string> {
    return { ...this._workloadMarks({ what: `workload in ${show(namespace)}`, namespace }).labels };
  }

  /** @internal */
  public abstract _namespaceMarks(namespace: string): Marks;

  /** @internal */
  public abstract _workloadMarks(workload: Marked): Marks;

  /**
   * Why pods do not get this data plane in a namespace with some labels, if they do not.
   *
   * @internal
   */
  public abstract _hindrance(label: (name: string) => string | undefined): string | undefined;
}

class Sidecar extends DataPlane {
  private readonly revision?: string;

  public constructor({ revision }: SidecarOptions) {
    super();
    this.revision = revision === undefined ? undefined : dnsLabel('revision', revision);
  }

  public _namespaceMarks(): Marks {
    return { labels: this.revision === undefined ? { [INJECTION]: 'enabled' } : { [REVISION]: this.revision } };
  }

  public _workloadMarks(): Marks {
    return { labels: { [POD_INJECTION]: 'true', ...this.revision !== undefined && { [REVISION]: this.revision } } };
  }

  /** The labels of a namespace say which injector is asked at all. */
  public _hindrance(label: (name: string) => string | undefined): string | undefined {
    const injection = label(INJECTION);
    if (injection === 'disabled') return 'where no proxy is injected';
    const there = injection === 'enabled' ? 'default' : label(REVISION);
    if (there === undefined || there === (this.revision ?? there)) return undefined;
    return `where proxies are injected by ${show(there)}, not by ${show(this.revision)}`;
  }
}

class Ambient extends DataPlane {
  private readonly options: AmbientOptions;

  public constructor(options: AmbientOptions) {
    super();
    checkUse(options.waypoint, options);
    this.options = { ...options };
  }

  public _namespaceMarks(namespace: string): Marks {
    const { waypoint, ...use } = this.options;
    const marks = waypointMarks(waypoint, use, { what: `namespace ${show(namespace)}`, namespace });
    return { ...marks, labels: { [MODE]: 'ambient', ...marks.labels } };
  }

  public _workloadMarks(workload: Marked): Marks {
    const { waypoint, canary, ingressUseWaypoint } = this.options;
    if (canary || ingressUseWaypoint !== undefined) {
      throw invalid(`${workload.what} cannot have ${canary ? 'a canary' : 'ingressUseWaypoint'}, which is for namespaces and services; drop it`);
    }
    const marks = waypointMarks(waypoint && serving(WaypointFor.WORKLOAD, waypoint, workload.what), {}, workload);
    return { ...marks, labels: { [POD_INJECTION]: 'false', [MODE]: 'ambient', ...marks.labels } };
  }

  public _hindrance(): undefined {
    return undefined;
  }
}

class Outside extends DataPlane {
  public _namespaceMarks(): Marks {
    return { labels: { [INJECTION]: 'disabled', [MODE]: 'none' } };
  }

  public _workloadMarks(): Marks {
    return { labels: { [POD_INJECTION]: 'false', [MODE]: 'none' } };
  }

  public _hindrance(): undefined {
    return undefined;
  }
}
