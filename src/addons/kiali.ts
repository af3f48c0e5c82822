import { ApiObject, Size, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { at } from '../core/private/errors';
import { Addon, AddonProps } from './addon';
import { KialiLogin } from './kiali-login';
import { kialiConfig, kialiPermissions, kialiSecrets } from './private/kiali';
import { defineAddon } from './private/objects';
import { IGrafana, IJaeger, IPrometheus } from './references';
import { SecretKey } from './secret-key';

/** A Grafana, and how Kiali finds its dashboards. */
export interface KialiGrafana {
  /** The Grafana. */
  readonly grafana: IGrafana;

  /**
   * Token of an account of the Grafana that may view dashboards.
   *
   * @default - none, and no dashboard is found unless everybody may see them
   */
  readonly token?: SecretKey;
}

/** What a Kiali takes. */
export interface KialiProps extends AddonProps {
  /** Where its graph comes from. */
  readonly prometheus: IPrometheus;

  /** How people log in. */
  readonly login: KialiLogin;

  /**
   * Where traces come from.
   *
   * @default - there are none
   */
  readonly jaeger?: IJaeger;

  /**
   * Where it links to for dashboards.
   *
   * @default - it links to none
   */
  readonly grafana?: KialiGrafana;

  /**
   * Whether nobody can change anything by it. Otherwise people change what their own account may change.
   *
   * @default true
   */
  readonly viewOnly?: boolean;

  /**
   * Whether it asks istiod and proxies about their configuration. For that its account may open connections to all pods of
   * the cluster.
   *
   * @default false
   */
  readonly istioApi?: boolean;

  /**
   * More of its configuration, as Kiali has it, over what the other properties say.
   *
   * @default - none
   */
  readonly extraConfig?: Record<string, any>;
}

/**
 * A Kiali, which shows the mesh as a graph and checks its configuration.
 *
 * Its account may read the resources of the mesh and workloads in all namespaces, no Secrets, and change nothing.
 *
 * @see https://kiali.io/docs/configuration/
 */
export class Kiali extends Addon {
  public readonly service: IService;
  public readonly deployment: ApiObject;
  public readonly port = 20001;

  /**
   * Defines a Kiali.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props what it looks at, and how people log in
   */
  public constructor(scope: Construct, id: string, props: KialiProps) {
    super(scope, id);
    // Others may be exposed later, and it links to where they are then.
    const config = () => Yaml.stringify(kialiConfig(this, props));
    const { service, deployment } = at(this, () => defineAddon(this, props, {
      app: 'kiali',
      image: 'quay.io/kiali/kiali:v2.27',
      resources: { cpuRequestMillis: 10, memoryRequest: Size.mebibytes(128), memoryLimit: Size.gibibytes(1) },
      command: ['/opt/kiali/kiali'],
      args: ['-config', '/kiali-configuration/config.yaml'],
      ports: [{ name: 'http', number: this.port }],
      health: { port: this.port, live: '/kiali/healthz', ready: '/kiali/healthz' },
      user: 1000,
      group: 1000,
      configs: [{ path: '/kiali-configuration', files: { 'config.yaml': config } }],
      secrets: kialiSecrets(props),
      permissions: kialiPermissions(props),
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' },
    }));
    this.service = service;
    this.deployment = deployment;
  }
}
