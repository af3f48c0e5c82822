import { Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Construct } from 'constructs';

/** Istio, on its way from one version to the next. */
export class ControlPlane extends Chart {
  /** The tag of what moves last. */
  public readonly stable: mesh.RevisionTag;
  /** The tag of what moves first. */
  public readonly canary: mesh.RevisionTag;

  public constructor(scope: Construct, id: string, phase: mesh.UpgradePhase) {
    super(scope, id, { namespace: 'istio-system' });

    const common = {
      profile: mesh.Profile.MINIMAL,
      installer: mesh.Installer.flux({ retries: 3 }),
      config: { trustDomain: 'shop.example.com' },
    };
    const { stable, canary } = new mesh.Upgrade(this, 'istio', {
      from: { version: '1.30.3', ...common },
      to: { version: '1.31.1', ...common },
      phase,
    });
    this.stable = stable;
    this.canary = canary;
  }
}
