import { Duration } from 'cdk8s';

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
