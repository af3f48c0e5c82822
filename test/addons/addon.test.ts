import { App, Chart, JsonPatch, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Addon, AddonProps, Grafana, GrafanaLogin, Headlamp, Jaeger, Kiali, KialiLogin, Loki, Prometheus, SecretKey, Storage, TraceStore } from '../../src/addons';
import { containerOf, objectOf, objectsOf } from '../support/addons';
import { chart, synthApp } from '../support/synth';

const key = SecretKey.secretName('secret', 'key');
const prometheus = Prometheus.fromUrl('http://prometheus:9090');

const ADDONS: Record<string, (scope: Construct, props: AddonProps) => Addon> = {
  grafana: (scope, props) => new Grafana(scope, 'grafana', { prometheus, login: GrafanaLogin.admin({ password: key }), ...props }),
  headlamp: (scope, props) => new Headlamp(scope, 'headlamp', props),
  jaeger: (scope, props) => new Jaeger(scope, 'jaeger', { store: TraceStore.badger({ storage: Storage.ephemeral() }), ...props }),
  kiali: (scope, props) => new Kiali(scope, 'kiali', { prometheus, login: KialiLogin.token({ signingKey: key }), ...props }),
  loki: (scope, props) => new Loki(scope, 'loki', props),
  prometheus: (scope, props) => new Prometheus(scope, 'prometheus', props),
};

const NAMES = Object.keys(ADDONS);

const define = (name: string, props: AddonProps = {}) => objectsOf((scope) => ADDONS[name](scope, props));

describe.each(NAMES)('%s', (name) => {
  test('meets the strictest of the pod security standards', () => {
    const { spec } = objectOf(define(name), 'Deployment').spec.template;

    expect(spec).toMatchObject({ hostNetwork: false, enableServiceLinks: false });
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.securityContext.runAsUser).toBeGreaterThan(0);
    expect(spec.containers).toHaveLength(1);
    expect(spec.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
  });

  test('has a pinned image, resources and probes', () => {
    const { image, resources, startupProbe, livenessProbe, readinessProbe } = containerOf(define(name));

    expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+(\.\d+)?$/);
    expect(Object.keys(resources.requests)).toEqual(['cpu', 'memory']);
    expect(Object.keys(resources.limits)).toEqual(['memory']);
    expect(startupProbe).toEqual({ httpGet: livenessProbe.httpGet, failureThreshold: 30 });
    expect(livenessProbe.httpGet.port).toBe(readinessProbe.httpGet.port);
  });

  test('is reached from within the cluster only', () => {
    const objects = define(name);

    expect(objectOf(objects, 'Service').spec.type).toBe('ClusterIP');
    expect(objects.map(({ kind }) => kind).filter((kind) => /Ingress|Route|Gateway|VirtualService/.test(kind))).toEqual([]);
  });

  test('brings no Secret, and an account that neither reads Secrets nor changes anything', () => {
    const objects = define(name);
    const rules = objects.filter(({ kind }) => /Role$/.test(kind)).flatMap((role: any) => role.rules);

    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(rules.filter(({ apiGroups, resources }) => apiGroups.includes('') && /secrets|\*/.test(resources))).toEqual([]);
    const verbs = rules.filter(({ resources }) => `${resources}` !== 'tokenreviews').flatMap((rule) => rule.verbs);
    expect(verbs.filter((verb) => !['get', 'list', 'watch'].includes(verb))).toEqual([]);
  });

  test('has a token for the API server only where it asks that', () => {
    const { spec } = objectOf(define(name), 'Deployment').spec.template;
    expect(spec.automountServiceAccountToken).toBe(['headlamp', 'kiali', 'prometheus'].includes(name));
  });

  test('is named and labelled as its metadata say, in all of its objects', () => {
    const objects = define(name, { metadata: { name: 'mine', namespace: 'observability', labels: { team: 'sre' }, annotations: { note: 'a' } } });

    const owned = objects.filter(({ metadata }) => metadata.name.replace(/-viewer/, '') === 'mine');
    expect(owned.length).toBeGreaterThan(2);
    for (const { metadata } of owned) expect(metadata.namespace).toBe('observability');
    expect(objectOf(objects, 'Service').metadata).toEqual({
      name: 'mine',
      namespace: 'observability',
      labels: { 'team': 'sre', 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'mine' },
      annotations: { note: 'a' },
    });
    for (const { kind, metadata } of objects.filter((one) => /^ClusterRole/.test(one.kind))) {
      expect([kind, metadata]).toMatchObject([kind, { name: expect.stringMatching(/^mine(-viewer)?-observability$/) }]);
      expect(metadata.namespace).toBeUndefined();
    }
  });

  test('selects its pods by labels that stay', () => {
    const objects = define(name);
    const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
    const { selector, template } = objectOf(objects, 'Deployment').spec;

    expect(selector.matchLabels).toEqual(labels);
    expect(template.metadata.labels).toEqual({ ...labels, 'sidecar.istio.io/inject': 'false' });
    expect(objectOf(objects, 'Service').spec.selector).toEqual(labels);
  });
});

