import { dnsLabel, duration, labels, nonEmpty, regex } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { KubeletScrapeJobOptions, PodScrapeJobOptions, ScrapeJobOptions } from '../scrape-job-options';
import { READ } from './permissions';
import type { Permission } from './program';
import type { ScrapeConfig } from './scrape-config';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const CADVISOR = '/metrics/cadvisor';
const POD = '__meta_kubernetes_pod';
const ANNOTATION = `${POD}_annotation_prometheus_io`;

export function annotatedPodsSpec(options: PodScrapeJobOptions): ScrapeConfig {
  return podsSpec('pods', options, {}, [
    keep(`${ANNOTATION}_scrape`, 'true'),
    copy([`${ANNOTATION}_scheme`], '__scheme__', '(https?)'),
    copy([`${ANNOTATION}_path`], '__metrics_path__', '(.+)'),
    { ...copy([`${POD}_ip`, `${ANNOTATION}_port`], '__address__', '([\\d.]+);(\\d+)'), replacement: '$1:$2' },
    { ...copy([`${POD}_ip`, `${ANNOTATION}_port`], '__address__', '(.*:.*);(\\d+)'), replacement: '[$1]:$2' },
  ]);
}

export function envoysSpec(options: PodScrapeJobOptions): ScrapeConfig {
  return podsSpec('envoys', options, { metrics_path: '/stats/prometheus' }, [keep(`${POD}_container_port_name`, 'http-envoy-prom')]);
}

export function kubeletsSpec({ insecureSkipVerify = false, ...options }: KubeletScrapeJobOptions): ScrapeConfig {
  return {
    job_name: 'kubelets',
    ...common(options),
    scheme: 'https',
    metrics_path: CADVISOR,
    authorization: { credentials_file: `${ACCOUNT}/token` },
    tls_config: { ca_file: `${ACCOUNT}/ca.crt`, ...insecureSkipVerify && { insecure_skip_verify: true } },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [copy(['__meta_kubernetes_node_name'], 'node')],
  };
}

function podsSpec(name: string, { namespaces, podLabels = ['app', 'version'], ...options }: PodScrapeJobOptions, fields: object, which: object[]): ScrapeConfig {
  const names = namespaces && nonEmpty('namespaces of a scrape job', namespaces).map((one) => dnsLabel('namespace of a scrape job', one));
  labels('podLabels of a scrape job', Object.fromEntries(podLabels.map((label) => [label, ''])));
  return {
    job_name: name,
    ...common(options),
    ...fields,
    kubernetes_sd_configs: [{ role: 'pod', ...names && { namespaces: { names } } }],
    relabel_configs: [
      keep(`${POD}_phase`, 'Running'),
      ...which,
      copy(['__meta_kubernetes_namespace'], 'namespace'),
      copy([`${POD}_name`], 'pod'),
      copy([`${POD}_node_name`], 'node'),
      ...podLabels.map((label) => copy([`${POD}_label_${labelName(label)}`], labelName(label))),
    ],
  };
}

function common({ scrapeInterval, scrapeTimeout, dropMetrics }: ScrapeJobOptions) {
  if (scrapeTimeout && scrapeInterval && scrapeTimeout.toMilliseconds() > scrapeInterval.toMilliseconds()) {
    throw invalid(`scrapeTimeout must be at most scrapeInterval (${duration('scrapeInterval', scrapeInterval)}), got ${duration('scrapeTimeout', scrapeTimeout)}`);
  }
  return {
    ...scrapeInterval && { scrape_interval: duration('scrapeInterval', scrapeInterval) },
    ...scrapeTimeout && { scrape_timeout: duration('scrapeTimeout', scrapeTimeout) },
    ...dropMetrics && {
      metric_relabel_configs: nonEmpty('dropMetrics', dropMetrics).map((one) => ({ source_labels: ['__name__'], regex: regex('metric to drop', one), action: 'drop' })),
    },
  };
}

const keep = (label: string, value: string) => ({ source_labels: [label], regex: value, action: 'keep' });

const copy = (from: string[], to: string, value?: string) => ({ source_labels: from, ...value && { regex: value }, target_label: to });

/** A label of Kubernetes as Prometheus spells it. */
const labelName = (label: string) => label.replace(/\W/g, '_');

const core = (...resources: string[]): Permission => ({ apiGroup: '', resources, verbs: READ });

/** What an account must see to discover by each role. */
const DISCOVERY: Record<string, Permission[]> = {
  pod: [core('pods')],
  node: [core('nodes')],
  service: [core('services')],
  endpoints: [core('endpoints', 'services', 'pods')],
  endpointslice: [core('services', 'pods'), { apiGroup: 'discovery.k8s.io', resources: ['endpointslices'], verbs: READ }],
  ingress: [{ apiGroup: 'networking.k8s.io', resources: ['ingresses'], verbs: READ }],
};

/** What jobs need, each thing once. */
export function permissionsOf(jobs: readonly ScrapeConfig[]): Permission[] {
  const roles = jobs.flatMap(({ kubernetes_sd_configs = [] }) => kubernetes_sd_configs.map(({ role = '' }) => role));
  const asked = roles.flatMap((role) => DISCOVERY[role] ?? []);
  const seen = (group: string) => [...new Set(asked.filter(({ apiGroup }) => apiGroup === group).flatMap(({ resources }) => resources))].sort();
  const groups = [...new Set(asked.map(({ apiGroup }) => apiGroup))].sort();
  return [
    ...groups.map((apiGroup) => ({ apiGroup, resources: seen(apiGroup), verbs: READ })),
    ...jobs.some(({ metrics_path }) => metrics_path === CADVISOR) ? [{ apiGroup: '', resources: ['nodes/metrics'], verbs: ['get'] }] : [],
  ];
}
