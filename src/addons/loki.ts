import { ApiObject, Duration, Size, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { httpUrl } from '../core/private/checks';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { Addon, AddonProps } from './addon';
import { lokiConfig } from './private/loki';
import { defineAddon } from './private/objects';
import { ILoki } from './references';
import { Storage } from './storage';

/** What a Loki takes. */
export interface LokiProps extends AddonProps {
  /**
   * How long it keeps logs, in whole days.
   *
   * @default Duration.days(7)
   */
  readonly retention?: Duration;

  /**
   * Where it keeps them.
   *
   * @default Storage.ephemeral()
   */
  readonly storage?: Storage;
}

/**
 * A Loki of one process, which keeps logs that an agent of yours sends it.
 *
 * @see https://grafana.com/docs/loki/latest/
 */
export class Loki extends Addon implements ILoki {
  /**
   * A Loki that is there already.
   *
   * @param url where it answers queries within the cluster
   */
  public static fromUrl(url: string): ILoki {
    return { lokiUrl: httpUrl('url of a Loki', url) };
  }

  public readonly service: IService;
  public readonly deployment: ApiObject;
  public readonly port = 3100;

  /**
   * Defines a Loki.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props what it keeps
   */
  public constructor(scope: Construct, id: string, props: LokiProps = {}) {
    super(scope, id);
    rememberOrigin(this);
    const { retention = Duration.days(7), storage = Storage.ephemeral() } = props;
    const config = at(this, () => lokiConfig(this.port, retention));
    const { service, deployment } = at(this, () => defineAddon(this, props, {
      app: 'loki',
      image: 'docker.io/grafana/loki:3.6.7',
      resources: { cpuRequestMillis: 100, memoryRequest: Size.mebibytes(256), memoryLimit: Size.gibibytes(1) },
      args: ['-config.file=/etc/loki/config.yaml'],
      ports: [{ name: 'http', number: this.port }],
      health: { port: this.port, live: '/loki/api/v1/status/buildinfo', ready: '/ready' },
      user: 10001,
      group: 10001,
      configs: [{ path: '/etc/loki', files: { 'config.yaml': () => Yaml.stringify(config) } }],
      storage: { path: '/loki', storage },
      scratch: ['/tmp'],
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': `${this.port}` },
    }));
    this.service = service;
    this.deployment = deployment;
  }

  /** Where it answers queries within the cluster. */
  public get lokiUrl(): string {
    return `http://${this.host.name}:${this.port}`;
  }
}
