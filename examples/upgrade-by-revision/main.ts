import { App } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { ControlPlane } from './control-plane';
import { Web } from './web';

/** How far the upgrade is. To take the next step, or one back, change this word and apply what it gives. */
const PHASE = mesh.UpgradePhase.CURRENT;

export function shops(app: App, phase: mesh.UpgradePhase): App {
  const istio = new ControlPlane(app, 'control-plane', phase);

  // The preview goes ahead, and the shop that customers use follows.
  const preview = new Web(app, 'preview', istio.canary.sidecar());
  const shop = new Web(app, 'shop', istio.stable.sidecar());

  preview.addDependency(istio);
  shop.addDependency(istio);
  return app;
}

if (require.main === module) {
  shops(new App(), PHASE).synth();
}
