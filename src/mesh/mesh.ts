import { Names } from 'cdk8s';
import { Construct } from 'constructs';
import { at, invalid } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { IControlPlane } from './control-plane';
import { AmbientOptions, DataPlane } from './data-plane';
import { Installer } from './installer';
import { MeshProps } from './mesh-props';
import { InstallPlan } from './private/install-plan';
import { istioOperator } from './private/operator';
import { planOf } from './private/plan';

/**
 * An installation of Istio: one control plane, and what belongs to it.
 *
 * @see https://istio.io/latest/docs/setup/
 */
export class Mesh extends Construct implements IControlPlane {
  /** Version of Istio. */
  public readonly version: string;

  /** Namespace of the control plane. */
  public readonly namespace: string;

  /** Revision of the control plane, if it has one. */
  public readonly revision?: string;

  /** Name of the Istio resource by which the Sail Operator runs the control plane, if it does. */
  public readonly sailResource?: string;

  /** @internal */
  public readonly _plan: InstallPlan;

  /**
   * Defines what is installed.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props version, profile, configuration and values
   */
  public constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id);
    rememberOrigin(this);
    const plan = at(this, () => planOf(props));
    this.version = plan.version;
    this.namespace = plan.namespace;
    this.revision = plan.revision;
    this._plan = plan;
    const installer = props.installer ?? Installer.istioctl();
    this.sailResource = installer._sailResource?.(plan);
    at(this, () => installer._install(this, plan));
  }

  /** The installation as an IstioOperator resource, which istioctl reads. */
  public get istioOperator(): Record<string, any> {
    return at(this, () => istioOperator(this._plan, Names.toDnsLabel(this, { includeHash: false })));
  }

  /** Sidecars of this control plane in every pod. */
  public sidecar(): DataPlane {
    return DataPlane.sidecar({ revision: this.revision });
  }

  /**
   * No proxy in the pods, but this mesh's ztunnel on every node.
   *
   * @param options the waypoint, if there is one
   */
  public ambient(options: AmbientOptions = {}): DataPlane {
    return at(this, () => {
      if (this._plan.components.ztunnel === undefined) {
        throw invalid("the mesh has no ztunnel; give it Profile.AMBIENT, or 'enabled' of cni and ztunnel");
      }
      return DataPlane.ambient(options);
    });
  }
}
