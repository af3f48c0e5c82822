import { App, Chart, Duration, Size } from 'cdk8s';
import { addons, gatewayapi, istio } from 'cdk8s-istio';
import { dump, load } from 'js-yaml';
import { observability } from '../examples/observability/main';
import { Mesh, startMesh } from './full';
import { startPodDiscovery } from './full/pod-discovery';
import { startScrapeProxy } from './full/scrape-proxy';
import { until } from './http';
import { Processes } from './processes';
import { PrometheusServer, promtoolCheck } from './prometheus';
import { bearing, ISSUER, JWKS } from './tokens';

const NAMESPACE = 'observability';
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount/';
const PATIENCE = 30_000;

/** What addons come out as. */
function made(define: (chart: Chart) => void): any[] {
  const chart = new Chart(new App(), 'lab', { namespace: NAMESPACE });
  define(chart);
  return chart.toJson();
}

const key = addons.SecretKey.secretName('secret', 'key');

/** The addons with all that they can have, and exposed in every way. */
const EVERYTHING = made((chart) => {
  const prometheus = new addons.Prometheus(chart, 'prometheus', {
    scrapeJobs: [
      addons.ScrapeJob.annotatedPods({ namespaces: ['shop'], podLabels: ['app', 'istio.io/rev'], scrapeInterval: Duration.seconds(5) }),
      addons.ScrapeJob.envoys({ scrapeTimeout: Duration.seconds(5), dropMetrics: ['envoy_wasm_.*'] }),
      addons.ScrapeJob.kubelets({ insecureSkipVerify: true }),
      addons.ScrapeJob.custom('services', { kubernetes_sd_configs: [{ role: 'endpointslice' }] }),
    ],
    scrapeInterval: Duration.seconds(10),
    externalLabels: { cluster: 'lab' },
    ruleGroups: [{
      name: 'mesh',
      interval: Duration.minutes(1),
      rules: [
        addons.PrometheusRule.recording('mesh:requests:rate1m', 'sum(rate(istio_requests_total[1m]))', { labels: { mesh: 'lab' } }),
        // The Prometheus of Debian does not know keep_firing_for yet.
        addons.PrometheusRule.alerting('Down', 'up == 0', { duration: Duration.minutes(1), labels: { severity: 'page' }, annotations: { summary: '{{ $labels.job }}' } }),
      ],
    }],
    alertmanagers: ['alertmanager:9093'],
    remoteWrite: [{ url: 'https://metrics.example.com/write', bearerToken: key }],
    storage: addons.Storage.persistentVolume({ size: Size.gibibytes(10), storageClassName: 'fast' }),
  });
  const jaeger = new addons.Jaeger(chart, 'jaeger');
  const loki = new addons.Loki(chart, 'loki', { storage: addons.Storage.existingClaim('logs') });
  const dashboard = new addons.Headlamp(chart, 'dashboard', { metadata: { labels: { team: 'platform' } } });
  const kiali = new addons.Kiali(chart, 'kiali', {
    prometheus,
    jaeger,
    grafana: { grafana: { grafanaUrl: 'http://grafana:3000' }, token: key },
    login: addons.KialiLogin.openid({ signingKey: key, issuerUri: ISSUER, clientId: 'kiali', clientSecret: key }),
    istioApi: true,
    viewOnly: false,
  });

  const gateway = addons.ExposureGateway.istio(new istio.Gateway(chart, 'gateway', { servers: [istio.Server.http({ hosts: ['*.example.com'] })] }));
  const jwt = addons.Access.jwt({ rule: { issuer: ISSUER, jwks: istio.Jwks.inline(JWKS) }, claims: [{ path: ['groups'], values: ['sre'] }] });
  kiali.expose({ gateway, host: 'kiali.example.com', access: jwt });
  loki.expose({ gateway, host: 'loki.example.com', access: addons.Access.ipBlocks(['192.0.2.0/24']) });
  dashboard.expose({ gateway, host: 'dashboard.example.com', access: addons.Access.provider('nowhere') });
  const kubernetes = new gatewayapi.Gateway(chart, 'kubernetes', { listeners: [gatewayapi.Listener.http()] });
  jaeger.expose({ gateway: addons.ExposureGateway.kubernetes(kubernetes), host: 'jaeger.example.com', access: addons.Access.all([jwt, addons.Access.remoteIpBlocks(['10.0.0.0/8'])]) });
});

/**
 * What a Prometheus reads, with its files beside it rather than where a pod has them, and pods from another discovery than
 * that of Kubernetes, which the Prometheus of Debian does not have.
 */
function filesOf(objects: any[], discovery: string): Record<string, string> {
  const { data } = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'prometheus');
  const local = (text: string) => text.replaceAll('/etc/prometheus/', '').replaceAll(/\/etc\/prometheus-tokens\/\d\//g, '').replaceAll(ACCOUNT, '');
  const files = Object.fromEntries(Object.entries<string>(data).map(([file, text]) => [file, local(text)]));
  const config: any = load(files['prometheus.yml']);
  for (const job of config.scrape_configs.filter((one: any) => one.kubernetes_sd_configs)) {
    delete job.kubernetes_sd_configs;
    job.http_sd_configs = [{ url: discovery, refresh_interval: '1s' }];
  }
  return { ...files, 'prometheus.yml': dump(config) };
}

const EXAMPLE: any[] = observability(new App()).charts.flatMap((chart) => chart.toJson());

