import { Duration } from 'cdk8s';
import { AddonProps } from './addon';
import { PrometheusRuleGroup } from './prometheus-rule';
import { ScrapeJob } from './scrape-job';
import { SecretKey } from './secret-key';
import { Storage } from './storage';

/** Somewhere else that gets all samples as well. */
export interface RemoteWrite {
  /** Where they are sent. */
  readonly url: string;

  /**
   * The token that goes with them.
   *
   * @default - none
   */
  readonly bearerToken?: SecretKey;
}

/** What a Prometheus takes. */
export interface PrometheusProps extends AddonProps {
  /**
   * What it fetches metrics from, beside itself.
   *
   * @default - `ScrapeJob.annotatedPods()`, which are all of Istio and all workloads that ask for it
   */
  readonly scrapeJobs?: ScrapeJob[];

  /**
   * How often it fetches them.
   *
   * @default Duration.seconds(15)
   */
  readonly scrapeInterval?: Duration;

  /**
   * How often it computes rules.
   *
   * @default - as often as it fetches
   */
  readonly evaluationInterval?: Duration;

  /**
   * Labels of all that it sends elsewhere, such as the name of the cluster.
   *
   * @default - none
   */
  readonly externalLabels?: Record<string, string>;

  /**
   * What it computes: series of its own, and alerts.
   *
   * @default - nothing
   */
  readonly ruleGroups?: PrometheusRuleGroup[];

  /**
   * Where it sends alerts: Alertmanagers as `<host>:<port>`.
   *
   * @default - nowhere
   */
  readonly alertmanagers?: string[];

  /**
   * Where it sends all samples.
   *
   * @default - nowhere
   */
  readonly remoteWrite?: RemoteWrite[];

  /**
   * How long it keeps samples. It drops the oldest earlier where four fifths of its storage are full.
   *
   * @default Duration.days(15)
   */
  readonly retention?: Duration;

  /**
   * Where it keeps them.
   *
   * @default Storage.ephemeral()
   */
  readonly storage?: Storage;
}
