import { Duration } from 'cdk8s';
import { wholeSeconds } from '../core/private/checks';

/** How the Sail Operator goes from one revision to the next. */
export interface SailRevisionOptions {
  /**
   * How long a revision that no workload uses any more is kept: whole seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly inactiveRevisionDeletionGracePeriod?: Duration;

  /**
   * Whether the operator moves workloads to the new revision itself, by restarting them, once it is ready.
   *
   * @default false
   */
  readonly updateWorkloads?: boolean;
}

/** What the Sail Operator does when the version changes. */
export class SailUpdateStrategy {
  /** The control plane is updated where it is. */
  public static inPlace(): SailUpdateStrategy {
    return new SailUpdateStrategy(false, { type: 'InPlace' });
  }

  /**
   * Each version gets a control plane of its own, and the old one goes when no workload uses it any more.
   *
   * The operator names those revisions after the versions. A tag with the name of the mesh's revision, `default` where it
   * has none, points to the newest, so that the labels of namespaces stay as they are.
   *
   * @param options how long revisions are kept, and who moves workloads
   */
  public static revisionBased(options: SailRevisionOptions = {}): SailUpdateStrategy {
    const { inactiveRevisionDeletionGracePeriod: period, updateWorkloads } = options;
    return new SailUpdateStrategy(true, {
      type: 'RevisionBased',
      ...period !== undefined && { inactiveRevisionDeletionGracePeriodSeconds: parseInt(wholeSeconds('inactiveRevisionDeletionGracePeriod', period)) },
      ...updateWorkloads !== undefined && { updateWorkloads },
    });
  }

  private constructor(
    /** @internal */ public readonly _revisionBased: boolean,
    /** @internal */ public readonly _spec: object,
  ) {}
}

/** How the Sail Operator installs a mesh. */
export interface SailOptions {
  /**
   * What it does when the version changes.
   *
   * @default SailUpdateStrategy.inPlace()
   */
  readonly updateStrategy?: SailUpdateStrategy;

  /**
   * Whether the namespaces of the components are defined too, but for `kube-system`. The operator makes none.
   *
   * @default true
   */
  readonly createNamespaces?: boolean;
}
