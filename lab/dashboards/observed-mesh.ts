import { setTimeout } from 'node:timers/promises';
import { dump } from 'js-yaml';
import { FullMeshRequest, Mesh, startMesh } from '../full';
import { workloadManifests } from '../full/workloads';
import { until } from '../http';
import { Processes } from '../processes';
import { PrometheusServer, Sample } from '../prometheus';
import { Verdict } from '../referee';
import { MockExporter } from './mock-exporter';
import { RELABELLING, STANDARD_METRICS } from './standard-metrics';

const PATIENCE = 60_000;

const SCRAPE_SECONDS = 1;

const HTTP = 9080;
const GRPC = 9090;
const TCP = 9100;

const service = (namespace: string, name: string, labels = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace, name, labels },
  spec: { selector: { app: name }, ports: [{ name: 'http', port: HTTP }, { name: 'grpc', port: GRPC }, { name: 'tcp', port: TCP }] },
});

/** A shop in sidecar mode behind the ingress gateway, a service behind a waypoint, and a client outside the mesh. */
const MANIFESTS = [
  ...STANDARD_METRICS,
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } },
  ...workloadManifests({ namespace: 'shop', name: 'web', ports: [HTTP, TCP] }),
  ...workloadManifests({ namespace: 'shop', name: 'orders', ports: [HTTP, GRPC, TCP] }),
  service('shop', 'web'),
  service('shop', 'orders'),
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { namespace: 'shop', name: 'public' },
    spec: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }] },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { namespace: 'shop', name: 'public' },
    spec: { hosts: ['shop.example.com'], gateways: ['public'], http: [{ route: [{ destination: { host: 'web', port: { number: HTTP } } }] }] },
  },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ambient', labels: { 'istio.io/dataplane-mode': 'ambient' } } },
  ...workloadManifests({ namespace: 'ambient', name: 'stock', ports: [HTTP, GRPC, TCP] }),
  service('ambient', 'stock', { 'istio.io/use-waypoint': 'waypoint' }),
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { namespace: 'ambient', name: 'waypoint' },
    spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
  },
];

/** What comes later, so that istiod has something to do: a pod to inject, and configuration to validate and to push. */
const LATER = [
  ...workloadManifests({ namespace: 'shop', name: 'prices', ports: [HTTP] }),
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { namespace: 'shop', name: 'orders' },
    spec: { host: 'orders', trafficPolicy: { loadBalancer: { simple: 'ROUND_ROBIN' } } },
  },
];

const ORDERS = 'orders.shop.svc.cluster.local';
const STOCK = { host: 'stock.ambient.svc.cluster.local', port: HTTP, from: { workload: 'outside/client' }, waypoint: 'ambient/waypoint' };

/** One of everything that the dashboards tell apart. */
const REQUESTS: FullMeshRequest[] = [
  { from: 'gateway', host: 'shop.example.com' },
  ...[200, 302, 404, 500].map((status) => ({ from: { workload: 'shop/web' }, host: ORDERS, port: HTTP, headers: { 'x-lab-status': `${status}` }, method: 'POST', body: 'order' })),
  // The client goes away before there is an answer.
  { from: { workload: 'shop/web' }, host: ORDERS, port: HTTP, headers: { 'x-lab-delay-ms': '3000' }, patience: 300 },
  { from: { workload: 'shop/web' }, host: ORDERS, port: GRPC, protocol: 'grpc', path: '/shop.Orders/Place' },
  { from: { workload: 'shop/web' }, host: ORDERS, port: GRPC, protocol: 'grpc', path: '/shop.Orders/Place', headers: { 'x-lab-status': '13' } },
  { from: { workload: 'shop/web' }, host: ORDERS, port: TCP, protocol: 'tcp', body: 'order' },
  // In plain text, as it has no sidecar.
  { from: { workload: 'outside/client' }, host: ORDERS, port: HTTP },
  { from: { workload: 'outside/client' }, host: ORDERS, port: TCP, protocol: 'tcp', body: 'order' },
  { from: { workload: 'outside/client' }, host: 'web.shop.svc.cluster.local', port: TCP, protocol: 'tcp', body: 'page' },
  ...[200, 403, 500].map((status) => ({ ...STOCK, headers: { 'x-lab-status': `${status}` } })),
  { ...STOCK, port: TCP, protocol: 'tcp', body: 'order' },
];

