import { ApiObject, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { httpUrl } from '../core/private/checks';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { Addon, AddonProps } from './addon';
import { GrafanaDashboard } from './grafana-dashboard';
import { GrafanaLogin } from './grafana-login';
import { checkedDashboards, dashboardConfigs, grafanaIni, grafanaSecrets, grafanaSettings, provisioning } from './private/grafana';
import { defineAddon } from './private/objects';
import { IGrafana, IJaeger, ILoki, IPrometheus } from './references';
import { SecretKey } from './secret-key';
import { Storage } from './storage';

/** What a Grafana takes. */
export interface GrafanaProps extends AddonProps {
  /** Where its dashboards get their numbers from. */
  readonly prometheus: IPrometheus;

  /** How people log in. */
  readonly login: GrafanaLogin;

  /**
   * How often the Prometheus fetches metrics, in whole milliseconds. Rates are computed over four times that.
   *
   * @default Duration.seconds(15)
   */
  readonly scrapeInterval?: Duration;

  /**
   * Where traces are looked at.
   *
   * @default - nowhere
   */
  readonly jaeger?: IJaeger;

  /**
   * Where logs are looked at.
   *
   * @default - nowhere
   */
  readonly loki?: ILoki;

  /**
   * Its dashboards, the first of which is its home.
   *
   * @default GrafanaDashboard.AMBIENT
   */
  readonly dashboards?: GrafanaDashboard[];

  /**
   * Where it keeps people, their settings and dashboards that they make. The dashboards given here need no storage.
   *
   * @default - ephemeral, at most 1 GiB
   */
  readonly storage?: Storage;

  /**
   * More of its configuration by section and key, over its own. What the login decides cannot be set.
   *
   * @default - none
   */
  readonly settings?: Record<string, Record<string, string>>;

  /**
   * More of its configuration by section and key, whose values are in Secrets, such as the client secret of OAuth.
   *
   * @default - none
   */
  readonly secretSettings?: Record<string, Record<string, SecretKey>>;
}

/**
 * A Grafana with the dashboards of a mesh.
 *
 * It loads nothing from the internet and sends nothing there. Dashboards that change in the app change in Grafana within two
 * minutes, without a new pod; there they cannot be changed.
 *
 * @see https://istio.io/latest/docs/ops/integrations/grafana/
 */
export class Grafana extends Addon implements IGrafana {
  /**
   * A Grafana that is there already.
   *
   * @param url where it is within the cluster
   * @param externalUrl where people reach it, nowhere by default
   */
  public static fromUrl(url: string, externalUrl?: string): IGrafana {
    return {
      grafanaUrl: httpUrl('url of a Grafana', url),
      externalUrl: externalUrl === undefined ? undefined : httpUrl('externalUrl of a Grafana', externalUrl),
    };
  }

  public readonly service: IService;
  public readonly deployment: ApiObject;
  public readonly port = 3000;

  /**
   * Defines a Grafana.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props what it shows, and to whom
   */
  public constructor(scope: Construct, id: string, props: GrafanaProps) {
    super(scope, id);
    rememberOrigin(this);
    const { storage = Storage.ephemeral({ sizeLimit: Size.gibibytes(1) }) } = props;
    const dashboards = at(this, () => checkedDashboards(props.dashboards ?? GrafanaDashboard.AMBIENT));
    const settings = at(this, () => grafanaSettings(props, dashboards));
    // It may be exposed later, and links to itself by where it is then.
    const ini = () => grafanaIni(settings, this.externalUrl);
    const { service, deployment } = at(this, () => defineAddon(this, props, {
      app: 'grafana',
      image: 'docker.io/grafana/grafana:12.4.3',
      resources: { cpuRequestMillis: 100, memoryRequest: Size.mebibytes(256), memoryLimit: Size.gibibytes(1) },
      command: ['/usr/share/grafana/bin/grafana'],
      args: ['server', '--homepath=/usr/share/grafana', '--config=/etc/grafana-config/grafana.ini'],
      ports: [{ name: 'http', number: this.port }],
      health: { port: this.port, live: '/api/health', ready: '/api/health' },
      user: 472,
      group: 472,
      configs: [{ path: '/etc/grafana-config', files: { 'grafana.ini': ini } }, ...provisioning(props), ...dashboardConfigs(dashboards)],
      storage: { path: '/var/lib/grafana', storage },
      scratch: ['/tmp'],
      secrets: grafanaSecrets(props),
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': `${this.port}` },
    }));
    this.service = service;
    this.deployment = deployment;
  }

  /** Where it is within the cluster. */
  public get grafanaUrl(): string {
    return `http://${this.host.name}:${this.port}`;
  }
}
