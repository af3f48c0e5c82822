import { Duration, Size } from 'cdk8s';
import { Prometheus, PrometheusProps, PrometheusRule, ScrapeJob, SecretKey, Storage } from '../../src/addons';
import { configOf, containerOf, objectOf, objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const define = (props: PrometheusProps = {}) => objectsOf((scope) => new Prometheus(scope, 'prometheus', props));
const configured = (props: PrometheusProps) => configOf(define(props), 'prometheus.yml');
const defining = (props: PrometheusProps) => () => new Prometheus(chart(), 'prometheus', props);

test('it fetches itself and all pods that ask for it every 15 seconds', () => {
  const config = configured({});

  expect(config.global).toEqual({ scrape_interval: '15s', evaluation_interval: '15s' });
  expect(config.scrape_configs.map(({ job_name }: any) => job_name)).toEqual(['prometheus', 'pods']);
  expect(Object.keys(config)).toEqual(['global', 'scrape_configs']);
});

test('it keeps 15 days, or what four fifths of its storage hold', () => {
  expect(containerOf(define()).args).toEqual([
    '--config.file=/etc/prometheus/prometheus.yml',
    '--storage.tsdb.path=/prometheus',
    '--storage.tsdb.retention.time=1296000s',
    '--storage.tsdb.retention.size=8192MB',
    '--enable-feature=auto-reload-config',
  ]);
  expect(containerOf(define({ retention: Duration.hours(6), storage: Storage.persistentVolume({ size: Size.gibibytes(1) }) })).args).toEqual(
    expect.arrayContaining(['--storage.tsdb.retention.time=21600s', '--storage.tsdb.retention.size=819MB']),
  );
});

test('it keeps as long as it shall in a claim whose size is not known', () => {
  const { args } = containerOf(define({ storage: Storage.existingClaim('metrics') }));
  expect(args.filter((arg: string) => arg.includes('retention'))).toEqual(['--storage.tsdb.retention.time=1296000s']);
});

test('it takes over a changed configuration without a new pod', () => {
  expect(objectOf(define(), 'Deployment').spec.template.metadata).not.toHaveProperty('annotations');
});

test('what it does comes out', () => {
  const objects = define({
    scrapeInterval: Duration.seconds(30),
    externalLabels: { cluster: 'east' },
    alertmanagers: ['alertmanager.observability:9093'],
    ruleGroups: [{ name: 'mesh', interval: Duration.minutes(1), rules: [PrometheusRule.recording('mesh:requests:rate1m', 'sum(rate(istio_requests_total[1m]))')] }],
    remoteWrite: [{ url: 'https://a.example.com/write' }, { url: 'https://b.example.com/write', bearerToken: SecretKey.secretName('remote', 'token') }],
  });

  expect(configOf(objects, 'prometheus.yml')).toMatchObject({
    global: { scrape_interval: '30s', evaluation_interval: '30s', external_labels: { cluster: 'east' } },
    rule_files: ['/etc/prometheus/rules.yml'],
    alerting: { alertmanagers: [{ static_configs: [{ targets: ['alertmanager.observability:9093'] }] }] },
    remote_write: [
      { url: 'https://a.example.com/write' },
      { url: 'https://b.example.com/write', authorization: { credentials_file: '/etc/prometheus-tokens/1/token' } },
    ],
  });
  expect(configOf(objects, 'rules.yml')).toEqual({
    groups: [{ name: 'mesh', interval: '60s', rules: [{ record: 'mesh:requests:rate1m', expr: 'sum(rate(istio_requests_total[1m]))' }] }],
  });
});

test('the token of a remote write stays in its Secret', () => {
  const objects = define({ remoteWrite: [{ url: 'https://a.example.com', bearerToken: SecretKey.secretName('remote', 'key') }] });

  expect(objectOf(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({
    name: 'secret-0', secret: { secretName: 'remote', items: [{ key: 'key', path: 'token' }] },
  });
  expect(containerOf(objects).volumeMounts).toContainEqual({ name: 'secret-0', mountPath: '/etc/prometheus-tokens/0', readOnly: true });
});

test('rules have an interval of their own', () => {
  expect(configured({ evaluationInterval: Duration.minutes(1) }).global).toEqual({ scrape_interval: '15s', evaluation_interval: '60s' });
});

test('a group of rules is computed as often as others', () => {
  const objects = define({ ruleGroups: [{ name: 'mesh', rules: [PrometheusRule.recording('a', 'b')] }] });
  expect(configOf(objects, 'rules.yml')).toEqual({ groups: [{ name: 'mesh', rules: [{ record: 'a', expr: 'b' }] }] });
});

test('its account may see what its jobs discover', () => {
  const rules = (...scrapeJobs: ScrapeJob[]) => objectOf(define({ scrapeJobs }), 'ClusterRole').rules
    .map(({ apiGroups: [group], resources: [resource], verbs }: any) => `${[group, resource].filter(Boolean).join('/')}: ${verbs}`);

  expect(rules(ScrapeJob.annotatedPods(), ScrapeJob.envoys())).toEqual(['pods: get,list,watch']);
  expect(rules(ScrapeJob.kubelets())).toEqual(['nodes: get,list,watch', 'nodes/metrics: get']);
  expect(rules(ScrapeJob.custom('a', { kubernetes_sd_configs: [{ role: 'endpointslice' }, { role: 'ingress' }] }))).toEqual([
    'pods: get,list,watch',
    'services: get,list,watch',
    'discovery.k8s.io/endpointslices: get,list,watch',
    'networking.k8s.io/ingresses: get,list,watch',
  ]);
});

test('it has no role where it discovers nothing', () => {
  const objects = define({ scrapeJobs: [ScrapeJob.custom('static', { static_configs: [{ targets: ['a:1'] }] }), ScrapeJob.custom('odd', { kubernetes_sd_configs: [{}] })] });
  expect(objects.map(({ kind }) => kind).sort()).toEqual(['ConfigMap', 'Deployment', 'Service', 'ServiceAccount']);
});

test('others find it', () => {
  const prometheus = new Prometheus(chart(), 'prometheus');

  expect(prometheus.prometheusUrl).toBe('http://prometheus.shop.svc.cluster.local:9090');
  expect(Prometheus.fromUrl('https://prometheus.example.com')).toEqual({ prometheusUrl: 'https://prometheus.example.com' });
});

test('fails with an address that is none', () => {
  expect(() => Prometheus.fromUrl('prometheus:9090')).toThrow("url of a Prometheus must be a URL such as 'https://www.example.com/path', got 'prometheus:9090'");
});

test.each<[PrometheusProps, string]>([
  [{ scrapeJobs: [ScrapeJob.annotatedPods(), ScrapeJob.annotatedPods()] }, "list of scrape jobs has 'pods' twice; drop one"],
  [{ alertmanagers: ['alertmanager'] }, "alertmanager must be '<host>:<port>', got 'alertmanager'"],
  [{ alertmanagers: [] }, 'alertmanagers must have at least one entry, got none'],
  [{ remoteWrite: [] }, 'remoteWrite must have at least one entry, got none'],
  [{ remoteWrite: [{ url: 'a' }] }, "url of a remote write must be a URL such as 'https://www.example.com/path', got 'a'"],
  [{ ruleGroups: [] }, 'ruleGroups must have at least one entry, got none'],
  [{ ruleGroups: [{ name: 'a', rules: [] }] }, "rules of the group 'a' must have at least one entry, got none"],
  [{ ruleGroups: [{ name: '', rules: [] }] }, 'name of a rule group must not be empty'],
  [{ retention: Duration.millis(0) }, 'retention must be at least 1 millisecond, got 0'],
  [{ scrapeInterval: Duration.millis(0) }, 'scrapeInterval must be at least 1 millisecond, got 0'],
])('fails with %j', (props, message) => {
  expect(defining(props)).toThrow(`${message} [test/prometheus]`);
});
