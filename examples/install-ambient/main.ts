import { App, Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { Bookshop } from './bookshop';
import { Traffic } from './traffic';

const namespace = 'bookshop';

/** The mesh, which `istioctl install` reads from the folder `install`. */
export function install(app: App): mesh.Mesh {
  return new mesh.Mesh(app, 'istio', {
    version: '1.31.1',
    profile: mesh.Profile.AMBIENT,
    installer: mesh.Installer.istioctl(),
    config: { accessLogFile: '/dev/stdout' },
  });
}

/** What lives in the mesh. */
export function bookshop(app: App): App {
  const waypoints = new Chart(app, 'waypoint', { namespace });
  const waypoint = new mesh.Waypoint(waypoints, 'waypoint', {
    metadata: { name: 'waypoint' },
    deployment: {
      scaling: mesh.ProxyScaling.automatic({ minReplicas: 2, maxReplicas: 5 }),
      disruptionBudget: mesh.DisruptionBudget.minAvailable(1),
      topologySpread: [{ topologyKey: 'topology.kubernetes.io/zone' }],
    },
  });

  const namespaces = new Chart(app, 'namespace', { namespace });
  new mesh.MeshNamespace(namespaces, 'namespace', { dataPlane: mesh.DataPlane.ambient({ waypoint }) });

  const shop = new Bookshop(app, 'shop', namespace);
  const traffic = new Traffic(app, 'traffic', { namespace, waypoint, shop });

  // Everything is in the namespace, and the waypoint has its route and policy before it has requests.
  waypoints.addDependency(namespaces);
  traffic.addDependency(waypoints);
  shop.addDependency(traffic);
  return app;
}

if (require.main === module) {
  const app = new App();
  install(app);
  bookshop(app).synth();
}
