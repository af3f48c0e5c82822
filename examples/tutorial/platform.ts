import { App, Chart } from 'cdk8s';
import { addons, mesh } from 'cdk8s-istio';

/** The mesh, and what shows what happens in it. */
export function platform(app: App, profile: mesh.Profile): void {
  const watch = new Chart(app, 'addons', { namespace: 'istio-system' });
  const prometheus = new addons.Prometheus(watch, 'prometheus');
  const jaeger = new addons.Jaeger(watch, 'jaeger');
  const grafana = new addons.Grafana(watch, 'grafana', {
    prometheus,
    jaeger,
    login: addons.GrafanaLogin.admin({ password: addons.SecretKey.secretName('grafana', 'password') }),
  });
  new addons.Kiali(watch, 'kiali', {
    prometheus,
    jaeger,
    grafana: { grafana },
    login: addons.KialiLogin.token({ signingKey: addons.SecretKey.secretName('kiali', 'signing-key') }),
  });
  new addons.Headlamp(watch, 'dashboard');
  jaeger.addTelemetry('mesh', { randomSamplingPercentage: 100 });

  new mesh.Mesh(app, 'istio', {
    version: '1.31.1',
    profile,
    installer: mesh.Installer.istioctl(),
    config: { accessLogFile: '/dev/stdout', extensionProviders: [jaeger.tracingProvider] },
    // The studio has a gateway of its own.
    ingressGateways: [],
    egressGateways: [],
  });
}
