import { Duration } from 'cdk8s';
import { ChartSource } from './chart-source';

/** What Flux does about changes that others make in the cluster. */
export enum FluxDriftDetection {
  /** It undoes them. */
  ENABLED = 'enabled',
  /** It tells of them. */
  WARN = 'warn',
  /** It does not look for them. */
  DISABLED = 'disabled',
}

/** How Flux installs a mesh. */
export interface FluxOptions {
  /**
   * Where the charts are: a repository or a registry.
   *
   * @default ChartSource.ISTIO
   */
  readonly charts?: ChartSource;

  /**
   * Namespace of the HelmReleases and of the source of their charts.
   *
   * @default 'flux-system'
   */
  readonly namespace?: string;

  /**
   * What precedes the names of the HelmReleases, for one Flux that serves several clusters.
   *
   * @default - nothing: a HelmRelease is named as its Helm release
   */
  readonly namePrefix?: string;

  /**
   * How often Flux looks whether all is as it should be.
   *
   * @default Duration.hours(1)
   */
  readonly interval?: Duration;

  /**
   * How long an installation or upgrade may take.
   *
   * @default - 5 minutes
   */
  readonly timeout?: Duration;

  /**
   * How often an installation or upgrade that failed is tried again, at least 1, and -1 for always.
   *
   * @default - it is not
   */
  readonly retries?: number;

  /**
   * What is done about changes that others make in the cluster. What istiod itself puts into its webhooks is none.
   *
   * @default FluxDriftDetection.DISABLED
   */
  readonly driftDetection?: FluxDriftDetection;

  /**
   * ServiceAccount by whose rights it is installed.
   *
   * @default - that of Flux
   */
  readonly serviceAccountName?: string;

  /**
   * Name of a Secret with the kubeconfig of the cluster to install into, in the namespace of the HelmReleases.
   *
   * @default - the cluster in which Flux runs
   */
  readonly kubeConfigSecretName?: string;

  /**
   * Whether the namespaces of the components are made.
   *
   * @default true
   */
  readonly createNamespaces?: boolean;
}
