import { Duration } from 'cdk8s';
import { Prometheus, ScrapeJob } from '../../src/addons';
import { configOf, objectsOf } from '../support/addons';

const jobOf = (job: ScrapeJob) =>
  configOf(objectsOf((scope) => new Prometheus(scope, 'prometheus', { scrapeJobs: [job] })), 'prometheus.yml').scrape_configs[1];

const COMMON = [
  { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
  { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
  { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
];
const LABELS = ['app', 'version'].map((label) => ({ source_labels: [`__meta_kubernetes_pod_label_${label}`], target_label: label }));
const RUNNING = { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Running', action: 'keep' };

test('pods are scraped as their annotations say', () => {
  expect(jobOf(ScrapeJob.annotatedPods())).toEqual({
    job_name: 'pods',
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      RUNNING,
      { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], regex: 'true', action: 'keep' },
      { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scheme'], regex: '(https?)', target_label: '__scheme__' },
      { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_path'], regex: '(.+)', target_label: '__metrics_path__' },
      {
        source_labels: ['__meta_kubernetes_pod_ip', '__meta_kubernetes_pod_annotation_prometheus_io_port'],
        regex: '([\\d.]+);(\\d+)',
        target_label: '__address__',
        replacement: '$1:$2',
      },
      {
        source_labels: ['__meta_kubernetes_pod_ip', '__meta_kubernetes_pod_annotation_prometheus_io_port'],
        regex: '(.*:.*);(\\d+)',
        target_label: '__address__',
        replacement: '[$1]:$2',
      },
      ...COMMON,
      ...LABELS,
    ],
  });
});

test('proxies are scraped at their own port', () => {
  expect(jobOf(ScrapeJob.envoys())).toEqual({
    job_name: 'envoys',
    metrics_path: '/stats/prometheus',
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      RUNNING,
      { source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: 'http-envoy-prom', action: 'keep' },
      ...COMMON,
      ...LABELS,
    ],
  });
});

test('pods may be those of some namespaces, and known by other labels', () => {
  const { kubernetes_sd_configs, relabel_configs } = jobOf(ScrapeJob.envoys({ namespaces: ['shop', 'pay'], podLabels: ['app.kubernetes.io/name'] }));

  expect(kubernetes_sd_configs).toEqual([{ role: 'pod', namespaces: { names: ['shop', 'pay'] } }]);
  expect(relabel_configs.slice(-1)).toEqual([
    { source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'], target_label: 'app_kubernetes_io_name' },
  ]);
});

test('kubelets are asked with the token of the account', () => {
  expect(jobOf(ScrapeJob.kubelets())).toEqual({
    job_name: 'kubelets',
    scheme: 'https',
    metrics_path: '/metrics/cadvisor',
    authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [{ source_labels: ['__meta_kubernetes_node_name'], target_label: 'node' }],
  });
  expect(jobOf(ScrapeJob.kubelets({ insecureSkipVerify: true })).tls_config).toMatchObject({ insecure_skip_verify: true });
});

test('anything else is as Prometheus has it', () => {
  const config = { static_configs: [{ targets: ['db.example.com:9187'] }] };
  expect(jobOf(ScrapeJob.custom('database', config))).toEqual({ job_name: 'database', ...config });
});

test('a job has an interval and a timeout of its own, and drops metrics', () => {
  expect(jobOf(ScrapeJob.kubelets({ scrapeInterval: Duration.minutes(1), scrapeTimeout: Duration.seconds(30), dropMetrics: ['container_tasks_.*'] }))).toMatchObject({
    scrape_interval: '60s',
    scrape_timeout: '30s',
    metric_relabel_configs: [{ source_labels: ['__name__'], regex: 'container_tasks_.*', action: 'drop' }],
  });
  expect(jobOf(ScrapeJob.kubelets({ scrapeTimeout: Duration.seconds(5) })).scrape_timeout).toBe('5s');
});

test('fails with what Prometheus would refuse', () => {
  expect(() => ScrapeJob.annotatedPods({ scrapeInterval: Duration.seconds(5), scrapeTimeout: Duration.seconds(10) })).toThrow('scrapeTimeout must be at most scrapeInterval (5s), got 10s');
  expect(() => ScrapeJob.annotatedPods({ namespaces: [] })).toThrow('namespaces of a scrape job must have at least one entry, got none');
  expect(() => ScrapeJob.annotatedPods({ namespaces: ['Shop'] })).toThrow("namespace of a scrape job must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got 'Shop'");
  expect(() => ScrapeJob.annotatedPods({ podLabels: ['a b'] })).toThrow("podLabels of a scrape job cannot have the key 'a b'; a label key is a name such as 'app' (at most 63), optionally after a DNS name and '/'");
  expect(() => ScrapeJob.annotatedPods({ dropMetrics: [] })).toThrow('dropMetrics must have at least one entry, got none');
  expect(() => ScrapeJob.annotatedPods({ dropMetrics: ['('] })).toThrow('metric to drop');
  expect(() => ScrapeJob.custom('', {})).toThrow('name of a scrape job must not be empty');
});
