import { ApiObject, Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { Construct } from 'constructs';
import { IService } from '../core';
import { duration, httpUrl } from '../core/private/checks';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { Addon } from './addon';
import { defineAddon } from './private/objects';
import { prometheusFiles, tokenSecrets } from './private/prometheus';
import { permissionsOf } from './private/scrape-job';
import { PrometheusProps } from './prometheus-props';
import { IPrometheus } from './references';
import { ScrapeJob } from './scrape-job';
import { Storage } from './storage';

/**
 * A Prometheus that fetches the metrics of a mesh and its workloads.
 *
 * It takes over a changed configuration by itself within a minute or two, without a new pod.
 *
 * @see https://istio.io/latest/docs/ops/integrations/prometheus/
 */
export class Prometheus extends Addon implements IPrometheus {
  /**
   * A Prometheus that is there already.
   *
   * @param url where it answers queries within the cluster
   */
  public static fromUrl(url: string): IPrometheus {
    return { prometheusUrl: httpUrl('url of a Prometheus', url) };
  }

  public readonly service: IService;
  public readonly deployment: ApiObject;
  public readonly port = 9090;

  /**
   * Defines a Prometheus.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props what it fetches, computes and keeps
   */
  public constructor(scope: Construct, id: string, props: PrometheusProps = {}) {
    super(scope, id);
    rememberOrigin(this);
    const { storage = Storage.ephemeral(), retention = Duration.days(15), scrapeJobs = [ScrapeJob.annotatedPods()] } = props;
    const jobs = scrapeJobs.map((job) => job._toSpec());
    const { service, deployment } = at(this, () => defineAddon(this, props, {
      app: 'prometheus',
      image: 'docker.io/prom/prometheus:v3.10.0',
      resources: { cpuRequestMillis: 100, memoryRequest: Size.mebibytes(512), memoryLimit: Size.gibibytes(2) },
      args: [
        '--config.file=/etc/prometheus/prometheus.yml',
        '--storage.tsdb.path=/prometheus',
        `--storage.tsdb.retention.time=${duration('retention', retention)}`,
        ...storage._size ? [`--storage.tsdb.retention.size=${fourFifths(storage._size)}MB`] : [],
        '--enable-feature=auto-reload-config',
      ],
      ports: [{ name: 'http', number: this.port }],
      health: { port: this.port, live: '/-/healthy', ready: '/-/ready' },
      user: 65534,
      group: 65534,
      configs: [{ path: '/etc/prometheus', files: prometheusFiles(props, jobs), watched: true }],
      storage: { path: '/prometheus', storage },
      secrets: tokenSecrets(props),
      permissions: permissionsOf(jobs),
    }));
    this.service = service;
    this.deployment = deployment;
  }

  /** Where it answers queries within the cluster. */
  public get prometheusUrl(): string {
    return `http://${this.host.name}:${this.port}`;
  }
}

/** In the mebibytes that Prometheus calls MB. */
const fourFifths = (size: Size) => Math.floor(size.toMebibytes({ rounding: SizeRoundingBehavior.FLOOR }) * 0.8);
