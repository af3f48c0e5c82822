import { Duration } from 'cdk8s';
import { notEmpty } from '../core/private/checks';
import { annotatedPodsSpec, envoysSpec, kubeletsSpec, ScrapeConfig } from './private/scrape-job';

/** How often something is scraped, and what of it is dropped. */
export interface ScrapeJobOptions {
  /**
   * How often.
   *
   * @default - as often as the Prometheus says
   */
  readonly scrapeInterval?: Duration;

  /**
   * How long one time may take, at most the interval.
   *
   * @default - 10 seconds, or the interval if that is shorter
   */
  readonly scrapeTimeout?: Duration;

  /**
   * Metrics that are dropped, by regular expressions (RE2) for their whole names.
   *
   * @default - none
   */
  readonly dropMetrics?: string[];
}

/** Which pods are scraped, and what is known of them. */
export interface PodScrapeJobOptions extends ScrapeJobOptions {
  /**
   * Namespaces of the pods.
   *
   * @default - all namespaces
   */
  readonly namespaces?: string[];

  /**
   * Labels of the pods that their series get as well, beside namespace, pod and node. Each distinct value makes series of
   * its own.
   *
   * @default - `app` and `version`
   */
  readonly podLabels?: string[];
}

/** How kubelets are scraped. */
export interface KubeletScrapeJobOptions extends ScrapeJobOptions {
  /**
   * Whether the certificates of kubelets are not verified, as they must not be where kubelets sign their own.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

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
