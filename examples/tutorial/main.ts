import { App, Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Ingress } from './ingress';
import { platform } from './platform';
import { Routing, Weights } from './routing';
import { Studio } from './studio';

const namespace = 'studio';

/** Everyone but Don Norman gets v1; later half of them get v3. */
export const STAGES: Record<'v1Only' | 'split', Weights> = {
  v1Only: { v1: 100 },
  split: { v1: 50, v3: 50 },
};

/** How the studio joins the mesh: what is installed, and the data plane of its namespace. */
export interface Mode {
  readonly profile: mesh.Profile;
  dataPlane(studio: Studio): mesh.DataPlane;
}

/** A proxy in each pod. */
export const SIDECAR: Mode = {
  profile: mesh.Profile.DEMO,
  dataPlane: () => mesh.DataPlane.sidecar(),
};

/** No proxy in the pods, and a waypoint that routes. */
export const AMBIENT: Mode = {
  profile: mesh.Profile.AMBIENT,
  dataPlane: (studio) => mesh.DataPlane.ambient({ waypoint: new mesh.Waypoint(studio, 'waypoint', { metadata: { name: 'waypoint' } }) }),
};

/** The application in its namespace, its routing and its way in. */
export function application(app: App, weights: Weights, mode = SIDECAR): App {
  const namespaces = new Chart(app, 'namespace', { namespace });
  const studio = new Studio(app, 'studio', namespace);
  new mesh.MeshNamespace(namespaces, 'namespace', { dataPlane: mode.dataPlane(studio) });
  const routing = new Routing(app, 'routing', { namespace, design: studio.design, weights });
  const ingress = new Ingress(app, 'ingress', { namespace, apppage: studio.apppage, externalIps: ['203.0.113.10'] });

  // Pods get their sidecar only in a namespace that is labelled already; the door opens last.
  studio.addDependency(namespaces);
  routing.addDependency(studio);
  ingress.addDependency(routing);
  return app;
}

/** All of it. */
export function tutorial(app: App, weights: Weights, mode = SIDECAR): App {
  platform(app, mode.profile);
  return application(app, weights, mode);
}

if (require.main === module) {
  tutorial(new App(), STAGES.split, SIDECAR).synth();
}
