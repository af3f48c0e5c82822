import { Duration, Yaml } from 'cdk8s';
import { duration, nonEmpty, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { GrafanaDashboard } from '../grafana-dashboard';
import type { GrafanaLogin } from '../grafana-login';
import type { IJaeger, ILoki, IPrometheus } from '../references';
import type { SecretKey } from '../secret-key';
import type { ConfigFiles, MountedSecret } from './program';

type Settings = Record<string, Record<string, string>>;

/** What its configuration is made of. */
interface Configuration {
  readonly login: GrafanaLogin;
  readonly settings?: Settings;
  readonly secretSettings?: Record<string, Record<string, SecretKey>>;
}

/** Where it gets what it shows. */
interface Sources {
  readonly prometheus: IPrometheus;
  readonly scrapeInterval?: Duration;
  readonly jaeger?: IJaeger;
  readonly loki?: ILoki;
}

const DASHBOARDS = '/etc/grafana-dashboards';
const SECRETS = '/etc/grafana-secrets';
const PASSWORD = { folder: `${SECRETS}/admin`, file: 'password' };

/**
 * The settings that are known at once, without where it is.
 *
 * @throws where one is given wrongly
 */
export function grafanaSettings(configuration: Configuration, dashboards: readonly GrafanaDashboard[]): Settings {
  return over(over(own(dashboards), login(configuration)), over(given(configuration), secretReferences(configuration)));
}

/** The file that Grafana reads first. */
export const grafanaIni = (settings: Settings, externalUrl?: string) => ini(over(location(externalUrl), settings));

/** Nothing is fetched from elsewhere, and nothing is told to anyone. */
const own = ([home]: readonly GrafanaDashboard[]): Settings => ({
  analytics: { reporting_enabled: 'false', check_for_updates: 'false', check_for_plugin_updates: 'false', feedback_links_enabled: 'false' },
  dashboards: { default_home_dashboard_path: `${DASHBOARDS}/${home.name}/${home.name}.json` },
  log: { mode: 'console' },
  news: { news_feed_enabled: 'false' },
  plugins: { preinstall_disabled: 'true', plugin_admin_enabled: 'false' },
  security: { disable_gravatar: 'true' },
  snapshots: { external_enabled: 'false' },
  users: { allow_sign_up: 'false', allow_org_create: 'false' },
});

/** What the login decides, and nobody else. */
function login({ login: { _user } }: Configuration): Settings {
  if (_user === undefined) {
    return {
      'auth': { disable_login_form: 'true' },
      'auth.anonymous': { enabled: 'true', org_role: 'Viewer', hide_version: 'true' },
      'auth.basic': { enabled: 'false' },
      'security': { disable_initial_admin_creation: 'true' },
    };
  }
  return {
    'auth.anonymous': { enabled: 'false' },
    'security': { admin_user: _user, admin_password: reference(PASSWORD) },
  };
}

function location(externalUrl: string | undefined): Settings {
  if (externalUrl === undefined) return {};
  return { server: { root_url: externalUrl }, ...externalUrl.startsWith('https:') && { security: { cookie_secure: 'true' } } };
}

/** Settings by which someone would open what the login closes. */
const DECIDED = [
  'auth.basic.enabled', 'auth.disable_login_form', 'security.admin_password', 'security.admin_user', 'security.disable_initial_admin_creation',
];

function given({ settings = {} }: Configuration): Settings {
  for (const [section, keys] of Object.entries(settings)) {
    for (const [key, value] of Object.entries(keys)) {
      checkName(section, key);
      if (/[\r\n`]/.test(value)) throw invalid(`setting ${show(`${section}.${key}`)} must be one line without a backquote, got ${show(value)}`);
    }
  }
  return settings;
}

function secretReferences({ secretSettings = {} }: Configuration): Settings {
  return Object.fromEntries(Object.entries(secretSettings).map(([section, keys]) => [
    section, Object.fromEntries(Object.keys(keys).map((key) => [key, reference(secretFile(section, key))])),
  ]));
}

/** Sections and keys as Grafana names them. */
function checkName(section: string, key: string) {
  if (!/^[a-z][\w.-]*$/.test(section) || !/^[a-z][\w.]*$/.test(key)) {
    throw invalid(`setting must have a section such as 'auth.github' and a key such as 'client_id', got ${show(section)} and ${show(key)}`);
  }
  if (section === 'auth.anonymous' || DECIDED.includes(`${section}.${key}`)) {
    throw invalid(`setting ${show(`${section}.${key}`)} is decided by the login; choose another GrafanaLogin`);
  }
}

export function grafanaSecrets({ login: { _password }, secretSettings = {} }: Configuration): MountedSecret[] {
  return [
    ..._password ? [{ what: 'password of a login', value: _password, ...PASSWORD }] : [],
    ...Object.entries(secretSettings).flatMap(([section, keys]) => Object.entries(keys).map(([key, value]) => {
      checkName(section, key);
      return { what: `setting '${section}.${key}'`, value, ...secretFile(section, key) };
    })),
  ];
}

const secretFile = (section: string, key: string) => ({ folder: `${SECRETS}/${section}.${key}`, file: 'value' });

/** What Grafana puts the text of a file in place of. */
const reference = ({ folder, file }: { folder: string; file: string }) => `$__file{${folder}/${file}}`;

/** Data sources, which are read at the start, and where dashboards are, which are read again and again. */
export function provisioning({ prometheus, scrapeInterval = Duration.seconds(15), jaeger, loki }: Sources): ConfigFiles[] {
  const source = (name: string, url: string, more: object = {}) => {
    const type = name.toLowerCase();
    return { name, uid: type, type, access: 'proxy', url, ...more };
  };
  const datasources = [
    source('Prometheus', prometheus.prometheusUrl, {
      isDefault: true, jsonData: { httpMethod: 'POST', timeInterval: duration('scrapeInterval of a Grafana', scrapeInterval) },
    }),
    ...jaeger ? [source('Jaeger', jaeger.jaegerUrl)] : [],
    ...loki ? [source('Loki', loki.lokiUrl)] : [],
  ];
  const providers = [{ name: 'istio', type: 'file', folder: 'Istio', allowUiUpdates: false, updateIntervalSeconds: 30, options: { path: DASHBOARDS } }];
  return [
    {
      suffix: 'datasources',
      path: '/etc/grafana/provisioning/datasources',
      // One that the app no longer has goes, also from a storage that is kept.
      files: { 'datasources.yaml': () => Yaml.stringify({ apiVersion: 1, prune: true, datasources }) },
    },
    {
      suffix: 'dashboards',
      path: '/etc/grafana/provisioning/dashboards',
      files: { 'dashboards.yaml': () => Yaml.stringify({ apiVersion: 1, providers }) },
    },
  ];
}

/** Dashboards that can be told apart, at least one. */
export function checkedDashboards(dashboards: readonly GrafanaDashboard[]): readonly GrafanaDashboard[] {
  unique('dashboards of a Grafana', nonEmpty('dashboards of a Grafana', dashboards).map(({ name }) => name));
  return dashboards;
}

/** A ConfigMap each, as one with all of them would be too large for what `kubectl apply` keeps of an object. */
export function dashboardConfigs(dashboards: readonly GrafanaDashboard[]): ConfigFiles[] {
  return dashboards.map((dashboard) => ({
    suffix: `dashboard-${dashboard.name}`,
    path: `${DASHBOARDS}/${dashboard.name}`,
    files: { [`${dashboard.name}.json`]: () => dashboard.json },
    watched: true,
  }));
}

/** Settings over settings, key by key. */
function over(below: Settings, above: Settings): Settings {
  const sections = [...new Set([...Object.keys(below), ...Object.keys(above)])].sort();
  return Object.fromEntries(sections.map((section) => [section, { ...below[section], ...above[section] }]));
}

const ini = (settings: Settings) => Object.entries(settings)
  .map(([section, keys]) => `[${section}]\n${Object.entries(keys).map(([key, value]) => `${key} = ${iniValue(value)}\n`).join('')}`)
  .join('\n');

/** Outside backquotes a value ends where a comment begins, and quotes around it are taken off. */
const iniValue = (value: string) => /[#;"'\\]|^\s|\s$/.test(value) ? `\`${value}\`` : value;
