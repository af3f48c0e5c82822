import { invalid } from '../../core/private/errors';
import type { Addon } from '../addon';
import type { KialiProps } from '../kiali-props';
import type { IGrafana, IJaeger } from '../references';
import { READ } from './permissions';
import type { MountedSecret, Permission } from './program';

const SIGNING_KEY = { folder: '/kiali-signing-key', file: 'key' };
/** Where Kiali looks for it. */
const OPENID_SECRET = { folder: '/kiali-secret', file: 'oidc-secret' };
const GRAFANA_TOKEN = { folder: '/kiali-grafana', file: 'token' };

const path = ({ folder, file }: typeof SIGNING_KEY) => `${folder}/${file}`;

export function kialiConfig({ service, port }: Addon, props: KialiProps): object {
  const { prometheus, login, jaeger, grafana, viewOnly = true, istioApi = false, extraConfig = {} } = props;
  return merged({
    auth: login._auth,
    clustering: { autodetect_secrets: { enabled: false } },
    deployment: { cluster_wide_access: true, instance_name: service.name, namespace: service.metadata.namespace, view_only_mode: viewOnly },
    external_services: {
      istio: { istio_api_enabled: istioApi },
      prometheus: { url: prometheus.prometheusUrl },
      tracing: jaeger ? {
        enabled: true,
        provider: 'jaeger',
        use_grpc: false,
        ...links(jaeger, jaeger.jaegerUrl),
      } : { enabled: false },
      grafana: grafana ? {
        enabled: true,
        ...links(grafana.grafana, grafana.grafana.grafanaUrl),
        ...grafana.token && { auth: { type: 'bearer', token: path(GRAFANA_TOKEN) } },
      } : { enabled: false },
    },
    ...login._signingKey && { login_token: { signing_key: path(SIGNING_KEY) } },
    // Its account cannot read logs; people who log in read them by their own rights.
    ...!login._signingKey && { kiali_feature_flags: { disabled_features: ['logs-tab'] } },
    server: { port, web_root: '/kiali' },
  }, extraConfig);
}

const links = ({ externalUrl }: IGrafana | IJaeger, internal: string) => ({
  internal_url: internal, ...externalUrl !== undefined && { external_url: externalUrl },
});

/** One configuration over another, field by field. */
function merged(below: Record<string, any>, above: Record<string, any>): Record<string, any> {
  const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.entries(above).reduce<Record<string, any>>((all, [key, value]) => ({
    ...all, [key]: isMap(value) && isMap(all[key]) ? merged(all[key], value) : value,
  }), below);
}

export function kialiSecrets({ login, grafana }: KialiProps): MountedSecret[] {
  return [
    { what: 'signingKey of a login', value: login._signingKey, ...SIGNING_KEY },
    { what: 'clientSecret of a login', value: login._clientSecret, ...OPENID_SECRET },
    { what: 'token of the Grafana', value: grafana?.token, ...GRAFANA_TOKEN },
  ].filter((one): one is MountedSecret => one.value !== undefined);
}

export function kialiPermissions({ login, viewOnly, istioApi }: KialiProps): Permission[] {
  if (!login._signingKey && viewOnly === false) {
    throw invalid('a Kiali without login lets everyone do what it may do itself, so it can only be for viewing; drop viewOnly: false, or choose a login');
  }
  return [
    { apiGroup: '', resources: ['configmaps', 'endpoints', 'namespaces', 'pods', 'replicationcontrollers', 'services'], verbs: READ },
    { apiGroup: 'apps', resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'], verbs: READ },
    { apiGroup: 'batch', resources: ['cronjobs', 'jobs'], verbs: READ },
    ...[
      'extensions.istio.io', 'gateway.networking.k8s.io', 'inference.networking.k8s.io', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io',
    ].map((apiGroup) => ({ apiGroup, resources: ['*'], verbs: READ })),
    { apiGroup: 'admissionregistration.k8s.io', resources: ['mutatingwebhookconfigurations'], verbs: READ },
    { apiGroup: 'authentication.k8s.io', resources: ['tokenreviews'], verbs: ['create'] },
    ...istioApi ? [{ apiGroup: '', resources: ['pods/portforward'], verbs: ['create'] }] : [],
  ];
}
