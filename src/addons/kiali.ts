import { ApiObject, Size, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { Addon } from './addon';
import { KialiProps } from './kiali-props';
import { kialiConfig, kialiPermissions, kialiSecrets } from './private/kiali';
import { defineAddon } from './private/objects';

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
    rememberOrigin(this);
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
