import { httpUrl, notEmpty } from '../core/private/checks';
import { ChartSource } from './chart-source';

/** The cluster that Argo CD installs into. */
export class ArgoCdDestination {
  /** The cluster in which Argo CD runs. */
  public static readonly IN_CLUSTER = ArgoCdDestination.server('https://kubernetes.default.svc');

  /**
   * A cluster by the URL of its API server.
   *
   * @param url the URL, as Argo CD knows the cluster
   */
  public static server(url: string): ArgoCdDestination {
    return new ArgoCdDestination({ server: httpUrl('server', url) });
  }

  /**
   * A cluster by its name.
   *
   * @param name the name, as Argo CD knows the cluster
   */
  public static named(name: string): ArgoCdDestination {
    return new ArgoCdDestination({ name: notEmpty('name', name) });
  }

  private constructor(
    /** @internal */ public readonly _spec: object,
  ) {}
}

/** What Argo CD does without being asked. */
export interface ArgoCdAutomation {
  /**
   * Whether it deletes what the chart has no longer.
   *
   * @default false
   */
  readonly prune?: boolean;

  /**
   * Whether it undoes changes that others make in the cluster.
   *
   * @default false
   */
  readonly selfHeal?: boolean;
}

/** How Argo CD installs a mesh. */
export interface ArgoCdOptions {
  /**
   * Where the charts are: a repository or a registry.
   *
   * @default ChartSource.ISTIO
   */
  readonly charts?: ChartSource;

  /**
   * Namespace of the Applications.
   *
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * What precedes the names of the Applications, for one Argo CD that serves several clusters.
   *
   * @default - nothing: an Application is named as its Helm release
   */
  readonly namePrefix?: string;

  /**
   * The project that they belong to.
   *
   * @default 'default'
   */
  readonly project?: string;

  /**
   * The cluster that they install into.
   *
   * @default ArgoCdDestination.IN_CLUSTER
   */
  readonly destination?: ArgoCdDestination;

  /**
   * What is done without being asked. An empty struct syncs whenever the Application changes.
   *
   * @default - nothing: a person or another program syncs them
   */
  readonly automated?: ArgoCdAutomation;

  /**
   * Sync wave of the first component. The others follow in the next ones.
   *
   * @default 0
   */
  readonly firstWave?: number;

  /**
   * Whether what an Application installed is deleted with it, except CRDs, which the charts keep.
   *
   * @default true
   */
  readonly cascade?: boolean;

  /**
   * Whether the namespaces of the components are made.
   *
   * @default true
   */
  readonly createNamespaces?: boolean;
}
