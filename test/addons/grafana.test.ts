import { ApiObject, Duration, Size } from 'cdk8s';
import { addons, gatewayapi } from 'cdk8s-istio';
import { load } from 'js-yaml';
import { objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const { GrafanaDashboard, GrafanaLogin, SecretKey } = addons;

const PROMETHEUS = addons.Prometheus.fromUrl('http://prometheus.istio-system.svc.cluster.local:9090');
const OWN = GrafanaDashboard.fromJson('shop', JSON.stringify({ title: 'Shop', uid: 'shop' }));

const admin = (user?: string) => GrafanaLogin.admin({ user, password: SecretKey.secretName('grafana-admin', 'password') });

/** The objects of a Grafana by kind and name. */
function grafana(props: Partial<addons.GrafanaProps> = {}, use: (grafana: addons.Grafana) => void = () => {}): Record<string, any> {
  const manifests = objectsOf((of) => use(new addons.Grafana(of, 'grafana', { prometheus: PROMETHEUS, login: GrafanaLogin.anonymousViewers(), ...props })));
  return Object.fromEntries(manifests.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

/** The settings by section and key. */
function settings({ 'ConfigMap grafana': { data } }: Record<string, any>): Record<string, Record<string, string>> {
  return Object.fromEntries(data['grafana.ini'].split(/^\[/m).slice(1).map((text: string) => {
    const [section, ...lines] = text.trim().split('\n');
    return [section.slice(0, -1), Object.fromEntries(lines.map((line) => line.split(' = ')))];
  }));
}

const pod = ({ 'Deployment grafana': { spec } }: Record<string, any>) => spec.template;
const datasources = ({ 'ConfigMap grafana-datasources': { data } }: Record<string, any>) => load(data['datasources.yaml']) as any;

function exposed(addon: addons.Grafana, url?: string) {
  const gateway = addons.ExposureGateway.kubernetes(gatewayapi.Gateway.fromGatewayName('ingress/public'));
  addon.expose({ gateway, host: 'grafana.example.com', access: addons.Access.ipBlocks(['192.0.2.0/24']), url });
}

describe('the objects', () => {
  test('default: all dashboards, a ConfigMap each, below what kubectl apply keeps of an object', () => {
    const all = grafana();

    expect(Object.keys(all)).toEqual([
      'ServiceAccount grafana', 'Deployment grafana', 'ConfigMap grafana', 'ConfigMap grafana-datasources', 'ConfigMap grafana-dashboards',
      ...GrafanaDashboard.AMBIENT.map(({ name }) => `ConfigMap grafana-dashboard-${name}`), 'Service grafana',
    ]);
    for (const { name, json } of GrafanaDashboard.AMBIENT) {
      const { data } = all[`ConfigMap grafana-dashboard-${name}`];
      expect(data).toEqual({ [`${name}.json`]: json });
      expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(262_144);
    }
  });

  test('no token, no privilege, no way in from outside', () => {
    const all = grafana();
    const { spec } = pod(all);

    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 472, runAsGroup: 472, fsGroup: 472, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(spec.containers).toMatchObject([{
      image: 'docker.io/grafana/grafana:12.4.3',
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1024Mi' } },
      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      livenessProbe: { httpGet: { path: '/api/health', port: 3000 } },
      readinessProbe: { httpGet: { path: '/api/health', port: 3000 } },
    }]);
    expect(all['Service grafana'].spec).toMatchObject({ type: 'ClusterIP', ports: [{ name: 'http', port: 3000, targetPort: 3000 }] });
    expect(Object.keys(all).filter((key) => /Role|Secret|Gateway|Route|VirtualService/.test(key))).toEqual([]);
  });

  test('what it writes is on volumes: it has no other place', () => {
    const { volumes, containers: [{ volumeMounts, command, args }] } = pod(grafana({ dashboards: [OWN] })).spec;

    expect([...command, ...args]).toEqual([
      '/usr/share/grafana/bin/grafana', 'server', '--homepath=/usr/share/grafana', '--config=/etc/grafana-config/grafana.ini',
    ]);
    expect(volumeMounts.map(({ mountPath, name, readOnly }: any) => [mountPath, name, readOnly])).toEqual([
      ['/etc/grafana-config', 'config', true],
      ['/etc/grafana/provisioning/datasources', 'datasources', true],
      ['/etc/grafana/provisioning/dashboards', 'dashboards', true],
      ['/etc/grafana-dashboards/shop', 'dashboard-shop', true],
      ['/var/lib/grafana', 'data', undefined],
      ['/tmp', 'scratch-0', undefined],
    ]);
    expect(volumes).toContainEqual({ name: 'data', emptyDir: { sizeLimit: '1024Mi' } });
  });

  test('set: name, image, resources, storage', () => {
    const all = grafana({
      metadata: { name: 'dashboards', namespace: 'monitoring', labels: { team: 'platform' } },
      image: 'registry.example.com/grafana:12.4.4',
      resources: { memoryLimit: Size.gibibytes(2) },
      storage: addons.Storage.persistentVolume({ size: Size.gibibytes(5) }),
    });

    expect(all['Deployment dashboards']).toMatchObject({
      metadata: { namespace: 'monitoring', labels: { team: 'platform' } },
      spec: { template: { spec: { containers: [{ image: 'registry.example.com/grafana:12.4.4', resources: { limits: { memory: '2048Mi' } } }] } } },
    });
    expect(all).toHaveProperty(['PersistentVolumeClaim dashboards-data']);
    expect(all).toHaveProperty(['ConfigMap dashboards-dashboard-mesh']);
  });

  test('other addons find it by its Service', () => {
    grafana({}, (one) => expect([one.grafanaUrl, one.host.name, one.externalUrl]).toEqual([
      'http://grafana.shop.svc.cluster.local:3000', 'grafana.shop.svc.cluster.local', undefined,
    ]));
  });

  test('one that is there already', () => {
    expect(addons.Grafana.fromUrl('http://grafana.monitoring:80')).toEqual({ grafanaUrl: 'http://grafana.monitoring:80' });
    expect(addons.Grafana.fromUrl('http://grafana:80', 'https://grafana.example.com').externalUrl).toBe('https://grafana.example.com');
  });
});

describe('login', () => {
  test('by an administrator, whose password no manifest has', () => {
    const all = grafana({ login: admin('root') });

    expect(settings(all)).toMatchObject({
      'auth.anonymous': { enabled: 'false' },
      'security': { admin_user: 'root', admin_password: '$__file{/etc/grafana-secrets/admin/password}' },
      'users': { allow_sign_up: 'false', allow_org_create: 'false' },
    });
    expect(pod(all).spec.volumes).toContainEqual({ name: 'secret-0', secret: { secretName: 'grafana-admin', items: [{ key: 'password', path: 'password' }] } });
    expect(pod(all).spec.containers[0].volumeMounts).toContainEqual({ name: 'secret-0', mountPath: '/etc/grafana-secrets/admin', readOnly: true });
  });

  test('default: the administrator is called admin', () => {
    expect(settings(grafana({ login: admin() })).security.admin_user).toBe('admin');
  });

  test('of nobody: all may look, and there is no account to break into', () => {
    expect(settings(grafana())).toMatchObject({
      'auth': { disable_login_form: 'true' },
      'auth.anonymous': { enabled: 'true', org_role: 'Viewer' },
      'auth.basic': { enabled: 'false' },
      'security': { disable_initial_admin_creation: 'true' },
    });
  });
});

describe('settings', () => {
  test('default: it asks nobody on the internet, and its home is the first dashboard', () => {
    expect(settings(grafana())).toMatchObject({
      analytics: { reporting_enabled: 'false', check_for_updates: 'false', check_for_plugin_updates: 'false' },
      dashboards: { default_home_dashboard_path: '/etc/grafana-dashboards/mesh/mesh.json' },
      news: { news_feed_enabled: 'false' },
      plugins: { preinstall_disabled: 'true', plugin_admin_enabled: 'false' },
      security: { disable_gravatar: 'true' },
      snapshots: { external_enabled: 'false' },
    });
  });

  test('set: over its own, and with values of Secrets', () => {
    const all = grafana({
      login: admin(),
      settings: { 'users': { default_theme: 'light' }, 'auth.github': { enabled: 'true', client_id: 'shop' } },
      secretSettings: { 'auth.github': { client_secret: SecretKey.secretName('github', 'secret') } },
    });

    expect(settings(all)).toMatchObject({
      'users': { allow_sign_up: 'false', default_theme: 'light' },
      'auth.github': { enabled: 'true', client_id: 'shop', client_secret: '$__file{/etc/grafana-secrets/auth.github.client_secret/value}' },
    });
    expect(pod(all).spec.volumes).toContainEqual({ name: 'secret-1', secret: { secretName: 'github', items: [{ key: 'secret', path: 'value' }] } });
  });

  test('a value that would end at a comment is quoted', () => {
    expect(settings(grafana({ settings: { smtp: { user: 'a b', host: 'a;b', password: '#1', from_name: '"a"' } } })).smtp).toEqual({
      user: 'a b', host: '`a;b`', password: '`#1`', from_name: '`"a"`',
    });
  });

  test('where it is exposed, it knows where it is', () => {
    expect(settings(grafana()).server).toBeUndefined();
    expect(settings(grafana({}, (one) => exposed(one)))).toMatchObject({
      server: { root_url: 'https://grafana.example.com' }, security: { cookie_secure: 'true' },
    });
    const plain = settings(grafana({ settings: { server: { root_url: 'http://other.example.com' } } }, (one) => exposed(one, 'http://grafana.example.com')));
    expect([plain.server.root_url, plain.security.cookie_secure]).toEqual(['http://other.example.com', undefined]);
  });

  test('a pod is replaced for what is read once, and not for a dashboard', () => {
    const checksum = (props: Partial<addons.GrafanaProps>) => pod(grafana(props)).metadata.annotations['checksum/config'];
    const other = GrafanaDashboard.fromJson('shop', JSON.stringify({ title: 'Shop, again', uid: 'shop' }));

    expect(checksum({ dashboards: [OWN] })).toBe(checksum({ dashboards: [other] }));
    expect(checksum({ dashboards: [OWN], settings: { users: { default_theme: 'light' } } })).not.toBe(checksum({ dashboards: [OWN] }));
    expect(checksum({ dashboards: [OWN], prometheus: addons.Prometheus.fromUrl('http://other:9090') })).not.toBe(checksum({ dashboards: [OWN] }));
  });
});

describe('data sources and dashboards', () => {
  test('default: Prometheus, which is fetching every 15 seconds', () => {
    expect(datasources(grafana())).toEqual({
      apiVersion: 1,
      prune: true,
      datasources: [{
        name: 'Prometheus',
        uid: 'prometheus',
        type: 'prometheus',
        access: 'proxy',
        url: PROMETHEUS.prometheusUrl,
        isDefault: true,
        jsonData: { httpMethod: 'POST', timeInterval: '15s' },
      }],
    });
  });

  test('set: traces and logs', () => {
    const { datasources: [prometheus, ...others] } = datasources(grafana({
      scrapeInterval: Duration.minutes(1),
      jaeger: { jaegerUrl: 'http://jaeger:16686/jaeger' },
      loki: { lokiUrl: 'http://loki:3100' },
    }));

    expect(prometheus.jsonData.timeInterval).toBe('60s');
    expect(others).toEqual([
      { name: 'Jaeger', uid: 'jaeger', type: 'jaeger', access: 'proxy', url: 'http://jaeger:16686/jaeger' },
      { name: 'Loki', uid: 'loki', type: 'loki', access: 'proxy', url: 'http://loki:3100' },
    ]);
  });

  test('dashboards are read again and again, and changed in the app only', () => {
    const { data } = grafana()['ConfigMap grafana-dashboards'];

    expect(load(data['dashboards.yaml'])).toEqual({
      apiVersion: 1,
      providers: [{ name: 'istio', type: 'file', folder: 'Istio', allowUiUpdates: false, updateIntervalSeconds: 30, options: { path: '/etc/grafana-dashboards' } }],
    });
  });
});

test.each<[string, () => Partial<addons.GrafanaProps>]>([
  ['dashboards of a Grafana must have at least one entry, got none', () => ({ dashboards: [] })],
  ["dashboards of a Grafana has 'mesh' twice; drop one", () => ({ dashboards: [GrafanaDashboard.MESH, GrafanaDashboard.MESH] })],
  ["setting 'auth.anonymous.enabled' is decided by the login; choose another GrafanaLogin", () => ({ settings: { 'auth.anonymous': { enabled: 'true' } } })],
  ["setting 'security.admin_password' is decided by the login; choose another GrafanaLogin", () => ({
    secretSettings: { security: { admin_password: SecretKey.secretName('grafana-admin', 'password') } },
  })],
  ["setting 'users.default_theme' must be one line without a backquote, got 'light\n[security]'", () => ({ settings: { users: { default_theme: 'light\n[security]' } } })],
  ["setting must have a section such as 'auth.github' and a key such as 'client_id', got 'a]' and 'b'", () => ({ settings: { 'a]': { b: '' } } })],
  ["setting must have a section such as 'auth.github' and a key such as 'client_id', got 'users' and 'a = b'", () => ({ settings: { users: { 'a = b': '' } } })],
  ["setting 'smtp.password' is in the Secret 'smtp' of 'mail', but the addon is in 'shop', and a pod reads only Secrets of its namespace; put it there", () => ({
    secretSettings: {
      smtp: { password: SecretKey.secret(new ApiObject(chart(), 'smtp', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'smtp', namespace: 'mail' } }), 'key') },
    },
  })],
  ['scrapeInterval of a Grafana must be at least 1 millisecond, got 0', () => ({ scrapeInterval: Duration.millis(0) })],
])('fails: %s', (message, props) => {
  expect(() => grafana(props())).toThrow(new Error(`${message} [test/grafana]`));
});

test('fails for what is no URL', () => {
  expect(() => addons.Grafana.fromUrl('grafana:3000')).toThrow(/^url of a Grafana must be/);
  expect(() => addons.Grafana.fromUrl('http://grafana', 'grafana')).toThrow(/^externalUrl of a Grafana must be/);
});