test.each([['everything', EVERYTHING], ['the example', EXAMPLE]])('promtool takes the configuration and the rules of %s', async (_, objects) => {
  const files = { ...filesOf(objects, 'http://localhost'), 'token': 'secret', 'ca.crt': '' };

  expect(await promtoolCheck(files, 'prometheus.yml')).toBeUndefined();
  expect(await promtoolCheck(files, 'rules.yml', 'rules')).toBeUndefined();
});

describe('in a mesh', () => {
  let mesh: Mesh;

  beforeAll(async () => {
    mesh = await startMesh({ workloads: [{ namespace: 'shop', name: 'cart', sidecar: true }] });
  });

  afterAll(() => mesh?.close());

  /** Applies what must be accepted, and waits until it is in use. */
  async function apply(objects: any[]): Promise<void> {
    expect((await mesh.apply(objects)).filter(({ layer }) => layer)).toEqual([]);
    await mesh.waitSynced();
  }

  test('a real API server takes the example and everything that addons can have', async () => {
    for (const objects of [EXAMPLE, EVERYTHING]) {
      expect((await mesh.judge([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } }, ...objects])).filter(({ layer }) => layer)).toEqual([]);
    }
  });

  test('a real Prometheus finds the pods by its account, and has the metrics of Envoys and of istiod', async () => {
    const objects = made((chart) => new addons.Prometheus(chart, 'prometheus', {
      scrapeJobs: [addons.ScrapeJob.annotatedPods(), addons.ScrapeJob.envoys()],
      scrapeInterval: Duration.seconds(1),
    }));
    await apply(objects);
    const processes = new Processes();
    const proxy = await startScrapeProxy(mesh);
    const discovery = await startPodDiscovery(await mesh.kubeconfig(`${NAMESPACE}/prometheus`));
    try {
      const files = filesOf(objects, discovery.url);
      const config: any = load(files['prometheus.yml']);
      for (const job of config.scrape_configs.filter((one: any) => one.http_sd_configs)) job.proxy_url = proxy.url;
      const prometheus = await PrometheusServer.start(processes, { ...files, 'prometheus.yml': dump(config) });
      const value = async (query: string) => (await prometheus.query(query))[0]?.value;

      const client = 'namespace="shop",app="cart"';
      expect(await until(async () => await value(`envoy_server_live{job="pods",${client}}`) === 1, PATIENCE)).toBe(true);
      expect(await until(async () => await value(`envoy_server_live{job="envoys",${client}}`) === 1, PATIENCE)).toBe(true);
      expect(await until(async () => await value('pilot_xds{job="pods",namespace="istio-system",app="istiod"}') !== undefined, PATIENCE)).toBe(true);
      expect(await until(async () => await value('sum(up{job="pods",app="istio-ingressgateway"})') === 1, PATIENCE)).toBe(true);
      expect(await prometheus.query('up{job=~"pods|envoys"} == 0')).toEqual([]);
    } finally {
      await processes.close();
      discovery.close();
      proxy.close();
    }
  });

  test('proxies send their spans to the Jaeger that the Telemetry names', async () => {
    let provider: any;
    const objects = made((chart) => {
      const jaeger = new addons.Jaeger(chart, 'jaeger');
      jaeger.addTelemetry('mesh', { randomSamplingPercentage: 50 });
      provider = jaeger.tracingProvider._toSpec();
    });
    const reference = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: 'istio-system' } };
    const { data } = await mesh.get(reference);
    await apply([...objects, { ...reference, data: { ...data, mesh: dump({ ...load(data.mesh) as object, extensionProviders: [provider] }) } }]);

    const text = async () => JSON.stringify(await mesh.config('shop/cart'));
    expect(await until(async () => (await text()).includes('envoy.tracers.opentelemetry'), PATIENCE)).toBe(true);
    expect(await text()).toMatch(/"envoy\.tracers\.opentelemetry".{0,400}"cluster_name":"outbound\|4317\|\|jaeger\.observability\.svc\.cluster\.local"/);
    expect(await text()).toContain('"random_sampling":{"value":50}');
  });

  test('a gateway lets in who has access, and refuses everybody else only there', async () => {
    await apply(made((chart) => {
      const gateway = new istio.Gateway(chart, 'gateway', { servers: [istio.Server.http({ hosts: ['*.example.com'] })] });
      const at = (name: string, access: addons.Access) => new addons.Loki(chart, name, { metadata: { name } })
        .expose({ gateway: addons.ExposureGateway.istio(gateway), host: `${name}.example.com`, access });
      at('jwt', addons.Access.jwt({ rule: { issuer: ISSUER, jwks: istio.Jwks.inline(JWKS) }, claims: [{ path: ['groups'], values: ['sre'] }] }));
      at('address', addons.Access.ipBlocks(['192.0.2.0/24']));
      at('everywhere', addons.Access.ipBlocks(['0.0.0.0/0', '::/0']));
      at('nobody', addons.Access.provider('nowhere'));
    }));
    const status = async (host: string, more = {}) => (await mesh.request({ from: 'gateway', host, ...more })).status;

    expect(await status('jwt.example.com')).toBe(403);
    for (const same of ['JWT.example.com', 'jwt.example.com:80', 'jwt.example.com:8443']) expect(await status(same)).toBe(403);
    expect(await status('jwt.example.com.')).not.toBe(200);
    expect(await status('jwt.example.com', bearing({ groups: ['dev'] }))).toBe(403);
    expect(await status('jwt.example.com', bearing({}))).toBe(403);
    expect(await status('jwt.example.com', bearing({ groups: ['sre'] }))).toBe(200);
    expect(await status('address.example.com')).toBe(403);
    expect(await status('everywhere.example.com')).toBe(200);
    expect(await status('nobody.example.com')).toBe(403);
  });
});
