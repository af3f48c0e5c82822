import { Access, ExposureGateway, IGrafana, Jaeger, Kiali, KialiLogin, KialiProps, Prometheus, SecretKey } from '../../src/addons';
import { Gateway, Server } from '../../src/istio';
import { configOf, containerOf, objectOf, objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const prometheus = Prometheus.fromUrl('http://prometheus.observability:9090');
const signingKey = SecretKey.secretName('kiali', 'signing-key');
const login = KialiLogin.token({ signingKey });
const grafana: IGrafana = { grafanaUrl: 'http://grafana.observability:3000' };

const define = (props: Partial<KialiProps> = {}) => objectsOf((scope) => new Kiali(scope, 'kiali', { prometheus, login, ...props }));
const configured = (props: Partial<KialiProps> = {}) => configOf(define(props), 'config.yaml');
const permitted = (props: Partial<KialiProps> = {}): string[] => objectOf(define(props), 'ClusterRole').rules.map(({ resources }: any) => resources[0]);

test('people log in, and nobody can change anything', () => {
  expect(configured()).toEqual({
    auth: { strategy: 'token' },
    clustering: { autodetect_secrets: { enabled: false } },
    deployment: { cluster_wide_access: true, instance_name: 'kiali', namespace: 'shop', view_only_mode: true },
    external_services: {
      istio: { istio_api_enabled: false },
      prometheus: { url: 'http://prometheus.observability:9090' },
      tracing: { enabled: false },
      grafana: { enabled: false },
    },
    login_token: { signing_key: '/kiali-signing-key/key' },
    server: { port: 20001, web_root: '/kiali' },
  });
});

test('the key of sessions stays in its Secret', () => {
  const objects = define();

  expect(objectOf(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({
    name: 'secret-0', secret: { secretName: 'kiali', items: [{ key: 'signing-key', path: 'key' }] },
  });
  expect(containerOf(objects).volumeMounts).toContainEqual({ name: 'secret-0', mountPath: '/kiali-signing-key', readOnly: true });
});

test('its account reads the mesh, no logs, and connects to no pod', () => {
  expect(permitted()).toEqual([
    'configmaps', 'endpoints', 'namespaces', 'pods', 'replicationcontrollers', 'services',
    'daemonsets', 'deployments', 'replicasets', 'statefulsets',
    'cronjobs', 'jobs',
    '*', '*', '*', '*', '*', '*',
    'mutatingwebhookconfigurations',
    'tokenreviews',
  ]);
});

test('it asks istiod where that is wanted', () => {
  expect(configured({ istioApi: true }).external_services.istio).toEqual({ istio_api_enabled: true });
  expect(permitted({ istioApi: true })).toContain('pods/portforward');
});

test('it is wired to others', () => {
  expect(configured({ jaeger: Jaeger.fromUrl('http://jaeger:16686'), grafana: { grafana } }).external_services).toMatchObject({
    tracing: { enabled: true, provider: 'jaeger', use_grpc: false, internal_url: 'http://jaeger:16686' },
    grafana: { enabled: true, internal_url: 'http://grafana.observability:3000' },
  });
});

test('it asks Grafana with a token', () => {
  const objects = define({ grafana: { grafana, token: SecretKey.secretName('grafana', 'token') } });

  expect(configOf(objects, 'config.yaml').external_services.grafana.auth).toEqual({ type: 'bearer', token: '/kiali-grafana/token' });
  expect(containerOf(objects).volumeMounts).toContainEqual({ name: 'secret-1', mountPath: '/kiali-grafana', readOnly: true });
});

test('it links to where others are exposed, also later', () => {
  const objects = objectsOf((scope) => {
    const gateway = new Gateway(scope, 'gateway', { servers: [Server.http({ hosts: ['*.example.com'] })] });
    const jaeger = new Jaeger(scope, 'jaeger');
    new Kiali(scope, 'kiali', { prometheus, login, jaeger, grafana: { grafana: { ...grafana, externalUrl: 'https://grafana.example.com' } } });
    jaeger.expose({ gateway: ExposureGateway.istio(gateway), host: 'jaeger.example.com', access: Access.ipBlocks(['10.0.0.0/8']) });
  });

  expect(objectOf(objects, 'ConfigMap', 'kiali').data['config.yaml']).toContain('external_url: https://jaeger.example.com\n');
  expect(objectOf(objects, 'ConfigMap', 'kiali').data['config.yaml']).toContain('external_url: https://grafana.example.com\n');
});

test('people log in at a provider', () => {
  const openid = { signingKey, issuerUri: 'https://id.example.com', clientId: 'kiali' };
  expect(configured({ login: KialiLogin.openid(openid) }).auth).toEqual({
    strategy: 'openid', openid: { issuer_uri: 'https://id.example.com', client_id: 'kiali' },
  });

  const objects = define({
    login: KialiLogin.openid({ ...openid, clientSecret: SecretKey.secretName('oidc', 'secret'), scopes: ['openid'], usernameClaim: 'email' }),
  });
  expect(configOf(objects, 'config.yaml').auth.openid).toMatchObject({ scopes: ['openid'], username_claim: 'email' });
  expect(objectOf(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({
    name: 'secret-1', secret: { secretName: 'oidc', items: [{ key: 'secret', path: 'oidc-secret' }] },
  });
  expect(containerOf(objects).volumeMounts).toContainEqual({ name: 'secret-1', mountPath: '/kiali-secret', readOnly: true });
});

test('nobody logs in only where that is said, and then nobody reads logs', () => {
  const config = configured({ login: KialiLogin.anonymous() });

  expect(config).toMatchObject({ auth: { strategy: 'anonymous' }, kiali_feature_flags: { disabled_features: ['logs-tab'] } });
  expect(config).not.toHaveProperty('login_token');
});

test('people who log in may change what their own account may change', () => {
  expect(configured({ viewOnly: false }).deployment.view_only_mode).toBe(false);
});

test('what has no property is said as Kiali has it', () => {
  const config = configured({ extraConfig: { server: { web_root: '/' }, external_services: { prometheus: { query_scope: { mesh: 'east' } } }, istio_labels: { a: 'b' } } });

  expect(config.server).toEqual({ port: 20001, web_root: '/' });
  expect(config.external_services.prometheus).toEqual({ url: 'http://prometheus.observability:9090', query_scope: { mesh: 'east' } });
  expect(config.istio_labels).toEqual({ a: 'b' });
});

test('fails where nobody logs in and everybody may change something', () => {
  expect(() => new Kiali(chart(), 'kiali', { prometheus, login: KialiLogin.anonymous(), viewOnly: false })).toThrow(
    'a Kiali without login lets everyone do what it may do itself, so it can only be for viewing; drop viewOnly: false, or choose a login [test/kiali]',
  );
});

test.each([
  [{ issuerUri: 'id.example.com' }, "issuerUri must be a URL such as 'https://www.example.com/path', got 'id.example.com'"],
  [{ clientId: '' }, 'clientId must not be empty'],
  [{ scopes: [] }, 'scopes must have at least one entry, got none'],
  [{ usernameClaim: '' }, 'usernameClaim must not be empty'],
])('fails with the provider %j', (options, message) => {
  expect(() => KialiLogin.openid({ signingKey, issuerUri: 'https://id.example.com', clientId: 'kiali', ...options })).toThrow(message);
});
