import { App, Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Ingress } from './ingress';
import { Routing, Weights } from './routing';
import { Studio } from './studio';

const namespace = 'studio';

/** Everyone but Don Norman gets v1; later half of them get v3. */
export const STAGES: Record<'v1Only' | 'split', Weights> = {
  v1Only: { v1: 100 },
  split: { v1: 50, v3: 50 },
};

export function tutorial(app: App, weights: Weights): App {
  const namespaces = new Chart(app, 'namespace', { namespace });
  new mesh.MeshNamespace(namespaces, 'namespace', { dataPlane: mesh.DataPlane.sidecar() });

  const studio = new Studio(app, 'studio', namespace);
  const routing = new Routing(app, 'routing', { namespace, design: studio.design, weights });
  const ingress = new Ingress(app, 'ingress', { namespace, apppage: studio.apppage, externalIps: ['203.0.113.10'] });

  // Pods get their sidecar only in a namespace that is labelled already; the door opens last.
  studio.addDependency(namespaces);
  routing.addDependency(studio);
  ingress.addDependency(routing);
  return app;
}

if (require.main === module) {
  tutorial(new App(), STAGES.split).synth();
}
