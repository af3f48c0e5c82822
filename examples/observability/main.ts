import { App, Chart, Duration, Size } from 'cdk8s';
import { addons, istio, mesh, ServiceHost } from 'cdk8s-istio';

const namespace = 'observability';

/** Where people log in before they see anything: an authorizer that the platform has already. */
const LOGIN = mesh.ExtensionProvider.envoyExtAuthzHttp('login', {
  service: ServiceHost.fromName('oauth2-proxy', { namespace: 'login' }),
  port: 4180,
  includeRequestHeadersInCheck: ['cookie'],
});

export function observability(app: App): App {
  const namespaces = new Chart(app, 'namespace', { namespace });
  new mesh.MeshNamespace(namespaces, 'namespace', { dataPlane: mesh.DataPlane.none() });

  const watch = new Chart(app, 'addons', { namespace });
  const prometheus = new addons.Prometheus(watch, 'prometheus', {
    retention: Duration.days(30),
    storage: addons.Storage.persistentVolume({ size: Size.gibibytes(100) }),
    resources: { memoryRequest: Size.gibibytes(2), memoryLimit: Size.gibibytes(4) },
    ruleGroups: [{
      name: 'istiod',
      rules: [
        addons.PrometheusRule.alerting('IstiodRejectedConfig', 'increase(pilot_total_xds_rejects[5m]) > 0', {
          duration: Duration.minutes(5),
          labels: { severity: 'warning' },
          annotations: { summary: 'Proxies refuse what istiod sends them' },
        }),
      ],
    }],
  });
  const jaeger = new addons.Jaeger(watch, 'jaeger', {
    store: addons.TraceStore.badger({ storage: addons.Storage.persistentVolume({ size: Size.gibibytes(50) }), retention: Duration.days(7) }),
  });
  jaeger.addTelemetry('mesh', { randomSamplingPercentage: 5 });
  const grafana = new addons.Grafana(watch, 'grafana', {
    prometheus,
    jaeger,
    login: addons.GrafanaLogin.admin({ password: addons.SecretKey.secretName('grafana', 'password') }),
  });
  const kiali = new addons.Kiali(watch, 'kiali', {
    prometheus,
    jaeger,
    grafana: { grafana, token: addons.SecretKey.secretName('grafana', 'viewer-token') },
    login: addons.KialiLogin.token({ signingKey: addons.SecretKey.secretName('kiali', 'signing-key') }),
  });
  new addons.Headlamp(watch, 'dashboard');

  // One wiring: the provider that the Telemetry names is the one that the mesh knows.
  const configuration = new Chart(app, 'mesh', { namespace: 'istio-system' });
  new mesh.MeshConfiguration(configuration, 'mesh', { config: { extensionProviders: [jaeger.tracingProvider, LOGIN] } });

  const ingress = new Chart(app, 'ingress', { namespace });
  const gateway = new istio.Gateway(ingress, 'gateway', {
    servers: [istio.Server.https({ hosts: ['*.watch.example.com'], tls: istio.ServerTls.simple(istio.ServerCertificate.secret('watch-example-com')) })],
  });
  const exposed = { gateway: addons.ExposureGateway.istio(gateway), access: addons.Access.provider(LOGIN.name) };
  kiali.expose({ ...exposed, host: 'kiali.watch.example.com' });
  jaeger.expose({ ...exposed, host: 'jaeger.watch.example.com' });
  grafana.expose({ ...exposed, host: 'grafana.watch.example.com' });

  watch.addDependency(namespaces);
  watch.addDependency(configuration);
  return app;
}

if (require.main === module) {
  observability(new App()).synth();
}
