/**
 * An entry of `scrape_configs`, of which only this is looked at here.
 *
 * A file of its own: the public `ScrapeJob` names it, and the types of cdk8s-plus must not come along, which are a tenth of
 * what an app's type-check takes.
 */
export interface ScrapeConfig {
  readonly job_name: string;
  readonly metrics_path?: string;
  readonly kubernetes_sd_configs?: ReadonlyArray<{ readonly role?: string }>;
  readonly [field: string]: unknown;
}
