import { notEmpty } from '../core/private/checks';
import type { ScrapeConfig } from './private/scrape-config';
import { annotatedPodsSpec, envoysSpec, kubeletsSpec } from './private/scrape-job';
import { KubeletScrapeJobOptions, PodScrapeJobOptions } from './scrape-job-options';

/**
 * What Prometheus fetches metrics from.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export class ScrapeJob {
  /**
   * Pods with the annotation `prometheus.io/scrape: "true"`, at the port, path and scheme that `prometheus.io/port`, `path`
   * and `scheme` name.
   *
   * All of Istio has these: istiod, gateways, waypoints, ztunnel, and pods with a sidecar, which hands out the metrics of
   * its application along with its own unless the mesh configuration says `enablePrometheusMerge: false`.
   *
   * @param options pods and interval
   */
  public static annotatedPods(options: PodScrapeJobOptions = {}): ScrapeJob {
    return new ScrapeJob(annotatedPodsSpec(options));
  }

  /**
   * The Envoy of each sidecar, gateway and waypoint at its own port (`http-envoy-prom`, 15090).
   *
   * Only for meshes with `enablePrometheusMerge: false`; elsewhere it counts everything a second time.
   *
   * @param options pods and interval
   */
  public static envoys(options: PodScrapeJobOptions = {}): ScrapeJob {
    return new ScrapeJob(envoysSpec(options));
  }

  /**
   * What containers use of their nodes, as the kubelets tell (cAdvisor). Allows the account of Prometheus to read the metrics
   * of nodes.
   *
   * @param options interval and certificates
   */
  public static kubelets(options: KubeletScrapeJobOptions = {}): ScrapeJob {
    return new ScrapeJob(kubeletsSpec(options));
  }

  /**
   * Anything else, as Prometheus has it. The account of Prometheus may see what the roles in `kubernetes_sd_configs` discover.
   *
   * @param name name of the job
   * @param config an entry of `scrape_configs` without `job_name`
   */
  public static custom(name: string, config: Record<string, any>): ScrapeJob {
    return new ScrapeJob({ ...config, job_name: notEmpty('name of a scrape job', name) });
  }

  private constructor(private readonly spec: ScrapeConfig) {}

  /** @internal */
  public _toSpec(): ScrapeConfig {
    return this.spec;
  }
}