test('without a namespace anywhere it is in istio-system', () => {
  const app = new App();
  const loki = new Loki(new Chart(app, 'chart'), 'loki');

  expect(loki.host.name).toBe('loki.istio-system.svc.cluster.local');
  expect(synthApp(app).map(({ metadata }) => metadata.namespace)).toEqual(['istio-system', 'istio-system', 'istio-system', 'istio-system']);
});

test('image and resources may be others', () => {
  const { image, resources } = containerOf(define('loki', {
    image: 'registry.example.com/loki:3.7.0',
    resources: { cpuRequestMillis: 200, cpuLimitMillis: 400, memoryLimit: Size.gibibytes(2) },
  }));

  expect(image).toBe('registry.example.com/loki:3.7.0');
  expect(resources).toEqual({ requests: { cpu: '200m', memory: '256Mi' }, limits: { cpu: '400m', memory: '2048Mi' } });
});

test('an image may have a digest', () => {
  const image = `registry.example.com:5000/loki@sha256:${'a'.repeat(64)}`;
  expect(containerOf(define('loki', { image })).image).toBe(image);
});

test('what has no property can be patched', () => {
  const objects = objectsOf((scope) => {
    const { deployment } = new Loki(scope, 'loki');
    deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/priorityClassName', 'high'));
  });
  expect(objectOf(objects, 'Deployment').spec.template.spec.priorityClassName).toBe('high');
});

test.each(['docker.io/grafana/loki', 'docker.io/grafana/loki:latest', 'localhost:5000/loki', 'loki@sha256:abc'])('fails with the image %s', (image) => {
  expect(() => new Loki(chart(), 'loki', { image })).toThrow(
    `image of an addon must have a tag other than 'latest' or a digest, got '${image}'; pin the version that you tested [test/loki]`,
  );
});

test.each([
  [{ cpuRequestMillis: 0 }, 'cpuRequestMillis must be a whole number of at least 1, got 0'],
  [{ cpuLimitMillis: 1.5 }, 'cpuLimitMillis must be a whole number of at least 1, got 1.5'],
  [{ cpuLimitMillis: 50 }, 'cpuRequestMillis must be at most cpuLimitMillis, got 100 and 50; give both where one of them is a default'],
  [{ memoryLimit: Size.mebibytes(100) }, 'memoryRequest must be at most memoryLimit, got 256 and 100; give both where one of them is a default'],
])('fails with the resources %j', (resources, message) => {
  expect(() => new Loki(chart(), 'loki', { resources })).toThrow(`${message} [test/loki]`);
});

test('fails with a name that no object can have', () => {
  expect(() => new Loki(chart(), 'loki', { metadata: { name: 'Loki' } })).toThrow(
    "metadata.name of an addon must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got 'Loki' [test/loki]",
  );
});
