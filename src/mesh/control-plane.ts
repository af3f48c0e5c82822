import { dnsLabel, dnsSubdomain } from '../core/private/checks';

/** A control plane of Istio, as tags refer to it. */
export interface IControlPlane {
  /** Namespace of istiod. */
  readonly namespace: string;

  /**
   * Revision of the control plane, such as `1-31-1`.
   *
   * @default - the control plane without a revision
   */
  readonly revision?: string;

  /**
   * Name of the Istio resource by which the Sail Operator runs it.
   *
   * @default - it is not run by the Sail Operator
   */
  readonly sailResource?: string;
}

/** Where a control plane runs that the app does not install. */
export interface ControlPlaneOptions {
  /**
   * Namespace of istiod.
   *
   * @default 'istio-system'
   */
  readonly namespace?: string;
}

/** Control planes that the app does not install itself. */
export class ControlPlane implements IControlPlane {
  /**
   * The control plane of a revision.
   *
   * @param revision name of the revision, such as `1-31-1`
   * @param options where it runs
   */
  public static fromRevision(revision: string, options: ControlPlaneOptions = {}): ControlPlane {
    return new ControlPlane(options, dnsLabel('revision', revision));
  }

  /**
   * The control plane without a revision.
   *
   * @param options where it runs
   */
  public static unrevisioned(options: ControlPlaneOptions = {}): ControlPlane {
    return new ControlPlane(options);
  }

  /**
   * The control plane that the Sail Operator runs for an Istio resource: of several revisions the active one.
   *
   * @param name name of the Istio resource
   * @param options where it runs
   */
  public static fromSailResource(name: string, options: ControlPlaneOptions = {}): ControlPlane {
    return new ControlPlane(options, undefined, dnsSubdomain('Istio resource', name));
  }

  /** Namespace of istiod. */
  public readonly namespace: string;

  private constructor({ namespace = 'istio-system' }: ControlPlaneOptions, public readonly revision?: string, public readonly sailResource?: string) {
    this.namespace = dnsLabel('namespace', namespace);
  }
}