/** A mesh with traffic, and a Prometheus that watches it. */
export class ObservedMesh {
  public static async start(): Promise<ObservedMesh> {
    const mesh = await startMesh({ manifests: MANIFESTS, workloads: [{ namespace: 'outside', name: 'client' }] });
    const processes = new Processes();
    try {
      const pods = await scraped(mesh);
      const mock = await MockExporter.start(pods.map(({ metadata: { namespace, name } }) => ({ namespace, pod: name })));
      const prometheus = await PrometheusServer.start(processes, { 'prometheus.yml': dump(await scraping(mesh, pods, mock)) });
      return new ObservedMesh(mesh, processes, mock, prometheus);
    } catch (error) {
      await Promise.all([mesh.close(), processes.close()]);
      throw error;
    }
  }

  private constructor(
    private readonly mesh: Mesh,
    private readonly processes: Processes,
    private readonly mock: MockExporter,
    private readonly prometheus: PrometheusServer,
  ) {}

  /**
   * Sends one of each request again and again, and changes the mesh meanwhile, until all queries have an answer and no more
   * series show up.
   *
   * Where one gets none, it is missing in what is returned.
   *
   * @throws where a query does not parse
   */
  public async answers(queries: string[]): Promise<Map<string, Sample[]>> {
    await this.scraped();
    await this.mesh.apply(LATER);
    let series = 0;
    for (const end = Date.now() + PATIENCE; ;) {
      await Promise.all([...REQUESTS.map((request) => this.mesh.request(request)), setTimeout(2 * SCRAPE_SECONDS * 1000)]);
      const answers = await this.ask(queries);
      const found = [...answers.values()].flat().length;
      if ((answers.size === queries.length && found === series) || Date.now() > end) return answers;
      series = found;
    }
  }

  /** The values that a label has among series. */
  public async values(label: string, series: string): Promise<string[]> {
    return (await this.prometheus.ask(`/api/v1/label/${label}/values?match[]=${encodeURIComponent(series)}`)).data;
  }

  /** What would become of objects, if they were applied. */
  public judge(objects: object[]): Promise<Verdict[]> {
    return this.mesh.judge(objects);
  }

  public async close(): Promise<void> {
    await Promise.all([this.mesh.close(), this.processes.close(), this.mock.close()]);
  }

  private async ask(queries: string[]): Promise<Map<string, Sample[]>> {
    const answers = await Promise.all(queries.map(async (query) => {
      const samples = await this.prometheus.query(query);
      return [query, samples.filter(({ value }) => !Number.isNaN(value))] as const;
    }));
    return new Map(answers.filter(([, samples]) => samples.length > 0));
  }

  /** Counters only grow where they were seen before. */
  private async scraped(): Promise<void> {
    if (!await until(async () => (await this.prometheus.query('up == 0 or absent(pilot_xds)')).length === 0, PATIENCE)) {
      throw new Error(`not every target was scraped within ${PATIENCE / 1000} s`);
    }
  }
}

/** The pods that say that they tell metrics. */
async function scraped(mesh: Mesh): Promise<any[]> {
  const pods = await Promise.all(['istio-system', 'shop', 'ambient'].map((namespace) => mesh.list({ apiVersion: 'v1', kind: 'Pod', namespace })));
  return pods.flat().filter(({ metadata }) => metadata.annotations?.['prometheus.io/port']);
}

/** Each pod is reached through a door, since nothing else leads into the mesh. */
async function scraping(mesh: Mesh, pods: any[], mock: MockExporter): Promise<object> {
  const targets = await Promise.all(pods.map(async ({ metadata: { namespace, name, annotations }, status }) => {
    const { 'prometheus.io/port': port, 'prometheus.io/path': path = '/metrics' } = annotations;
    const door = await mesh.door(`${status.podIP}:${port}`);
    return { targets: [`127.0.0.1:${door.port}`], labels: { namespace, pod: name, __metrics_path__: path } };
  }));
  return {
    global: { scrape_interval: `${SCRAPE_SECONDS}s`, scrape_timeout: `${SCRAPE_SECONDS}s` },
    scrape_configs: [
      { job_name: 'mesh', static_configs: targets, metric_relabel_configs: RELABELLING },
      { job_name: 'mock', static_configs: [{ targets: [`127.0.0.1:${mock.port}`] }] },
    ],
  };
}
